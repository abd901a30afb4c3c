package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The functions of a tree that a call may mean, and the names under which they take what it gives them. */
final class Parameters {

    private record Definition(Source source, Node node) {}

    private final Node call;
    private final List<Definition> definitions = new ArrayList<>();

    Parameters(Sources sources, Source source, Node call, String name) {
        this.call = call;
        var isAsked = Calls.receiver(call)
                .filter(on -> !on.text().matches("self|this|cls"))
                .isPresent();
        for (var other : sources.like(source, name)) {
            other.nodes()
                    .filter(node -> !isAsked || !other.equals(source) || !isPlain(other, node))
                    .filter(node -> isDefinition(node)
                            && node.child("name")
                                    .map(Node::text)
                                    .filter(name::equals)
                                    .isPresent())
                    .forEach(node -> definitions.add(new Definition(other, node)));
        }
    }

    /** Whether it is a function of the file itself: no object has it as a method. */
    private static boolean isPlain(Source source, Node definition) {
        return source.path(definition.where()).stream().noneMatch(Kinds::isClass);
    }

    private static boolean isDefinition(Node node) {
        return Kinds.isFunction(node)
                || Kinds.isClass(node)
                || node.is("variable_declarator")
                        && node.child("value").filter(Kinds::isFunction).isPresent();
    }

    /** Whether the tree has one. */
    boolean isShown() {
        return !definitions.isEmpty();
    }

    /** Whether it makes an object of a class of the tree. */
    boolean isClass() {
        return definitions.stream().anyMatch(one -> Kinds.isClass(one.node()));
    }

    /** The parameters that take the argument, each in its function. */
    Stream<Held> taking(Node argument, String inside) {
        return definitions.stream()
                .filter(one -> !Kinds.isClass(one.node()))
                .flatMap(one -> name(function(one.node()), argument).stream()
                        .map(name -> new Held(one.source(), function(one.node()), name, false, inside)));
    }

    private static Node function(Node definition) {
        return definition.is("variable_declarator") ? definition.child("value").orElseThrow() : definition;
    }

    private Optional<String> name(Node function, Node argument) {
        var names = function.child("parameters").or(() -> function.child("parameter")).stream()
                .flatMap(part -> part.is("identifier") ? Stream.of(part) : part.children().stream())
                .filter(part -> !part.text().matches("self|cls") && !part.type().endsWith("_separator"))
                .toList();
        if (argument.type().matches("dictionary_splat|spread_element")) {
            return names.stream()
                    .filter(part -> part.is("dictionary_splat_pattern"))
                    .findFirst()
                    .map(Parameters::word);
        }
        if (argument.is("keyword_argument")) {
            return argument.child("name")
                    .map(Node::text)
                    .filter(word -> names.stream().map(Parameters::word).anyMatch(word::equals));
        }
        var index = Calls.arguments(call).indexOf(argument);
        return index < 0 || names.isEmpty()
                ? Optional.empty()
                : Optional.of(word(names.get(Math.min(index, names.size() - 1))));
    }

    private static String word(Node parameter) {
        return parameter
                .child("name")
                .or(() -> parameter.child("pattern"))
                .or(() -> parameter.size() > 0 ? Optional.of(parameter.get(0)) : Optional.empty())
                .orElse(parameter)
                .text();
    }
}
