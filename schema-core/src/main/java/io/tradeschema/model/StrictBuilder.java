package io.tradeschema.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Asks for a typed builder of a record, made when the record is compiled: {@code XBuilder}, staged for the required
 * fields, and the interface {@code XCopies} with a {@code with…} method for every field. The record has a public static
 * {@code TYPE}, which checks every value that the builder makes, and a compact constructor that calls
 * {@link EventType#onlyByBuilder}, so that nobody goes past it.
 *
 * <p>An optional component that is added later changes no stage of the builder: code that uses it works on.
 */
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface StrictBuilder {}
