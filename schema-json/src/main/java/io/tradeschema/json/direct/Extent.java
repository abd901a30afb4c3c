package io.tradeschema.json.direct;

import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.Limits;
import io.tradeschema.model.ListType;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.Shape;
import io.tradeschema.model.TextType;
import io.tradeschema.model.TimeType;
import io.tradeschema.model.ValueType;

/**
 * How big a message of a shape can be when each field stands in it once and its lists are empty.
 *
 * @param tokens names, values and brackets
 * @param depth objects inside each other
 * @param text characters of a time or a choice
 * @param fields of the object that has most of them
 * @param lists that may take more tokens
 */
record Extent(int tokens, int depth, int text, int fields, int lists) {

    private static final ValueType.Cases<Extent> OF_VALUES = new OfValues(false);
    private static final ValueType.Cases<Extent> IN_ELEMENTS = new OfValues(true);

    static Extent of(Shape<?> shape) {
        return of(shape, OF_VALUES);
    }

    /** How big an element of a list can be, with its own lists as long as they get. */
    static Extent ofElement(ListType<?> type) {
        return type.items().match(IN_ELEMENTS);
    }

    private static Extent of(Shape<?> shape, ValueType.Cases<Extent> ofValues) {
        return shape.fields().stream()
                .map(field -> field.type().match(ofValues))
                .reduce(new Extent(2, 0, 0, shape.fields().size(), 0), Extent::with)
                .inBrackets();
    }

    /** With a name and its value. */
    private Extent with(Extent value) {
        return new Extent(
                tokens + 1 + value.tokens,
                Math.max(depth, value.depth),
                Math.max(text, value.text),
                Math.max(fields, value.fields),
                lists + value.lists);
    }

    private Extent inBrackets() {
        return new Extent(tokens, depth + 1, text, fields, lists);
    }

    /** Whether no such message exceeds the limits, and one bit of a long is enough for each field. */
    boolean isWithin(Limits limits) {
        return tokens <= limits.tokens()
                && depth <= limits.depth()
                && text <= limits.text()
                && fields > 0
                && fields <= Long.SIZE;
    }

    /** How big a value can be; the limits of texts and numbers are their readers' to keep. */
    private record OfValues(boolean inElement) implements ValueType.Cases<Extent> {

        private static Extent ofText(int length) {
            return new Extent(1, 0, length, 0, 0);
        }

        @Override
        public Extent decimal(DecimalType<?> type) {
            return ofText(0);
        }

        @Override
        public Extent text(TextType<?> type) {
            return ofText(0);
        }

        @Override
        public Extent choice(ChoiceType<?> type) {
            return ofText(type.values().stream().mapToInt(String::length).max().orElse(0));
        }

        @Override
        public Extent flag(FlagType type) {
            return ofText(0);
        }

        @Override
        public Extent time(TimeType type) {
            return ofText(TimeReader.LONGEST);
        }

        @Override
        public Extent object(ObjectType<?> type) {
            return of(type.shape(), this);
        }

        @Override
        public Extent list(ListType<?> type) {
            var element = ofElement(type);
            var inside = inElement ? type.most() * element.tokens : 0;
            return new Extent(2 + inside, element.depth + 1, element.text, element.fields, inElement ? 0 : 1);
        }
    }
}
