package io.tradeschema.gate.scan.python;

import io.tradeschema.gate.scan.facts.ValueKind;
import io.tradeschema.gate.scan.syntax.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives expressions their abstract values. */
final class Expressions {

    private static final Value TEXT = new Value.Kind(ValueKind.TEXT);
    private static final Value NUMBER = new Value.Kind(ValueKind.NUMBER);
    private static final Value FLAG = new Value.Kind(ValueKind.FLAG);

    private final Interpreter machine;

    Expressions(Interpreter machine) {
        this.machine = machine;
    }

    Value eval(Node node, Frame frame) {
        if (!leaf(node) && !machine.step()) {
            return new Value.Unknown("the walk was cut short", false);
        }
        return switch (node.type()) {
            case "string" -> string(node, frame);
            case "concatenated_string" -> concatenated(node, frame);
            case "integer", "float" -> number(node.text());
            case "true" -> new Value.Const(true, false);
            case "false" -> new Value.Const(false, false);
            case "none" -> Value.NONE;
            case "identifier" -> machine.lookup(node.text(), frame);
            case "attribute" -> attribute(node, frame);
            case "call" -> machine.calls().call(node, frame);
            case "dictionary" -> dictionary(node, frame);
            case "subscript" -> subscript(node, frame);
            case "tuple", "list", "set", "expression_list" -> items(node, frame);
            case "parenthesized_expression", "await", "type", "interpolation" ->
                node.size() == 0 ? Value.UNKNOWN : eval(node.get(0), frame);
            case "yield" -> yielded(node, frame);
            case "boolean_operator" -> either(node, frame);
            case "binary_operator" -> binary(node, frame);
            case "unary_operator" -> negative(node, frame);
            case "not_operator" -> {
                node.children().forEach(child -> eval(child, frame));
                yield FLAG;
            }
            case "comparison_operator" -> {
                machine.messages().compared(node, frame);
                yield FLAG;
            }
            case "conditional_expression" -> ternary(node, frame);
            case "named_expression" -> named(node, frame);
            case "lambda" ->
                new Value.Fn(new FunctionDef(node, frame.module(), null, List.of(), frame), Optional.empty());
            case "dictionary_comprehension" -> dictComprehension(node, frame);
            case "list_comprehension", "generator_expression", "set_comprehension" -> listComprehension(node, frame);
            case "class_definition" -> new Value.Unknown("a class inside a class", false);
            default -> {
                if (!node.type().endsWith("_statement")) {
                    node.children().forEach(child -> eval(child, frame));
                }
                yield Value.UNKNOWN;
            }
        };
    }

    /** Literals and names cost no step: a long table of constants must not use up the walk. */
    private static boolean leaf(Node node) {
        return switch (node.type()) {
            case "string", "integer", "float", "true", "false", "none", "identifier" -> true;
            default -> false;
        };
    }

    /** The last name in an expression that gives a value: {@code tp_pct} in {@code float(cfg.tp_pct)}. */
    static String origin(Node node) {
        return switch (node.type()) {
            case "identifier" -> node.text();
            case "attribute" -> node.child("attribute").map(Node::text).orElse("");
            case "subscript" -> node.child("subscript").map(Expressions::origin).orElse("");
            case "string" -> node.first("string_content").map(Node::text).orElse("");
            case "parenthesized_expression", "await" -> node.size() > 0 ? origin(node.get(0)) : "";
            case "call" -> callOrigin(node);
            default -> "";
        };
    }

    private static String callOrigin(Node call) {
        var function = call.child("function").map(Node::text).orElse("");
        var last = function.substring(function.lastIndexOf('.') + 1);
        var first = call.child("arguments").filter(list -> list.size() > 0).map(list -> list.get(0));
        return switch (last) {
            case "float", "round", "str", "Decimal", "abs", "get", "getattr" ->
                first.map(Expressions::origin).orElse("");
            default -> "";
        };
    }

    private static Value number(String text) {
        var plain = text.replace("_", "");
        try {
            if (plain.startsWith("0x") || plain.startsWith("0X")) {
                return new Value.Const(new BigDecimal(Long.parseLong(plain.substring(2), 16)), false);
            }
            return new Value.Const(new BigDecimal(plain), false);
        } catch (NumberFormatException e) {
            return NUMBER;
        }
    }

