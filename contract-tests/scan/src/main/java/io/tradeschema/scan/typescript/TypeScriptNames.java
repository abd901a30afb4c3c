package io.tradeschema.scan.typescript;

import io.tradeschema.scan.syntax.Node;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names that a function gives values to although they are another's. */
final class TypeScriptNames {

    static final Set<String> FUNCTIONS = Set.of(
            "function_declaration",
            "generator_function_declaration",
            "function_expression",
            "generator_function",
            "arrow_function",
            "method_definition");
    static final Set<String> CLASSES = Set.of("class_declaration", "abstract_class_declaration", "class");

    private final Set<String> declared = new LinkedHashSet<>();
    private final Set<String> assigned = new LinkedHashSet<>();

    private TypeScriptNames() {}

    /** What the function sets outside of itself. */
    static List<String> outer(Node function) {
        var names = new TypeScriptNames();
        function.child("parameter").ifPresent(names::declare);
        function.child("parameters")
                .ifPresent(list -> list.children()
                        .forEach(parameter -> parameter.child("pattern").ifPresent(names::declare)));
        function.child("body").ifPresent(names::look);
        names.assigned.removeAll(names.declared);
        return List.copyOf(names.assigned);
    }

    private void look(Node node) {
        switch (node.type()) {
            case "variable_declarator" -> node.child("name").ifPresent(this::declare);
            case "catch_clause" -> node.child("parameter").ifPresent(this::declare);
            case "for_in_statement" ->
                node.child("left")
                        .ifPresent(left -> bind(left, node.child("kind").isPresent() ? declared : assigned));
            case "assignment_expression", "augmented_assignment_expression" ->
                node.child("left").ifPresent(left -> bind(left, assigned));
            case "update_expression" -> node.child("argument").ifPresent(of -> bind(of, assigned));
            default -> {}
        }
        for (var child : node.children()) {
            if (FUNCTIONS.contains(child.type()) || CLASSES.contains(child.type())) {
                if (child.type().endsWith("declaration")) {
                    child.child("name").map(Node::text).ifPresent(declared::add);
                }
            } else {
                look(child);
            }
        }
    }

    private void declare(Node pattern) {
        bind(pattern, declared);
    }

    /** The names that a pattern gives values. */
    private static void bind(Node pattern, Set<String> out) {
        switch (pattern.type()) {
            case "identifier", "shorthand_property_identifier_pattern" -> out.add(pattern.text());
            case "assignment_pattern", "object_assignment_pattern" ->
                pattern.child("left").ifPresent(left -> bind(left, out));
            case "pair_pattern" -> pattern.child("value").ifPresent(value -> bind(value, out));
            case "array_pattern", "object_pattern", "rest_pattern" ->
                pattern.children().forEach(child -> bind(child, out));
            default -> {}
        }
    }
}
