package io.tradeschema.scan.kit;

import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** One file of tests: its nodes, and which node holds which. */
final class TestFile {

    private static final Set<String> TYPES =
            Set.of("class_declaration", "interface_declaration", "record_declaration", "enum_declaration");

    private final Map<Node, Node> parents = new IdentityHashMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Node root;

    TestFile(Node root) {
        this.root = root;
        collect(root);
    }

    private void collect(Node node) {
        nodes.add(node);
        node.children().forEach(child -> {
            parents.put(child, node);
            collect(child);
        });
    }

    String name() {
        return root.file();
    }

    /** Whether the name is that of a class of tests, not of what several of them, perhaps elsewhere, share. */
    boolean isTest() {
        return SourceTree.isTest(name().substring(name().lastIndexOf('/') + 1));
    }

    /** A {@code @MethodSource} without a name asks for the method that is called as its test is. */
    boolean sharesNameWithItsSource(Node method) {
        var name = method.child("name").map(Node::text).orElse("");
        return nodes.stream()
                .anyMatch(other -> other.is("method_declaration")
                        && other != method
                        && other.child("name")
                                .filter(own -> own.text().equals(name))
                                .isPresent()
                        && annotations(other).contains("MethodSource"));
    }

    /** The classes that the file declares. */
    boolean declares(String type) {
        return nodes.stream()
                .anyMatch(node -> TYPES.contains(node.type())
                        && node.child("name")
                                .filter(own -> own.text().equals(type))
                                .isPresent());
    }

    List<Node> nodes() {
        return nodes;
    }

    Optional<Node> parent(Node node) {
        return Optional.ofNullable(parents.get(node));
    }

    /** The nearest node around this one of which this holds. */
    Optional<Node> around(Node node, Predicate<Node> wanted) {
        var here = parent(node);
        while (here.isPresent() && !wanted.test(here.get())) {
            here = parent(here.get());
        }
        return here;
    }

    Optional<Node> typeAround(Node node) {
        return around(node, outer -> TYPES.contains(outer.type()) || outer.is("object_creation_expression"));
    }

    boolean isWithin(Node node, Node outer) {
        return outer == root || around(node, above -> above == outer).isPresent();
    }

    /** Whether the file takes this static name of that class of the kit by its simple name. */
    boolean importsStatically(String type, String name) {
        return nodes.stream()
                .filter(node -> node.is("import_declaration"))
                .map(Node::text)
                .anyMatch(text -> text.contains("." + type + "." + name) || text.contains("." + type + ".*"));
    }

    /** Whether the method of this name is called or referred to here, or named in a text such as that of @MethodSource. */
    boolean calls(String method) {
        return nodes.stream().anyMatch(node -> isCall(node, method) || isText(node, method));
    }

    private boolean isCall(Node node, String method) {
        return node.is("identifier")
                && node.text().equals(method)
                && parent(node).filter(outer -> isNameOfCall(node, outer)).isPresent();
    }

    private static boolean isNameOfCall(Node node, Node outer) {
        return (outer.is("method_invocation") && node.field().equals("name"))
                || (outer.is("method_reference") && outer.get(outer.size() - 1) == node);
    }

    private static boolean isText(Node node, String method) {
        return node.is("string_literal") && node.text().matches("\"(.*#)?" + Pattern.quote(method) + "(\\(.*)?\"");
    }

    /** The simple names of the annotations of a method or field. */
    static List<String> annotations(Node declaration) {
        return declaration
                .first("modifiers")
                .map(modifiers -> modifiers.children().stream()
                        .flatMap(annotation -> annotation.child("name").stream())
                        .map(name -> simple(name.text()))
                        .toList())
                .orElse(List.of());
    }

    static boolean is(Node declaration, String modifier) {
        return declaration
                .first("modifiers")
                .filter(modifiers -> (" " + modifiers.text() + " ").matches("(?s).*\\s" + modifier + "\\s.*"))
                .isPresent();
    }

    /** The last part of a dotted name. */
    static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1).strip();
    }
}
