/** The bus file, {@code tradeschema.yaml}: which contracts, services and exceptions are in force. */
@NullMarked
package io.tradeschema.gate.scan.bus;

import org.jspecify.annotations.NullMarked;
