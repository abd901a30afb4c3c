package io.tradeschema.scan.fix;

import io.tradeschema.model.Contracts;
import io.tradeschema.model.Where;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.ObjectFacts;
import io.tradeschema.scan.facts.Write;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls that put messages on streams, and whether a contract holds for what they put there. */
final class Sends {

    private final Contracts contracts;
    private final Map<Where, List<Write>> byCall = new HashMap<>();

    Sends(Facts facts, Contracts contracts) {
        this.contracts = contracts;
        facts.writes().forEach(write -> {
            byCall.computeIfAbsent(write.where(), key -> new ArrayList<>()).add(write);
            byCall.computeIfAbsent(write.from(), key -> new ArrayList<>()).add(write);
        });
    }

    /**
     * Whether a call sends what is set at a place to streams with a contract alone; empty where it is not known to send to any. One that
     * others use as well is judged by what is known of this message.
     */
    Optional<Boolean> at(Node call, Where set) {
        var writes = byCall.getOrDefault(call.where(), List.of());
        var own = writes.stream().filter(write -> sets(write, set)).toList();
        if (writes.isEmpty()) {
            return Calls.arguments(call).stream().anyMatch(this::isNamed) ? Optional.of(true) : Optional.empty();
        }
        return Optional.of(
                own.isEmpty()
                        ? writes.stream().anyMatch(this::isHeld)
                        : own.stream().allMatch(this::isHeld));
    }

    private boolean isHeld(Write write) {
        return isHeld(write.stream());
    }

    private boolean isHeld(String name) {
        return contracts.on(name).isPresent() || contracts.named(name).isPresent();
    }

    /** Whether an argument is the name of an event, or of its stream: a bus that the scan does not know is one all the same. */
    private boolean isNamed(Node argument) {
        return argument.type().matches("string|string_literal")
                && isHeld(argument.text().replaceAll("[\"'`]", ""));
    }

    private static boolean sets(Write write, Where place) {
        return write.message().filter(message -> sets(message, place)).isPresent()
                || write.entry().filter(entry -> sets(entry, place)).isPresent();
    }

    private static boolean sets(ObjectFacts object, Where place) {
        return object.fields().values().stream()
                .anyMatch(field -> field.where().equals(place)
                        || field.value()
                                .object()
                                .filter(inner -> sets(inner, place))
                                .isPresent());
    }
}
