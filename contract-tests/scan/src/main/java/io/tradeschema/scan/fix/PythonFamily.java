package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The classes of a Python tree that a class is made of, and those that are made of it: what one of them sets in itself, the
 * others have, too.
 */
final class PythonFamily {

    private static final Set<String> HARMLESS = Set.of("object", "ABC", "Generic", "Protocol");

    /** A class where it is defined. */
    record Defined(Source source, Node type, List<String> above) {}

    private final Map<String, List<Defined>> classes = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final boolean told;

    private PythonFamily(Sources sources, Source source, String name) {
        sources.like(source, "class ").forEach(this::define);
        told = climb(name) && descend();
    }

    /** The family of a class; empty where one of its classes is not defined in the tree, or more than once. */
    static Optional<PythonFamily> of(Sources sources, Source source, String name) {
        return Optional.of(new PythonFamily(sources, source, name)).filter(family -> family.told);
    }

    private void define(Source other) {
        other.nodes()
                .filter(node -> node.is("class_definition"))
                .forEach(node -> node.child("name")
                        .ifPresent(name -> classes.computeIfAbsent(name.text(), key -> new ArrayList<>())
                                .add(new Defined(other, node, above(node)))));
    }

    private static List<String> above(Node type) {
        return type.child("superclasses").stream()
                .flatMap(list -> list.children().stream())
                .filter(one -> !one.is("keyword_argument"))
                .map(one -> one.is("subscript") ? one.child("value").orElse(one) : one)
                .map(Node::text)
                .map(Kinds::last)
                .filter(text -> !HARMLESS.contains(text))
                .toList();
    }

    /** The names of the methods of a class and of what its body sets. */
    static Stream<String> declared(Node type) {
        return type.child("body").stream()
                .flatMap(body -> body.children().stream())
                .flatMap(part -> Sources.nodes(part).limit(4))
                .flatMap(part -> part.child("name").or(() -> part.child("left")).stream())
                .map(Node::text);
    }

    private boolean climb(String name) {
        if (!names.add(name)) {
            return true;
        }
        var defined = classes.getOrDefault(name, List.of());
        return defined.size() == 1 && defined.get(0).above().stream().allMatch(this::climb);
    }

    private boolean descend() {
        var below = classes.entrySet().stream()
                .filter(entry -> !names.contains(entry.getKey()))
                .filter(entry -> entry.getValue().stream()
                        .anyMatch(type -> type.above().stream().anyMatch(names::contains)))
                .map(Map.Entry::getKey)
                .toList();
        return below.isEmpty() || below.stream().allMatch(this::climb) && descend();
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** Whether it is that class alone. */
    boolean isAlone() {
        return names.size() == 1;
    }

    /** Its classes, each once. */
    List<Defined> all() {
        return names.stream()
                .map(name -> classes.getOrDefault(name, List.of()).get(0))
                .toList();
    }
}
