package io.tradeschema.gate.scan.python;

import io.tradeschema.gate.scan.facts.ReadField;
import io.tradeschema.gate.scan.facts.ReadField.Level;
import io.tradeschema.gate.scan.facts.Reader;
import io.tradeschema.gate.scan.facts.ValueKind;
import io.tradeschema.gate.scan.syntax.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a program does with messages it reads: the names it takes, the values it expects, the streams it tells apart. */
final class Messages {

    private final Interpreter machine;
    private final List<KnownEvent> events;

    Messages(Interpreter machine, List<KnownEvent> events) {
        this.machine = machine;
        this.events = events;
    }

    static boolean isMessage(Value value) {
        return value.options().stream()
                .anyMatch(option -> option instanceof Value.Message || option instanceof Value.Taken);
    }

    private Set<String> streams(Value.Source source, Frame frame) {
        return frame.state().streams(source);
    }

    /** The value under a key of a message. */
    Value take(Value from, Value key, Node place, boolean required, Frame frame) {
        var taken = new ArrayList<Value>();
        for (var option : key.options()) {
            var name = option.literalText();
            if (name.isPresent()) {
                taken.add(takeOne(
                        from, name.get(), place, required && key.options().size() == 1, frame));
            } else {
                taken.add(Value.UNKNOWN);
            }
        }
        return Value.either(taken);
    }

    private Value takeOne(Value from, String name, Node place, boolean required, Frame frame) {
        if (from instanceof Value.Message message) {
            return note(message.source(), message.level(), message.path(), name, place, required, frame);
        }
        if (from instanceof Value.Taken taken) {
            taken.read().holdsMore();
            var level = taken.read().level() == Level.ENTRY
                    ? Level.EITHER
                    : taken.read().level();
            var path = taken.read().level() == Level.ENTRY
                    ? List.<String>of()
                    : taken.read().path();
            return note(taken.source(), level, path, name, place, required, frame);
        }
        return Value.UNKNOWN;
    }

    private Value note(
            Value.Source source,
            Level level,
            List<String> path,
            String name,
            Node place,
            boolean required,
            Frame frame) {
        var full = new ArrayList<>(path);
        full.add(name);
        var read = machine.recorder()
                .read(new ReadField(source.reader(), streams(source, frame), level, full, place.where(), required));
        return new Value.Taken(source, read);
    }

    /** A method of a message or of a value taken from one. */
    Value method(Value object, String name, Args args, Frame frame) {
        switch (name) {
            case "get", "pop" -> {
                var key = args.get(0, "key").orElse(Value.UNKNOWN);
                var place = args.call()
                        .child("arguments")
                        .filter(list -> list.size() > 0)
                        .map(list -> list.get(0))
                        .orElse(args.call());
                var fallback = args.get(1, "default").orElse(Value.NONE);
                var value = take(object, key, place, false, frame);
                alternatives(value, fallback);
                return fallback.equals(Value.NONE) ? value : Value.either(value, fallback);
            }
            case "items" -> {
                return new Value.Pairs(object);
            }
            case "keys", "values" -> {
                return new Value.Many(new Value.Walked(object, name.equals("keys")));
            }
            case "upper", "lower", "capitalize" -> {
                if (object instanceof Value.Taken taken) {
                    taken.read().foldsCase();
                }
                return object;
            }
            case "copy", "decode", "encode", "strip", "dict", "model_dump", "to_dict", "replace" -> {
                return object;
            }
            case "split", "startswith", "endswith", "isoformat", "timestamp" -> {
                return Value.UNKNOWN;
            }
            default -> {
                return machine.bus().unknownCall(name, args, frame);
            }
        }
    }

    /** JSON text read back. */
    Value decoded(Value text, Node place, Frame frame) {
        return text.each(option -> {
            if (option instanceof Value.Taken taken) {
                taken.read().decodes();
                var top = taken.read().level() != Level.MESSAGE;
                return new Value.Message(
                        taken.source(),
                        Level.MESSAGE,
                        top ? List.of() : taken.read().path());
            }
            if (option instanceof Value.Message) {
                return option;
            }
            if (option instanceof Value.JsonText json) {
                return json.of();
            }
            if (option instanceof Value.Walked walked && !walked.key()) {
                return option;
            }
            return option instanceof Value.Ref ? option : new Value.Unknown("it is read from JSON", false);
        });
    }

