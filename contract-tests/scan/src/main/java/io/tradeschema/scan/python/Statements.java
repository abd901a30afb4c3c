package io.tradeschema.scan.python;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Walks statements: what they bind, where paths part and meet again. */
final class Statements {

    private static final int UNROLLED = 24;

    private final Interpreter machine;

    Statements(Interpreter machine) {
        this.machine = machine;
    }

    void block(Node block, Frame frame) {
        for (var node : block.children()) {
            if (frame.state().dead() || !machine.step()) {
                return;
            }
            statement(node, frame);
        }
    }

    private void statement(Node node, Frame frame) {
        switch (node.type()) {
            case "expression_statement" -> node.children().forEach(child -> simple(child, frame));
            case "return_statement" -> frame.leave(node.size() == 0 ? Value.NONE : eval(node.get(0), frame));
            case "if_statement" -> conditional(node, frame);
            case "for_statement" -> loop(node, frame);
            case "while_statement" -> whileLoop(node, frame);
            case "try_statement" -> attempt(node, frame);
            case "with_statement" -> with(node, frame);
            case "match_statement" -> match(node, frame);
            case "function_definition", "class_definition", "decorated_definition" -> define(node, frame);
            case "import_statement", "import_from_statement" -> {
                if (frame.function().isPresent() || !frame.module().bindsOnDemand(node)) {
                    machine.imports().imports(node, frame);
                }
            }
            case "raise_statement" -> {
                node.children().forEach(child -> eval(child, frame));
                frame.state().die();
            }
            case "break_statement", "continue_statement" -> frame.state().die();
            case "delete_statement" ->
                node.children().forEach(child -> machine.assignments().delete(child, frame));
            case "global_statement" -> node.children().forEach(child -> frame.global(child.text()));
            case "assert_statement" -> {
                node.children().forEach(child -> eval(child, frame));
                if (node.size() > 0) {
                    machine.expressions().refine(node.get(0), true, frame);
                }
            }
            default -> {}
        }
    }

    Value eval(Node node, Frame frame) {
        return machine.expressions().eval(node, frame);
    }

    private void simple(Node node, Frame frame) {
        switch (node.type()) {
            case "assignment" -> machine.assignments().assignment(node, frame);
            case "augmented_assignment" -> machine.assignments().augmented(node, frame);
            default -> eval(node, frame);
        }
    }

    private void conditional(Node node, Frame frame) {
        var condition = node.child("condition");
        if (condition.isEmpty()) {
            return;
        }
        machine.comparisons().chain(node, frame);
        eval(condition.get(), frame);
        var fixed = machine.truth().of(condition.get(), frame);
        var before = frame.state();
        var otherwise = before.fork();
        machine.expressions().refine(condition.get(), true, frame);
        if (fixed.equals(Optional.of(false))) {
            frame.state().die();
        }
        node.child("consequence").ifPresent(block -> block(block, frame));
        var taken = frame.state();
        frame.state(otherwise);
        machine.expressions().refine(condition.get(), false, frame);
        if (fixed.equals(Optional.of(true))) {
            frame.state().die();
        }
        alternatives(node.all("alternative"), 0, frame);
        frame.state(State.join(taken, frame.state()));
    }

    private void alternatives(List<Node> clauses, int index, Frame frame) {
        if (index >= clauses.size() || frame.state().dead()) {
            return;
        }
        var clause = clauses.get(index);
        if (clause.is("else_clause")) {
            clause.child("body").ifPresent(body -> block(body, frame));
            return;
        }
        var condition = clause.child("condition");
        condition.ifPresent(node -> eval(node, frame));
        var otherwise = frame.state().fork();
        var fixed = condition.flatMap(node -> machine.truth().of(node, frame));
        condition.ifPresent(node -> machine.expressions().refine(node, true, frame));
        if (fixed.equals(Optional.of(false))) {
            frame.state().die();
        }
        clause.child("consequence").ifPresent(body -> block(body, frame));
        var taken = frame.state();
        frame.state(otherwise);
        condition.ifPresent(node -> machine.expressions().refine(node, false, frame));
        if (fixed.equals(Optional.of(true))) {
            frame.state().die();
        }
        alternatives(clauses, index + 1, frame);
        frame.state(State.join(taken, frame.state()));
    }

    private void loop(Node node, Frame frame) {
        var left = node.child("left");
        var body = node.child("body");
        var iterable = node.child("right").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
        if (left.isEmpty() || body.isEmpty()) {
            return;
        }
        if (iterable instanceof Value.Items items && items.values().size() <= UNROLLED) {
            for (var value : items.values()) {
                iteration(left.get(), value, body.get(), frame);
            }
        } else {
            var before = frame.state().fork();
            iteration(
                    left.get(), iterable.each(option -> machine.messages().element(option, frame)), body.get(), frame);
            frame.state(State.join(frame.state(), before));
        }
        node.child("alternative").flatMap(clause -> clause.child("body")).ifPresent(more -> block(more, frame));
    }

