package io.tradeschema.generator;

import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.ListType;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.TextType;
import io.tradeschema.model.TimeType;
import io.tradeschema.model.ValueType;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The literals that stand for a kind's values where nobody reads strictly: a number as text, a flag as a number, a word in
 * another case.
 *
 * @param isListed whether every valid value can be listed
 * @param literals as they stand in a message
 */
record WrongLiterals(boolean isListed, List<String> literals) {

    /** By the kind of a value. */
    static final ValueType.Cases<WrongLiterals> OF_KINDS = new OfKinds();

    private static final class OfKinds implements ValueType.Cases<WrongLiterals> {

        @Override
        public WrongLiterals decimal(DecimalType<?> type) {
            var typical = Layout.COMPACT.write(ValueSamples.of(type).notable().get(0));
            return new WrongLiterals(false, List.of(JsonQuotes.of(typical)));
        }

        @Override
        public WrongLiterals text(TextType<?> type) {
            return new WrongLiterals(false, List.of("1"));
        }

        @Override
        public WrongLiterals choice(ChoiceType<?> type) {
            var value = type.values().get(0);
            var words = Stream.of(
                            value.toUpperCase(Locale.ROOT),
                            value.toLowerCase(Locale.ROOT),
                            ' ' + value,
                            value + "_OR_NOT",
                            "")
                    .filter(word -> !type.values().contains(word))
                    .map(JsonQuotes::of);
            return new WrongLiterals(true, Stream.concat(words, Stream.of("1")).toList());
        }

        @Override
        public WrongLiterals flag(FlagType type) {
            return new WrongLiterals(true, List.of("\"true\"", "\"false\"", "1", "0"));
        }

        @Override
        public WrongLiterals time(TimeType type) {
            return new WrongLiterals(false, List.of("1"));
        }

        @Override
        public WrongLiterals object(ObjectType<?> type) {
            return new WrongLiterals(false, List.of("\"{}\"", "[]"));
        }

        @Override
        public WrongLiterals list(ListType<?> type) {
            var elements = type.items().match(this).literals().stream().map(literal -> '[' + literal + ']');
            return new WrongLiterals(
                    false, Stream.concat(elements, Stream.of("\"[]\"", "{}")).toList());
        }
    }
}
