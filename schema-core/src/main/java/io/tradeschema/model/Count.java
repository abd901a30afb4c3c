package io.tradeschema.model;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How many elements a list has; without it none to {@value ListType#USUAL_MOST}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Count {

    /** The least number of elements. */
    int least() default 0;

    /** The greatest number of elements, up to {@value ListType#MOST_OF_ALL}. */
    int most() default ListType.USUAL_MOST;
}
