package io.tradeschema.scan.python;

import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What comparisons, chains and match statements tell of a value that was read, and of the stream it came from. */
final class Comparisons {

    private final Interpreter machine;
    private final List<KnownEvent> events;

    Comparisons(Interpreter machine, List<KnownEvent> events) {
        this.machine = machine;
        this.events = events;
    }

    /** A table of constants indexed with a value that was read: it fails on any other value. */
    void indexed(Thing table, Value key, Node place, Frame frame) {
        dispatched(table, key, place);
        if (table.open().isEmpty() && !table.slots().isEmpty() && !frame.expectsAbsence()) {
            for (var option : key.options()) {
                if (option instanceof Value.Taken taken) {
                    taken.read().looksUp(place.where());
                }
            }
        }
    }

    /** A table of constants looked up with a value that was read: its keys are what is accepted. */
    void dispatched(Thing table, Value key, Node place) {
        var keys = List.<Object>copyOf(table.slots().keySet());
        if (keys.isEmpty() || !table.open().isEmpty()) {
            return;
        }
        for (var option : key.options()) {
            if (option instanceof Value.Taken taken) {
                taken.read().accepts(place.where(), keys);
            }
        }
    }

    /** Evaluates a comparison and notes which literals are accepted and which names are looked for. */
    void compared(Node node, Frame frame) {
        for (var i = 0; i + 2 < node.size(); i += 2) {
            var left = machine.expressions().eval(node.get(i), frame);
            var right = machine.expressions().eval(node.get(i + 2), frame);
            var operator = node.get(i + 1).text();
            switch (operator) {
                case "==", "!=" -> {
                    accepted(left, right, node);
                    accepted(right, left, node);
                }
                case "<=", ">=", "<", ">" -> machine.nameSets().met(operator, left, right, node, frame);
                case "in", "not in" -> {
                    machine.nameSets().met(operator, left, right, node, frame);
                    accepted(left, keysOf(right, frame), node);
                    lookedFor(left, right, node.get(i), frame);
                }
                default -> {}
            }
        }
    }

    private Value keysOf(Value value, Frame frame) {
        if (value instanceof Value.Ref ref
                && machine.held(ref, frame.state()) instanceof Thing thing
                && thing.open().isEmpty()) {
            return new Value.Items(
                    thing.slots().keySet().stream().map(Value::text).toList());
        }
        return value;
    }

    private static void accepted(Value value, Value with, Node place) {
        var literals = Expressions.literals(with);
        if (literals.isEmpty()) {
            return;
        }
        for (var option : value.options()) {
            if (option instanceof Value.Taken taken) {
                taken.read().accepts(place.where(), literals);
            }
        }
    }

    private void lookedFor(Value key, Value in, Node place, Frame frame) {
        for (var option : in.options()) {
            if (!Messages.isMessage(option)) {
                continue;
            }
            for (var name : key.options()) {
                if (name.literalText().isPresent()) {
                    var value = machine.messages()
                            .takeOne(option, name.literalText().get(), place, false, frame);
                    if (value instanceof Value.Taken taken) {
                        taken.read().onlyTested();
                        if (!place.is("string")) {
                            taken.read().fromList();
                        }
                    }
                }
            }
        }
    }

    /** An if/elif chain over one value that was read, without an else. */
    void chain(Node node, Frame frame) {
        var clauses = node.all("alternative");
        if (clauses.isEmpty() || clauses.stream().anyMatch(clause -> clause.is("else_clause"))) {
            return;
        }
        var conditions = new ArrayList<Node>();
        node.child("condition").ifPresent(conditions::add);
        clauses.forEach(clause -> clause.child("condition").ifPresent(conditions::add));
        Optional<ReadField> read = Optional.empty();
        for (var condition : conditions) {
            var subject = subject(condition, frame);
            if (subject.isEmpty() || (read.isPresent() && read.get() != subject.get())) {
                return;
            }
            read = subject;
        }
        read.ifPresent(found -> found.leavesUnhandled(node.where()));
    }

    private Optional<ReadField> subject(Node condition, Frame frame) {
        if (!condition.is("comparison_operator") || condition.size() != 3) {
            return Optional.empty();
        }
        var operator = condition.get(1).text();
        if (!operator.equals("==") && !operator.equals("in")) {
            return Optional.empty();
        }
        return machine.expressions().eval(condition.get(0), frame).options().stream()
                .filter(Value.Taken.class::isInstance)
                .map(value -> ((Value.Taken) value).read())
                .findFirst();
    }

    /** A match statement over a value that was read. */
    void matched(Value subject, Node node, List<Node> clauses, Frame frame) {
        var literals = new ArrayList<Object>();
        var open = false;
        for (var clause : clauses) {
            var pattern = clause.first("case_pattern");
            if (pattern.isEmpty()) {
                continue;
            }
            var values = patternLiterals(pattern.get(), frame);
            open |= values.isEmpty();
            literals.addAll(values);
        }
        for (var option : subject.options()) {
            if (option instanceof Value.Taken taken && !literals.isEmpty()) {
                taken.read().accepts(node.where(), literals);
                if (!open) {
                    taken.read().leavesUnhandled(node.where());
                }
            }
        }
    }

