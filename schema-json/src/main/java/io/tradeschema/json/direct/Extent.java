package io.tradeschema.json.direct;

import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.Limits;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.Shape;
import io.tradeschema.model.ValueType;

/**
 * How big a message of a shape can be when each field stands in it once.
 *
 * @param tokens names, values and brackets
 * @param depth objects inside each other
 * @param text characters of a time or a choice
 * @param fields of the object that has most of them
 */
record Extent(int tokens, int depth, int text, int fields) {

    static Extent of(Shape<?> shape) {
        return shape.fields().stream()
                .map(field -> of(field.type()))
                .reduce(new Extent(2, 0, 0, shape.fields().size()), Extent::with)
                .inBrackets();
    }

    private static Extent of(ValueType<?> type) {
        if (type instanceof ObjectType<?> object) {
            return of(object.shape());
        }
        return new Extent(1, 0, type instanceof ChoiceType<?> choice ? longest(choice) : TimeReader.LONGEST, 0);
    }

    private static int longest(ChoiceType<?> choice) {
        return choice.values().stream().mapToInt(String::length).max().orElse(0);
    }

    /** With a name and its value. */
    private Extent with(Extent value) {
        return new Extent(
                tokens + 1 + value.tokens,
                Math.max(depth, value.depth),
                Math.max(text, value.text),
                Math.max(fields, value.fields));
    }

    private Extent inBrackets() {
        return new Extent(tokens, depth + 1, text, fields);
    }

    /** Whether no such message exceeds the limits, and one bit of a long is enough for each field. */
    boolean isWithin(Limits limits) {
        return tokens <= limits.tokens()
                && depth <= limits.depth()
                && text <= limits.text()
                && fields > 0
                && fields <= Long.SIZE;
    }
}
