package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.List;
import java.util.Optional;

/**
 * Where a name stands in source.
 *
 * @param edit what puts the other name there
 * @param value the value beside it; empty where none stands there
 * @param declares whether it declares a member, which other code may use by its name
 */
record NameSite(Edit edit, Optional<Node> value, boolean declares) {

    /** The site of a name at a place; empty when the tree does not say exactly which word it is. */
    static Optional<NameSite> of(Sources sources, Source source, Want want) {
        var path = source.path(want.site());
        var tail = path.stream().filter(want::isAt).toList();
        var sites = tail.stream()
                .flatMap(node -> new At(sources, source, want, path, node).sites().stream())
                .distinct()
                .toList();
        return sites.stream().map(NameSite::edit).distinct().count() == 1
                ? Optional.of(sites.get(0))
                : Optional.empty();
    }

    /** One node that begins at the place. */
    private record At(Sources sources, Source source, Want want, List<Node> path, Node node) {

        Optional<NameSite> sites() {
            return switch (node.type()) {
                case "string", "string_literal" -> text();
                case "keyword_argument", "pair", "pair_pattern" -> keyed();
                case "assignment", "expression_statement", "assignment_expression" -> assigned();
                case "call", "method_invocation", "call_expression" -> argument();
                case "shorthand_property_identifier", "shorthand_property_identifier_pattern" -> shorthand();
                case "property_identifier" -> property();
                case "identifier" -> parameter();
                case "attribute" -> attribute();
                default -> Optional.empty();
            };
        }

        private Optional<NameSite> text() {
            return quoted(node, after());
        }

        /** What follows in a call, or under a key, after this node. */
        private Optional<Node> after() {
            return parent().flatMap(parent -> parent.is("pair") || parent.is("pair_pattern")
                    ? parent.child("value")
                    : parent.type().matches("argument_list|arguments") ? next(parent, node) : Optional.empty());
        }

        private Optional<Node> parent() {
            var index = path.indexOf(node);
            return index > 0 ? Optional.of(path.get(index - 1)) : Optional.empty();
        }

        private static Optional<Node> next(Node parent, Node node) {
            var index = parent.children().indexOf(node);
            return index + 1 < parent.size() ? Optional.of(parent.get(index + 1)) : Optional.empty();
        }

        private Optional<NameSite> quoted(Node text, Optional<Node> value) {
            return TextSpan.of(source, text)
                    .filter(span -> span.text().equals(want.wrong()) && isPlain(want.right()))
                    .map(span -> new NameSite(span.edit(source, 0, span.text().length(), want.right()), value, false));
        }

        private static boolean isPlain(String name) {
            return name.chars().noneMatch(letter -> letter == '\\' || letter == '"' || letter == '\'');
        }

        private Optional<NameSite> keyed() {
            var value = node.child("value");
            return node.child("key").or(() -> node.child("name")).flatMap(key -> named(key, value));
        }

        private Optional<NameSite> named(Node key, Optional<Node> value) {
            if (key.is("string") || key.is("string_literal")) {
                return quoted(key, value);
            }
            return bare(key, value, false).or(() -> constant(key, value));
        }

        /** A name that stands for the key, and for nothing else in the tree. */
        private Optional<NameSite> constant(Node key, Optional<Node> value) {
            var name = key.is("computed_property_name") && key.size() == 1 ? key.get(0) : key;
            return name.is("identifier")
                    ? new OwnNames(sources, source).value(name).flatMap(text -> quoted(text, value))
                    : Optional.empty();
        }

        private Optional<NameSite> bare(Node word, Optional<Node> value, boolean declares) {
            return word.text().equals(want.wrong()) && Source.isIdentifier(want.right())
                    ? Optional.of(new NameSite(source.edit(word.start(), word.end(), want.right()), value, declares))
                    : Optional.empty();
        }

        private Optional<NameSite> assigned() {
            var set = node.is("expression_statement") && node.size() > 0 ? node.get(0) : node;
            var value = set.child("right");
            return set.child("left").flatMap(left -> switch (left.type()) {
                case "subscript" -> left.child("subscript").flatMap(key -> named(key, value));
                case "subscript_expression" -> left.child("index").flatMap(key -> named(key, value));
                default -> Optional.empty();
            });
        }

        /** The name as the first argument of a call that begins here. */
        private Optional<NameSite> argument() {
            return node.child("arguments")
                    .filter(arguments -> arguments.size() > 0)
                    .flatMap(arguments -> {
                        var value = next(arguments, arguments.get(0));
                        return quoted(arguments.get(0), value).or(() -> constant(arguments.get(0), value));
                    });
        }

        private Optional<NameSite> shorthand() {
            return node.text().equals(want.wrong()) && Source.isIdentifier(want.right())
                    ? Optional.of(new NameSite(
                            source.edit(node.start(), node.start(), want.right() + ": "), Optional.of(node), false))
                    : Optional.empty();
        }

        private Optional<NameSite> property() {
            var declares = parent().filter(parent ->
                            parent.type().matches("public_field_definition|property_signature|method_definition"))
                    .isPresent();
            var assigns = parent().filter(parent -> parent.is("member_expression"))
                    .flatMap(parent -> parent.child("object"))
                    .filter(object -> object.is("this"))
                    .isPresent();
            return bare(node, after().or(this::assignedTo), declares || assigns);
        }

        /** What {@code message.side} is set to, where it is set. */
        private Optional<Node> assignedTo() {
            var index = path.indexOf(node);
            return index < 2
                    ? Optional.empty()
                    : Optional.of(path.get(index - 2))
                            .filter(set -> set.is("assignment_expression")
                                    && set.child("left").equals(parent()))
                            .flatMap(set -> set.child("right"));
        }

        /** A parameter of a constructor that declares a member of the class. */
        private Optional<NameSite> parameter() {
            return parent().filter(parent -> TypeScriptMembers.isMember(source, parent, node))
                    .flatMap(parent -> bare(node, Optional.empty(), true));
        }

        private Optional<NameSite> attribute() {
            return node.child("attribute").flatMap(word -> bare(word, Optional.empty(), false));
        }
    }
}
