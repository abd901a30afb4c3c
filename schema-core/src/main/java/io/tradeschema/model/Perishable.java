package io.tradeschema.model;

import java.util.List;

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

    /** Copies the values. */
    public Perishable {
        values = List.copyOf(values);
    }
}
