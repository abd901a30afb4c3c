package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.Optional;

/** Names of an object that a function gives back: whoever calls the function may ask for them. */
final class ReturnedNames {

    private final Sources sources;
    private final Source source;
    private final Want want;

    private ReturnedNames(Sources sources, Source source, Want want) {
        this.sources = sources;
        this.source = source;
        this.want = want;
    }

    /** Why the name cannot change: a function that calls the one which gives the object asks for it; empty when none does. */
    static String forbids(Sources sources, Source source, Want want, Optional<String> holder) {
        var names = new ReturnedNames(sources, source, want);
        return names.giver(holder)
                .filter(names::isAsked)
                .map(giver -> giver + "() gives the object, and a caller uses \"" + want.wrong() + "\" of it")
                .orElse("");
    }

    /** The function that gives the object back, where it does. */
    private Optional<String> giver(Optional<String> holder) {
        var path = source.path(want.site());
        var function = source.around(want.site(), Kinds::isFunction);
        var gives = function.stream()
                .flatMap(Sources::nodes)
                .filter(node -> node.is("return_statement") && node.size() > 0)
                .anyMatch(node -> path.contains(node)
                        || holder.filter(name -> node.get(0).text().equals(name))
                                .isPresent());
        return function.filter(node -> gives)
                .flatMap(node -> node.child("name"))
                .map(Node::text);
    }

    private boolean isAsked(String giver) {
        return sources.like(source, giver).stream()
                .filter(other -> other.mentions(want.wrong()))
                .anyMatch(other -> other.nodes()
                        .filter(node -> asks(other, node))
                        .flatMap(node -> scope(other, node).stream())
                        .distinct()
                        .anyMatch(scope -> Sources.nodes(scope).anyMatch(node -> calls(node, giver))));
    }

    private static Optional<Node> scope(Source other, Node node) {
        return other.around(node.where(), Kinds::isFunction).or(other::root);
    }

    private static boolean calls(Node node, String giver) {
        return Kinds.isCall(node)
                && Kinds.called(node).map(Kinds::last).filter(giver::equals).isPresent();
    }

    /** Whether the node takes what lies under the name. */
    private boolean asks(Source other, Node node) {
        return switch (node.type()) {
            case "subscript" ->
                node.child("subscript").filter(key -> isName(other, key)).isPresent();
            case "subscript_expression" ->
                node.child("index").filter(key -> isName(other, key)).isPresent();
            case "member_expression" ->
                node.child("property")
                                .filter(word -> word.text().equals(want.wrong()))
                                .isPresent()
                        && node.child("object").filter(of -> of.is("this")).isEmpty();
            case "call", "call_expression", "method_invocation" -> isGet(other, node);
            default -> false;
        };
    }

    private boolean isGet(Source other, Node call) {
        return Kinds.called(call).map(Kinds::last).filter(Calls::asks).isPresent()
                && call.child("arguments")
                        .filter(arguments -> arguments.size() > 0 && isName(other, arguments.get(0)))
                        .isPresent();
    }

    private boolean isName(Source other, Node node) {
        return TextSpan.is(other, node, want.wrong());
    }
}
