package io.tradeschema.scan.java;

import io.tradeschema.scan.syntax.Node;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names and texts of Java syntax. */
final class JavaNames {

    private JavaNames() {}

    /** The simple name of the type that the node declares: {@code Map} for {@code java.util.Map<String, ?>}. */
    static String type(Node declaration) {
        return declaration.child("type").map(JavaNames::simple).orElse("");
    }

    /** The simple name of a type. */
    static String simple(Node type) {
        if (type.is("array_type")) {
            return "[]";
        }
        var text = type.text();
        var generic = text.indexOf('<');
        var plain = generic < 0 ? text : text.substring(0, generic);
        return plain.substring(plain.lastIndexOf('.') + 1).strip();
    }

    /** The simple name of the first type argument, such as {@code Trade} in {@code List<Trade>}. */
    static Optional<String> argument(Node type) {
        return type.first("type_arguments")
                .filter(list -> list.size() > 0)
                .map(list -> simple(list.get(list.size() - 1)));
    }

    /** The text that a string literal or text block stands for. */
    static String literal(Node node) {
        var text = node.text();
        if (text.startsWith("\"\"\"")) {
            return text.substring(3, Math.max(3, text.length() - 3)).strip();
        }
        return text.length() < 2
                ? ""
                : text.substring(1, text.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
    }

    /** The annotation of that simple name on a declaration. */
    static Optional<Node> annotation(Node declaration, String name) {
        return declaration.first("modifiers").stream()
                .flatMap(modifiers -> modifiers.children().stream())
                .filter(node -> node.child("name").map(Node::text).orElse("").endsWith(name))
                .findFirst();
    }

    /** The first text inside an annotation. */
    static Optional<String> annotated(Node declaration, String name) {
        return annotation(declaration, name).flatMap(JavaNames::firstText);
    }

    private static Optional<String> firstText(Node node) {
        if (node.is("string_literal")) {
            return Optional.of(literal(node));
        }
        return node.children().stream()
                .map(JavaNames::firstText)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The last name in an expression: {@code stopPct} in {@code config.stopPct()}. */
    static String last(Node node) {
        return switch (node.type()) {
            case "identifier" -> node.text();
            case "field_access" -> node.child("field").map(Node::text).orElse("");
            case "method_invocation" -> invoked(node);
            case "cast_expression" -> node.child("value").map(JavaNames::last).orElse("");
            case "parenthesized_expression" -> node.size() == 0 ? "" : last(node.get(0));
            default -> "";
        };
    }

    private static String invoked(Node call) {
        var name = call.child("name").map(Node::text).orElse("");
        var arguments = call.child("arguments").map(Node::children).orElse(java.util.List.of());
        return (name.equals("valueOf") || name.equals("of") || name.startsWith("parse")) && arguments.size() == 1
                ? last(arguments.get(0))
                : name;
    }

    /** {@code stop_loss} as {@code stopLoss}. */
    static String camel(String name) {
        return Pattern.compile("_(.)")
                .matcher(name)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    /** {@code stopLoss} as {@code stop_loss}. */
    static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
