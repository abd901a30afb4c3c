package io.tradeschema.scan.java;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A method or constructor of a class of the tree. */
record JavaMethod(JavaClass owner, Node node, String name, List<Parameter> parameters, Optional<Node> body) {

    /** A parameter: its name, the simple name of its type, its annotations' text. */
    record Parameter(String name, String type, boolean rest, Node node) {}

    static JavaMethod of(JavaClass owner, Node node) {
        return new JavaMethod(
                owner, node, node.child("name").map(Node::text).orElse(""), parameters(node), node.child("body"));
    }

    static List<Parameter> parameters(Node declaration) {
        var parameters = new ArrayList<Parameter>();
        for (var node : declaration.child("parameters").map(Node::children).orElse(List.of())) {
            if (node.is("formal_parameter")) {
                parameters.add(new Parameter(
                        node.child("name").map(Node::text).orElse(""), JavaNames.type(node), false, node));
            } else if (node.is("spread_parameter")) {
                var declarator = node.first("variable_declarator").flatMap(variable -> variable.child("name"));
                parameters.add(new Parameter(declarator.map(Node::text).orElse(""), "", true, node));
            }
        }
        return parameters;
    }

    /** Whether a call with so many arguments may mean this method. */
    boolean takes(int arguments) {
        var rest =
                !parameters.isEmpty() && parameters.get(parameters.size() - 1).rest();
        return rest ? arguments >= parameters.size() - 1 : arguments == parameters.size();
    }
}
