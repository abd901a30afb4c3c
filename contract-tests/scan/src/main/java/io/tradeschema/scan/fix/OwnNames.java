package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names that a file gives to values, and uses in one place only: what such a name stands for can change with that place. */
record OwnNames(Sources sources, Source source) {

    /** What a name stands for; empty when it is set more than once, or used in another place, too. */
    Optional<Node> value(Node name) {
        var word = name.text();
        var leaves = source.nodes()
                .filter(node -> isName(node) && node.text().equals(word))
                .toList();
        var set = leaves.stream().flatMap(leaf -> set(leaf).stream()).toList();
        return leaves.size() == 2 && set.size() == 1 && isOnlyHere(word) ? Optional.of(set.get(0)) : Optional.empty();
    }

    private static boolean isName(Node node) {
        return node.type().endsWith("identifier") && !node.is("property_identifier")
                || node.is("shorthand_property_identifier_pattern");
    }

    private boolean isOnlyHere(String word) {
        return sources.like(source, word).stream()
                .allMatch(other -> other.file().equals(source.file()));
    }

    /** What is assigned where the name stands on the left. */
    private Optional<Node> set(Node leaf) {
        var path = source.path(leaf.where());
        var above = path.size() > 1 ? path.get(path.size() - 2) : leaf;
        var left = above.child(above.is("variable_declarator") ? "name" : "left");
        return left.filter(leaf::equals)
                .flatMap(name -> above.child(above.is("variable_declarator") ? "value" : "right"));
    }

    /** The values of the table from which the value is taken by a key; empty when no table of this file's own is asked. */
    Optional<List<Node>> table(Node taken) {
        var function = taken.child("function").or(() -> taken.child("name"));
        var isCall = taken.child("arguments").isPresent();
        var one = taken.child("arguments").filter(arguments -> arguments.size() == 1);
        if (isCall
                && (one.isEmpty()
                        || function.filter(name -> name.text().matches("(?:.*\\.)?get"))
                                .isEmpty())) {
            return Optional.empty();
        }
        return taken.child(taken.is("subscript") ? "value" : "object")
                .or(() -> function.flatMap(of -> of.child("object")))
                .flatMap(table -> table.is("identifier") ? value(table) : Optional.of(table))
                .flatMap(OwnNames::values);
    }

    private static Optional<List<Node>> values(Node table) {
        if (table.is("as_expression") || table.is("satisfies_expression") || table.is("parenthesized_expression")) {
            return table.size() == 0 ? Optional.empty() : values(table.get(0));
        }
        if (table.is("dictionary") || table.is("object")) {
            var values = table.children().stream()
                    .flatMap(pair -> pair.child("value").stream())
                    .toList();
            return values.size() == table.size() ? Optional.of(values) : Optional.empty();
        }
        return table.text().startsWith("Map.of(")
                ? table.child("arguments").map(OwnNames::everySecond)
                : Optional.empty();
    }

    private static List<Node> everySecond(Node arguments) {
        var values = new ArrayList<Node>();
        for (var i = 1; i < arguments.size(); i += 2) {
            values.add(arguments.get(i));
        }
        return values;
    }
}
