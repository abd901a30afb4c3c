package io.tradeschema.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Retired names that look like this field but meant something else. They stay refused for ever and have no successor:
 * their values cannot be carried over as they are.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Retired {

    /** The retired names. */
    String[] value();

    /** What the old name meant and what to do now, as one clause. */
    String because();
}
