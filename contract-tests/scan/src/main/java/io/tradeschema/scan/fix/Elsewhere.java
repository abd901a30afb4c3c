package io.tradeschema.scan.fix;

import io.tradeschema.model.Where;
import io.tradeschema.scan.syntax.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Other places of the program that use a name which is to be changed: those of the same object, which change with it, and those
 * that cannot be told, which forbid the change.
 *
 * @param edits what changes with it
 * @param forbids why the name cannot be changed; empty when it can
 */
record Elsewhere(List<Edit> edits, String forbids) {

    static final Elsewhere NOWHERE = new Elsewhere(List.of(), "");

    /**
     * What hangs on the name at this place.
     *
     * @param mapped whether the value that stands there changes
     * @param sites the places that are to be changed in the same way
     */
    static Elsewhere of(Sources sources, Source source, Want want, NameSite site, boolean mapped, Set<Where> sites) {
        if (!source.isPython() && !source.isJava()) {
            var declared = TypeScriptMembers.declared(sources, source, want, site, sites);
            if (!declared.equals(NOWHERE)) {
                return declared;
            }
        }
        if (!want.meaning().written()) {
            return NOWHERE;
        }
        var holder = holder(source, want);
        var returned = ReturnedNames.forbids(sources, source, want, holder);
        if (!returned.isEmpty()) {
            return new Elsewhere(List.of(), returned);
        }
        return holder.map(name -> new HeldNames(sources, source, want, site).of(name, mapped))
                .orElse(NOWHERE);
    }

    // ---- keys of an object that has a name ----

    /** The name of the variable that holds the object in which the name is set. */
    private static Optional<String> holder(Source source, Want want) {
        var path = source.path(want.site());
        for (var i = path.size() - 1; i > 0; i--) {
            var node = path.get(i);
            var holder = switch (node.type()) {
                case "dictionary", "object" -> heldBy(path, i);
                case "subscript", "subscript_expression" -> node.child("value").or(() -> node.child("object"));
                case "method_invocation", "call_expression", "call" ->
                    node.child("object").or(() -> node.child("function").flatMap(of -> of.child("object")));
                case "assignment", "expression_statement", "assignment_expression" -> written(node);
                default -> Optional.<Node>empty();
            };
            if (holder.isPresent() || node.type().matches("dictionary|object")) {
                return holder.filter(found -> found.is("identifier")).map(Node::text);
            }
        }
        return Optional.empty();
    }

    private static Optional<Node> heldBy(List<Node> path, int index) {
        var above = path.get(index - 1);
        return above.child("left").or(() -> above.is("variable_declarator") ? above.child("name") : Optional.empty());
    }

    private static Optional<Node> written(Node node) {
        var set = node.is("expression_statement") && node.size() > 0 ? node.get(0) : node;
        return set.child("left").flatMap(left -> left.child("value").or(() -> left.child("object")));
    }
}
