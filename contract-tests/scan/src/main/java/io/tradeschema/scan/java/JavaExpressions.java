package io.tradeschema.scan.java;

import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Node;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works out expressions, as far as the source tells. */
final class JavaExpressions {

    private final JavaInterpreter machine;

    JavaExpressions(JavaInterpreter machine) {
        this.machine = machine;
    }

    JavaValue eval(Node node, JavaFrame frame) {
        return switch (node.type()) {
            case "string_literal" -> new JavaValue.Literal(JavaNames.literal(node));
            case "decimal_integer_literal", "decimal_floating_point_literal" -> number(node.text());
            case "true", "false" -> new JavaValue.Literal(node.is("true"));
            case "null_literal" -> new JavaValue.Kind(ValueKind.NONE);
            case "this" -> frame.self;
            case "identifier" -> named(node.text(), frame);
            case "field_access" -> field(node, frame);
            case "class_literal" -> new JavaValue.ClassName(JavaNames.simple(node.size() == 0 ? node : node.get(0)));
            case "parenthesized_expression" -> node.size() == 0 ? JavaValue.UNKNOWN : machine.eval(node.get(0), frame);
            case "cast_expression" -> cast(node, frame);
            case "unary_expression" -> unary(node, frame);
            case "binary_expression" -> binary(node, frame);
            case "ternary_expression" -> ternary(node, frame);
            case "assignment_expression" -> assigned(node, frame);
            case "array_initializer" -> new JavaValue.Items(all(node, frame));
            case "array_creation_expression" ->
                node.child("value").map(value -> machine.eval(value, frame)).orElse(JavaValue.UNKNOWN);
            case "lambda_expression", "method_reference" -> new JavaValue.Code(node, frame);
            case "switch_expression" -> machine.statements().choose(node, frame);
            case "method_invocation" -> machine.calls().invocation(node, frame);
            case "object_creation_expression" -> machine.calls().created(node, frame);
            case "explicit_constructor_invocation" -> machine.calls().delegated(node, frame);
            default -> {
                node.children().forEach(child -> machine.eval(child, frame));
                yield JavaValue.UNKNOWN;
            }
        };
    }

    List<JavaValue> all(Node list, JavaFrame frame) {
        var values = new ArrayList<JavaValue>();
        list.children().forEach(child -> values.add(machine.eval(child, frame)));
        return values;
    }

    private static JavaValue number(String text) {
        try {
            return new JavaValue.Literal(new BigDecimal(text.replaceAll("[_dDfFlL]", "")));
        } catch (NumberFormatException e) {
            return new JavaValue.Kind(ValueKind.NUMBER);
        }
    }

    private JavaValue cast(Node node, JavaFrame frame) {
        var value = node.child("value").map(given -> machine.eval(given, frame)).orElse(JavaValue.UNKNOWN);
        return value.equals(JavaValue.UNKNOWN) ? new JavaValue.Typed(JavaNames.type(node), frame.owner()) : value;
    }

    private JavaValue unary(Node node, JavaFrame frame) {
        var value =
                node.child("operand").map(given -> machine.eval(given, frame)).orElse(JavaValue.UNKNOWN);
        if (node.text().startsWith("!")) {
            return new JavaValue.Kind(ValueKind.FLAG);
        }
        return value instanceof JavaValue.Literal literal && literal.value() instanceof BigDecimal number
                ? new JavaValue.Literal(node.text().startsWith("-") ? number.negate() : number)
                : new JavaValue.Kind(ValueKind.NUMBER);
    }

    private JavaValue binary(Node node, JavaFrame frame) {
        var left = node.child("left").map(given -> machine.eval(given, frame)).orElse(JavaValue.UNKNOWN);
        var right = node.child("right").map(given -> machine.eval(given, frame)).orElse(JavaValue.UNKNOWN);
        switch (node.child("operator").map(Node::type).orElse("")) {
            case "==", "!=" -> {
                machine.messages().compared(left, right, node, false);
                machine.messages().compared(right, left, node, false);
                return new JavaValue.Kind(ValueKind.FLAG);
            }
            case "&&", "||", "<", ">", "<=", ">=" -> {
                return new JavaValue.Kind(ValueKind.FLAG);
            }
            case "+" -> {
                return joined(left, right);
            }
            default -> {
                return new JavaValue.Kind(ValueKind.NUMBER);
            }
        }
    }

    private static JavaValue joined(JavaValue left, JavaValue right) {
        if (!left.texts().isEmpty() && !right.texts().isEmpty()) {
            return left.texts().stream()
                    .flatMap(start -> right.texts().stream().map(end -> start + end))
                    .<JavaValue>map(JavaValue.Literal::new)
                    .reduce(JavaValue::either)
                    .orElse(JavaValue.UNKNOWN);
        }
        var text = text(left) || text(right);
        return text ? new JavaValue.Kind(ValueKind.TEXT) : JavaValue.UNKNOWN;
    }