    /** What a mapping pattern takes from a message: {@code case {"status": "closed", "pnl": pnl}}. */
    void bound(Value subject, Node pattern, Frame frame) {
        for (var mapping : pattern.children()) {
            if (mapping.is("dict_pattern")) {
                var keys = mapping.all("key");
                var values = mapping.all("value");
                for (var i = 0; i < Math.min(keys.size(), values.size()); i++) {
                    entry(subject, keys.get(i), values.get(i), frame);
                }
            }
        }
    }

    private void entry(Value subject, Node keyNode, Node pattern, Frame frame) {
        var literal = keyNode.is("case_pattern") && keyNode.size() > 0 ? keyNode.get(0) : keyNode;
        var key = machine.expressions().eval(literal, frame);
        for (var option : subject.options()) {
            if (!Messages.isMessage(option)) {
                continue;
            }
            var taken = machine.messages().take(option, key, keyNode, false, frame);
            var literals = patternLiterals(pattern, frame);
            if (taken instanceof Value.Taken value && !literals.isEmpty()) {
                value.read().accepts(pattern.where(), literals);
            }
            var name = pattern.size() > 0 && pattern.get(0).is("dotted_name")
                    ? pattern.get(0).text()
                    : "";
            if (!name.isEmpty() && name.indexOf('.') < 0) {
                frame.state().set(name, taken);
            }
            bound(taken, pattern, frame);
        }
    }

    private List<Object> patternLiterals(Node pattern, Frame frame) {
        var found = new ArrayList<Object>();
        for (var child : pattern.children()) {
            if (child.is("union_pattern")) {
                found.addAll(patternLiterals(child, frame));
            } else if (child.is("string") || child.is("attribute") || child.is("dotted_name")) {
                found.addAll(Expressions.literals(machine.expressions().eval(child, frame)));
            }
        }
        return found;
    }

    /** Keeps only the streams that a comparison leaves possible. */
    void narrow(Node condition, boolean truth, Frame frame) {
        if (condition.size() != 3) {
            return;
        }
        var operator = condition.get(1).text();
        var positive = operator.equals("==") || operator.equals("in");
        if (!positive && !operator.equals("!=") && !operator.equals("not in")) {
            return;
        }
        var left = machine.expressions().eval(condition.get(0), frame);
        var right = machine.expressions().eval(condition.get(2), frame);
        narrow(left, right, positive == truth, frame);
        if (operator.equals("==") || operator.equals("!=") || right instanceof Value.StreamName) {
            narrow(right, left, positive == truth, frame);
        }
    }

    private void narrow(Value value, Value literals, boolean keep, Frame frame) {
        var names = Expressions.literals(literals);
        if (names.isEmpty()) {
            return;
        }
        for (var option : value.options()) {
            if (option instanceof Value.StreamName stream) {
                keep(stream.source(), names, keep, frame);
            } else if (option instanceof Value.Taken taken && names.stream().allMatch(this::isEventName)) {
                keep(taken.source(), names, keep, frame);
            }
        }
    }

    private boolean isEventName(Object name) {
        return events.stream().anyMatch(event -> event.name().equals(name))
                || (name instanceof String text && text.indexOf('.') > 0);
    }

    private void keep(Value.Source source, List<Object> names, boolean keep, Frame frame) {
        var now = machine.messages().streams(source, frame);
        var left = new LinkedHashSet<String>();
        for (var stream : now) {
            var named = names.stream()
                    .anyMatch(name -> stream.equals(name)
                            || stream.endsWith(":" + name)
                            || (name instanceof String text && text.length() > 5 && stream.contains(text)));
            if (named == keep) {
                left.add(stream);
            }
        }
        if (!left.isEmpty() && left.size() < now.size()) {
            frame.state().narrow(source, left);
        }
    }

    /** {@code stream.endswith("trade.intent")} and the like. */
    void narrowByCall(Node call, boolean truth, Frame frame) {
        var function = call.child("function").filter(node -> node.is("attribute"));
        var name = function.flatMap(node -> node.child("attribute"))
                .map(Node::text)
                .orElse("");
        if (!name.equals("endswith") && !name.equals("startswith")) {
            return;
        }
        var object = function.flatMap(node -> node.child("object"))
                .map(node -> machine.expressions().eval(node, frame))
                .orElse(Value.UNKNOWN);
        var argument = call.child("arguments")
                .filter(list -> list.size() > 0)
                .map(list -> machine.expressions().eval(list.get(0), frame))
                .orElse(Value.UNKNOWN);
        if (object instanceof Value.StreamName) {
            narrow(object, argument, truth, frame);
        }
    }
}