    private Value string(Node node, Frame frame) {
        var parts = new ArrayList<Value>();
        var raw = node.first("string_start")
                .map(Node::text)
                .orElse("")
                .toLowerCase(java.util.Locale.ROOT)
                .contains("r");
        for (var child : node.children()) {
            if (child.is("string_content")) {
                parts.add(Value.text(raw ? child.text() : unescaped(child)));
            } else if (child.is("interpolation")) {
                var value = child.size() == 0 ? Value.UNKNOWN : eval(child.get(0), frame);
                parts.add(child.first("format_specifier").isPresent() ? TEXT : value);
            }
        }
        return joined(parts);
    }

    private static String unescaped(Node content) {
        var text = content.text();
        if (text.indexOf('\\') < 0) {
            return text;
        }
        return text.replace("\\\n", "")
                .replace("\\n", "\n")
                .replace("\\t", "\t")
                .replace("\\\"", "\"")
                .replace("\\'", "'")
                .replace("\\\\", "\\");
    }

    private Value concatenated(Node node, Frame frame) {
        var parts = new ArrayList<Value>();
        node.children().forEach(child -> parts.add(eval(child, frame)));
        return joined(parts);
    }

    /** Text made of these parts one behind the other: a constant if all are, else what is known of its ends. */
    static Value joined(List<Value> parts) {
        if (parts.isEmpty()) {
            return Value.text("");
        }
        for (var i = 0; i < parts.size(); i++) {
            if (parts.get(i) instanceof Value.Choice choice
                    && choice.options().stream().allMatch(option -> printed(option) != null)) {
                var alternatives = new ArrayList<Value>();
                for (var option : choice.options()) {
                    var copy = new ArrayList<>(parts);
                    copy.set(i, option);
                    alternatives.add(joined(copy));
                }
                return Value.either(alternatives);
            }
        }
        var prefix = new StringBuilder();
        var assumed = false;
        for (var i = 0; i < parts.size(); i++) {
            var text = printed(parts.get(i));
            if (text == null) {
                var open = parts.get(i) instanceof Value.Pattern pattern ? pattern.prefix() : "";
                return pattern(prefix + open, parts, i);
            }
            assumed |= parts.get(i) instanceof Value.Const constant && constant.assumed();
            prefix.append(text);
        }
        return new Value.Const(prefix.toString(), assumed);
    }

    private static Value pattern(String prefix, List<Value> parts, int hole) {
        var suffix = new StringBuilder();
        for (var i = parts.size() - 1; i >= hole; i--) {
            var text = printed(parts.get(i));
            if (text == null) {
                suffix.insert(0, parts.get(i) instanceof Value.Pattern pattern ? pattern.suffix() : "");
                break;
            }
            suffix.insert(0, text);
        }
        return new Value.Pattern(prefix, suffix.toString());
    }

    private static @Nullable String printed(Value value) {
        if (value instanceof Value.Const constant) {
            return constant.value() instanceof String text
                    ? text
                    : constant.value() instanceof BigDecimal number ? number.toPlainString() : null;
        }
        return value instanceof Value.Member member ? printed(member.value()) : null;
    }

    private Value attribute(Node node, Frame frame) {
        var name = node.child("attribute").map(Node::text).orElse("");
        var dotted = importedModule(node, frame);
        if (dotted.isPresent()) {
            return dotted.get();
        }
        var object = node.child("object").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
        return object.each(option -> machine.objects().attribute(option, name, node, frame));
    }

    /** {@code a.b.c} after {@code import a.b}: the module of the tree and its member. */
    private Optional<Value> importedModule(Node node, Frame frame) {
        var text = node.text();
        if (!text.matches("[A-Za-z_][A-Za-z0-9_.]*") || !(root(node, frame) instanceof Value.External)) {
            return Optional.empty();
        }
        var dot = text.lastIndexOf('.');
        var importedAs = node.child("object").map(Node::text).orElse("");
        if (!frame.module().imports().containsKey(text.split("\\.", -1)[0])) {
            return Optional.empty();
        }
        return machine.project()
                .find(importedAs, frame.module().file())
                .filter(file -> importedAs.contains("."))
                .flatMap(machine.project()::module)
                .map(module -> machine.find(text.substring(dot + 1), module));
    }

