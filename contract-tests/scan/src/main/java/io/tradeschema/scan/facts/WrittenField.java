package io.tradeschema.scan.facts;

import io.tradeschema.model.Where;
import org.jspecify.annotations.Nullable;

/**
 * A name set in an object that reaches the bus.
 *
 * @param name the name on the wire
 * @param sure whether it is set on every path
 * @param where where it is set
 * @param value what may stand in it
 * @param given where the value comes from: the same place, or an argument of the call that leads to it
 */
public record WrittenField(String name, boolean sure, Where where, FieldValue value, Where given) {

    /** A name whose value is given where the name is set. */
    public WrittenField(String name, boolean sure, Where where, FieldValue value) {
        this(name, sure, where, value, where);
    }

    /** The name where this or the other object may be there; without the other, the other object does not set it. */
    WrittenField or(@Nullable WrittenField other) {
        return other == null
                ? new WrittenField(name, false, where, value, given)
                : new WrittenField(name, sure && other.sure, where, value.or(other.value), given);
    }
}
