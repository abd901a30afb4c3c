/** Who writes and who reads which stream: the picture of a bus, and the first files made from it. */
@NullMarked
package io.tradeschema.gate.bus;

import org.jspecify.annotations.NullMarked;
