package io.tradeschema.model;

import java.util.List;
import java.util.Objects;

/**
 * Which messages of an event lose their meaning with age: those that open something. A consumer may refuse them when they
 * are older than its bound; what closes or shrinks is never too old.
 *
 * @param time the field that says when it was decided
 * @param field the field that says what to do
 * @param values the values of that field that open something
 * @param unless the flag with which even such a message opens nothing
 */
public record Perishable(String time, String field, List<String> values, String unless) {

    /** Copies the values; no part is null. */
    public Perishable {
        Objects.requireNonNull(time, "time is null: name the field that says when it was decided");
        Objects.requireNonNull(field, "field is null: name the field that says what to do");
        Objects.requireNonNull(values, "values is null: list those that open something");
        Objects.requireNonNull(unless, "unless is null: name the flag, or write an empty text");
        values = List.copyOf(values);
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
