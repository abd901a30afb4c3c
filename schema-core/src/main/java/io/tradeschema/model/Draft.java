package io.tradeschema.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A strict builder by wire name: the one place that accepts a field. Codecs, map adapters and tests fill a draft;
 * {@link #build} then gives the event or every finding. Values are wire values ({@code String}, {@link NumberText} or
 * any exact {@code Number}, {@code Boolean}, {@code Map}, null) or the field's own Java values. Not thread-safe.
 *
 * @param <T> the record that is built
 */
public final class Draft<T> {

    private static final Object NULL = new Object();

    private final Shape<T> shape;
    private final String subject;
    private final Limits limits;
    private final @Nullable Object[] raws;
    private final List<Stray> strays = new ArrayList<>(0);
    private final List<String> repeated = new ArrayList<>(0);

    Draft(Shape<T> shape, String subject, Limits limits) {
        this.shape = shape;
        this.subject = subject;
        this.limits = limits;
        this.raws = new Object[shape.fields().size()];
    }

    /** A draft that holds what a finished value holds. */
    static <T> Draft<T> of(Shape<T> shape, String subject, T value) {
        var draft = new Draft<>(shape, subject, Limits.STANDARD);
        for (var i = 0; i < draft.raws.length; i++) {
            draft.raws[i] = shape.value(value, shape.fields().get(i)).orElse(null);
        }
        return draft;
    }

    /** Sets a field by its wire name. An unknown name, a repeated one or a wrong value is a finding of the build. */
    public Draft<T> set(String name, @Nullable Object value) {
        var index = shape.index(name);
        if (index < 0) {
            addStray(name, value);
        } else if (raws[index] != null) {
            repeated.add(name);
        } else {
            raws[index] = value == null ? NULL : value;
        }
        return this;
    }

    private void addStray(String name, @Nullable Object value) {
        if (strays.stream().anyMatch(stray -> stray.name().equals(name))) {
            repeated.add(name);
        } else {
            strays.add(new Stray(name, value));
        }
    }

    /** Sets every entry of a map. A key that is no text is a finding of the build. */
    public Draft<T> setAll(Map<?, ?> values) {
        values.forEach(
                (key, value) -> set(key instanceof CharSequence name ? name.toString() : String.valueOf(key), value));
        return this;
    }

    /**
     * Starts the object of a nested field, to be filled in place.
     *
     * @return the nested draft; empty when there is no such field, it is set already, or it is no object
     */
    public Optional<Draft<?>> nested(String name) {
        var index = shape.index(name);
        if (index < 0 || raws[index] != null || !(shape.fields().get(index).type() instanceof ObjectType<?> object)) {
            return Optional.empty();
        }
        var nested = new Draft<>(object.shape(), subject, limits);
        raws[index] = nested;
        return Optional.of(nested);
    }

    /** The value, perhaps with warnings, or every finding, in the order of the header and then of the stray names. */
    public Outcome<T> build() {
        var problems = new Problems(subject);
        var value = LimitCheck.of(limits).holds(this, problems) ? finish(problems) : null;
        return value == null
                ? new Outcome.Refused<>(problems.findings())
                : new Outcome.Accepted<>(value, problems.findings());
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
        for (var i = 0; i < values.length; i++) {
            problems.enter(fields.get(i).name());
            values[i] = read(fields.get(i), raws[i], problems);
            problems.leave();
        }
        ConditionCheck.check(shape, values, raws, problems);
        refuseRepeated(problems);
        new StrayCheck(shape, subject, presentNames(), LimitCheck.of(limits)).check(strays, problems);
        return problems.errors() == errorsBefore ? shape.make(values) : null;
    }

    /** The constructor argument for a field: the value itself, or an Optional for an optional field. */
    private Object read(Field field, @Nullable Object raw, Problems problems) {
        if (raw == null || raw == NULL) {
            return field.required() ? missing(field, raw == NULL, problems) : Optional.empty();
        }
        field.deprecation().ifPresent(deprecation -> warn(field, deprecation, problems));
        if (LimitCheck.of(limits).refuses(raw, problems)) {
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
        } else if (strays.stream().noneMatch(stray -> succeeds(field, stray))) {
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
        repeated.stream().distinct().sorted().forEach(name -> {
            problems.enter(name);
            problems.add(MessageRule.DUPLICATE_FIELD, "written more than once", "write it once");
            problems.leave();
        });
    }

    private List<String> presentNames() {
        var names = new ArrayList<String>();
        for (var i = 0; i < raws.length; i++) {
            if (raws[i] != null) {
                names.add(shape.fields().get(i).name());
            }
        }
        return names;
    }

    /** Every raw value with its name, for the limits. */
    List<Stray> entries() {
        var entries = new ArrayList<Stray>(strays);
        for (var i = 0; i < raws.length; i++) {
            if (raws[i] != null) {
                entries.add(new Stray(shape.fields().get(i).name(), raws[i] == NULL ? null : raws[i]));
            }
        }
        return entries;
    }

    /** A name that the shape does not have, with its raw value. */
    record Stray(String name, @Nullable Object raw) {}
}
