package io.tradeschema.scan.typescript;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.Argument;
import io.tradeschema.scan.code.Code.Giving;
import io.tradeschema.scan.code.Nothing;
import io.tradeschema.scan.code.Operator;
import io.tradeschema.scan.syntax.Node;
import io.tradeschema.scan.syntax.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Operations, assignments inside of expressions, and calls of the language's own that are operations. */
final class TypeScriptOperators {

    /** Tests of what a value is, by a name that no program can have. */
    static final String IS = "<is>";

    private static final Map<String, Operator> OPERATORS = Map.ofEntries(
            Map.entry("&&", Operator.AND),
            Map.entry("||", Operator.OR),
            Map.entry("==", Operator.EQUAL),
            Map.entry("===", Operator.EQUAL),
            Map.entry("!=", Operator.UNEQUAL),
            Map.entry("!==", Operator.UNEQUAL),
            Map.entry("<", Operator.LESS),
            Map.entry("<=", Operator.LESS_OR_EQUAL),
            Map.entry(">", Operator.MORE),
            Map.entry(">=", Operator.MORE_OR_EQUAL),
            Map.entry("in", Operator.IN),
            Map.entry("+", Operator.ADD),
            Map.entry("-", Operator.SUBTRACT),
            Map.entry("*", Operator.MULTIPLY),
            Map.entry("/", Operator.DIVIDE),
            Map.entry("%", Operator.REMAINDER));

    private final TypeScriptExpressions expressions;

    TypeScriptOperators(TypeScriptExpressions expressions) {
        this.expressions = expressions;
    }

