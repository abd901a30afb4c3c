package io.tradeschema.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes an optional field required while another field of the same record has a given value. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface RequiredWhen {

    /** The wire name of the other field, which must be an enum. */
    String field();

    /** The wire value at which this field is required. */
    String is();
}
