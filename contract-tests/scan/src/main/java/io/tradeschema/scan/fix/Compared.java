package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A value that is read only to be compared with one text: there all that becomes of it is seen. */
final class Compared {

    static final Set<String> EQUAL = Set.of("==", "!=", "===", "!==");

    private final Sources sources;
    private final Source source;
    private final Want want;

    private Compared(Sources sources, Source source, Want want) {
        this.sources = sources;
        this.source = source;
        this.want = want;
    }

    /** The text brought to what the right name calls it; empty where the value is more than compared, or has no counterpart. */
    static Optional<List<Edit>> of(Sources sources, Source source, Want want) {
        var compared = new Compared(sources, source, want);
        return source.path(want.site()).stream()
                .filter(node -> node.is("comparison_operator") || node.is("binary_expression"))
                .filter(node -> !want.meaning().written() && isAlone(source.path(want.site()), node))
                .map(Compared::operands)
                .filter(operands -> operands.size() == 2 && EQUAL.contains(compared.between(operands)))
                .flatMap(operands -> compared.text(operands).stream())
                .findFirst();
    }

    /**
     * Whether something is done when they are equal, and nothing when they are not: the right name has words that the wrong one
     * had not, and they would be among what is not equal.
     */
    private static boolean isAlone(List<Node> path, Node comparison) {
        return path.stream()
                .filter(node -> node.is("if_statement")
                        && node.child("condition").filter(path::contains).isPresent())
                .filter(node -> node.child("alternative").isEmpty()
                        && node.child("consequence")
                                .filter(then -> Sources.nodes(then).noneMatch(Compared::leaves))
                                .isPresent())
                .anyMatch(node -> Sources.nodes(node).anyMatch(comparison::equals));
    }

    private static boolean leaves(Node node) {
        return node.type().matches("(?:return|continue|break|throw|raise)_statement");
    }

    private static List<Node> operands(Node comparison) {
        return comparison.children().stream()
                .filter(child -> !child.field().startsWith("operator"))
                .toList();
    }

    private String between(List<Node> operands) {
        return source.text(operands.get(0).end(), operands.get(1).start()).strip();
    }

    private Optional<List<Edit>> text(List<Node> operands) {
        var left = operands.get(0);
        var right = operands.get(1);
        return isTheRead(left) ? mapped(right) : isTheRead(right) ? mapped(left) : Optional.empty();
    }

    private Optional<List<Edit>> mapped(Node text) {
        return new ValueEdits(sources, source, want).of(text);
    }

    private boolean isTheRead(Node node) {
        return switch (node.type()) {
            case "subscript" -> node.child("subscript").filter(this::isName).isPresent();
            case "subscript_expression" ->
                node.child("index").filter(this::isName).isPresent();
            case "attribute" -> node.child("attribute").filter(this::isWord).isPresent();
            case "member_expression" ->
                node.child("property").filter(this::isWord).isPresent();
            case "call", "call_expression" -> isGet(node);
            default -> false;
        };
    }

    private boolean isGet(Node call) {
        return call.child("function")
                        .filter(function -> function.text().endsWith(".get"))
                        .isPresent()
                && call.child("arguments")
                        .filter(arguments -> arguments.size() == 1 && isName(arguments.get(0)))
                        .isPresent();
    }

    private boolean isName(Node node) {
        return TextSpan.is(source, node, want.wrong());
    }

    private boolean isWord(Node node) {
        return node.text().equals(want.wrong());
    }
}
