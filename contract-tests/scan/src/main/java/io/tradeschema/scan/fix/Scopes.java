package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where a name means the same thing. */
final class Scopes {

    private Scopes() {}

    /** The innermost function on the way that has the name for its own; the file where none does. */
    static Node of(List<Node> path, String name) {
        return path.stream()
                .filter(Kinds::isFunction)
                .filter(function -> declares(function, name))
                .reduce((outer, inner) -> inner)
                .orElse(path.get(0));
    }

    /** The nodes of a part of a file in which the name means what it means there. */
    static Stream<Node> nodes(Node scope, String name) {
        Stream.Builder<Node> found = Stream.builder();
        visit(scope, node -> Kinds.isFunction(node) && node != scope && declares(node, name), found);
        return found.build();
    }

    private static void visit(Node node, Predicate<Node> isOther, Stream.Builder<Node> found) {
        found.add(node);
        node.children().stream().filter(isOther.negate()).forEach(child -> visit(child, isOther, found));
    }

    /** Whether a function has a parameter, or sets a variable, of that name. */
    private static boolean declares(Node function, String name) {
        return Sources.nodes(function).filter(Scopes::declares).anyMatch(node -> isCalled(node, name))
                && Sources.nodes(function)
                        .filter(node -> node.type().matches("global_statement|nonlocal_statement"))
                        .noneMatch(node -> node.children().stream()
                                .anyMatch(child -> child.text().equals(name)));
    }

    private static boolean declares(Node node) {
        return node.type()
                .matches(
                        ".*parameters?|assignment|variable_declarator|for_statement|enhanced_for_statement|parameters");
    }

    private static boolean isCalled(Node declaring, String name) {
        var target = declaring.child("left").or(() -> declaring.child("name")).or(() -> declaring.child("pattern"));
        var names = target.map(Stream::of)
                .orElseGet(
                        () -> declaring.type().contains("parameter") ? declaring.children().stream() : Stream.empty());
        return names.flatMap(part -> part.type().contains("pattern") ? Sources.nodes(part) : Stream.of(part))
                .anyMatch(part -> part.type().matches("identifier|shorthand_property_identifier_pattern")
                        && part.text().equals(name));
    }
}
