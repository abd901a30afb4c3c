package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a Python function is given for one of its parameters, in the whole tree: known where every use of the function is a call,
 * and the function uses the parameter in one place alone.
 */
final class GivenValues {

    private final Sources sources;
    private final Source source;

    GivenValues(Sources sources, Source source) {
        this.sources = sources;
        this.source = source;
    }

    /** A value where it stands. */
    record At(Source source, Node value) {}

    /** One parameter: its place among the arguments, or -1 where it is given by name alone. */
    private record Parameter(String name, int index, Optional<Node> standing) {}

    /** All that can stand for a name, or an attribute of {@code self}; empty where that is not known. */
    Optional<List<At>> of(Node value) {
        return switch (value.type()) {
            case "identifier" -> given(value);
            case "attribute" -> held(value);
            default -> Optional.empty();
        };
    }

    // ---- what an object holds ----

    /** What the constructor put there, where nothing else uses the attribute. */
    private Optional<List<At>> held(Node attribute) {
        var word = attribute.child("attribute").map(Node::text).orElse("");
        var type = attribute
                .child("object")
                .filter(of -> of.text().equals("self"))
                .flatMap(of -> around(attribute, "class_definition"));
        if (type.isEmpty() || !isAlone(type.get())) {
            return Optional.empty();
        }
        var files = sources.like(source, word);
        var uses = new ArrayList<At>();
        for (var other : files) {
            other.nodes()
                    .filter(node -> node.is("attribute")
                            && node.child("attribute")
                                    .filter(name -> name.text().equals(word))
                                    .isPresent())
                    .filter(node -> isOf(other, node, type.get()))
                    .forEach(node -> uses.add(new At(other, node)));
        }
        var asked = files.stream().anyMatch(other -> isAsked(other, word));
        var set = uses.stream().flatMap(use -> set(use).stream()).toList();
        return !asked
                        && uses.size() == 2
                        && set.size() == 1
                        && PythonFamily.declared(type.get()).noneMatch(word::equals)
                ? Optional.of(set)
                : Optional.empty();
    }

    private static boolean isAsked(Source other, String word) {
        return other.nodes()
                .filter(node -> TextSpan.is(other, node, word))
                .anyMatch(node -> PythonAttributes.isAsked(other, node));
    }

    private boolean isAlone(Node type) {
        return type.child("name")
                .flatMap(name -> PythonFamily.of(sources, source, name.text()))
                .filter(PythonFamily::isAlone)
                .isPresent();
    }

    /** Whether it may be an attribute of that class: what is known to be of another one is not. */
    private static boolean isOf(Source other, Node attribute, Node type) {
        var of = attribute.child("object").flatMap(object -> PythonObjects.classOf(other, object));
        return of.isEmpty() || type.child("name").map(Node::text).equals(of);
    }

    private static Optional<At> set(At use) {
        return PythonUses.written(use.source(), use.value()).map(right -> new At(use.source(), right));
    }

    private Optional<Node> around(Node node, String type) {
        return source.around(node.where(), outer -> outer.is(type));
    }

    // ---- what a function is given ----

    private Optional<List<At>> given(Node name) {
        var function = around(name, "function_definition");
        var parameter = function.flatMap(of -> parameter(of, name.text()));
        if (parameter.isEmpty() || uses(function.get(), name.text()) != 1) {
            return Optional.empty();
        }
        var called = function.flatMap(of -> of.child("name")).map(Node::text).orElse("");
        var type = around(function.get(), "class_definition");
        if (called.equals("__init__") && type.isPresent() && isAlone(type.get())) {
            return given(type.get().child("name").map(Node::text).orElse(""), parameter.get());
        }
        return called.startsWith("__") || isDecorated(function.get())
                ? Optional.empty()
                : given(called, parameter.get());
    }

    private boolean isDecorated(Node function) {
        var path = source.path(function.where());
        var index = path.indexOf(function);
        return index > 0 && path.get(index - 1).is("decorated_definition");
    }

