package io.tradeschema.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The type of an enum: its constants are the wire values, in lower case where the enum is marked {@link LowerCase}.
 *
 * @param <T> the enum
 */
public final class ChoiceType<T> extends ValueType<T> {

    private final Map<String, T> constants;

    ChoiceType(Class<T> javaType) {
        super(javaType, Prose.NONE.withDoc(docOf(javaType)));
        this.constants = Collections.unmodifiableMap(constants(javaType));
    }

    private static String docOf(Class<?> javaType) {
        var doc = javaType.getAnnotation(Doc.class);
        return doc == null ? "" : doc.value();
    }

    private static <T> Map<String, T> constants(Class<T> javaType) {
        var lower = javaType.isAnnotationPresent(LowerCase.class);
        var constants = new LinkedHashMap<String, T>();
        Arrays.stream(javaType.getEnumConstants()).forEach(constant -> {
            var name = ((Enum<?>) constant).name();
            constants.put(lower ? name.toLowerCase(Locale.ROOT) : name, constant);
        });
        return constants;
    }

    /** The wire values, in the order of the enum. */
    public List<String> values() {
        return List.copyOf(constants.keySet());
    }

    @Override
    public Object wire(T value) {
        var name = ((Enum<?>) value).name();
        return javaType().isAnnotationPresent(LowerCase.class) ? name.toLowerCase(Locale.ROOT) : name;
    }

    @Override
    @Nullable
    T read(Object raw, Problems problems) {
        if (javaType().isInstance(raw)) {
            return javaType().cast(raw);
        }
        if (!(raw instanceof CharSequence text)) {
            return refuseType(raw, problems);
        }
        var constant = constants.get(text.toString());
        if (constant == null) {
            problems.add(
                    MessageRule.UNKNOWN_VALUE,
                    "not a value of " + name(),
                    Excerpt.quoted(text.toString()),
                    nearest(text.toString())
                                    .map(value -> "write \"" + value + "\"; it is ")
                                    .orElse("write ")
                            + expectation());
        }
        return constant;
    }

    private Optional<String> nearest(String text) {
        return Suggestion.nearest(text, constants.keySet());
    }

    @Override
    public String expectation() {
        var values = values();
        if (values.size() == 1) {
            return '"' + values.get(0) + '"';
        }
        return "one of " + String.join(", ", values.subList(0, values.size() - 1)) + " or "
                + values.get(values.size() - 1);
    }
}
