package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Other places of the program that use a name which is to be changed: those of the same object, which change with it, and those
 * that cannot be told, which forbid the change.
 *
 * @param edits what changes with it
 * @param forbids why the name cannot be changed; empty when it can
 */
record Elsewhere(List<Edit> edits, String forbids) {

    private static final Elsewhere NOWHERE = new Elsewhere(List.of(), "");
    private static final String DECLARED = "a type of the tree declares the name, and other code uses it";

    /** What hangs on the name at this place. */
    static Elsewhere of(Sources sources, Source source, Want want, NameSite site) {
        if (!source.isPython() && !source.isJava()) {
            var declared = declared(sources, source, want, site);
            if (!declared.equals(NOWHERE)) {
                return declared;
            }
        }
        return want.meaning().written()
                ? holder(source, want)
                        .map(holder -> ofHolder(sources, source, want, holder))
                        .orElse(NOWHERE)
                : NOWHERE;
    }

    // ---- members that a type declares ----

    private static Elsewhere declared(Sources sources, Source source, Want want, NameSite site) {
        var edits = new ArrayList<Edit>();
        var used = false;
        for (var other : sources.like(source, want.wrong())) {
            var declarations = other.nodes()
                    .filter(node -> node.type().matches("property_signature|public_field_definition"))
                    .flatMap(node -> node.child("name").stream())
                    .filter(name -> name.text().equals(want.wrong()))
                    .toList();
            declarations.forEach(name -> edits.add(other.edit(name.start(), name.end(), want.right())));
            used |= other.nodes()
                    .filter(node ->
                            node.type().matches("property_identifier|shorthand_property_identifier(?:_pattern)?"))
                    .filter(node -> node.text().equals(want.wrong()) && !declarations.contains(node))
                    .anyMatch(node -> !other.file().equals(source.file())
                            || node.start() + source.shift() != site.edit().start());
        }
        if (edits.isEmpty() && !site.declares()) {
            return NOWHERE;
        }
        return used || !Source.isIdentifier(want.right())
                ? new Elsewhere(List.of(), DECLARED)
                : new Elsewhere(edits, "");
    }

    // ---- keys of an object that has a name ----

    /** The name of the variable that holds the object in which the name is set. */
    private static Optional<String> holder(Source source, Want want) {
        var path = source.path(want.site());
        for (var i = path.size() - 1; i > 0; i--) {
            var node = path.get(i);
            var holder = switch (node.type()) {
                case "dictionary", "object" -> heldBy(path, i);
                case "subscript", "subscript_expression" -> node.child("value").or(() -> node.child("object"));
                case "method_invocation", "call_expression", "call" ->
                    node.child("object").or(() -> node.child("function").flatMap(of -> of.child("object")));
                case "assignment", "expression_statement", "assignment_expression" -> written(node);
                default -> Optional.<Node>empty();
            };
            if (holder.isPresent() || node.type().matches("dictionary|object")) {
                return holder.filter(found -> found.is("identifier")).map(Node::text);
            }
        }
        return Optional.empty();
    }

    private static Optional<Node> heldBy(List<Node> path, int index) {
        var above = path.get(index - 1);
        return above.child("left").or(() -> above.is("variable_declarator") ? above.child("name") : Optional.empty());
    }

    private static Optional<Node> written(Node node) {
        var set = node.is("expression_statement") && node.size() > 0 ? node.get(0) : node;
        return set.child("left").flatMap(left -> left.child("value").or(() -> left.child("object")));
    }

    private static Elsewhere ofHolder(Sources sources, Source source, Want want, String holder) {
        var path = source.path(want.site());
        var scope = path.stream()
                .filter(Elsewhere::isFunction)
                .reduce((outer, inner) -> inner)
                .orElse(path.get(0));
        var edits = new ArrayList<Edit>();
        Sources.nodes(scope)
                .filter(node -> isOn(node, holder))
                .flatMap(node -> keys(source, node, want).stream())
                .forEach(edits::add);
        var reader = handedTo(scope, holder)
                .filter(function -> readsIn(sources, source, function, want.wrong()))
                .findFirst();
        return reader.map(function -> new Elsewhere(
                        List.of(), function + "() is given the object, and uses \"" + want.wrong() + "\", too"))
                .orElseGet(() -> new Elsewhere(edits, ""));
    }

    private static boolean isFunction(Node node) {
        return node.type()
                .matches(
                        "function_definition|method_declaration|function_declaration|method_definition|arrow_function|lambda_expression|constructor_declaration");
    }

    /** Whether the node takes or sets something of that variable. */
    private static boolean isOn(Node node, String holder) {
        var of = switch (node.type()) {
            case "subscript" -> node.child("value");
            case "subscript_expression", "member_expression", "method_invocation" -> node.child("object");
            case "call" -> node.child("function").flatMap(function -> function.child("object"));
            case "comparison_operator" ->
                node.size() == 0 ? Optional.<Node>empty() : Optional.of(node.get(node.size() - 1));
            default -> Optional.<Node>empty();
        };
        return of.filter(found -> found.is("identifier"))
                .map(Node::text)
                .filter(holder::equals)
                .isPresent();
    }

    private static List<Edit> keys(Source source, Node node, Want want) {
        var property = node.child("property")
                .filter(word -> word.text().equals(want.wrong()) && Source.isIdentifier(want.right()))
                .map(word -> source.edit(word.start(), word.end(), want.right()));
        if (property.isPresent()) {
            return property.stream().toList();
        }
        var key = switch (node.type()) {
            case "subscript" -> node.child("subscript");
            case "subscript_expression" -> node.child("index");
            case "comparison_operator" -> Optional.of(node.get(0));
            default ->
                node.child("arguments")
                        .filter(arguments -> arguments.size() > 0)
                        .map(arguments -> arguments.get(0));
        };
        return key
                .flatMap(found -> TextSpan.of(source, found))
                .filter(span -> span.text().equals(want.wrong()))
                .map(span -> span.edit(source, 0, span.text().length(), want.right()))
                .stream()
                .toList();
    }

    /** The functions that are called with the variable. */
    private static Stream<String> handedTo(Node scope, String holder) {
        return Sources.nodes(scope)
                .filter(node -> node.type().matches("call|method_invocation|call_expression"))
                .filter(node -> node.child("arguments").stream()
                        .flatMap(arguments -> arguments.children().stream())
                        .anyMatch(argument ->
                                argument.is("identifier") && argument.text().equals(holder)))
                .flatMap(node -> node.child("function").or(() -> node.child("name")).stream())
                .map(Node::text)
                .map(name -> name.substring(name.lastIndexOf('.') + 1));
    }

    private static boolean readsIn(Sources sources, Source source, String function, String name) {
        return sources.like(source, function).stream()
                .flatMap(other -> other.nodes()
                        .filter(node -> isFunction(node)
                                && node.child("name")
                                        .map(Node::text)
                                        .filter(function::equals)
                                        .isPresent())
                        .flatMap(Sources::nodes)
                        .filter(node -> node.type().matches("string|string_literal|property_identifier"))
                        .map(node -> node.is("property_identifier")
                                ? node.text()
                                : TextSpan.of(other, node).map(TextSpan::text).orElse("")))
                .anyMatch(name::equals);
    }
}