    private static boolean text(JavaValue value) {
        return !value.texts().isEmpty() || value.equals(new JavaValue.Kind(ValueKind.TEXT));
    }

    private JavaValue ternary(Node node, JavaFrame frame) {
        node.child("condition").ifPresent(test -> machine.eval(test, frame));
        var one = node.child("consequence")
                .map(given -> machine.eval(given, frame))
                .orElse(JavaValue.UNKNOWN);
        var other = node.child("alternative")
                .map(given -> machine.eval(given, frame))
                .orElse(JavaValue.UNKNOWN);
        return JavaValue.either(one, other);
    }

    private JavaValue assigned(Node node, JavaFrame frame) {
        var value = node.child("right").map(given -> machine.eval(given, frame)).orElse(JavaValue.UNKNOWN);
        var plain = node.child("operator").map(Node::type).orElse("=").equals("=");
        var set = plain ? value : JavaValue.UNKNOWN;
        node.child("left").ifPresent(left -> set(left, set, node, frame));
        return set;
    }

    private void set(Node left, JavaValue value, Node node, JavaFrame frame) {
        if (left.is("identifier") && frame.variables.containsKey(left.text())) {
            frame.variables.put(left.text(), value);
            return;
        }
        var name = JavaNames.last(left);
        var onThis = left.is("identifier")
                || left.child("object").filter(object -> object.is("this")).isPresent();
        var object = onThis
                ? frame.self
                : left.child("object").map(given -> machine.eval(given, frame)).orElse(JavaValue.UNKNOWN);
        if (object instanceof JavaValue.Built built) {
            var right = node.child("right").orElse(node);
            machine.put(
                    built.fields,
                    name,
                    new JavaValue.Put(value, right, true, JavaNames.last(right)),
                    frame.branch,
                    frame);
        }
    }

    // ---- names ----

    JavaValue named(String name, JavaFrame frame) {
        var local = frame.variables.get(name);
        if (local != null) {
            return local;
        }
        if (frame.self instanceof JavaValue.Built object && object.fields.containsKey(name)) {
            return object.fields.get(name).value();
        }
        for (Optional<JavaClass> at = Optional.of(frame.owner());
                at.isPresent();
                at = at.get().outer()) {
            var value = member(at.get(), name);
            if (value.isPresent()) {
                return value.get();
            }
        }
        return machine.project().statics(frame.owner(), name).stream()
                .map(type -> member(type, name))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() ->
                        Character.isUpperCase(name.charAt(0)) ? new JavaValue.ClassName(name) : JavaValue.UNKNOWN);
    }

    /** A field or enum constant of a class or of what it extends. */
    private Optional<JavaValue> member(JavaClass type, String name) {
        for (var owner : machine.project().lineage(type)) {
            var field = owner.fields().get(name);
            if (field != null) {
                return Optional.of(value(owner, field));
            }
            if (owner.constants().contains(name)) {
                return Optional.of(new JavaValue.Literal(name));
            }
        }
        return Optional.empty();
    }

    private JavaValue value(JavaClass owner, JavaClass.Field field) {
        return configured(field.node()).orElseGet(() -> machine.constant(owner, field));
    }

    /** The default in Spring's {@code @Value("${name:default}")}. */
    Optional<JavaValue> configured(Node declaration) {
        return JavaNames.annotated(declaration, "Value")
                .filter(text -> text.startsWith("${") && text.endsWith("}") && text.indexOf(':') > 0)
                .map(text -> new JavaValue.Literal(text.substring(text.indexOf(':') + 1, text.length() - 1)));
    }

    private JavaValue field(Node node, JavaFrame frame) {
        var name = node.child("field").map(Node::text).orElse("");
        var object =
                node.child("object").map(given -> machine.eval(given, frame)).orElse(JavaValue.UNKNOWN);
        if (object instanceof JavaValue.Built built && built.fields.containsKey(name)) {
            return built.fields.get(name).value();
        }
        if (object instanceof JavaValue.ClassName type) {
            var handle = machine.codecs().handle(type.name(), name, frame.owner());
            if (handle.isPresent()) {
                return handle.get();
            }
            return machine.project()
                    .find(type.name(), frame.owner())
                    .flatMap(found -> member(found, name))
                    .orElse(new JavaValue.ClassName(name));
        }
        if (object instanceof JavaValue.Message message) {
            return machine.messages().accessed(message, name, node).orElse(JavaValue.UNKNOWN);
        }
        return object instanceof JavaValue.Built built
                ? member(built.type, name).orElse(JavaValue.UNKNOWN)
                : JavaValue.UNKNOWN;
    }
}
