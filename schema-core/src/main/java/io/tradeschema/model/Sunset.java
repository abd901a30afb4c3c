package io.tradeschema.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Deprecates a field: writers stop now, readers may stop on the given date, and not before. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Sunset {

    /** The contract version that deprecated the field. */
    String since();

    /** The first day on which the field may be removed, as an ISO date. */
    String on();

    /** Why it goes and what to send instead, as one clause. */
    String because();
}
