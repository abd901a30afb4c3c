package io.tradeschema.json.direct;

import io.tradeschema.model.FindingsException;
import io.tradeschema.model.Shape;
import org.jspecify.annotations.Nullable;

/** Reads objects into records. */
final class ObjectReader<T> extends ValueReader {

    private final Shape<T> shape;
    private final FieldsReader fields;

    ObjectReader(Shape<T> shape, Room room, boolean required) {
        super(required);
        this.shape = shape;
        this.fields = new FieldsReader(shape, room);
    }

    /** The record that a whole message stands for; it ends at the given place. Null when there is doubt. */
    @Nullable
    T read(byte[] in, int at, int end) {
        var values = fields.blank();
        return fields.read(in, at, values) == end ? made(values) : null;
    }

    @Override
    int read(byte[] in, int at, Object[] values, int slot) {
        var inner = fields.blank();
        var end = in[at] == '{' ? fields.read(in, at, inner) : DOUBT;
        // Behind an object inside there is at least the bracket of the one outside.
        var value = end == DOUBT || end == in.length ? null : made(inner);
        if (value == null) {
            return DOUBT;
        }
        values[slot] = argument(value);
        return end;
    }

    private @Nullable T made(Object[] values) {
        try {
            return shape.make(values);
        } catch (FindingsException refusedByItself) {
            return null;
        }
    }
}
