package io.tradeschema.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The prose of a field or an event: what it means, in one clause, without its type. Where a later version says more, the
 * clause of the versions before stands beside it: published schemas keep theirs.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface Doc {

    /** The clause, such as {@code what to do}. */
    String value();

    /** The version from which on the clause holds; empty when it always did. */
    String since() default "";

    /** The clause of the versions before. */
    String before() default "";
}
