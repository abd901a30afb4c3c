package io.tradeschema.generator;

import io.tradeschema.model.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** An object on its way to JSON: its members in order, every literal already written. Immutable. */
record MessageText(Shape<?> shape, List<Member> members) {

    MessageText {
        members = List.copyOf(members);
    }

    /** A name and its value. */
    record Member(String name, SampleValue value) {}

    Optional<SampleValue> value(String name) {
        return members.stream()
                .filter(member -> member.name().equals(name))
                .map(Member::value)
                .findFirst();
    }

    /** The message with one member replaced, in its place. */
    MessageText replace(int index, Member member) {
        var changed = new ArrayList<>(members);
        changed.set(index, member);
        return new MessageText(shape, changed);
    }

    /** The message with the member of that name set: in its place, or at the end. */
    MessageText with(String name, SampleValue value) {
        for (var i = 0; i < members.size(); i++) {
            if (members.get(i).name().equals(name)) {
                return replace(i, new Member(name, value));
            }
        }
        return insert(members.size(), new Member(name, value));
    }

    MessageText insert(int index, Member member) {
        var changed = new ArrayList<>(members);
        changed.add(index, member);
        return new MessageText(shape, changed);
    }

    MessageText without(int index) {
        var changed = new ArrayList<>(members);
        changed.remove(index);
        return new MessageText(shape, changed);
    }

    /** The message without the member of that name. */
    MessageText without(String name) {
        return new MessageText(
                shape,
                members.stream().filter(member -> !member.name().equals(name)).toList());
    }

    MessageText reversed() {
        var changed = new ArrayList<>(members);
        Collections.reverse(changed);
        return new MessageText(shape, changed);
    }

    MessageText sorted() {
        return new MessageText(
                shape,
                members.stream().sorted(Comparator.comparing(Member::name)).toList());
    }

    MessageText shuffled(Random random) {
        var changed = new ArrayList<>(members);
        Collections.shuffle(changed, random);
        return new MessageText(shape, changed);
    }
}
