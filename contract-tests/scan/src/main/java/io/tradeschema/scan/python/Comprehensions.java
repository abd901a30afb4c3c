package io.tradeschema.scan.python;

import io.tradeschema.scan.syntax.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comprehensions: of lists, and of dicts with the keys they give. */
final class Comprehensions {

    private final Interpreter machine;

    Comprehensions(Interpreter machine) {
        this.machine = machine;
    }

    Value listComprehension(Node node, Frame frame) {
        var body = node.child("body");
        var outer = frame.state();
        frame.state(outer.fork());
        clauses(node, frame);
        var element =
                body.map(child -> machine.expressions().eval(child, frame)).orElse(Value.UNKNOWN);
        leaveScope(outer, frame);
        return new Value.Many(element);
    }

    private void clauses(Node node, Frame frame) {
        for (var clause : node.children()) {
            if (clause.is("for_in_clause")) {
                var iterable = clause.child("right")
                        .map(child -> machine.expressions().eval(child, frame))
                        .orElse(Value.UNKNOWN);
                var element = iterable.each(option -> machine.messages().element(option, frame));
                clause.child("left").ifPresent(left -> machine.assignments().assign(left, element, Origin.NONE, frame));
            } else if (clause.is("if_clause") && clause.size() > 0) {
                machine.expressions().eval(clause.get(0), frame);
                machine.expressions().refine(clause.get(0), true, frame);
            }
        }
    }

    /** A comprehension's own names do not outlive it; what it did to the heap does. */
    private static void leaveScope(State outer, Frame frame) {
        frame.state(outer.leave(frame.state()));
    }

    Value dictComprehension(Node node, Frame frame) {
        var body = node.child("body");
        var loops = node.children().stream()
                .filter(child -> child.is("for_in_clause"))
                .toList();
        if (body.isEmpty() || loops.size() != 1) {
            return machine.allocate(Thing.dict(node.where()).opened("it is built by a comprehension"), frame.state());
        }
        var iterable = loops.get(0)
                .child("right")
                .map(child -> machine.expressions().eval(child, frame))
                .orElse(Value.UNKNOWN);
        if (iterable instanceof Value.Choice choice) {
            iterable = choice.options().stream()
                    .filter(Value.Pairs.class::isInstance)
                    .findFirst()
                    .orElse(iterable);
        }
        if (iterable instanceof Value.Pairs pairs && pairs.of() instanceof Value.Ref ref) {
            return copied(node, loops.get(0), body.get(), ref, frame);
        }
        var outer = frame.state();
        frame.state(outer.fork());
        var result = iterable instanceof Value.Items items
                ? fromItems(node, loops.get(0), body.get(), items, frame)
                : fromUnknown(node, body.get(), iterable, frame);
        leaveScope(outer, frame);
        return result;
    }

    /** {@code {k: d[k] for k in ("a", "b")}}: one key per constant. */
    private Value fromItems(Node node, Node loop, Node body, Value.Items items, Frame frame) {
        var thing = Thing.dict(node.where());
        var conditional = node.first("if_clause").isPresent();
        for (var item : items.values()) {
            loop.child("left").ifPresent(left -> machine.assignments().assign(left, item, Origin.NONE, frame));
            node.first("if_clause")
                    .filter(clause -> clause.size() > 0)
                    .ifPresent(clause -> machine.expressions().eval(clause.get(0), frame));
            var key = body.child("key")
                    .map(child -> machine.expressions().eval(child, frame))
                    .orElse(Value.UNKNOWN);
            var value = body.child("value")
                    .map(child -> machine.expressions().eval(child, frame))
                    .orElse(Value.UNKNOWN);
            var slot = new Thing.Slot(value, !conditional, body.where(), "");
            thing = machine.objects().keyed(thing, key, slot);
        }
        return machine.allocate(thing, frame.state());
    }

    /** A comprehension over the pairs of a message keeps it a message; over anything else the keys are unknown. */
    private Value fromUnknown(Node node, Node body, Value iterable, Frame frame) {
        clauses(node, frame);
        var key = body.child("key")
                .map(child -> machine.expressions().eval(child, frame))
                .orElse(Value.UNKNOWN);
        body.child("value").ifPresent(child -> machine.expressions().eval(child, frame));
        if (iterable instanceof Value.Pairs pairs
                && key.options().stream().anyMatch(option -> isKeyOf(option, pairs.of()))) {
            return pairs.of();
        }
        return machine.allocate(
                Thing.dict(node.where()).opened("its keys are built by a comprehension"), frame.state());
    }