    /** One pass of a loop's body; break and continue end the pass, not what follows. */
    private void iteration(Node target, Value value, Node body, Frame frame) {
        if (frame.state().dead()) {
            return;
        }
        var before = frame.state().fork();
        machine.assignments().assign(target, value, Origin.NONE, frame);
        block(body, frame);
        if (frame.state().dead()) {
            frame.state(State.join(frame.state(), before));
        }
    }

    private void whileLoop(Node node, Frame frame) {
        node.child("condition").ifPresent(condition -> eval(condition, frame));
        var before = frame.state().fork();
        node.child("body").ifPresent(body -> block(body, frame));
        frame.state(State.join(frame.state(), before));
        node.child("alternative").flatMap(clause -> clause.child("body")).ifPresent(more -> block(more, frame));
    }

    private void attempt(Node node, Frame frame) {
        var before = frame.state().fork();
        var absence = node.children().stream().anyMatch(Absence::caught);
        frame.expecting(absence, () -> node.child("body").ifPresent(body -> block(body, frame)));
        var after = frame.state();
        var defaults = node.child("body").map(body -> new Absence(body, frame.state()));
        for (var clause : node.children()) {
            if (clause.is("except_clause") || clause.is("except_group_clause")) {
                var handled = handler(clause, before, after, frame);
                defaults.ifPresent(names -> names.handled(clause, handled));
                after = State.join(after.fork(), handled);
            }
        }
        frame.state(after);
        for (var clause : node.children()) {
            if (clause.is("else_clause")) {
                clause.child("body").ifPresent(body -> block(body, frame));
            } else if (clause.is("finally_clause")) {
                clause.first("block").ifPresent(body -> finish(body, before, frame));
            }
        }
    }

    private State handler(Node clause, State before, State after, Frame frame) {
        frame.state(after.dead() ? before.fork() : State.join(before.fork(), after.fork()));
        clause.first("block").ifPresent(body -> block(body, frame));
        return frame.state();
    }

    /** A finally block runs although the path has ended. */
    private void finish(Node body, State before, Frame frame) {
        var ended = frame.state();
        if (ended.dead()) {
            frame.state(before.fork());
        }
        block(body, frame);
        if (ended.dead()) {
            frame.state(ended);
        }
    }

    private void with(Node node, Frame frame) {
        node.first("with_clause").ifPresent(clause -> clause.children().forEach(item -> withItem(item, frame)));
        node.child("body").ifPresent(body -> block(body, frame));
    }

    private void withItem(Node item, Frame frame) {
        var value = item.child("value");
        if (value.isEmpty()) {
            return;
        }
        if (value.get().is("as_pattern") && value.get().size() > 1) {
            var manager = eval(value.get().get(0), frame);
            var entered = manager instanceof Value.Many many ? many.element() : manager;
            machine.assignments().assign(value.get().get(1), entered, Origin.NONE, frame);
        } else {
            eval(value.get(), frame);
        }
    }

    private void match(Node node, Frame frame) {
        var subject = node.child("subject").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
        var clauses = node.child("body").map(Node::children).orElse(List.of());
        machine.comparisons().matched(subject, node, clauses, frame);
        var before = frame.state();
        State after = null;
        for (var clause : clauses) {
            frame.state(before.fork());
            for (var pattern : clause.children()) {
                if (pattern.is("case_pattern")) {
                    machine.comparisons().bound(subject, pattern, frame);
                }
            }
            clause.child("consequence").ifPresent(body -> block(body, frame));
            after = after == null ? frame.state() : State.join(after, frame.state());
        }
        frame.state(after == null ? before : State.join(after, before));
    }

    private void define(Node node, Frame frame) {
        var target = Indexer.undecorated(node);
        var name = target.child("name").map(Node::text).orElse("");
        if (frame.function().isEmpty() && frame.module().definitions().containsKey(name)) {
            var known = frame.module().definitions().get(name);
            if (known instanceof Value.Cls cls) {
                machine.settle(cls.definition());
            }
            frame.state().set(name, known);
        } else if (target.is("class_definition")) {
            var definition = Indexer.classDef(target, frame.module(), Indexer.decorators(node));
            machine.settle(definition);
            frame.state().set(name, new Value.Cls(definition));
        } else {
            var function = new FunctionDef(target, frame.module(), null, Indexer.decorators(node), frame);
            frame.state().set(name, new Value.Fn(function, Optional.empty()));
            machine.bus().nested(function, frame);
            machine.handlers().decorated(function, frame);
        }
    }

    /** The names bound by a pattern, for comprehensions. */
    static List<String> names(Node pattern) {
        var names = new ArrayList<String>();
        if (pattern.is("identifier")) {
            names.add(pattern.text());
        }
        pattern.children().forEach(child -> names.addAll(names(child)));
        return names;
    }
}
