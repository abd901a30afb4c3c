package io.tradeschema.generator;

import io.tradeschema.generator.MessageText.Member;
import io.tradeschema.generator.ShapeSamples.Shown;
import io.tradeschema.model.Field;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.Shape;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Messages of a shape with one thing wrong each, complete where random edits are samples: every retired name, every required
 * field missing or null, every value of another JSON type, every choice with a wrong word; inside of objects, too.
 */
final class ShapePoison {

    private final Shape<?> shape;
    private final MessageText least;
    private final MessageText full;

    ShapePoison(Shape<?> shape) {
        var shown = new ShapeSamples(shape).showcase();
        this.shape = shape;
        this.least = shown.get(0).message();
        this.full = shown.get(1).message();
    }

    /** Every one, in the order of the fields. */
    Stream<Shown> all() {
        return Stream.of(
                        shape.retired().stream().flatMap(this::retired),
                        shape.fields().stream().flatMap(this::absent),
                        shape.fields().stream().flatMap(this::wrong),
                        full.members().stream().flatMap(this::inside))
                .flatMap(shown -> shown);
    }

    private Stream<Shown> retired(RetiredName retired) {
        return retired.successor()
                .flatMap(shape::field)
                .map(successor -> replaced(retired, successor))
                .orElseGet(() -> Stream.of(new Shown(
                        "the retired " + retired.name() + " added",
                        least.with(retired.name(), SampleValue.Literal.of("1.5")))));
    }

    /** The name alone, as before it was retired, and beside its successor, with each value that it is known to have had. */
    private Stream<Shown> replaced(RetiredName retired, Field successor) {
        var name = retired.name();
        var beside = least.with(successor.name(), full.value(successor.name()).orElseThrow());
        return values(retired, successor).flatMap(value -> {
            var told = "the retired " + name + ": " + Layout.PYTHON.write(value);
            return Stream.of(
                    new Shown(
                            told + " for " + successor.name(),
                            least.without(successor.name()).with(name, value)),
                    new Shown(told + " beside " + successor.name(), beside.with(name, value)));
        });
    }

    private static Stream<SampleValue> values(RetiredName retired, Field successor) {
        var notable = ValueSamples.of(successor.type()).notable();
        var isListed = successor.type().match(WrongLiterals.OF_KINDS).isListed();
        var mapped = retired.values().keySet().stream().sorted().map(JsonQuotes::of);
        return Stream.concat(
                notable.stream().limit(isListed ? notable.size() : 1), mapped.map(SampleValue.Literal::of));
    }

    private Stream<Shown> absent(Field field) {
        var name = field.name();
        if (field.required()) {
            return Stream.of(
                    new Shown(name + " missing", least.without(name)),
                    new Shown(name + " null though required", least.with(name, SampleValue.Literal.NULL)));
        }
        return field.requiredWhen().stream()
                .map(when -> new Shown(
                        name + " missing where " + when.field() + " is " + when.value(),
                        full.with(when.field(), SampleValue.Literal.of(JsonQuotes.of(when.value())))
                                .without(name)));
    }

    private Stream<Shown> wrong(Field field) {
        var name = field.name();
        var own = field.type().match(WrongLiterals.OF_KINDS).literals();
        return Stream.concat(own.stream(), retiredValues(name))
                .map(literal ->
                        new Shown(name + " written " + literal, full.with(name, SampleValue.Literal.of(literal))));
    }

    /** What stood under a retired name may not stand under its successor. */
    private Stream<String> retiredValues(String successor) {
        return shape.retired().stream()
                .filter(retired -> retired.successor().filter(successor::equals).isPresent())
                .flatMap(retired -> retired.values().keySet().stream())
                .distinct()
                .sorted()
                .map(JsonQuotes::of);
    }

    private Stream<Shown> inside(Member member) {
        if (member.value() instanceof SampleValue.Nested nested) {
            return inside(member, nested, wrong -> wrong);
        }
        return member.value() instanceof SampleValue.Listed list
                        && !list.elements().isEmpty()
                        && list.elements().get(0) instanceof SampleValue.Nested nested
                ? inside(member, nested, wrong -> new SampleValue.Listed(List.of(wrong), ""))
                : Stream.empty();
    }

    private Stream<Shown> inside(Member member, SampleValue.Nested nested, Function<SampleValue, SampleValue> placed) {
        return new ShapePoison(nested.message().shape())
                .all()
                .map(shown -> new Shown(
                        "in " + member.name() + ", " + shown.shows(),
                        full.with(member.name(), placed.apply(new SampleValue.Nested(shown.message(), "")))));
    }
}