    private Value root(Node node, Frame frame) {
        var object = node.child("object").orElse(node);
        while (object.is("attribute")) {
            object = object.child("object").orElse(object);
        }
        return object.is("identifier") ? machine.lookup(object.text(), frame) : Value.UNKNOWN;
    }

    private Value dictionary(Node node, Frame frame) {
        var thing = Thing.dict(node.where());
        var constant = new LinkedHashMap<String, Thing.Slot>();
        for (var child : node.children()) {
            if (child.is("pair")) {
                var key = child.child("key").map(part -> eval(part, frame)).orElse(Value.UNKNOWN);
                var slot = slot(child, frame);
                if (key.literalText().isPresent()) {
                    constant.put(key.literalText().get(), slot);
                } else {
                    thing = machine.objects().keyed(thing.withAll(constant), key, slot);
                    constant.clear();
                }
            } else if (child.is("dictionary_splat") && child.size() > 0) {
                var spread = eval(child.get(0), frame);
                if (spread instanceof Value.Message && node.size() == 1) {
                    return spread;
                }
                thing = machine.objects().merged(thing.withAll(constant), spread, frame.state());
                constant.clear();
            }
        }
        var whole = thing.withAll(constant);
        machine.bus().table(whole, frame);
        return machine.allocate(whole, frame.state());
    }

    private Thing.Slot slot(Node pair, Frame frame) {
        var value = pair.child("value");
        var held = value.map(part -> eval(part, frame)).orElse(Value.UNKNOWN);
        var origin = value.map(Expressions::origin).orElse("");
        return new Thing.Slot(held, true, pair.where(), origin).from(value.flatMap(frame::givenAt));
    }

    private Value subscript(Node node, Frame frame) {
        var object = node.child("value").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
        var keys = node.all("subscript");
        if (keys.size() != 1 || keys.get(0).is("slice")) {
            keys.forEach(key -> key.children().forEach(child -> eval(child, frame)));
            return object instanceof Value.Many ? object : sliced(object);
        }
        var key = eval(keys.get(0), frame);
        return object.each(option -> machine.objects().item(option, key, keys.get(0), frame));
    }

    private static Value sliced(Value object) {
        return object instanceof Value.Const constant && constant.value() instanceof String ? TEXT : object;
    }

    private Value items(Node node, Frame frame) {
        var values = new ArrayList<Value>();
        for (var child : node.children()) {
            if (child.is("list_splat")) {
                var spread = child.size() == 0 ? Value.UNKNOWN : eval(child.get(0), frame);
                if (!(spread instanceof Value.Items more)) {
                    return new Value.Many(Value.UNKNOWN);
                }
                values.addAll(more.values());
            } else {
                values.add(eval(child, frame));
            }
        }
        return new Value.Items(List.copyOf(values));
    }

    private Value yielded(Node node, Frame frame) {
        var value = node.size() == 0 ? Value.NONE : eval(node.get(0), frame);
        if (node.text().startsWith("yield from")) {
            frame.yield(
                    value instanceof Value.Many many
                            ? many.element()
                            : machine.messages().element(value, frame));
        } else {
            frame.yield(value);
        }
        return Value.UNKNOWN;
    }

    private Value either(Node node, Frame frame) {
        var left = node.child("left").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
        var isOr = node.child("operator").map(operator -> operator.is("or")).orElse(false);
        var before = frame.state().fork();
        node.child("left").ifPresent(child -> refine(child, !isOr, frame));
        var right = node.child("right").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
        var after = frame.state();
        after.variables().putAll(before.variables());
        frame.state(State.join(after, before));
        if (!isOr) {
            return left instanceof Value.Taken ? Value.either(left, right) : right;
        }
        machine.messages().alternatives(left, right);
        return falsy(left) ? right : Value.either(withoutFalsy(left), right);
    }

    private static boolean falsy(Value value) {
        return value instanceof Value.Const constant
                && !constant.assumed()
                && (constant.value() == Value.None.NONE
                        || constant.value().equals("")
                        || constant.value().equals(false));
    }

