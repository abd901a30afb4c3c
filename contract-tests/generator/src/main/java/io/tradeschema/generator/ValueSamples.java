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
import java.util.Random;

/** Values that a type accepts. */
interface ValueSamples {

    /** Each value worth a message of its own; the first is the typical one. */
    List<SampleValue> notable();

    /**
     * Any value.
     *
     * @param mood the same for all fields of a message, so that its prices lie near each other
     */
    SampleValue random(int mood, Random random);

    static ValueSamples of(ValueType<?> type) {
        return type.match(new OfKinds());
    }

    /** How the values of each kind are made. */
    final class OfKinds implements ValueType.Cases<ValueSamples> {

        @Override
        public ValueSamples decimal(DecimalType<?> type) {
            return new DecimalSamples(type);
        }

        @Override
        public ValueSamples text(TextType<?> type) {
            return TextSamples.of(type);
        }

        @Override
        public ValueSamples choice(ChoiceType<?> type) {
            return new ListedSamples(type.values().stream().map(JsonQuotes::of).toList());
        }

        @Override
        public ValueSamples flag(FlagType type) {
            return new ListedSamples(List.of("true", "false"));
        }

        @Override
        public ValueSamples time(TimeType type) {
            return new TimeSamples();
        }

        @Override
        public ValueSamples object(ObjectType<?> type) {
            return new ObjectSamples(new ShapeSamples(type.shape()));
        }

        @Override
        public ValueSamples list(ListType<?> type) {
            return new ListSamples(type, ValueSamples.of(type.items()));
        }
    }

    /** A list of literals that is all there is. */
    record ListedSamples(List<String> literals) implements ValueSamples {

        @Override
        public List<SampleValue> notable() {
            return literals.stream()
                    .<SampleValue>map(literal -> new SampleValue.Literal(literal, literal.replace("\"", "")))
                    .toList();
        }

        @Override
        public SampleValue random(int mood, Random random) {
            return SampleValue.Literal.of(literals.get(random.nextInt(literals.size())));
        }
    }

    /** Objects of a shape. */
    record ObjectSamples(ShapeSamples shape) implements ValueSamples {

        @Override
        public List<SampleValue> notable() {
            return shape.showcase().stream()
                    .<SampleValue>map(shown -> new SampleValue.Nested(shown.message(), "with " + shown.shows()))
                    .toList();
        }

        @Override
        public SampleValue random(int mood, Random random) {
            return new SampleValue.Nested(shape.random(mood, random), "");
        }
    }
}
