/** Compatibility of two versions of a contract: who breaks, the message that proves it, the order of deployment. */
@NullMarked
package io.tradeschema.gate.compat;

import org.jspecify.annotations.NullMarked;
