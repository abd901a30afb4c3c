package io.tradeschema.scan.facts;

import io.tradeschema.model.Where;

/**
 * A place on the bus that the scan could not resolve; counted and listed, never guessed.
 *
 * @param where the place
 * @param what what could not be told, such as {@code the stream of this xadd}
 * @param reason why
 */
public record Unresolved(Where where, String what, String reason) {}