    /** A class of the tree made from a message: its fields are what is read. */
    void parsed(ClassDef definition, Value from, Node place, boolean strict, Frame frame) {
        machine.settle(definition);
        for (var option : from.options()) {
            if (!isMessage(option)) {
                continue;
            }
            for (var field : definition.allFields().values()) {
                var value = takeOne(option, field.key(), field.node(), field.required(), frame);
                if (value instanceof Value.Taken taken) {
                    field.fallback()
                            .map(node -> machine.expressions().eval(node, frame))
                            .ifPresent(fallback -> alternatives(taken, fallback));
                }
            }
            machine.bus().model(definition, streamsOf(option, frame), frame);
        }
    }

    private Set<String> streamsOf(Value value, Frame frame) {
        return value instanceof Value.Message message
                ? streams(message.source(), frame)
                : value instanceof Value.Taken taken ? streams(taken.source(), frame) : Set.of();
    }

    /** An enum of the tree made from a value that was read: its members are what is accepted. */
    void parsedEnum(Value.Taken taken, List<Object> values, Node place) {
        if (!values.isEmpty()) {
            taken.read().accepts(place.where(), values);
        }
    }

    /** Two values of which one is taken when the other is not there. */
    void alternatives(Value one, Value other) {
        for (var left : one.options()) {
            if (!(left instanceof Value.Taken taken)) {
                continue;
            }
            for (var right : other.options()) {
                if (right instanceof Value.Taken more) {
                    taken.read().alternative(more.read());
                } else if (right instanceof Value.Const constant && constant.value() != Value.None.NONE) {
                    taken.read().fallsBackTo(constant.value());
                }
            }
        }
    }

    /** A table of constants looked up with a value that was read: its keys are what is accepted. */
    void dispatched(Thing table, Value key, Node place, boolean strict) {
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
                case "in", "not in" -> {
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
            if (!isMessage(option)) {
                continue;
            }
            for (var name : key.options()) {
                if (name.literalText().isPresent()) {
                    var value = takeOne(option, name.literalText().get(), place, false, frame);
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
        var now = streams(source, frame);
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

    /** One element when a value is walked by for. */
    Value element(Value value, Frame frame) {
        if (value instanceof Value.Items items) {
            return Value.either(items.values());
        }
        if (value instanceof Value.Many many) {
            return many.element();
        }
        if (value instanceof Value.Reply reply) {
            return new Value.Items(List.of(new Value.StreamName(reply.source()), new Value.Batch(reply.source())));
        }
        if (value instanceof Value.Batch batch) {
            return new Value.Items(
                    List.of(new Value.Kind(ValueKind.TEXT), new Value.Message(batch.source(), Level.ENTRY, List.of())));
        }
        if (value instanceof Value.Pairs pairs) {
            return pair(pairs.of(), frame);
        }
        if (value instanceof Value.Message) {
            return new Value.Walked(value, true);
        }
        if (value instanceof Value.Ref ref
                && machine.held(ref, frame.state()) instanceof Thing thing
                && thing.isDict()) {
            return thing.slots().isEmpty() || !thing.open().isEmpty()
                    ? Value.UNKNOWN
                    : Value.either(
                            thing.slots().keySet().stream().map(Value::text).toList());
        }
        return Value.UNKNOWN;
    }

    private Value pair(Value of, Frame frame) {
        if (of instanceof Value.Reply) {
            return element(of, frame);
        }
        if (of instanceof Value.Ref ref
                && machine.held(ref, frame.state()) instanceof Thing thing
                && thing.isDict()
                && thing.open().isEmpty()) {
            var keys = thing.slots().keySet().stream().map(Value::text).toList();
            var values = thing.slots().values().stream().map(Thing.Slot::value).toList();
            return keys.isEmpty() ? Value.UNKNOWN : new Value.Items(List.of(Value.either(keys), Value.either(values)));
        }
        return new Value.Items(List.of(new Value.Walked(of, true), new Value.Walked(of, false)));
    }

    /** The part of a value at this place, when it is taken apart into so many (0: by index). */
    Value part(Value value, int index, int size, Frame frame) {
        if (value instanceof Value.Items items) {
            return index < items.values().size() && size > 0 ? items.values().get(index) : Value.either(items.values());
        }
        if (value instanceof Value.Reply || value instanceof Value.Batch || value instanceof Value.Many) {
            return element(value, frame);
        }
        if (value instanceof Value.StreamName) {
            return value;
        }
        return Value.UNKNOWN;
    }

    /** A new act of reading from these streams. */
    Value.Source source(Set<String> streams, Node place, boolean channel, boolean handler, Frame frame) {
        var root = frame.user();
        var reader = machine.recorder()
                .reader(new Reader(
                        streams,
                        place.where(),
                        frame.site(place).where(),
                        root.module().file(),
                        root.title(),
                        channel,
                        handler));
        return new Value.Source(machine.fresh(), reader);
    }
}
