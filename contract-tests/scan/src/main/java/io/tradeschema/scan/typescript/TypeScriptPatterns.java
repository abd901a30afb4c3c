package io.tradeschema.scan.typescript;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What takes a value apart: names under members and at places, with what they are otherwise. */
final class TypeScriptPatterns {

    private final TypeScriptExpressions expressions;

    TypeScriptPatterns(TypeScriptExpressions expressions) {
        this.expressions = expressions;
    }

    static boolean isPattern(Node node) {
        return node.is("object_pattern") || node.is("array_pattern");
    }

    /** Gives the names of the pattern what the value has for them. */
    void set(Node pattern, Code value, Optional<Code> type, List<Code> out) {
        switch (pattern.type()) {
            case "object_pattern" -> members(pattern, held(pattern, value, out), out);
            case "array_pattern" -> items(pattern, value, out);
            case "assignment_pattern" -> {
                var otherwise = pattern.child("right").map(expressions::of);
                var full =
                        otherwise.map(code -> expressions.orElse(value, code)).orElse(value);
                pattern.child("left").ifPresent(left -> set(left, full, Optional.empty(), out));
            }
            case "identifier", "shorthand_property_identifier_pattern" ->
                out.add(new Code.Set(
                        pattern.place(), new Code.Name(pattern.place(), pattern.text()), Optional.of(value), type));
            default -> out.add(new Code.Set(pattern.place(), expressions.of(pattern), Optional.of(value), type));
        }
    }

    /** The value under a name, so that it is worked out once. */
    private static Code held(Node pattern, Code value, List<Code> out) {
        if (value instanceof Code.Name || isPlain(value)) {
            return value;
        }
        var name = new Code.Name(pattern.place(), TypeScriptFile.unnamed(pattern));
        out.add(new Code.Set(pattern.place(), name, Optional.of(value), Optional.empty()));
        return name;
    }

    private static boolean isPlain(Code value) {
        return value instanceof Code.Attr attr && (attr.of() instanceof Code.Name || isPlain(attr.of()));
    }

    private void members(Node pattern, Code of, List<Code> out) {
        var named = new ArrayList<Code>();
        for (var child : pattern.children()) {
            switch (child.type()) {
                case "shorthand_property_identifier_pattern" -> {
                    named.add(new Code.Lit(child.place(), child.text()));
                    set(child, expressions.member(of, child.text(), child.place()), Optional.empty(), out);
                }
                case "object_assignment_pattern" -> otherwise(child, of, named, out);
                case "pair_pattern" -> pair(child, of, named, out);
                case "rest_pattern" -> rest(child, of, named, out);
                default -> {}
            }
        }
    }

    private void otherwise(Node node, Code of, List<Code> named, List<Code> out) {
        var left = node.child("left").orElse(node);
        named.add(new Code.Lit(left.place(), left.text()));
        var value = expressions.member(of, left.text(), left.place());
        var full = node.child("right")
                .map(right -> expressions.orElse(value, expressions.of(right)))
                .orElse(value);
        set(left, full, Optional.empty(), out);
    }

    private void pair(Node node, Code of, List<Code> named, List<Code> out) {
        var key = node.child("key");
        var value = node.child("value");
        if (key.isEmpty() || value.isEmpty()) {
            return;
        }
        var code = expressions.key(key.get());
        named.add(code);
        var taken = code instanceof Code.Lit lit && lit.value() instanceof String name
                ? expressions.member(of, name, lit.at())
                : new Code.Index(key.get().place(), of, code);
        set(value.get(), taken, Optional.empty(), out);
    }

    /** What is left is all of it without what was named before. */
    private void rest(Node node, Code of, List<Code> named, List<Code> out) {
        if (node.size() == 0) {
            return;
        }
        var all = new Code.Rec(node.place(), List.of(new Code.Entry(Optional.empty(), of)));
        set(node.get(0), all, Optional.empty(), out);
        if (node.get(0).is("identifier")) {
            var name = new Code.Name(node.place(), node.get(0).text());
            named.forEach(key -> out.add(new Code.Drop(key.at(), new Code.Index(key.at(), name, key))));
        }
    }

    private void items(Node pattern, Code value, List<Code> out) {
        var targets = new ArrayList<Code>();
        var inner = new ArrayList<Node>();
        var end = pattern.start() + 1;
        var place = 0;
        for (var child : pattern.children()) {
            place += (int) pattern.text(end, child.start())
                    .chars()
                    .filter(c -> c == ',')
                    .count();
            while (targets.size() < place) {
                targets.add(new Code.Name(pattern.place(), "<left out>"));
            }
            inner.add(child);
            targets.add(target(child));
            end = child.end();
        }
        out.add(new Code.Set(
                pattern.place(),
                new Code.Seq(pattern.place(), SeqKind.TUPLE, targets),
                Optional.of(value),
                Optional.empty()));
        inner.stream()
                .filter(child -> !child.is("identifier") && !child.is("rest_pattern"))
                .forEach(child -> set(child, temporary(child), Optional.empty(), out));
    }

    private Code target(Node child) {
        if (child.is("rest_pattern") && child.size() > 0) {
            return new Code.Spread(child.place(), expressions.of(child.get(0)));
        }
        return child.is("identifier") ? new Code.Name(child.place(), child.text()) : temporary(child);
    }

    private static Code temporary(Node child) {
        return new Code.Name(child.place(), TypeScriptFile.unnamed(child));
    }
}