    Optional<Code> of(Node node) {
        return switch (node.type()) {
            case "binary_expression" -> Optional.of(binary(node));
            case "unary_expression" -> Optional.of(unary(node));
            case "update_expression" -> Optional.of(update(node));
            case "assignment_expression" -> Optional.of(assignment(node));
            case "augmented_assignment_expression" -> Optional.of(augmented(node));
            case "sequence_expression" -> Optional.of(sequence(node));
            case "array_pattern", "object_pattern" -> Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Operator operator(String sign) {
        return OPERATORS.getOrDefault(sign, Operator.OTHER);
    }

    /** Whether something is there. */
    static Code isThere(Place at, Code code) {
        return new Code.Op(at, Operator.UNEQUAL, List.of(code, new Code.Lit(at, Nothing.NOTHING)));
    }

    private static String sign(Node node) {
        return node.child("operator").map(Node::text).orElse("");
    }

    private Code binary(Node node) {
        var sign = sign(node);
        var left = node.child("left").orElse(node);
        var right = node.child("right").orElse(node);
        if (left.is("unary_expression") && sign(left).equals("typeof")) {
            return typeTest(node, left, right, sign);
        }
        if (right.is("unary_expression") && sign(right).equals("typeof")) {
            return typeTest(node, right, left, sign);
        }
        var one = expressions.of(left);
        var other = expressions.of(right);
        if (sign.equals("??") || sign.equals("||") && isEnvironment(one)) {
            return expressions.orElse(one, other);
        }
        if (sign.equals("instanceof")) {
            return TypeScriptExpressions.call(node.place(), IS, one, other);
        }
        return new Code.Op(node.place(), operator(sign), List.of(one, other));
    }

    private static boolean isEnvironment(Code code) {
        return code instanceof Code.Call call
                && call.callee() instanceof Code.Name name
                && name.name().equals(TypeScriptExpressions.ENVIRONMENT);
    }

    /** A value's kind, asked for by its name. */
    private Code typeTest(Node node, Node asked, Node name, String sign) {
        var value = expressions.part(asked, "argument");
        var code = expressions.of(name);
        if (!(code instanceof Code.Lit lit) || !(lit.value() instanceof String kind)) {
            return new Code.Op(node.place(), operator(sign), List.of(expressions.of(asked), code));
        }
        var differs = sign.startsWith("!");
        if (kind.equals("undefined")) {
            return new Code.Op(
                    node.place(),
                    differs ? Operator.UNEQUAL : Operator.EQUAL,
                    List.of(value, new Code.Lit(node.place(), Nothing.ABSENT)));
        }
        var is = TypeScriptExpressions.call(node.place(), IS, value, new Code.Name(name.place(), kind));
        return differs ? new Code.Op(node.place(), Operator.NOT, List.of(is)) : is;
    }

    private Code unary(Node node) {
        var of = expressions.part(node, "argument");
        return switch (sign(node)) {
            case "!" -> new Code.Op(node.place(), Operator.NOT, List.of(of));
            case "-" ->
                of instanceof Code.Lit lit && lit.value() instanceof BigDecimal number
                        ? new Code.Lit(node.place(), number.negate())
                        : new Code.Op(node.place(), Operator.NEGATE, List.of(of));
            case "+" ->
                of instanceof Code.Lit lit && lit.value() instanceof BigDecimal
                        ? of
                        : TypeScriptExpressions.call(node.place(), "Number", of);
            case "void" -> last(node.place(), List.of(of, new Code.Lit(node.place(), Nothing.ABSENT)));
            case "typeof" -> TypeScriptExpressions.call(node.place(), "<type of>", of);
            default -> new Code.Op(node.place(), Operator.OTHER, List.of(of));
        };
    }

    private Code update(Node node) {
        var one = new Code.Lit(node.place(), BigDecimal.ONE);
        var operator = sign(node).equals("--") ? Operator.SUBTRACT : Operator.ADD;
        return new Code.Change(node.place(), operator, expressions.part(node, "argument"), one);
    }

    private Code assignment(Node node) {
        var target = node.child("left").orElse(node);
        if (TypeScriptPatterns.isPattern(target)) {
            return new Code.Other(node.place(), "a pattern inside", List.of(expressions.part(node, "right")));
        }
        return new Code.Set(
                node.place(), expressions.of(target), node.child("right").map(expressions::of), Optional.empty());
    }

    private Code augmented(Node node) {
        var sign = sign(node);
        var target = expressions.part(node, "left");
        var value = expressions.part(node, "right");
        if (sign.equals("??=") || sign.equals("||=") || sign.equals("&&=")) {
            var whole = sign.equals("??=")
                    ? expressions.orElse(target, value)
                    : new Code.Op(
                            node.place(), sign.equals("||=") ? Operator.OR : Operator.AND, List.of(target, value));
            return new Code.Set(node.place(), target, Optional.of(whole), Optional.empty());
        }
        return new Code.Change(node.place(), operator(sign.substring(0, sign.length() - 1)), target, value);
    }

    /** The last of several, after the others. */
    private Code sequence(Node node) {
        var parts = new ArrayList<Code>();
        node.children().forEach(child -> parts.add(expressions.of(child)));
        return parts.isEmpty() ? expressions.unknown(node) : last(node.place(), parts);
    }

    private static Code last(Place at, List<Code> parts) {
        return new Code.Index(
                at,
                new Code.Seq(at, Code.SeqKind.TUPLE, parts),
                new Code.Lit(at, BigDecimal.valueOf(parts.size() - 1)));
    }

    /** Calls of the language's own that are tests or records. */
    Optional<Code> ownCall(Place at, Code.Attr callee, List<Argument> arguments) {
        if (!(callee.of() instanceof Code.Name of) || arguments.isEmpty()) {
            return Optional.empty();
        }
        var first = arguments.get(0).value();
        return switch (of.name() + "." + callee.name()) {
            case "Array.isArray" -> Optional.of(TypeScriptExpressions.call(at, IS, first, new Code.Name(at, "Array")));
            case "Object.assign" -> Optional.of(assigned(at, first, arguments));
            case "Object.hasOwn" ->
                arguments.size() < 2
                        ? Optional.empty()
                        : Optional.of(new Code.Op(
                                at, Operator.IN, List.of(arguments.get(1).value(), first)));
            default -> Optional.empty();
        };
    }

    /** What is added to a record that is written down is one record; another one is changed. */
    private static Code assigned(Place at, Code first, List<Argument> arguments) {
        if (first instanceof Code.Rec rec) {
            var entries = new ArrayList<>(rec.entries());
            arguments
                    .subList(1, arguments.size())
                    .forEach(more -> entries.add(new Code.Entry(Optional.empty(), more.value())));
            return new Code.Rec(at, entries);
        }
        var whole = first;
        for (var more : arguments.subList(1, arguments.size())) {
            whole = new Code.Call(
                    at,
                    new Code.Attr(at, whole, "<take in>"),
                    List.of(new Argument(more.at(), Giving.PLACE, "", more.value())));
        }
        return whole;
    }
}
