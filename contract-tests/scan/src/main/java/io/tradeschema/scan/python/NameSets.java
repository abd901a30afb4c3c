package io.tradeschema.scan.python;

import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.syntax.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Sets of names held against the names of a message: {@code REQUIRED - set(message)}, {@code message.keys() <= KNOWN}. */
final class NameSets {

    private final Interpreter machine;

    NameSets(Interpreter machine) {
        this.machine = machine;
    }

    /** An operator between two values: a difference or comparison of sets. */
    void met(String operator, Value left, Value right, Node place, Frame frame) {
        switch (operator) {
            case "-", "<=", "<" -> {
                demanded(left, right, place, frame);
                allowed(right, left, place, frame);
            }
            case ">=", ">" -> met("<=", right, left, place, frame);
            case "not in" -> {
                if (left instanceof Value.Walked walked && walked.key()) {
                    allowed(right, new Value.Many(walked), place, frame);
                }
            }
            default -> {}
        }
    }

    /** A method of a set, with another set or the message itself. */
    void called(String method, Value set, Value other, Node place, Frame frame) {
        switch (method) {
            case "issubset", "difference" -> met("<=", set, namesOf(other), place, frame);
            case "issuperset" -> met(">=", set, namesOf(other), place, frame);
            default -> {}
        }
    }

    private static Value namesOf(Value value) {
        return value instanceof Value.Message ? new Value.Many(new Value.Walked(value, true)) : value;
    }

    /** The message demands each of these names. */
    private void demanded(Value names, Value message, Node place, Frame frame) {
        note(names, message, place, frame, ReadField::fromList);
    }

    /** The message may have these names and no others. */
    private void allowed(Value names, Value message, Node place, Frame frame) {
        note(names, message, place, frame, ReadField::fromWhitelist);
    }

    private void note(Value names, Value message, Node place, Frame frame, Consumer<ReadField> as) {
        var read = message(message);
        if (read.isEmpty() || !(names instanceof Value.Items items)) {
            return;
        }
        for (var name : items.values()) {
            var text = name.literalText();
            if (text.isPresent()
                    && machine.messages().takeOne(read.get(), text.get(), place, false, frame)
                            instanceof Value.Taken taken) {
                taken.read().onlyTested();
                as.accept(taken.read());
            }
        }
    }

    /** The message whose names these are. */
    private static Optional<Value> message(Value names) {
        return Optional.of(names)
                .filter(Value.Many.class::isInstance)
                .map(many -> ((Value.Many) many).element())
                .filter(element ->
                        element instanceof Value.Walked walked && walked.key() && walked.of() instanceof Value.Message)
                .map(element -> ((Value.Walked) element).of());
    }

    /** The set that an operator makes of sets; empty when these are none. */
    static Optional<Value> joined(String operator, Value left, Value right) {
        return List.of("-", "&", "^").contains(operator) && isSet(left) && isSet(right)
                ? Optional.of(new Value.Many(Value.UNKNOWN))
                : Optional.empty();
    }

    private static boolean isSet(Value value) {
        return value instanceof Value.Items || value instanceof Value.Many;
    }
}
