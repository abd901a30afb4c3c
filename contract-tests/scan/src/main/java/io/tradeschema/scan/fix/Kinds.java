package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.Optional;
import java.util.Set;

/** What a node is in any of the languages: a function, a class, a call. */
final class Kinds {

    private static final Set<String> FUNCTIONS = Set.of(
            "function_definition",
            "method_declaration",
            "function_declaration",
            "method_definition",
            "arrow_function",
            "lambda_expression",
            "constructor_declaration");

    private static final Set<String> CLASSES = Set.of("class_definition", "class_declaration", "record_declaration");

    private static final Set<String> CALLS = Set.of("call", "call_expression", "method_invocation");

    private Kinds() {}

    static boolean isFunction(Node node) {
        return FUNCTIONS.contains(node.type());
    }

    /** Whether it is a function that has a name of its own. */
    static boolean isNamedFunction(Node node) {
        return isFunction(node) && node.child("name").isPresent();
    }

    static boolean isClass(Node node) {
        return CLASSES.contains(node.type());
    }

    static boolean isCall(Node node) {
        return CALLS.contains(node.type());
    }

    /** What is called, as it is written there. */
    static Optional<String> called(Node call) {
        return call.child("function").or(() -> call.child("name")).map(Node::text);
    }

    /** A name without what it is a part of. */
    static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
