package io.tradeschema.json.direct;

import io.tradeschema.model.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes records as objects, their fields in the order of the header, absent ones left out. */
final class ObjectWriter<T> implements ValueWriter {

    private final Shape<T> shape;
    private final byte[][] names;
    private final ValueWriter[] writers;
    private final boolean[] required;
    private final Demands demands;

    ObjectWriter(Shape<T> shape) {
        var fields = shape.fields();
        this.shape = shape;
        this.names = fields.stream()
                .map(field -> ('"' + field.name() + "\":").getBytes(StandardCharsets.US_ASCII))
                .toArray(byte[][]::new);
        this.writers =
                fields.stream().map(field -> ValueWriter.of(field.type())).toArray(ValueWriter[]::new);
        this.required = new boolean[fields.size()];
        for (var i = 0; i < required.length; i++) {
            required[i] = fields.get(i).required();
        }
        this.demands = new Demands(fields);
    }

    @Override
    public boolean write(Object value, Output out) {
        if (!shape.javaType().isInstance(value)) {
            return false;
        }
        var values = shape.components(shape.javaType().cast(value));
        var separator = '{';
        for (var i = 0; i < writers.length; i++) {
            var component = values[i];
            if (component == null || component instanceof Optional<?> == required[i]) {
                return false;
            }
            var present = component instanceof Optional<?> optional ? optional.orElse(null) : component;
            if (present != null && !writeMember(separator, i, present, out)) {
                return false;
            }
            separator = present == null ? separator : ',';
        }
        out.expect(1);
        out.put('}');
        return separator == ',' && demands.areMet(values);
    }

    private boolean writeMember(char separator, int index, Object value, Output out) {
        out.expect(names[index].length + 1);
        out.put(separator);
        out.put(names[index]);
        return writers[index].write(value, out);
    }
}