    private static boolean isKeyOf(Value key, Value of) {
        return key instanceof Value.Walked walked && walked.key() && walked.of().equals(of);
    }

    /** {@code {k: str(v) for k, v in d.items() if v is not None}}: the same keys, other values. */
    private Value copied(Node node, Node loop, Node body, Value.Ref of, Frame frame) {
        var thing = machine.thing(of, frame.state());
        if (thing == null) {
            return Value.UNKNOWN;
        }
        var outer = frame.state();
        frame.state(outer.fork());
        var copy = Thing.dict(thing.where()).opened(thing.open());
        if (thing.open().isEmpty()) {
            copy = Thing.dict(thing.where());
        }
        for (var slot : thing.slots().entrySet()) {
            var pair = new Value.Items(
                    List.of(Value.text(slot.getKey()), slot.getValue().value()));
            loop.child("left").ifPresent(left -> machine.assignments().assign(left, pair, Origin.NONE, frame));
            var kept = node.first("if_clause")
                    .filter(clause -> clause.size() > 0)
                    .map(clause -> keeps(clause.get(0), slot.getValue().value(), frame));
            if (kept.isPresent() && kept.get() == Keeping.NEVER) {
                continue;
            }
            var key = body.child("key")
                    .map(child -> machine.expressions().eval(child, frame))
                    .orElse(Value.UNKNOWN);
            var value = body.child("value")
                    .map(child -> machine.expressions().eval(child, frame))
                    .orElse(Value.UNKNOWN);
            var sure = slot.getValue().sure() && kept.orElse(Keeping.ALWAYS) == Keeping.ALWAYS;
            copy = machine.objects().keyed(copy, key, slot.getValue().holding(value, sure));
        }
        leaveScope(outer, frame);
        return machine.allocate(copy, frame.state());
    }

    private enum Keeping {
        ALWAYS,
        PERHAPS,
        NEVER
    }

    /** Whether a comprehension's condition keeps this pair. */
    private Keeping keeps(Node condition, Value value, Frame frame) {
        machine.expressions().eval(condition, frame);
        var text = condition.text();
        var comparison = condition.is("comparison_operator") && condition.size() == 3;
        var operator = comparison ? condition.get(1).text() : "";
        if (operator.equals("in") || operator.equals("not in")) {
            var known = membership(
                    machine.expressions().eval(condition.get(0), frame),
                    machine.expressions().eval(condition.get(2), frame),
                    frame);
            return known == null ? Keeping.PERHAPS : known == operator.equals("in") ? Keeping.ALWAYS : Keeping.NEVER;
        }
        if (operator.equals("==") || operator.equals("!=")) {
            var left = machine.expressions().eval(condition.get(0), frame).literalText();
            var right = machine.expressions().eval(condition.get(2), frame).literalText();
            if (left.isPresent() && right.isPresent()) {
                return left.equals(right) == operator.equals("==") ? Keeping.ALWAYS : Keeping.NEVER;
            }
        }
        if (text.endsWith("is not None") || condition.is("identifier") || operator.equals("!=")) {
            var some = value.options().stream().anyMatch(option -> option.equals(Value.NONE));
            return some ? (value.options().size() == 1 ? Keeping.NEVER : Keeping.PERHAPS) : Keeping.ALWAYS;
        }
        return Keeping.PERHAPS;
    }

    /** Whether a constant is among constants; null when that is not known. */
    private @Nullable Boolean membership(Value key, Value in, Frame frame) {
        if (key.literalText().isEmpty()) {
            return null;
        }
        if (in instanceof Value.Items items
                && items.values().stream().allMatch(item -> item.literalText().isPresent())) {
            return items.values().stream().anyMatch(item -> item.literalText().equals(key.literalText()));
        }
        if (in instanceof Value.Ref ref) {
            var thing = machine.thing(ref, frame.state());
            return thing == null || !thing.open().isEmpty()
                    ? null
                    : thing.slots().containsKey(key.literalText().get());
        }
        return null;
    }
}