    private static Value withoutFalsy(Value value) {
        var kept = value.options().stream().filter(option -> !falsy(option)).toList();
        return kept.isEmpty() ? value : Value.either(kept);
    }

    private Value binary(Node node, Frame frame) {
        var left = node.child("left").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
        var right = node.child("right").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
        var operator = node.child("operator").map(Node::text).orElse("");
        if (operator.equals("|") && left instanceof Value.Ref one && right instanceof Value.Ref) {
            var thing = machine.thing(one, frame.state());
            if (thing != null && thing.isDict()) {
                return machine.allocate(machine.objects().merged(thing, right, frame.state()), frame.state());
            }
        }
        return combine(operator, left, right);
    }

    /** The value of an arithmetic or joining operator. */
    Value combine(String operator, Value left, Value right) {
        if (operator.equals("+") && left instanceof Value.Items one && right instanceof Value.Items two) {
            var all = new ArrayList<>(one.values());
            all.addAll(two.values());
            return new Value.Items(List.copyOf(all));
        }
        if (operator.equals("+") && (textual(left) || textual(right))) {
            return joined(List.of(left, right));
        }
        if (operator.equals("%") && left.literalText().isPresent()) {
            return formatted(left.literalText().get(), right);
        }
        var epoch = new Value.Kind(ValueKind.EPOCH);
        if (left.equals(epoch) && "*/+-//".contains(operator) && (right instanceof Value.Const)) {
            return epoch;
        }
        return isNumber(left) || isNumber(right) || operator.equals("-") || operator.equals("/")
                ? NUMBER
                : Value.UNKNOWN;
    }

    private static Value formatted(String format, Value argument) {
        var parts = format.split("%[sd]", -1);
        var values = argument instanceof Value.Items items ? items.values() : List.of(argument);
        if (parts.length != values.size() + 1) {
            return TEXT;
        }
        var pieces = new ArrayList<Value>();
        for (var i = 0; i < parts.length; i++) {
            pieces.add(Value.text(parts[i]));
            if (i < values.size()) {
                pieces.add(values.get(i));
            }
        }
        return joined(pieces);
    }

    private static boolean textual(Value value) {
        return value instanceof Value.Pattern
                || value.equals(TEXT)
                || value.options().stream()
                        .allMatch(option -> option.literalText().isPresent());
    }

    private static boolean isNumber(Value value) {
        return value.equals(NUMBER)
                || (value instanceof Value.Const constant && constant.value() instanceof BigDecimal);
    }

    private Value negative(Node node, Frame frame) {
        var value = node.child("argument").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
        var minus = node.child("operator").map(operator -> operator.is("-")).orElse(false);
        if (minus && value instanceof Value.Const constant && constant.value() instanceof BigDecimal number) {
            return new Value.Const(number.negate(), constant.assumed());
        }
        return value;
    }

    private Value ternary(Node node, Frame frame) {
        if (node.size() < 3) {
            return Value.UNKNOWN;
        }
        eval(node.get(1), frame);
        var fixed = machine.truth().of(node.get(1), frame);
        if (fixed.isPresent()) {
            return eval(node.get(fixed.get() ? 0 : 2), frame);
        }
        var before = frame.state();
        var otherwise = before.fork();
        refine(node.get(1), true, frame);
        var yes = eval(node.get(0), frame);
        var taken = frame.state();
        frame.state(otherwise);
        refine(node.get(1), false, frame);
        var no = eval(node.get(2), frame);
        frame.state(State.join(taken, frame.state()));
        machine.messages().alternatives(yes, no);
        return Value.either(yes, no);
    }

    private Value named(Node node, Frame frame) {
        var value = node.child("value").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
        node.child("name").ifPresent(name -> frame.state().set(name.text(), value));
        return value;
    }

