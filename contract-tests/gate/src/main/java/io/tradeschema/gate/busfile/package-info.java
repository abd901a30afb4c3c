/** The bus file, {@code tradeschema.yaml}: which contracts, services and exceptions are in force. */
@NullMarked
package io.tradeschema.gate.busfile;

import org.jspecify.annotations.NullMarked;
