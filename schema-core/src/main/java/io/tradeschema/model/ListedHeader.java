package io.tradeschema.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Fields that no record declares: their objects are maps from wire names to values, in the order of the fields. */
final class ListedHeader extends Header<Map<String, Object>> {

    ListedHeader(String name, String doc, List<Field> fields, List<RetiredName> retired) {
        super(
                mapClass(),
                name,
                doc,
                numbered(fields),
                retired.stream()
                        .map(retiredName -> new Retirement(retiredName, retiredName.successor()))
                        .toList());
    }

    @SuppressWarnings("unchecked")
    private static Class<Map<String, Object>> mapClass() {
        return (Class<Map<String, Object>>) (Class<?>) Map.class;
    }

    private static List<Field> numbered(List<Field> fields) {
        return IntStream.range(0, fields.size())
                .mapToObj(position -> fields.get(position).atPosition(position))
                .toList();
    }

    @Override
    String origin() {
        return name();
    }

    @Override
    @Nullable
    Object value(Map<String, Object> object, Field field) {
        return object.get(field.name());
    }

    @Override
    Object[] components(Map<String, Object> object) {
        return fields().stream()
                .map(field -> field.required()
                        ? Objects.requireNonNull(object.get(field.name()), field.name())
                        : Optional.ofNullable(object.get(field.name())))
                .toArray();
    }

    @Override
    Map<String, Object> make(Object[] arguments) {
        var object = new LinkedHashMap<String, Object>();
        for (var field : fields()) {
            var value = arguments[field.position()];
            if (!(value instanceof Optional<?> optional)) {
                object.put(field.name(), value);
            } else if (optional.isPresent()) {
                object.put(field.name(), optional.get());
            }
        }
        return Collections.unmodifiableMap(object);
    }
}
