package io.tradeschema.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The type of an enum: its constants are the wire values, in lower case where the enum is marked {@link LowerCase}. A
 * constant marked {@link Since} is no value at earlier versions.
 *
 * @param <T> the enum
 */
public final class ChoiceType<T> extends ValueType<T> {

    private final Map<String, T> constants;
    private final Map<String, Version> later;

    ChoiceType(Class<T> javaType) {
        this(javaType, constants(javaType), Map.of());
    }

    private ChoiceType(Class<T> javaType, Map<String, T> constants, Map<String, Version> later) {
        super(javaType, Prose.NONE.withDoc(docOf(javaType)));
        this.constants = Collections.unmodifiableMap(constants);
        this.later = Map.copyOf(later);
    }

    private static String docOf(Class<?> javaType) {
        var doc = javaType.getAnnotation(Doc.class);
        return doc == null ? "" : doc.value();
    }

    private static <T> Map<String, T> constants(Class<T> javaType) {
        var constants = new LinkedHashMap<String, T>();
        for (var constant : javaType.getEnumConstants()) {
            var other = constants.put(wireName(javaType, constant), constant);
            if (other != null) {
                throw new IllegalArgumentException(
                        javaType.getSimpleName() + ": " + other + " and " + constant + " are one value on the wire");
            }
        }
        if (constants.isEmpty()) {
            throw new IllegalArgumentException(javaType.getSimpleName() + ": an enum without constants has no values");
        }
        return constants;
    }

    private static Version since(Object constant) {
        var name = ((Enum<?>) constant).name();
        try {
            var since = ((Enum<?>) constant).getDeclaringClass().getField(name).getAnnotation(Since.class);
            return since == null ? Header.FIRST : Version.of(since.value());
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String wireName(Class<?> javaType, Object constant) {
        var name = ((Enum<?>) constant).name();
        return javaType.isAnnotationPresent(LowerCase.class) ? name.toLowerCase(Locale.ROOT) : name;
    }

    /** The wire values, in the order of the enum. */
    public List<String> values() {
        return List.copyOf(constants.keySet());
    }

    @Override
    public Object wire(T value) {
        return wireName(javaType(), value);
    }

    @Override
    @Nullable
    T read(Object raw, Problems problems) {
        if (!javaType().isInstance(raw) && !(raw instanceof String)) {
            return refuseType(raw, problems);
        }
        var text = raw instanceof String written ? written : wireName(javaType(), raw);
        var constant = constants.get(text);
        if (constant == null) {
            problems.add(MessageRule.UNKNOWN_VALUE, "not a value of " + name(), Excerpt.quoted(text), advice(text));
        }
        return constant;
    }

    private String advice(String text) {
        var since = later.get(text);
        if (since != null) {
            return "it came in " + since + ": write the message for that version, or " + expectation();
        }
        return Advice.nearest(text, constants.keySet())
                .filter(value -> constants.size() > 1)
                .map(value -> "write \"" + value + "\"; it is " + expectation())
                .orElseGet(() -> "write " + expectation());
    }

    @Override
    ValueType<T> at(Version version) {
        var present = constants(javaType());
        var missing = new HashMap<String, Version>();
        present.forEach((name, constant) -> missing.put(name, since(constant)));
        missing.values().removeIf(since -> since.compareTo(version) <= 0);
        present.keySet().removeAll(missing.keySet());
        return present.equals(constants) ? this : new ChoiceType<>(javaType(), present, missing);
    }

    @Override
    Version newest() {
        return constants.values().stream()
                .map(ChoiceType::since)
                .max(Version::compareTo)
                .orElse(Header.FIRST);
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
