package io.tradeschema.scan.python;

import io.tradeschema.model.Where;
import io.tradeschema.scan.syntax.Node;
import java.util.Optional;

/**
 * Where a value that is assigned comes from.
 *
 * @param name the last name in the expression that gives it; empty when there is none
 * @param given the argument of a caller that gives it, when it is one
 */
record Origin(String name, Optional<Where> given) {

    static final Origin NONE = new Origin("", Optional.empty());

    /** What an expression tells of its value's origin. */
    static Origin of(Node expression, Frame frame) {
        return new Origin(Expressions.origin(expression), frame.givenAt(expression));
    }

    /** A key or attribute set to the value at this place. */
    Thing.Slot slot(Value value, boolean sure, Node place) {
        return new Thing.Slot(value, sure, place.where(), name).from(given);
    }
}
