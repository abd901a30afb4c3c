package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.stream.Stream;

/**
 * What holds an object that changes: a name in a part of a file, or every call of a function that gives it back.
 *
 * @param source the file
 * @param scope the part of it in which the name means this
 * @param name the name, as it is written: {@code message}; with a dot before it, the member of that name of whatever object
 * @param called whether it is held by what a function of that name gives back
 * @param inside under which key it lies there; empty where the name is the object's own
 */
record Held(Source source, Node scope, String name, boolean called, String inside) {

    /** The places that take it. */
    Stream<Node> places() {
        return called
                ? Sources.nodes(scope).filter(this::isCall)
                : Scopes.nodes(scope, name).filter(this::isName);
    }

    private boolean isCall(Node node) {
        return Calls.is(node) && Kinds.last(Calls.called(node)).equals(name);
    }

    private boolean isMember() {
        return name.startsWith(".");
    }

    private boolean isName(Node node) {
        return node.type()
                        .matches(
                                "identifier|shorthand_property_identifier|this|attribute|member_expression|field_access")
                && !node.field().matches("attribute|property|name|key")
                && (isMember() ? node.text().endsWith(name) : node.text().equals(name));
    }
}
