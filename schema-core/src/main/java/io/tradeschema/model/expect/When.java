package io.tradeschema.model.expect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which messages of an event are meant: those for which one of the alternatives holds.
 *
 * @param anyOf the alternatives; of each, every field has the value that stands beside it, as text
 */
public record When(List<Map<String, String>> anyOf) {

    /** Copies the alternatives, in their order. */
    public When {
        anyOf = anyOf.stream()
                .map(one -> java.util.Collections.unmodifiableMap(new LinkedHashMap<>(one)))
                .toList();
    }

    /** No message is meant. */
    static final When NONE = new When(List.of());

    /** These alternatives, and those of another. */
    public When or(When other) {
        var both = new ArrayList<>(anyOf);
        both.addAll(other.anyOf);
        return new When(both);
    }

    /** Whether a message in wire form, its fields by name, is meant. */
    public boolean holds(Map<String, ?> message) {
        return anyOf.stream()
                .anyMatch(one -> one.entrySet().stream()
                        .allMatch(field -> field.getValue().equals(text(message, field.getKey()))));
    }

    private static String text(Map<String, ?> message, String field) {
        return message.containsKey(field) ? String.valueOf(message.get(field)) : "";
    }

    /** {@code action CLOSE, or reduce_only true}. */
    @Override
    public String toString() {
        return anyOf.stream()
                .map(one -> one.entrySet().stream()
                        .map(field -> field.getKey() + " " + field.getValue())
                        .collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(", or "));
    }
}
