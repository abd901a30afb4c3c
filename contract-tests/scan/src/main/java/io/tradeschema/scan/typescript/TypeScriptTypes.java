package io.tradeschema.scan.typescript;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.code.Nothing;
import io.tradeschema.scan.code.Operator;
import io.tradeschema.scan.syntax.Node;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Types, which are hints: what something may be where nothing else tells. */
final class TypeScriptTypes {

    /** Names that no program can have: one of some literals, a list, a function's own kinds of values. */
    static final String ONE_OF = "<one of>";

    static final String LIST = "<list>";

    private final TypeScriptFile file;

    TypeScriptTypes(TypeScriptFile file) {
        this.file = file;
    }

    /** The type that stands at a variable, parameter or function; empty where it says nothing. */
    Optional<Code> at(Node node, String field) {
        return node.child(field).flatMap(this::of);
    }

    Optional<Code> of(Node node) {
        return switch (node.type()) {
            case "type_annotation", "parenthesized_type", "readonly_type", "optional_type" ->
                node.size() == 0 ? Optional.empty() : of(node.get(node.size() - 1));
            case "predefined_type" -> Optional.of(new Code.Name(node.place(), node.text()));
            case "type_identifier", "identifier" ->
                file.type(node.text()).or(() -> Optional.of(new Code.Name(node.place(), node.text())));
            case "nested_type_identifier", "nested_identifier" -> nested(node);
            case "generic_type" -> generic(node);
            case "array_type" -> Optional.of(list(node.place(), node.size() == 0 ? Optional.empty() : of(node.get(0))));
            case "literal_type" -> node.size() == 0 ? Optional.empty() : literal(node.get(0));
            case "union_type" -> union(node);
            case "object_type", "interface_body" -> Optional.of(object(node));
            default -> Optional.empty();
        };
    }

    private static Code list(Place at, Optional<Code> item) {
        var of = new Code.Name(at, LIST);
        return item.<Code>map(code -> new Code.Index(at, of, code)).orElse(of);
    }

    private Optional<Code> nested(Node node) {
        return node.size() < 2
                ? Optional.empty()
                : of(node.get(0))
                        .map(outer ->
                                new Code.Attr(node.place(), outer, node.get(1).text()));
    }

    private Optional<Code> generic(Node node) {
        var name = node.child("name").flatMap(this::of);
        var parts = new ArrayList<Code>();
        node.child("type_arguments")
                .ifPresent(list -> list.children()
                        .forEach(part -> parts.add(of(part).orElseGet(() -> new Code.Name(part.place(), "unknown")))));
        if (name.isEmpty() || parts.isEmpty()) {
            return name;
        }
        var key = parts.size() == 1 ? parts.get(0) : new Code.Seq(node.place(), SeqKind.TUPLE, parts);
        return Optional.of(new Code.Index(node.place(), name.get(), key));
    }

    private static Optional<Code> literal(Node node) {
        return switch (node.type()) {
            case "string" -> Optional.of(oneOf(node.place(), List.of(TypeScriptTexts.text(node))));
            case "null", "undefined" -> Optional.of(new Code.Lit(node.place(), Nothing.NOTHING));
            default -> Optional.empty();
        };
    }

    /** An object's names with their types; what may be missing is not among them. */
    private Code object(Node node) {
        var entries = new ArrayList<Code.Entry>();
        for (var child : node.children()) {
            var name = child.is("property_signature") ? child.child("name") : Optional.<Node>empty();
            if (name.isPresent() && !child.text().matches("(?s)(?:readonly\\s+)?[\\w$'\"]+\\?.*")) {
                var type = at(child, "type").orElseGet(() -> new Code.Name(child.place(), "unknown"));
                entries.add(new Code.Entry(
                        Optional.of(new Code.Lit(name.get().place(), name.get().text())), type));
            }
        }
        return new Code.Rec(node.place(), entries);
    }

    /** One of these values. */
    static Code oneOf(Place at, List<Code> values) {
        return new Code.Index(at, new Code.Name(at, ONE_OF), new Code.Seq(at, SeqKind.TUPLE, values));
    }

    private Optional<Code> union(Node node) {
        var parts = new ArrayList<Code>();
        if (!parts(node, parts)) {
            return Optional.empty();
        }
        return Optional.of(parts.size() == 1 ? parts.get(0) : new Code.Op(node.place(), Operator.UNION, parts));
    }

    private boolean parts(Node node, List<Code> out) {
        for (var child : node.children()) {
            if (child.is("union_type")) {
                if (!parts(child, out)) {
                    return false;
                }
                continue;
            }
            if (child.is("predefined_type") && child.text().equals("undefined")) {
                continue;
            }
            var part = of(child);
            if (part.isEmpty()) {
                return false;
            }
            out.add(part.get());
        }
        return true;
    }
}
