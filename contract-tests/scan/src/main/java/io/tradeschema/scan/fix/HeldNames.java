package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The other uses of a name of the object that a variable holds, in the function around it. */
final class HeldNames {

    private static final String TAKEN = "its value changes, and the program uses it in another place, too";
    private static final String UNTOLD = "another place gives it a value that is not written there";

    private final Sources sources;
    private final Source source;
    private final Want want;
    private final NameSite site;
    private final List<Edit> edits = new ArrayList<>();
    private boolean taken;
    private boolean mapped;
    private boolean told = true;

    HeldNames(Sources sources, Source source, Want want, NameSite site) {
        this.sources = sources;
        this.source = source;
        this.want = want;
        this.site = site;
    }

    /**
     * What changes with the name.
     *
     * @param holder the variable
     * @param changes whether the value at the place of the finding changes
     */
    Elsewhere of(String holder, boolean changes) {
        mapped = changes;
        var scope =
                source.around(want.site(), Kinds::isFunction).or(source::root).orElseThrow();
        Sources.nodes(scope).filter(node -> isOn(node, holder)).forEach(this::use);
        if (!told) {
            return new Elsewhere(List.of(), UNTOLD);
        }
        return taken && mapped ? new Elsewhere(List.of(), TAKEN) : new Elsewhere(edits, "");
    }

    private void use(Node node) {
        for (var edit : keys(node)) {
            if (edit.equals(site.edit())) {
                continue;
            }
            edits.add(edit);
            if (!want.meaning().isAny()) {
                given(node).ifPresentOrElse(this::give, () -> taken = true);
            }
        }
    }

    private void give(Node value) {
        var values = new ValueEdits(sources, source, want).of(value);
        values.ifPresent(edits::addAll);
        mapped |= values.filter(some -> !some.isEmpty()).isPresent();
        told &= values.isPresent();
    }

    /** The value that the node sets; empty where it only takes one. */
    private Optional<Node> given(Node node) {
        if (node.is("method_invocation")) {
            return node.child("arguments")
                    .filter(arguments -> arguments.size() == 2
                            && node.child("name")
                                    .filter(name -> name.text().matches("put|set|addProperty"))
                                    .isPresent())
                    .map(arguments -> arguments.get(1));
        }
        return source.path(node.where()).stream()
                .filter(set -> set.child("left").filter(node::equals).isPresent())
                .filter(HeldNames::isSetOrCompared)
                .flatMap(set -> set.child("right").stream())
                .findFirst();
    }

    /** Only compared with a text, the text changes with the value. */
    private static boolean isSetOrCompared(Node node) {
        return node.type().matches("assignment|assignment_expression")
                || node.is("binary_expression")
                        && node.child("operator")
                                .filter(operator -> Compared.EQUAL.contains(operator.text()))
                                .isPresent();
    }

    /** Whether the node takes or sets something of that variable. */
    private static boolean isOn(Node node, String holder) {
        var of = switch (node.type()) {
            case "subscript" -> node.child("value");
            case "subscript_expression", "member_expression", "method_invocation" -> node.child("object");
            case "call" -> node.child("function").flatMap(function -> function.child("object"));
            case "comparison_operator" ->
                node.size() == 0 ? Optional.<Node>empty() : Optional.of(node.get(node.size() - 1));
            default -> Optional.<Node>empty();
        };
        return of.filter(found -> found.is("identifier"))
                .map(Node::text)
                .filter(holder::equals)
                .isPresent();
    }

    private List<Edit> keys(Node node) {
        var property = node.child("property")
                .filter(word -> word.text().equals(want.wrong()) && Source.isIdentifier(want.right()))
                .map(word -> source.edit(word.start(), word.end(), want.right()));
        if (property.isPresent()) {
            return property.stream().toList();
        }
        var key = switch (node.type()) {
            case "subscript" -> node.child("subscript");
            case "subscript_expression" -> node.child("index");
            case "comparison_operator" -> Optional.of(node.get(0));
            default ->
                node.child("arguments")
                        .filter(arguments -> arguments.size() > 0)
                        .map(arguments -> arguments.get(0));
        };
        return key
                .flatMap(found -> TextSpan.of(source, found))
                .filter(span -> span.text().equals(want.wrong()))
                .map(span -> span.edit(source, 0, span.text().length(), want.right()))
                .stream()
                .toList();
    }
}
