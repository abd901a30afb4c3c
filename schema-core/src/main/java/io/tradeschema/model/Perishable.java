package io.tradeschema.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which messages of an event lose their meaning with age: those that open something. A consumer may refuse them when they
 * are older than its bound; what closes or shrinks is never too old.
 *
 * @param time the field that says when it was decided; empty where only the envelope says it
 * @param field the field that says what to do
 * @param values the values of that field that open something
 * @param unless the flag with which even such a message opens nothing; empty where there is none
 */
public record Perishable(String time, String field, List<String> values, String unless) {

    /** Copies the values; no part is null. */
    public Perishable {
        Objects.requireNonNull(
                time, "time is null: name the field that says when it was decided, or write an empty text");
        Objects.requireNonNull(field, "field is null: name the field that says what to do");
        Objects.requireNonNull(values, "values is null: list those that open something");
        Objects.requireNonNull(unless, "unless is null: name the flag, or write an empty text");
        values = List.copyOf(values);
    }

    /** What of it a shape does not have, or has as something else; empty when it fits. */
    Optional<String> fault(Shape<?> shape) {
        return Stream.of(time, field, unless)
                .filter(name -> !name.isEmpty() && shape.field(name).isEmpty())
                .map(name -> "it has no field " + name + ", by which its messages would go stale")
                .findFirst()
                .or(() -> fault(shape, time, TimeType.class, " is no time, which says when a message was decided"))
                .or(() -> fault(shape, unless, FlagType.class, " is no flag, with which a message opens nothing"))
                .or(() -> values(shape));
    }

    private static Optional<String> fault(Shape<?> shape, String name, Class<?> type, String otherwise) {
        return shape.field(name).filter(known -> !type.isInstance(known.type())).map(known -> name + otherwise);
    }

    private Optional<String> values(Shape<?> shape) {
        var known = shape.field(field)
                .flatMap(named -> named.type().asChoice())
                .map(ChoiceType::values)
                .orElse(List.of());
        if (known.isEmpty()) {
            return Optional.of(field + " is no choice of values, by which a message opens something");
        }
        if (values.isEmpty()) {
            return Optional.of("no value of " + field + " opens anything: name those that do");
        }
        return values.stream()
                .filter(value -> !known.contains(value))
                .map(value -> field + " is never " + Excerpt.of(value, 40) + ", but one of " + String.join(", ", known))
                .findFirst();
    }

    /** Whether this event opens something: it says so, and the flag does not take it back. */
    public <T> boolean opens(Contract<T> type, T event) {
        var shape = type.shape();
        var says = shape.field(field).map(known -> shape.wire(event).get(known.name()));
        return says.filter(values::contains).isPresent()
                && shape.field(unless)
                        .flatMap(flag -> shape.value(event, flag))
                        .filter(Boolean.TRUE::equals)
                        .isEmpty();
    }
}
