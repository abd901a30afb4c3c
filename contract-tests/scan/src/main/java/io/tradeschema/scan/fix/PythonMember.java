package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A field of a Python class: renamed with every use of it, or by its alias where it has one; else not at all. */
final class PythonMember {

    private static final Set<String> ALIASES =
            Set.of("alias", "validation_alias", "serialization_alias", "name", "data_key");
    private static final Set<String> COPIES = Set.of("replace", "_replace", "evolve", "model_copy", "copy");
    private static final String USED =
            "other code uses the member by this name, of objects that the source does not tell apart";

    private final Source source;
    private final Node type;
    private final Node field;

    private PythonMember(Source source, Node type, Node field) {
        this.source = source;
        this.type = type;
        this.field = field;
    }

    /** What renames the one field of that name; empty when there is none, or several. */
    static Optional<Remedy> of(Sources sources, Source source, Want want) {
        var alias = alias(source, want);
        if (alias.isPresent()) {
            return alias;
        }
        var all = sources.like(source, want.wrong()).stream()
                .flatMap(other -> other.nodes()
                        .filter(node -> node.is("class_definition"))
                        .flatMap(type -> field(other, type, want.wrong()).stream()))
                .toList();
        return all.size() == 1 && Source.isIdentifier(want.right())
                ? Optional.of(all.get(0).renamed(sources, source, want))
                : Optional.empty();
    }

    /** The name as the alias of the field that is defined at the place. */
    private static Optional<Remedy> alias(Source source, Want want) {
        var spans = source.path(want.site()).stream()
                .filter(node -> node.is("assignment") && node.where().equals(want.site()))
                .flatMap(Sources::nodes)
                .filter(node -> node.is("keyword_argument")
                        && node.child("name")
                                .map(Node::text)
                                .filter(ALIASES::contains)
                                .isPresent())
                .flatMap(node -> node.child("value").flatMap(value -> TextSpan.of(source, value)).stream())
                .filter(span -> span.text().equals(want.wrong()))
                .toList();
        return spans.size() == 1 && (want.meaning().isAny() || !want.meaning().written())
                ? Optional.of(new Remedy(
                        want.finding(),
                        List.of(spans.get(0).edit(source, 0, want.wrong().length(), want.right())),
                        want.risk(),
                        ""))
                : Optional.empty();
    }

    private static Optional<PythonMember> field(Source source, Node type, String name) {
        return type.child("body").stream()
                .flatMap(body -> body.children().stream())
                .filter(statement -> statement.is("expression_statement") && statement.size() > 0)
                .map(statement -> statement.get(0))
                .filter(set -> set.is("assignment") && set.child("type").isPresent())
                .flatMap(set -> set.child("left").stream())
                .filter(left -> left.is("identifier") && left.text().equals(name))
                .map(left -> new PythonMember(source, type, left))
                .findFirst();
    }

    private Remedy renamed(Sources sources, Source site, Want want) {
        var className = type.child("name").map(Node::text).orElse("");
        var has = field(source, type, want.right()).isPresent();
        var edits = new ArrayList<Edit>(List.of(source.edit(field.start(), field.end(), want.right())));
        var values = new ArrayList<Boolean>();
        for (var other : sources.like(source, want.wrong())) {
            for (var node : other.nodes().toList()) {
                var word = word(node, want.wrong());
                if (word.isEmpty()) {
                    continue;
                }
                if (node.is("attribute") && !isOwn(other, node)) {
                    return Remedy.none(want.finding(), USED);
                }
                var called = node.is("keyword_argument") ? callee(other, node) : className;
                if (COPIES.contains(called)) {
                    return Remedy.none(want.finding(), USED);
                }
                if (called.equals(className)) {
                    edits.add(other.edit(word.get().start(), word.get().end(), want.right()));
                    node.child("value")
                            .filter(value -> node.is("keyword_argument"))
                            .ifPresent(value -> {
                                var mapped = new ValueEdits(other, want).of(value);
                                mapped.ifPresent(edits::addAll);
                                values.add(mapped.isPresent());
                            });
                }
            }
        }
        var told = want.meaning().isAny()
                || !want.meaning().written()
                || want.meaning().isRightAlready()
                || !values.isEmpty() && values.stream().allMatch(known -> known);
        return has
                ? Remedy.none(want.finding(), "the class has \"" + want.right() + "\", too")
                : new Remedy(want.finding(), edits, told ? want.risk() : Remedies.unseen(want), "");
    }

    /** The word of a node that names the member. */
    private static Optional<Node> word(Node node, String name) {
        return switch (node.type()) {
            case "attribute" ->
                node.child("attribute").filter(word -> word.text().equals(name));
            case "keyword_argument" ->
                node.child("name").filter(word -> word.text().equals(name));
            default -> Optional.empty();
        };
    }

    private boolean isOwn(Source other, Node attribute) {
        return other.file().equals(source.file())
                && attribute.start() >= type.start()
                && attribute.end() <= type.end()
                && attribute
                        .child("object")
                        .map(Node::text)
                        .filter("self"::equals)
                        .isPresent();
    }

    /** The last name of what is called with this argument. */
    private static String callee(Source source, Node argument) {
        return source.path(argument.where()).stream()
                .filter(node -> node.is("call"))
                .reduce((outer, inner) -> inner)
                .flatMap(call -> call.child("function"))
                .map(Node::text)
                .map(text -> text.substring(text.lastIndexOf('.') + 1))
                .orElse("");
    }
}
