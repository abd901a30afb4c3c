package io.tradeschema.model;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A strict builder by wire name: the one place that accepts a field. Codecs, map adapters and tests fill a draft;
 * {@link #build} then gives the event or every finding. Values are wire values ({@code String}, {@link NumberText} or
 * any exact {@code Number}, {@code Boolean}, {@code Map}, {@code List}, null) or the field's own Java values. What is built is a message
 * that somebody writes, unless {@link #reading} says that it came from elsewhere. Not thread-safe.
 *
 * @param <T> the record that is built
 */
public final class Draft<T> {

    private static final Object NULL = new Object();

    private final Shape<T> shape;
    private final String subject;
    private final Limits limits;
    private final @Nullable Object[] raws;
    private boolean writing = true;
    private Optional<LaterWriter> later = Optional.empty();
    /** Both empty until something goes wrong. */
    private Map<String, Stray> strays = Map.of();

    private Set<String> repeated = Set.of();

    Draft(Shape<T> shape, String subject, Limits limits) {
        this.shape = shape;
        this.subject = subject;
        this.limits = limits;
        this.raws = new Object[shape.fields().size()];
    }

    /**
     * A draft that holds what a finished value holds. What the shape does not have yet is a stray: an event must not lose
     * a field on the way to a reader of an earlier version.
     */
    static <T> Draft<T> of(Shape<T> shape, String subject, T value) {
        var draft = new Draft<>(shape, subject, Limits.STANDARD);
        if (value instanceof Map<?, ?> map) {
            return draft.setAll(map);
        }
        for (var i = 0; i < draft.raws.length; i++) {
            draft.raws[i] = shape.value(value, shape.fields().get(i)).orElse(null);
        }
        for (var field : shape.laterFields()) {
            shape.value(value, field)
                    .ifPresent(
                            present -> draft.addStray(field.name(), field.type().wireOf(present), true));
        }
        return draft;
    }

    /** The same of the components that a value would have, in the order of the record's header; null is a finding. */
    static <T> Draft<T> ofComponents(Shape<T> shape, String subject, @Nullable Object[] components) {
        var expected = shape.published().fields().size();
        if (components.length != expected) {
            throw new IllegalArgumentException(subject + " has " + expected + " components, not " + components.length
                    + ": compile the record and its builder together");
        }
        var draft = new Draft<>(shape, subject, Limits.STANDARD);
        for (var i = 0; i < draft.raws.length; i++) {
            var component = components[shape.fields().get(i).position()];
            draft.raws[i] = component == null ? NULL : present(component);
        }
        for (var field : shape.laterFields()) {
            var value = present(components[field.position()]);
            if (value != null) {
                draft.addStray(field.name(), field.type().wireOf(value), true);
            }
        }
        return draft;
    }

    private static @Nullable Object present(@Nullable Object component) {
        return component instanceof Optional<?> optional ? optional.orElse(null) : component;
    }

    /** Sets a field by its wire name. An unknown name, a repeated one or a wrong value is a finding of the build. */
    public Draft<T> set(@Nullable String name, @Nullable Object value) {
        var index = shape.index(name);
        if (name == null || index < 0) {
            addStray(String.valueOf(name), value, name != null);
        } else if (raws[index] != null) {
            addRepeated(name);
        } else {
            raws[index] = value == null ? NULL : frozen(value);
        }
        return this;
    }

    /** Whoever hands in a StringBuilder may go on writing to it. */
    private static Object frozen(Object value) {
        if (value instanceof String || value instanceof NumberText) {
            return value; // Nearly every value; asking a number whether it is a text takes Java ten times as long.
        }
        return value instanceof CharSequence text ? text.toString() : value;
    }

    private void addStray(String name, @Nullable Object value, boolean isText) {
        var stray = new Stray(name, value == null ? null : frozen(value), isText);
        strays = strays.isEmpty() ? new TreeMap<>() : strays;
        if (strays.putIfAbsent(name, stray) != null) {
            addRepeated(name);
        }
    }

    private void addRepeated(String name) {
        repeated = repeated.isEmpty() ? new TreeSet<>() : repeated;
        repeated.add(name);
    }

    /** Sets every entry of a map. A key that is no text is a finding of the build. */
    public Draft<T> setAll(Map<?, ?> values) {
        Objects.requireNonNull(values, "values is null: hand in a map").forEach((key, value) -> {
            if (key instanceof CharSequence name) {
                set(name.toString(), value);
            } else {
                addStray(key == null ? "null" : Raw.describe(key), value, false);
            }
        });
        return this;
    }

    /**
     * Starts the object of a nested field, to be filled in place.
     *
     * @return the nested draft; empty when there is no such field, it is set already, or it is no object
     */
    public Optional<Draft<?>> nested(String name) {
        var index = shape.index(name);
        if (index < 0 || raws[index] != null) {
            return Optional.empty();
        }
        var object = shape.fields().get(index).type().asObject();
        object.ifPresent(type -> raws[index] = new Draft<>(type.shape(), type.name(), limits));
        return object.map(type -> (Draft<?>) raws[index]);
    }

    /** The type of the list that a field takes; empty when there is no such field, it is set already, or it takes none. */
    public Optional<ListType<?>> list(String name) {
        var index = shape.index(name);
        return index < 0 || raws[index] != null
                ? Optional.empty()
                : shape.fields().get(index).type().asList();
    }

    /**
     * Makes this the draft of a message that is read: a time without a zone is then taken as UTC, with a warning, which a
     * writer is refused.
     */
    public Draft<T> reading() {
        writing = false;
        return this;
    }

    /** Makes this the draft of a message whose writer keeps a later version. */
    Draft<T> by(LaterWriter writer) {
        later = Optional.of(writer);
        return this;
    }

    /** The value, perhaps with warnings, or every finding, in the order of the header and then of the stray names. */
    public Outcome<T> build() {
        var problems = new Problems(subject, limits, writing, later);
        var value = LimitCheck.of(limits).holds(this, problems) ? finish(problems) : null;
        return value == null
                ? new Outcome.Refused<>(problems.findings())
                : new Outcome.Accepted<>(value, problems.findings());
    }

    String subject() {
        return subject;
    }

    boolean isOf(Shape<?> other) {
        return shape == other;
    }

    /** Reads every field; null when something was refused. */
    @Nullable
    T finish(Problems problems) {
        var errorsBefore = problems.errors();
        var fields = shape.fields();
        var values = new Object[raws.length];
        var limitCheck = LimitCheck.of(problems.limits());
        for (var i = 0; i < values.length; i++) {
            values[i] = raws[i] == null && !fields.get(i).required()
                    ? Optional.empty()
                    : readAt(fields.get(i), raws[i], limitCheck, problems);
        }
        if (shape.hasConditions()) {
            ConditionCheck.check(shape, values, this::isPresent, problems);
        }
        refuseRepeated(problems);
        if (!strays.isEmpty()) {
            new StrayCheck(shape, subject, this::isPresent, limitCheck).check(strays.values(), problems);
        }
        return problems.errors() == errorsBefore ? make(values, problems) : null;
    }

    /** A record may hold its values against rules of its own, and refuse them as its value types do. */
    private @Nullable T make(Object[] values, Problems problems) {
        try {
            return shape.make(values);
        } catch (FindingsException refusal) {
            refusal.findings().forEach(problems::add);
            return null;
        }
    }

    private Object readAt(Field field, @Nullable Object raw, LimitCheck limitCheck, Problems problems) {
        problems.enter(field.name());
        var value = read(field, raw, limitCheck, problems);
        problems.leave();
        return value;
    }

    /** The constructor argument for a field: the value itself, or an Optional for an optional field. */
    private Object read(Field field, @Nullable Object raw, LimitCheck limitCheck, Problems problems) {
        if (raw == null || raw == NULL) {
            return field.required() ? missing(field, raw == NULL, problems) : Optional.empty();
        }
        if (field.deprecation().isPresent()) {
            warn(field, field.deprecation().get(), problems);
        }
        if (limitCheck.refuses(raw, problems)) {
            return Optional.empty();
        }
        var value = field.type().read(raw, problems);
        return field.required() && value != null ? value : Optional.ofNullable(value);
    }

    private static void warn(Field field, Deprecation deprecation, Problems problems) {
        problems.add(
                MessageRule.DEPRECATED_FIELD,
                "\"" + field.name() + "\" is deprecated since " + deprecation.since() + " and may go from "
                        + deprecation.sunset() + " on",
                deprecation.because());
    }

    private Object missing(Field field, boolean isNull, Problems problems) {
        if (isNull) {
            problems.add(
                    MessageRule.NULL_FIELD,
                    "required but null",
                    "write " + field.type().expectation() + ", or do not publish the message");
        } else if (strays.values().stream().noneMatch(stray -> succeeds(field, stray))) {
            problems.add(
                    MessageRule.MISSING_FIELD,
                    "required but absent",
                    "add it: " + field.type().expectation());
        }
        return Optional.empty();
    }

    /** A retired name in a required field's place is one mistake, and is reported once, with the successor named. */
    private boolean succeeds(Field field, Stray stray) {
        return shape.retired(stray.name())
                .flatMap(RetiredName::successor)
                .filter(field.name()::equals)
                .isPresent();
    }

    private void refuseRepeated(Problems problems) {
        for (var name : repeated) {
            problems.enter(name);
            problems.add(MessageRule.DUPLICATE_FIELD, "written more than once", "write it once");
            problems.leave();
        }
    }

    /** Whether a field was given; null means absent. */
    private boolean isPresent(String name) {
        var index = shape.index(name);
        return index >= 0 && raws[index] != null && raws[index] != NULL;
    }

    /** Has everything that was given counted, field by field and then stray by stray. */
    void count(LimitCheck limitCheck, int depth) {
        for (var raw : raws) {
            if (raw != null) {
                limitCheck.countNamed(raw, depth);
            }
        }
        for (var stray : strays.values()) {
            limitCheck.countNamed(stray.raw(), depth);
        }
    }

    /**
     * A name that the shape does not have, with its raw value.
     *
     * @param isText whether it is a name at all: a key of a map may be anything
     */
    record Stray(String name, @Nullable Object raw, boolean isText) {}
}
