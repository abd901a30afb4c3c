package io.tradeschema.scan.python;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.Pattern;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;

/** The patterns of a match statement. */
final class PythonPatterns {

    private PythonPatterns() {}

    static Pattern of(Node node, PythonExpressions expressions) {
        return switch (node.type()) {
            case "case_pattern" -> node.size() == 0 ? new Pattern.Any() : of(node.get(node.size() - 1), expressions);
            case "dotted_name" -> named(node, expressions);
            case "union_pattern" ->
                new Pattern.Either(node.children().stream()
                        .map(child -> of(child, expressions))
                        .toList());
            case "as_pattern" -> new Pattern.Bind(node.get(node.size() - 1).text(), of(node.get(0), expressions));
            case "dict_pattern" -> keys(node, expressions);
            case "list_pattern", "tuple_pattern" ->
                new Pattern.Items(node.children().stream()
                        .map(child -> of(child, expressions))
                        .toList());
            case "class_pattern" -> type(node, expressions);
            case "string", "concatenated_string", "integer", "float", "true", "false", "none", "attribute" ->
                new Pattern.Is(expressions.of(node));
            default -> new Pattern.Any();
        };
    }

    private static Pattern named(Node node, PythonExpressions expressions) {
        if (node.size() <= 1) {
            var name = node.size() == 0 ? node.text() : node.get(0).text();
            return name.equals("_") ? new Pattern.Any() : new Pattern.Bind(name, new Pattern.Any());
        }
        return new Pattern.Is(expressions.dotted(node));
    }

    private static Pattern keys(Node node, PythonExpressions expressions) {
        var keys = new ArrayList<Code>();
        node.all("key")
                .forEach(key -> keys.add(expressions.of(key.is("case_pattern") && key.size() > 0 ? key.get(0) : key)));
        var values =
                node.all("value").stream().map(value -> of(value, expressions)).toList();
        return new Pattern.Keys(node.place(), keys, values);
    }

    private static Pattern type(Node node, PythonExpressions expressions) {
        var names = new ArrayList<String>();
        var values = new ArrayList<Pattern>();
        for (var child : node.children()) {
            var inner = child.is("case_pattern") && child.size() > 0 ? child.get(0) : child;
            if (inner.is("keyword_pattern") && inner.size() > 1) {
                names.add(inner.get(0).text());
                values.add(of(inner.get(1), expressions));
            }
        }
        return new Pattern.Of(
                node.first("dotted_name").map(expressions::dotted).orElseGet(() -> expressions.unknown(node)),
                List.copyOf(names),
                List.copyOf(values));
    }
}
