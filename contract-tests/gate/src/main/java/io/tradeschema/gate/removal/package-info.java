/** Whether a field may be taken out of a contract: who reads it, who was seen to read it, and who cannot be told. */
@NullMarked
package io.tradeschema.gate.removal;

import org.jspecify.annotations.NullMarked;
