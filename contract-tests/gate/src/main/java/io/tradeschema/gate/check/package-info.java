/** The gate on source: who writes and reads what on the bus, held against the contract. */
@NullMarked
package io.tradeschema.gate.check;

import org.jspecify.annotations.NullMarked;
