/** The gate on source: who writes and reads what on the bus, held against the contract. */
@NullMarked
package io.tradeschema.gate.scan;

import org.jspecify.annotations.NullMarked;
