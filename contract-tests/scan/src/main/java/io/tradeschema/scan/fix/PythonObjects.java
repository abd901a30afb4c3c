package io.tradeschema.scan.fix;

import io.tradeschema.model.Where;
import io.tradeschema.scan.syntax.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which class an object of a Python program is of, as far as the function around it shows. */
final class PythonObjects {

    /** Functions that take, set or look for a member by a text. */
    static final Set<String> ASKING = Set.of("getattr", "setattr", "hasattr", "delattr", "attrgetter");

    private PythonObjects() {}

    /** The class of the object that is given the name at this place, or whose key it is; empty when none is shown. */
    static Optional<String> classAt(Source source, Where place) {
        var path = source.path(place);
        for (var i = path.size() - 1; i > 0; i--) {
            var node = path.get(i);
            if (node.is("keyword_argument") && node.where().equals(place)) {
                return call(path, i).flatMap(PythonObjects::called);
            }
            if (node.is("attribute") && node.where().equals(place)) {
                return node.child("object").flatMap(object -> classOf(source, object));
            }
            if (node.is("dictionary")) {
                return ofDictionary(source, path, i);
            }
            if (node.is("function_definition")) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ofDictionary(Source source, List<Node> path, int index) {
        var above = path.get(index - 1);
        if (above.is("dictionary_splat")) {
            return call(path, index).flatMap(PythonObjects::called);
        }
        if (above.is("return_statement")) {
            return path.stream()
                    .filter(node -> node.is("function_definition"))
                    .reduce((outer, inner) -> inner)
                    .flatMap(function -> function.child("return_type"))
                    .flatMap(PythonObjects::named);
        }
        var holder = above.is("assignment") ? above.child("left").filter(left -> left.is("identifier")) : NOBODY;
        return above.child("type")
                .flatMap(PythonObjects::named)
                .or(() -> holder.flatMap(name -> unpackedInto(scope(path), name.text())));
    }

    private static final Optional<Node> NOBODY = Optional.empty();

    private static Optional<Node> call(List<Node> path, int index) {
        return path.subList(0, index).stream().filter(node -> node.is("call")).reduce((outer, inner) -> inner);
    }

    /** The class that is called by {@code Intent(**values)}. */
    private static Optional<String> unpackedInto(Node scope, String name) {
        return Sources.nodes(scope)
                .filter(node -> node.is("call"))
                .filter(node -> node.child("arguments").stream()
                        .flatMap(arguments -> arguments.children().stream())
                        .anyMatch(argument -> argument.is("dictionary_splat")
                                && argument.size() == 1
                                && argument.get(0).text().equals(name)))
                .flatMap(node -> called(node).stream())
                .findFirst();
    }

    /** The last name of what is called. */
    static Optional<String> called(Node call) {
        return call.child("function")
                .filter(function -> function.is("identifier") || function.is("attribute"))
                .map(Node::text)
                .map(Kinds::last);
    }

    /** The function around a place, or the file. */
    static Node scope(List<Node> path) {
        return path.stream()
                .filter(node -> node.is("function_definition"))
                .reduce((outer, inner) -> inner)
                .orElse(path.get(0));
    }

    /** The class of a variable: what its annotation says, or what every assignment to it in the function makes. */
    static Optional<String> classOf(Source source, Node variable) {
        var path = source.path(variable.where());
        if (!variable.is("identifier") || path.isEmpty()) {
            return Optional.empty();
        }
        if (variable.text().equals("self")) {
            return path.stream()
                    .filter(node -> node.is("class_definition"))
                    .reduce((outer, inner) -> inner)
                    .flatMap(node -> node.child("name"))
                    .map(Node::text);
        }
        var classes = Sources.nodes(scope(path))
                .flatMap(node -> made(node, variable.text()))
                .distinct()
                .toList();
        return classes.size() == 1 ? classes.get(0) : Optional.empty();
    }

    /** The class that a node gives a variable, an empty one where it gives it something else; nothing where it does not. */
    private static Stream<Optional<String>> made(Node node, String variable) {
        return switch (node.type()) {
            case "assignment" ->
                node.child("left").filter(left -> left.text().equals(variable)).stream()
                        .map(left -> node.child("type")
                                .flatMap(PythonObjects::named)
                                .or(() -> node.child("right").flatMap(PythonObjects::maker)));
            case "typed_parameter" ->
                Stream.of(node)
                        .filter(part -> part.size() > 0 && part.get(0).text().equals(variable))
                        .map(part -> part.child("type").flatMap(PythonObjects::named));
            case "typed_default_parameter" ->
                node.child("name").filter(name -> name.text().equals(variable)).stream()
                        .map(name -> node.child("type").flatMap(PythonObjects::named));
            case "for_statement", "for_in_clause" ->
                node.child("left").filter(left -> left.text().equals(variable)).stream()
                        .map(left -> Optional.empty());
            default -> Stream.empty();
        };
    }

    /** {@code Intent(…)} and {@code Intent.model_validate(…)} make an Intent. */
    private static Optional<String> maker(Node value) {
        return Optional.of(value)
                .filter(call -> call.is("call"))
                .flatMap(call -> call.child("function"))
                .flatMap(function -> function.is("attribute") ? function.child("object") : Optional.of(function))
                .filter(type -> type.is("identifier")
                        && Character.isUpperCase(type.text().charAt(0)))
                .map(Node::text);
    }

    private static Optional<String> named(Node annotation) {
        var text = annotation.text().replaceAll("[\"']", "");
        return text.matches("[\\w.]+") ? Optional.of(Kinds.last(text)) : Optional.empty();
    }
}
