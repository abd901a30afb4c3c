package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A field of a Python class.
 *
 * @param source the file of the class
 * @param type the class
 * @param field the name where it is declared
 */
record PythonMember(Source source, Node type, Node field) {

    private static final Set<String> ALIASES =
            Set.of("alias", "validation_alias", "serialization_alias", "name", "data_key");

    /** What renames the one field of that name; empty when there is none, or several. */
    static Optional<Remedy> of(Sources sources, Source source, Want want) {
        var alias = alias(source, want);
        if (alias.isPresent()) {
            return alias;
        }
        return only(sources, source, want, member -> true)
                .map(member -> PythonUses.renamed(sources, want, member).remedy(want));
    }

    /** The field that stands behind a name which is given to an object of its class; empty when the name is a mere key. */
    static Optional<PythonMember> behind(Sources sources, Source source, Want want) {
        return PythonObjects.classAt(source, want.site())
                .flatMap(type ->
                        only(sources, source, want, member -> member.className().equals(type)));
    }

    private static Optional<PythonMember> only(
            Sources sources, Source source, Want want, Predicate<PythonMember> wanted) {
        var all = sources.like(source, want.wrong()).stream()
                .flatMap(other -> other.nodes()
                        .filter(node -> node.is("class_definition"))
                        .flatMap(type -> field(other, type, want.wrong()).stream()))
                .filter(wanted)
                .toList();
        return all.size() == 1 && Source.isIdentifier(want.right()) ? Optional.of(all.get(0)) : Optional.empty();
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
                        want.risk(false),
                        ""))
                : Optional.empty();
    }

    private static Optional<PythonMember> field(Source source, Node type, String name) {
        return declared(type).stream()
                .filter(left -> left.text().equals(name))
                .map(left -> new PythonMember(source, type, left))
                .findFirst();
    }

    /** The names that the class declares with a type, in their order. */
    private static List<Node> declared(Node type) {
        return type.child("body").stream()
                .flatMap(body -> body.children().stream())
                .filter(statement -> statement.is("expression_statement") && statement.size() > 0)
                .map(statement -> statement.get(0))
                .filter(set -> set.is("assignment") && set.child("type").isPresent())
                .flatMap(set -> set.child("left").stream())
                .filter(left -> left.is("identifier"))
                .toList();
    }

    String className() {
        return type.child("name").map(Node::text).orElse("");
    }

    /** Whether the class has a field of that name, too. */
    boolean hasBeside(String name) {
        return field(source, type, name).isPresent();
    }

    /** Its place among the arguments of the constructor; -1 where a class above it may have others before it. */
    int index() {
        var inherits = type.child("superclasses").stream()
                .flatMap(above -> above.children().stream())
                .anyMatch(above -> above.is("identifier") && !above.text().matches("NamedTuple|ABC|object"));
        return inherits ? -1 : declared(type).indexOf(field);
    }

    /** What stands behind its declaration as its value; empty where nothing does. */
    Optional<Node> standing() {
        return source.path(field.where()).stream()
                .filter(node -> node.is("assignment"))
                .reduce((outer, inner) -> inner)
                .flatMap(set -> set.child("right"));
    }

    /** The values that its type allows, where it lists them: {@code Literal["LONG", "SHORT"]}. */
    List<Node> listed() {
        var parts = new ArrayList<Node>();
        source.path(field.where()).stream()
                .filter(node -> node.is("assignment"))
                .reduce((outer, inner) -> inner)
                .flatMap(set -> set.child("type"))
                .ifPresent(kind ->
                        Sources.nodes(kind).filter(node -> node.is("string")).forEach(parts::add));
        return parts;
    }
}
