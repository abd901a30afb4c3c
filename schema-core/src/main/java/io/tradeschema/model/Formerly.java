package io.tradeschema.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The retired names that this field succeeds. They stay refused for ever, each with this field named instead. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Formerly {

    /** The retired names. */
    String[] value();

    /** How retired values map to values of this field, each as {@code OLD=NEW}. */
    String[] values() default {};
}
