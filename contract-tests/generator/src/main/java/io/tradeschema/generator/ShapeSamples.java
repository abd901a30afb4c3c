package io.tradeschema.generator;

import io.tradeschema.generator.MessageText.Member;
import io.tradeschema.model.Condition;
import io.tradeschema.model.Field;
import io.tradeschema.model.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;

/** Objects of a shape: its conditions are kept in each of them. */
final class ShapeSamples {

    private final Shape<?> shape;
    private final List<Entry> entries;

    ShapeSamples(Shape<?> shape) {
        this.shape = shape;
        this.entries = shape.fields().stream()
                .map(field -> {
                    var samples = ValueSamples.of(field.type());
                    return new Entry(field, samples, samples.notable());
                })
                .toList();
    }

    /** A field and its values. */
    private record Entry(Field field, ValueSamples samples, List<SampleValue> notable) {

        Member typical() {
            return new Member(field.name(), notable.get(0));
        }
    }

    /** An object, and what is worth seeing in it. */
    record Shown(String shows, MessageText message) {}

    /** Objects that differ in one thing each: the least, the fullest, each optional field alone, each notable value. */
    List<Shown> showcase() {
        var shown = new ArrayList<Shown>();
        shown.add(new Shown("only the required fields", typical(Field::required)));
        shown.add(new Shown("every field", typical(field -> true)));
        addChoices(shown);
        addOptionals(shown);
        addValues(shown);
        return shown;
    }

    private void addChoices(List<Shown> shown) {
        entries.stream()
                .filter(entry -> entry.field().type().asChoice().isPresent())
                .forEach(entry -> addEach(entry, shown));
    }

    private void addOptionals(List<Shown> shown) {
        for (var entry : entries) {
            var field = entry.field();
            if (!field.required()) {
                shown.add(new Shown(
                        "only " + field.name(), complete(typical(Field::required), field, entry.notable.get(0))));
                if (!isDemanded(field, typical(other -> true))) {
                    var full = typical(other -> true).with(field.name(), SampleValue.Literal.NULL);
                    shown.add(new Shown(field.name() + " null", full));
                }
            }
        }
    }

    private void addValues(List<Shown> shown) {
        entries.stream()
                .filter(entry -> entry.field().type().asChoice().isEmpty())
                .forEach(entry -> addEach(entry, shown));
    }

    private void addEach(Entry entry, List<Shown> shown) {
        entry.notable()
                .forEach(value -> shown.add(new Shown(
                        entry.field().name() + " " + value.shows(),
                        complete(typical(Field::required), entry.field(), value))));
    }

    /** The fields that are wanted and those that they demand, each with its typical value, in the header's order. */
    private MessageText typical(Predicate<Field> wanted) {
        var members = entries.stream()
                .filter(entry -> wanted.test(entry.field()))
                .map(Entry::typical)
                .toList();
        return demanded(
                new MessageText(shape, members), entry -> entry.notable().get(0));
    }

    private MessageText complete(MessageText message, Field field, SampleValue value) {
        return demanded(
                message.with(field.name(), value), entry -> entry.notable().get(0));
    }

    /** Adds what the conditions demand, until they demand nothing more. */
    private MessageText demanded(MessageText message, Function<Entry, SampleValue> value) {
        var complete = message;
        for (var i = 0; i < entries.size(); i++) {
            var entry = entries.get(i);
            var name = entry.field().name();
            if (isDemanded(entry.field(), complete) && isAbsent(complete.value(name))) {
                complete = complete.with(name, value.apply(entry));
                i = -1;
            }
        }
        return complete;
    }

    private static boolean isAbsent(Optional<SampleValue> value) {
        return value.isEmpty() || value.get().equals(SampleValue.Literal.NULL);
    }

    private static boolean isDemanded(Field field, MessageText message) {
        return field.requiredWhen()
                .filter(condition -> holds(condition, message))
                .isPresent();
    }

    private static boolean holds(Condition condition, MessageText message) {
        return message.value(condition.field())
                .filter(value -> value instanceof SampleValue.Literal literal
                        && literal.json().equals(JsonQuotes.of(condition.value())))
                .isPresent();
    }

    /** Any object: the required fields, a random part of the others, random values, some of them null. */
    MessageText random(int mood, Random random) {
        var members = new ArrayList<Member>(entries.size());
        var share = random.nextInt(11);
        for (var entry : entries) {
            if (entry.field().required() || random.nextInt(10) < share) {
                var isNull = !entry.field().required() && random.nextInt(8) == 0;
                members.add(new Member(
                        entry.field().name(),
                        isNull ? SampleValue.Literal.NULL : entry.samples().random(mood, random)));
            }
        }
        return demanded(
                new MessageText(shape, members), entry -> entry.samples().random(mood, random));
    }
}
