package io.tradeschema.model;

/**
 * When an optional field is required all the same.
 *
 * @param field the wire name of the field that decides
 * @param value the wire value at which it demands the other field
 */
public record Condition(String field, String value) {}