    /** What a branch taken or not taken tells: so far only which stream an entry came from. */
    void refine(Node condition, boolean truth, Frame frame) {
        switch (condition.type()) {
            case "parenthesized_expression" -> {
                if (condition.size() > 0) {
                    refine(condition.get(0), truth, frame);
                }
            }
            case "not_operator" -> condition.child("argument").ifPresent(node -> refine(node, !truth, frame));
            case "boolean_operator" -> {
                var isAnd = condition
                        .child("operator")
                        .map(operator -> operator.is("and"))
                        .orElse(false);
                if (isAnd == truth) {
                    condition.child("left").ifPresent(node -> refine(node, truth, frame));
                    condition.child("right").ifPresent(node -> refine(node, truth, frame));
                }
            }
            case "comparison_operator" -> machine.messages().narrow(condition, truth, frame);
            case "call" -> machine.messages().narrowByCall(condition, truth, frame);
            default -> {}
        }
    }

    private Value listComprehension(Node node, Frame frame) {
        var body = node.child("body");
        var outer = frame.state();
        frame.state(outer.fork());
        clauses(node, frame);
        var element = body.map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
        leaveScope(outer, frame);
        return new Value.Many(element);
    }

    private void clauses(Node node, Frame frame) {
        for (var clause : node.children()) {
            if (clause.is("for_in_clause")) {
                var iterable =
                        clause.child("right").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
                var element = iterable.each(option -> machine.messages().element(option, frame));
                clause.child("left").ifPresent(left -> machine.statements().assign(left, element, "", frame));
            } else if (clause.is("if_clause") && clause.size() > 0) {
                eval(clause.get(0), frame);
                refine(clause.get(0), true, frame);
            }
        }
    }

    /** A comprehension's own names do not outlive it; what it did to the heap does. */
    private static void leaveScope(State outer, Frame frame) {
        frame.state(outer.leave(frame.state()));
    }

    private Value dictComprehension(Node node, Frame frame) {
        var body = node.child("body");
        var loops = node.children().stream()
                .filter(child -> child.is("for_in_clause"))
                .toList();
        if (body.isEmpty() || loops.size() != 1) {
            return machine.allocate(Thing.dict(node.where()).opened("it is built by a comprehension"), frame.state());
        }
        var iterable =
                loops.get(0).child("right").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
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
            loop.child("left").ifPresent(left -> machine.statements().assign(left, item, "", frame));
            node.first("if_clause").filter(clause -> clause.size() > 0).ifPresent(clause -> eval(clause.get(0), frame));
            var key = body.child("key").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
            var value = body.child("value").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
            var slot = new Thing.Slot(value, !conditional, body.where(), "");
            thing = machine.objects().keyed(thing, key, slot);
        }
        return machine.allocate(thing, frame.state());
    }

    /** A comprehension over the pairs of a message keeps it a message; over anything else the keys are unknown. */
    private Value fromUnknown(Node node, Node body, Value iterable, Frame frame) {
        clauses(node, frame);
        var key = body.child("key").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
        body.child("value").ifPresent(child -> eval(child, frame));
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
            loop.child("left").ifPresent(left -> machine.statements().assign(left, pair, "", frame));
            var kept = node.first("if_clause")
                    .filter(clause -> clause.size() > 0)
                    .map(clause -> keeps(clause.get(0), slot.getValue().value(), frame));
            if (kept.isPresent() && kept.get() == Keeping.NEVER) {
                continue;
            }
            var key = body.child("key").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
            var value = body.child("value").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
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
        eval(condition, frame);
        var text = condition.text();
        var comparison = condition.is("comparison_operator") && condition.size() == 3;
        var operator = comparison ? condition.get(1).text() : "";
        if (operator.equals("in") || operator.equals("not in")) {
            var known = membership(eval(condition.get(0), frame), eval(condition.get(2), frame), frame);
            return known == null ? Keeping.PERHAPS : known == operator.equals("in") ? Keeping.ALWAYS : Keeping.NEVER;
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

    /** The constants among some values, for comparisons. */
    static List<Object> literals(Value value) {
        var found = new ArrayList<Object>();
        var options = value instanceof Value.Items items ? items.values() : value.options();
        for (var option : options) {
            if (option instanceof Value.Const constant && constant.value() != Value.None.NONE) {
                found.add(constant.value());
            } else if (option instanceof Value.Member member && member.value() instanceof Value.Const constant) {
                found.add(constant.value());
            } else if (option instanceof Value.Items inner) {
                found.addAll(literals(inner));
            } else {
                return List.of();
            }
        }
        return found;
    }
}
