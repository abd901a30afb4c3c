package io.tradeschema.json.direct;

import io.tradeschema.model.Shape;

/** Writes records as objects, their fields in the order of the header, absent ones left out. */
final class ObjectWriter<T> extends ValueWriter {

    private final Shape<T> shape;
    private final MemberWriter[] members;
    private final ConditionalFields demands;

    ObjectWriter(Shape<T> shape, Room room) {
        this.shape = shape;
        this.members = shape.fields().stream()
                .map(field -> new MemberWriter(field, room))
                .toArray(MemberWriter[]::new);
        this.demands = new ConditionalFields(shape.fields());
    }

    @Override
    boolean write(Object value, Output out) {
        if (!shape.javaType().isInstance(value)) {
            return false;
        }
        var values = shape.components(shape.javaType().cast(value));
        var start = out.length();
        for (var i = 0; i < members.length; i++) {
            if (!members[i].write(values[i], out)) {
                return false;
            }
        }
        if (out.length() == start || !demands.areMet(values)) {
            return false;
        }
        // Each member began with a comma.
        out.replace(start, '{');
        out.expect(1);
        out.put('}');
        return true;
    }
}