    private static Optional<Parameter> parameter(Node function, String name) {
        var index = 0;
        var placed = true;
        for (var part : function.child("parameters").map(Node::children).orElse(List.of())) {
            var word = part.is("identifier")
                    ? Optional.of(part)
                    : part.child("name").or(() -> part.size() > 0 ? Optional.of(part.get(0)) : Optional.empty());
            placed &= !part.type().matches("list_splat_pattern|keyword_separator|dictionary_splat_pattern");
            var text = word.map(Node::text).orElse("");
            if (text.equals("self") || text.equals("cls")) {
                continue;
            }
            if (text.equals(name)
                    && part.type().matches("identifier|typed_parameter|default_parameter|typed_default_parameter")) {
                return Optional.of(new Parameter(name, placed ? index : -1, part.child("value")));
            }
            index++;
        }
        return Optional.empty();
    }

    /** How often the body of a function uses a name. */
    private static long uses(Node function, String name) {
        return function.child("body").stream()
                .flatMap(Sources::nodes)
                .filter(node -> node.is("identifier") && node.text().equals(name))
                .filter(node -> !node.field().equals("attribute"))
                .count();
    }

    private Optional<List<At>> given(String called, Parameter parameter) {
        var values = new ArrayList<At>();
        var definitions = 0;
        for (var other : sources.like(source, called)) {
            for (var node :
                    other.nodes().filter(node -> isNamed(other, node, called)).toList()) {
                var path = other.path(node.where());
                var above = path.get(Math.max(0, path.indexOf(node) - 1));
                if (above.type().matches("class_definition|function_definition")
                        && node.field().equals("name")) {
                    definitions++;
                } else if (path.stream().noneMatch(part -> isHarmless(part, node))) {
                    var value = call(path, node).flatMap(call -> argument(other, call, parameter));
                    if (value.isEmpty()) {
                        return Optional.empty();
                    }
                    values.add(value.get());
                }
            }
        }
        parameter.standing().filter(value -> !value.is("none")).ifPresent(value -> values.add(new At(source, value)));
        return definitions == 1 && !values.isEmpty()
                ? Optional.of(values.stream().distinct().toList())
                : Optional.empty();
    }

    /** The name itself, or a text of it, by which something may be asked for. */
    private static boolean isNamed(Source other, Node node, String called) {
        return node.is("identifier") && node.text().equals(called) || TextSpan.is(other, node, called);
    }

    /** An import under its own name, and a type of something. */
    private static boolean isHarmless(Node part, Node node) {
        return part.is("import_from_statement") && Sources.nodes(part).noneMatch(inner -> inner.is("aliased_import"))
                || part.is("type") && !part.equals(node);
    }

    private static Optional<Node> call(List<Node> path, Node name) {
        return path.stream()
                .filter(node -> node.is("call"))
                .filter(node -> node.child("function")
                        .filter(function -> function.equals(name)
                                || function.is("attribute")
                                        && function.child("attribute")
                                                .filter(name::equals)
                                                .isPresent())
                        .isPresent())
                .findFirst();
    }

    private Optional<At> argument(Source other, Node call, Parameter parameter) {
        var arguments = call.child("arguments").map(Node::children).orElse(List.of());
        if (arguments.stream().anyMatch(one -> one.type().matches("list_splat|dictionary_splat"))) {
            return Optional.empty();
        }
        var placed =
                arguments.stream().filter(one -> !one.is("keyword_argument")).toList();
        return arguments.stream()
                .filter(one -> one.is("keyword_argument")
                        && one.child("name")
                                .filter(name -> name.text().equals(parameter.name()))
                                .isPresent())
                .flatMap(one -> one.child("value").stream())
                .findFirst()
                .or(() -> parameter.index() >= 0 && parameter.index() < placed.size()
                        ? Optional.of(placed.get(parameter.index()))
                        : Optional.empty())
                .map(value -> new At(other, value))
                .or(() -> parameter.standing().map(value -> new At(source, value)));
    }
}
