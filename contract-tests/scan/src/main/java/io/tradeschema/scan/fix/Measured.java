package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** In what an expression is counted: what its names, its calls and its arithmetic say. */
final class Measured {

    /** What gives back what it is given, perhaps in another form. */
    private static final Set<String> KEEPS = Set.of(
            "abs",
            "BigDecimal",
            "ceil",
            "Decimal",
            "float",
            "floor",
            "int",
            "max",
            "min",
            "Number",
            "parseFloat",
            "round",
            "str",
            "String",
            "trunc",
            "valueOf");

    /** The same, of what it is called on. */
    private static final Set<String> OWN = Set.of(
            "abs",
            "doubleValue",
            "floatValue",
            "quantize",
            "round",
            "setScale",
            "toFixed",
            "toPlainString",
            "toPrecision",
            "toString");

    private static final Set<String> TIMES = Set.of("multiply", "times", "mul");
    private static final Set<String> OVER = Set.of("divide", "dividedBy", "div");
    private static final Set<String> PLUS = Set.of("add", "plus", "subtract", "minus", "sub");

    private static final Pattern LIBRARY =
            Pattern.compile("Math|math|np|numpy|BigDecimal|Decimal|String|Double|Number");

    /** A price that is written down is none of the market's: it may be a part of one, or a distance. */
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final Source source;
    private final Set<String> fine;
    private final Set<Node> followed = new HashSet<>();

    /** Expressions of a file; words that are fine say nothing. */
    Measured(Source source, Set<String> fine) {
        this.source = source;
        this.fine = fine;
    }

    Measure of(Node value) {
        return switch (value.type()) {
            case "identifier", "shorthand_property_identifier" -> named(value);
            case "attribute", "member_expression", "field_access" ->
                Measure.of(value.get(value.size() - 1).text(), fine);
            case "subscript", "subscript_expression", "array_access" -> taken(value);
            case "integer", "float", "number" -> number(value.text());
            case "parenthesized_expression", "await", "await_expression", "non_null_expression", "as_expression" ->
                value.size() == 0 ? Measure.UNKNOWN : of(value.get(0));
            case "cast_expression" -> of(value.get(value.size() - 1));
            case "conditional_expression" ->
                value.size() == 3 ? of(value.get(0)).or(of(value.get(2))) : Measure.OTHER;
            case "ternary_expression" -> part(value, "consequence").or(part(value, "alternative"));
            case "binary_operator", "binary_expression", "boolean_operator" -> worked(value);
            case "unary_operator", "unary_expression" -> Measure.OTHER;
            case "string", "string_literal", "template_string" -> written(value);
            default ->
                value.type().matches("(?:decimal|hex).*literal")
                        ? number(value.text())
                        : Calls.is(value) ? called(value) : inside(value);
        };
    }

    private Measure part(Node value, String field) {
        return value.child(field).map(this::of).orElse(Measure.UNKNOWN);
    }

    /** What is not known here; with arithmetic in it, not even that. */
    private static Measure inside(Node value) {
        return Sources.nodes(value).anyMatch(node -> node.type().matches("binary_.*"))
                ? Measure.OTHER
                : Measure.UNKNOWN;
    }

    private static Measure number(String text) {
        try {
            return Measure.of(Double.parseDouble(text.replace("_", "").replaceAll("[dDfFlLn]$", "")));
        } catch (NumberFormatException e) {
            return Measure.UNKNOWN;
        }
    }

    private Measure written(Node text) {
        var holes = Sources.nodes(text)
                .filter(node -> node.is("interpolation") || node.is("template_substitution"))
                .toList();
        return holes.size() == 1 && holes.get(0).size() > 0
                ? of(holes.get(0).get(0))
                : TextSpan.of(source, text).map(span -> number(span.text())).orElse(Measure.UNKNOWN);
    }

    private Measure taken(Node value) {
        var key = value.get(value.size() - 1);
        var isText = key.is("string") || key.is("string_literal");
        return Measure.of(isText ? key.text() : Kinds.last(value.get(0).text()), fine);
    }

    /** What the name says and, where that says nothing, what it was set to in the function around it. */
    private Measure named(Node name) {
        var said = Measure.of(name.text(), fine);
        if (said.isPrice() && CONSTANT.matcher(name.text()).matches()) {
            return Measure.of(1);
        }
        var set = followed.add(name)
                ? source.around(name.where(), Kinds::isFunction).stream()
                        .flatMap(Sources::nodes)
                        .flatMap(node -> set(node, name.text()).stream())
                        .map(this::of)
                        .reduce(Measure::or)
                : Optional.<Measure>empty();
        return set.filter(value -> said.is(Measure.Kind.UNKNOWN) || !value.is(Measure.Kind.UNKNOWN))
                .filter(value -> !value.is(Measure.Kind.LITERAL) || said.is(Measure.Kind.UNKNOWN))
                .map(value -> value.and(said))
                .orElse(said);
    }

    private static Optional<Node> set(Node node, String name) {
        var isVariable = node.is("variable_declarator");
        return node.type().matches("assignment|variable_declarator|assignment_expression")
                        && node.child(isVariable ? "name" : "left")
                                .filter(left -> left.text().equals(name))
                                .isPresent()
                ? node.child(isVariable ? "value" : "right")
                : Optional.empty();
    }

    // ---- arithmetic ----

    private Measure worked(Node value) {
        var left = value.child("left").map(this::of).orElse(Measure.OTHER);
        var right = value.child("right").map(this::of).orElse(Measure.OTHER);
        return switch (value.child("operator").map(Node::text).orElse("")) {
            case "*" -> left.times(right, 1);
            case "/", "//" -> left.times(right, -1);
            case "+", "-" -> left.plus(right);
            case "or", "||", "??" -> left.or(right);
            default -> Measure.OTHER;
        };
    }

    private Measure called(Node call) {
        var name = Kinds.last(Calls.called(call));
        var given = Calls.arguments(call);
        var on = Calls.receiver(call).filter(of -> !LIBRARY.matcher(of.text()).matches());
        if (on.isPresent() && OWN.contains(name)) {
            return of(on.get());
        }
        if (on.isPresent() && given.size() > 0) {
            if (TIMES.contains(name) || OVER.contains(name)) {
                return of(on.get()).times(of(given.get(0)), TIMES.contains(name) ? 1 : -1);
            }
            if (PLUS.contains(name)) {
                return of(on.get()).plus(of(given.get(0)));
            }
            if (name.equals("min") || name.equals("max")) {
                return of(on.get()).or(of(given.get(0)));
            }
        }
        return KEEPS.contains(name) && !given.isEmpty() ? kept(name, given) : asked(name, given);
    }

    private Measure kept(String name, List<Node> given) {
        return name.matches("min|max")
                ? given.stream().map(this::of).reduce(Measure::or).orElse(Measure.UNKNOWN)
                : of(given.get(0));
    }

    private Measure asked(String name, List<Node> given) {
        var key = given.stream()
                .findFirst()
                .filter(first -> name.equals("get") && (first.is("string") || first.is("string_literal")));
        return Measure.of(key.map(Node::text).orElse(name), fine);
    }
}
