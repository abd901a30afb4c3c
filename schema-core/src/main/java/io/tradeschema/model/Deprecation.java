package io.tradeschema.model;

import java.time.LocalDate;

/**
 * A field on its way out.
 *
 * @param since the contract version that deprecated it
 * @param sunset the first day on which it may be removed
 * @param because why, and what to send instead
 */
public record Deprecation(Version since, LocalDate sunset, String because) {}
