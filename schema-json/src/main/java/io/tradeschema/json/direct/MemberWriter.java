package io.tradeschema.json.direct;

import io.tradeschema.model.Field;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes one field of an object: a comma, its name and its value; nothing when it is absent. */
final class MemberWriter {

    private final Output.Literal name;
    private final ValueWriter writer;
    private final boolean required;

    MemberWriter(Field field, Room room) {
        this.name = new Output.Literal(",\"" + field.name() + "\":");
        this.writer = Writers.of(field.type(), room);
        this.required = field.required();
    }

    /** Writes a component as the record holds it; false when there is doubt about it. */
    boolean write(@Nullable Object component, Output out) {
        if (required) {
            return component != null && writePresent(component, out);
        }
        return component instanceof Optional<?> optional && (optional.isEmpty() || writePresent(optional.get(), out));
    }

    private boolean writePresent(Object value, Output out) {
        out.expect(name.length());
        out.put(name);
        return writer.write(value, out);
    }
}
