package io.tradeschema.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The type of an enum: its constants are the wire values, in lower case where the enum is marked {@link LowerCase}. A
 * constant marked {@link Since} is no value at earlier versions. Without an enum the wire values are listed.
 *
 * @param <T> the enum, or {@code String}
 */
public final class ChoiceType<T> extends ValueType<T> {

    private final Map<String, T> constants;
    private final Map<String, Version> later;
    private final Function<T, String> wire;

    ChoiceType(Class<T> javaType) {
        this(javaType, constants(javaType), Map.of());
    }

    private ChoiceType(Class<T> javaType, Map<String, T> constants, Map<String, Version> later) {
        this(
                javaType,
                Prose.of(javaType).withDoc(docOf(javaType)),
                constants,
                later,
                value -> wireName(javaType, value));
    }

    private ChoiceType(
            Class<T> javaType,
            Prose prose,
            Map<String, T> constants,
            Map<String, Version> later,
            Function<T, String> wire) {
        super(javaType, prose);
        this.constants = Collections.unmodifiableMap(constants);
        this.later = Map.copyOf(later);
        this.wire = wire;
    }

    static ChoiceType<String> of(String name, List<String> values) {
        var constants = new LinkedHashMap<String, String>();
        for (var value : values) {
            if (constants.put(value, value) != null) {
                throw new IllegalArgumentException(name + ": " + value + " stands there twice");
            }
        }
        if (constants.isEmpty()) {
            throw new IllegalArgumentException(name + ": a choice without values has no messages");
        }
        return new ChoiceType<>(String.class, Prose.of(name), constants, Map.of(), Function.identity());
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

    private static Version since(Object value) {
        return value instanceof Enum<?> constant ? since(constant) : Header.FIRST;
    }

    private static Version since(Enum<?> constant) {
        var name = constant.name();
        try {
            var since = constant.getDeclaringClass().getField(name).getAnnotation(Since.class);
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
        return wire.apply(value);
    }

    @Override
    @Nullable
    T read(Object raw, Problems problems) {
        if (!javaType().isInstance(raw) && !(raw instanceof String)) {
            return refuseType(raw, problems);
        }
        var text =
                raw instanceof String written ? written : wire.apply(javaType().cast(raw));
        var constant = constants.get(text);
        if (constant == null) {
            problems.add(
                    MessageRule.UNKNOWN_VALUE,
                    "not a value of " + name(),
                    Excerpt.quoted(text),
                    advice(text, problems));
        }
        return constant;
    }

    private String advice(String text, Problems problems) {
        if (problems.later().isPresent() && !Advice.isSlip(text, constants.keySet())) {
            return problems.later().get().upgrade(expectation());
        }
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
    ValueType<T> at(Version event, VersionLine line) {
        if (!javaType().isEnum()) {
            return this;
        }
        var version = line.of(javaType(), event);
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
    public <R> R match(Cases<R> cases) {
        return cases.choice(this);
    }

    @Override
    public Optional<ChoiceType<?>> asChoice() {
        return Optional.of(this);
    }

    @Override
    Optional<String> slip(Object raw) {
        return Optional.empty();
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
