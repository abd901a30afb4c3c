package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Marks of an order that closes a position: the direction that stands there is that of the position, not what is to be done. */
final class Closing {

    private static final Set<String> OF_POSITIONS = Set.of("long", "short");

    /** Marks that are decisive wherever in a file they stand. */
    private static final Pattern MARK =
            Pattern.compile("(?i)reduce_?only|close_?only|close_?position|is_?clos(?:e|ing)\\b");

    /** The same as a part of a function's name. */
    private static final Pattern NAME =
            Pattern.compile("(?i).*(?:close|closing|exit|flatten|reduce|unwind|liquidat).*");

    private static final Set<String> KEYS = Set.of("close", "closing", "exit", "reduce");

    private Closing() {}

    /** Whether a change gives a position's direction the name of what is to be done. */
    static boolean isMapped(String word, String other) {
        return OF_POSITIONS.contains(word.toLowerCase(java.util.Locale.ROOT)) && !word.equalsIgnoreCase(other);
    }

    /** Whether a mark is set, or may be, where a change is made. */
    static boolean mayBe(Source source, List<Node> path) {
        return MARK.matcher(source.text(0, source.bytes().length)).find()
                || path.stream().anyMatch(Closing::isCalledSo)
                || path.stream()
                        .filter(node -> isNamed(node) && !node.type().startsWith("class"))
                        .reduce((outer, inner) -> inner)
                        .filter(Closing::hasKey)
                        .isPresent();
    }

    /** Whether a node is a function or class. */
    static boolean isNamed(Node node) {
        return node.type()
                .matches("function_definition|method_declaration|function_declaration|method_definition"
                        + "|class_definition|class_declaration|record_declaration");
    }

    private static boolean isCalledSo(Node node) {
        var function = isNamed(node)
                ? node.child("name")
                : node.type().matches("call|call_expression|method_invocation")
                        ? node.child("function").or(() -> node.child("name"))
                        : node.is("variable_declarator") ? node.child("name") : java.util.Optional.<Node>empty();
        return function.map(Node::text)
                .filter(text -> NAME.matcher(text).matches())
                .isPresent();
    }

    private static boolean hasKey(Node function) {
        return Sources.nodes(function)
                .filter(node -> node.type().matches("pair|keyword_argument|string|string_literal"))
                .map(node -> node.child("key").or(() -> node.child("name")).orElse(node))
                .map(key -> key.text().replaceAll("^[\"']|[\"']$", ""))
                .anyMatch(KEYS::contains);
    }
}
