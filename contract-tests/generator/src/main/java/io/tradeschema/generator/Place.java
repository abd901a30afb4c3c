package io.tradeschema.generator;

import io.tradeschema.generator.MessageText.Member;
import io.tradeschema.model.Field;
import io.tradeschema.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiPredicate;

/** A member somewhere in a message: in the message itself, or in an object inside it. */
record Place(MessageText root, Optional<Integer> outer, MessageText object, int index) {

    /** A random member that is wanted; empty when there is none. */
    static Optional<Place> any(MessageText root, Random random, BiPredicate<ValueType<?>, SampleValue> wanted) {
        var places = new ArrayList<Place>();
        addAll(root, Optional.empty(), root, wanted, places);
        for (var i = 0; i < root.members().size(); i++) {
            if (root.members().get(i).value() instanceof SampleValue.Nested nested) {
                addAll(root, Optional.of(i), nested.message(), wanted, places);
            }
        }
        return places.isEmpty() ? Optional.empty() : Optional.of(places.get(random.nextInt(places.size())));
    }

    /** A random member whose kind of value a family edits; empty when there is none. */
    static Optional<Place> of(MutationFamily family, MessageText root, Random random) {
        return any(root, random, (type, value) -> KindEdits.has(type, family));
    }

    private static void addAll(
            MessageText root,
            Optional<Integer> outer,
            MessageText object,
            BiPredicate<ValueType<?>, SampleValue> wanted,
            List<Place> places) {
        for (var i = 0; i < object.members().size(); i++) {
            var member = object.members().get(i);
            var type = object.shape().field(member.name()).map(Field::type);
            if (type.isPresent() && wanted.test(type.get(), member.value())) {
                places.add(new Place(root, outer, object, i));
            }
        }
    }

    /** The type of the values that belong there. */
    ValueType<?> type() {
        return object.shape().field(name()).orElseThrow().type();
    }

    Member member() {
        return object.members().get(index);
    }

    String name() {
        return member().name();
    }

    /** The literal that stands there; what an object looks like is not asked for. */
    String literal() {
        return member().value() instanceof SampleValue.Literal literal ? literal.json() : "{}";
    }

    /** The whole message with another object in the place's own. */
    MessageText rebuilt(MessageText changed) {
        return outer.map(at -> root.replace(
                        at, new Member(root.members().get(at).name(), new SampleValue.Nested(changed, ""))))
                .orElse(changed);
    }

    Optional<Mutation.Edited> value(String json) {
        return edited(name() + ": " + json, object.replace(index, new Member(name(), SampleValue.Literal.of(json))));
    }

    Optional<Mutation.Edited> renamed(String other) {
        return edited(name() + " as " + other, object.replace(index, new Member(other, member().value())));
    }

    Optional<Mutation.Edited> edited(String shows, MessageText changed) {
        return Mutation.Edited.of(shows, rebuilt(changed));
    }
}
