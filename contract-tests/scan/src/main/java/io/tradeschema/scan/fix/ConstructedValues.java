package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a constructor of TypeScript is given for a parameter that is a member of its class, in the whole tree. */
record ConstructedValues(Sources sources, Source source) {

    /** Every value; empty where the class is made in a way that does not show it, or another one is made of it. */
    Optional<List<GivenValues.At>> of(Node parameter) {
        var parameters = source.around(parameter.where(), node -> node.is("formal_parameters"));
        var type = source.around(parameter.where(), node -> node.is("class_declaration"))
                .flatMap(node -> node.child("name"));
        var index = parameters.map(list -> list.children().indexOf(parameter)).orElse(-1);
        return type.filter(name -> index >= 0).flatMap(name -> given(name.text(), index));
    }

    private Optional<List<GivenValues.At>> given(String type, int index) {
        var values = new ArrayList<GivenValues.At>();
        var definitions = 0;
        for (var other : sources.like(source, type)) {
            for (var node : other.nodes().filter(node -> isNamed(node, type)).toList()) {
                var path = other.path(node.where());
                var above = path.get(Math.max(0, path.indexOf(node) - 1));
                if (above.is("class_declaration")) {
                    definitions++;
                } else if (above.is("new_expression")) {
                    var arguments = above.child("arguments").map(Node::children).orElse(List.of());
                    if (arguments.size() <= index || arguments.stream().anyMatch(one -> one.is("spread_element"))) {
                        return Optional.empty();
                    }
                    values.add(new GivenValues.At(other, arguments.get(index)));
                } else if (!isHarmless(above, node)) {
                    return Optional.empty();
                }
            }
        }
        return definitions == 1 && !values.isEmpty() ? Optional.of(values) : Optional.empty();
    }

    private static boolean isNamed(Node node, String type) {
        return node.type().matches("identifier|type_identifier") && node.text().equals(type);
    }

    private static boolean isHarmless(Node above, Node node) {
        return above.is("import_specifier") && above.size() == 1
                || above.is("export_specifier") && above.size() == 1
                || node.is("type_identifier")
                        && !above.type().matches("extends_clause|class_heritage|implements_clause");
    }
}
