package io.tradeschema.scan.python;

import io.tradeschema.scan.syntax.Node;

/** Binds values to names, attributes, keys and patterns. */
final class Assignments {

    private final Interpreter machine;

    Assignments(Interpreter machine) {
        this.machine = machine;
    }

    void assignment(Node node, Frame frame) {
        var right = node.child("right");
        var left = node.child("left");
        if (left.isEmpty()) {
            return;
        }
        if (right.isEmpty()) {
            node.child("type")
                    .map(type -> machine.names().annotated(type, frame))
                    .filter(value -> !value.equals(Value.UNKNOWN))
                    .ifPresent(value -> frame.state().set(left.get().text(), value));
            return;
        }
        var value = chained(right.get(), frame);
        assign(left.get(), value, Origin.of(right.get(), frame), frame);
    }

    /** In {@code a = b = value} the right side is an assignment itself. */
    private Value chained(Node right, Frame frame) {
        if (!right.is("assignment")) {
            return machine.statements().eval(right, frame);
        }
        assignment(right, frame);
        return right.child("left")
                .map(left -> machine.statements().eval(left, frame))
                .orElse(Value.UNKNOWN);
    }

    /** Binds a value to a name, attribute, key or pattern. */
    void assign(Node target, Value value, Origin origin, Frame frame) {
        switch (target.type()) {
            case "identifier" -> bindName(target.text(), value, frame);
            case "attribute" -> setAttribute(target, value, origin, frame);
            case "subscript" -> setItem(target, value, origin, frame);
            case "pattern_list", "tuple_pattern", "list_pattern", "tuple", "list", "expression_list" ->
                unpack(target, value, frame);
            case "list_splat_pattern", "parenthesized_expression", "as_pattern_target" -> {
                if (target.size() > 0) {
                    assign(target.get(0), target.is("list_splat_pattern") ? Value.UNKNOWN : value, origin, frame);
                }
            }
            default -> {}
        }
    }

    private void bindName(String name, Value value, Frame frame) {
        frame.state().set(name, value);
        frame.assigned(name);
        if (frame.isGlobal(name) && frame.function().isPresent()) {
            machine.publish(value, frame.state());
            frame.module().frame().ifPresent(global -> {
                var before = global.state().variable(name);
                global.state()
                        .set(name, before == null || before.equals(Value.NONE) ? value : Value.either(before, value));
            });
        }
    }

    private void setAttribute(Node target, Value value, Origin origin, Frame frame) {
        var object = target.child("object")
                .map(node -> machine.statements().eval(node, frame))
                .orElse(Value.UNKNOWN);
        var name = target.child("attribute").map(Node::text).orElse("");
        for (var option : object.options()) {
            if (option instanceof Value.Ref ref) {
                var slot = origin.slot(value, object.options().size() == 1, target);
                machine.objects().put(ref, name, slot, frame.state());
            } else if (option instanceof Value.Cls cls) {
                machine.objects().setOnClass(cls.definition(), name, value, frame.state());
            }
        }
    }

    private void setItem(Node target, Value value, Origin origin, Frame frame) {
        var object = target.child("value")
                .map(node -> machine.statements().eval(node, frame))
                .orElse(Value.UNKNOWN);
        var key = target.child("subscript")
                .map(node -> machine.statements().eval(node, frame))
                .orElse(Value.UNKNOWN);
        machine.objects().setItem(object, key, origin.slot(value, true, target), frame.state());
        refilled(target, key, frame);
    }

    /** {@code out[k.decode()] = v.decode()} in a loop over a message makes the dict that message again. */
    private static void refilled(Node target, Value key, Frame frame) {
        var name = target.child("value").filter(node -> node.is("identifier"));
        for (var option : key.options()) {
            if (name.isPresent()
                    && option instanceof Value.Walked walked
                    && walked.key()
                    && Messages.isMessage(walked.of())) {
                frame.state().set(name.get().text(), walked.of());
            }
        }
    }

    private void unpack(Node target, Value value, Frame frame) {
        var size = target.size();
        for (var i = 0; i < size; i++) {
            var index = i;
            var starred = target.children().stream().limit(i).anyMatch(child -> child.is("list_splat_pattern"));
            var part = starred
                    ? Value.UNKNOWN
                    : value.each(option -> machine.messages().part(option, index, size, frame));
            assign(target.get(i), part, Origin.NONE, frame);
        }
    }

    void augmented(Node node, Frame frame) {
        var left = node.child("left");
        var right = node.child("right")
                .map(child -> machine.statements().eval(child, frame))
                .orElse(Value.UNKNOWN);
        if (left.isEmpty()) {
            return;
        }
        var before = machine.statements().eval(left.get(), frame);
        var operator = node.child("operator").map(Node::text).orElse("");
        if (operator.equals("|=")) {
            before.options().forEach(option -> machine.objects().update(option, right, frame.state()));
            return;
        }
        assign(left.get(), machine.expressions().combine(operator.replace("=", ""), before, right), Origin.NONE, frame);
    }

    void delete(Node target, Frame frame) {
        if (target.is("expression_list") || target.is("tuple")) {
            target.children().forEach(child -> delete(child, frame));
        } else if (target.is("identifier")) {
            frame.state().forget(target.text());
        } else if (target.is("subscript")) {
            var object = target.child("value")
                    .map(node -> machine.statements().eval(node, frame))
                    .orElse(Value.UNKNOWN);
            var key = target.child("subscript")
                    .map(node -> machine.statements().eval(node, frame))
                    .orElse(Value.UNKNOWN);
            object.options().forEach(option -> machine.objects().remove(option, key, frame.state()));
        }
    }
}
