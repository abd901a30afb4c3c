package io.tradeschema.scan.python;

import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

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
            return new Value.Unknown("the walk was cut short");
        }
        return switch (node.type()) {
            case "string", "integer", "float", "true", "false", "none", "identifier" -> single(node, frame);
            case "concatenated_string" -> machine.texts().concatenated(node, frame);
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
            case "not_operator", "comparison_operator" -> decided(node, frame);
            case "conditional_expression" -> ternary(node, frame);
            case "named_expression" -> named(node, frame);
            case "lambda" ->
                new Value.Fn(new FunctionDef(node, frame.module(), null, List.of(), frame), Optional.empty());
            case "dictionary_comprehension" -> machine.comprehensions().dictComprehension(node, frame);
            case "list_comprehension", "generator_expression", "set_comprehension" ->
                machine.comprehensions().listComprehension(node, frame);
            case "class_definition" -> new Value.Unknown("a class inside a class");
            default -> other(node, frame);
        };
    }

    /** A literal or a name. */
    private Value single(Node node, Frame frame) {
        return switch (node.type()) {
            case "string" -> machine.texts().string(node, frame);
            case "integer", "float" -> number(node.text());
            case "true" -> new Value.Const(true, false);
            case "false" -> new Value.Const(false, false);
            case "none" -> Value.NONE;
            default -> machine.names().lookup(node.text(), frame);
        };
    }

    private Value decided(Node node, Frame frame) {
        if (node.is("not_operator")) {
            node.children().forEach(child -> eval(child, frame));
        } else {
            machine.comparisons().compared(node, frame);
        }
        return FLAG;
    }

    private Value other(Node node, Frame frame) {
        if (!node.type().endsWith("_statement")) {
            node.children().forEach(child -> eval(child, frame));
        }
        return Value.UNKNOWN;
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

    private Value attribute(Node node, Frame frame) {
        var name = node.child("attribute").map(Node::text).orElse("");
        var dotted = importedModule(node, frame);
        if (dotted.isPresent()) {
            return dotted.get();
        }
        var object = node.child("object").map(child -> eval(child, frame)).orElse(Value.UNKNOWN);
        return object.each(option -> machine.objects().attribute(option, name, frame));
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
                .map(module -> machine.names().find(text.substring(dot + 1), module));
    }

    private Value root(Node node, Frame frame) {
        var object = node.child("object").orElse(node);
        while (object.is("attribute")) {
            object = object.child("object").orElse(object);
        }
        return object.is("identifier") ? machine.names().lookup(object.text(), frame) : Value.UNKNOWN;
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
        machine.handlers().table(whole, frame);
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
        if (machine.truth().surely(left, frame)) {
            return left;
        }
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
        machine.nameSets().met(operator, left, right, node, frame);
        return NameSets.joined(operator, left, right).orElseGet(() -> combine(operator, left, right));
    }

    /** The value of an arithmetic or joining operator. */
    Value combine(String operator, Value left, Value right) {
        if (operator.equals("+") && left instanceof Value.Items one && right instanceof Value.Items two) {
            var all = new ArrayList<>(one.values());
            all.addAll(two.values());
            return new Value.Items(List.copyOf(all));
        }
        if (operator.equals("+") && (textual(left) || textual(right))) {
            return Texts.joined(List.of(left, right));
        }
        if (operator.equals("%") && left.literalText().isPresent()) {
            return Texts.formatted(left.literalText().get(), right);
        }
        var epoch = new Value.Kind(ValueKind.EPOCH);
        if (left.equals(epoch) && "*/+-//".contains(operator) && (right instanceof Value.Const)) {
            return epoch;
        }
        return isNumber(left) || isNumber(right) || operator.equals("-") || operator.equals("/")
                ? NUMBER
                : Value.UNKNOWN;
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
            case "comparison_operator" -> machine.comparisons().narrow(condition, truth, frame);
            case "call" -> machine.comparisons().narrowByCall(condition, truth, frame);
            default -> {}
        }
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
