package io.tradeschema.generator;

import io.tradeschema.generator.MessageText.Member;
import io.tradeschema.model.Field;
import io.tradeschema.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * A member somewhere in a message: in the message itself, or in an object inside it.
 *
 * @param isInside whether it stands in an object inside
 * @param rebuild the whole message with another object in the place's own
 * @param object the object that it stands in
 * @param index its place there
 * @param element of a member that is a list the element that is meant
 */
record Place(
        boolean isInside,
        UnaryOperator<MessageText> rebuild,
        MessageText object,
        int index,
        Optional<Integer> element) {

    /** A random member that is wanted; empty when there is none. */
    static Optional<Place> any(MessageText root, Random random, BiPredicate<ValueType<?>, SampleValue> wanted) {
        var places = new ArrayList<Place>();
        new Search(wanted, places).of(root);
        return places.isEmpty() ? Optional.empty() : Optional.of(places.get(random.nextInt(places.size())));
    }

    /** A random member whose kind of value a family edits; empty when there is none. */
    static Optional<Place> of(MutationFamily family, MessageText root, Random random) {
        return any(root, random, (type, value) -> KindEdits.has(type, family));
    }

    /** Looks for the members that are wanted. */
    private record Search(BiPredicate<ValueType<?>, SampleValue> wanted, List<Place> places) {

        void of(MessageText root) {
            members(root, false, changed -> changed);
            for (var i = 0; i < root.members().size(); i++) {
                var at = i;
                var member = root.members().get(i);
                if (member.value() instanceof SampleValue.Nested nested) {
                    members(
                            nested.message(),
                            true,
                            changed ->
                                    root.replace(at, new Member(member.name(), new SampleValue.Nested(changed, ""))));
                }
            }
        }

        private void members(MessageText object, boolean isInside, UnaryOperator<MessageText> rebuild) {
            for (var i = 0; i < object.members().size(); i++) {
                var member = object.members().get(i);
                var type = object.shape().field(member.name()).map(Field::type);
                if (type.isPresent() && wanted.test(type.get(), member.value())) {
                    places.add(new Place(isInside, rebuild, object, i, Optional.empty()));
                }
                if (type.isPresent() && member.value() instanceof SampleValue.Listed list) {
                    elements(
                            new Place(isInside, rebuild, object, i, Optional.empty()),
                            type.get().single(),
                            list);
                }
            }
        }

        private void elements(Place of, ValueType<?> type, SampleValue.Listed list) {
            for (var i = 0; i < list.elements().size(); i++) {
                var place = of.at(i);
                if (list.elements().get(i) instanceof SampleValue.Nested nested) {
                    members(nested.message(), true, changed -> place.whole(new SampleValue.Nested(changed, "")));
                } else if (wanted.test(type, list.elements().get(i))) {
                    places.add(place);
                }
            }
        }
    }

    private Place at(int place) {
        return new Place(isInside, rebuild, object, index, Optional.of(place));
    }

    /** The type of the values that belong there. */
    ValueType<?> type() {
        var type = object.shape().field(name()).orElseThrow().type();
        return element.isPresent() ? type.single() : type;
    }

    Member member() {
        return object.members().get(index);
    }

    String name() {
        return member().name();
    }

    private SampleValue present() {
        return element.isPresent() && member().value() instanceof SampleValue.Listed list
                ? list.elements().get(element.get())
                : member().value();
    }

    /** The literal that stands there; what an object or a list looks like is not asked for. */
    String literal() {
        if (present() instanceof SampleValue.Literal literal) {
            return literal.json();
        }
        return present() instanceof SampleValue.Listed ? "[]" : "{}";
    }

    /** The whole message with another object in the place's own. */
    MessageText rebuilt(MessageText changed) {
        return rebuild.apply(changed);
    }

    /** The whole message with another value there. */
    private MessageText whole(SampleValue value) {
        var changed = value;
        if (element.isPresent() && member().value() instanceof SampleValue.Listed list) {
            var elements = new ArrayList<>(list.elements());
            elements.set(element.get(), value);
            changed = new SampleValue.Listed(elements, "");
        }
        return rebuilt(object.replace(index, new Member(name(), changed)));
    }

    Optional<Mutation.Edited> value(String json) {
        return value(json, SampleValue.Literal.of(json));
    }

    Optional<Mutation.Edited> value(String shows, SampleValue value) {
        var where = name() + element.map(place -> "[" + place + "]").orElse("");
        return Mutation.Edited.of(where + ": " + shows, whole(value));
    }

    Optional<Mutation.Edited> renamed(String other) {
        return edited(name() + " as " + other, object.replace(index, new Member(other, member().value())));
    }

    Optional<Mutation.Edited> edited(String shows, MessageText changed) {
        return Mutation.Edited.of(shows, rebuilt(changed));
    }
}
