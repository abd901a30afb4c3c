package io.tradeschema.scan.fix;

import io.tradeschema.model.Where;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Members that types and classes of TypeScript declare: they have one name in the whole tree, which changes in every place or in none. */
final class TypeScriptMembers {

    private static final String DECLARED = "a type of the tree declares the name, and other code uses it";

    private static final String SEVERAL =
            "several types of the tree declare the name, and which of them the message is of is not looked up";

    private final Sources sources;
    private final Want want;
    private final List<Edit> edits = new ArrayList<>();
    private boolean told = true;
    private int types;

    private TypeScriptMembers(Sources sources, Want want) {
        this.sources = sources;
        this.want = want;
    }

    /** What declares the name, and changes with it; nothing where no type does. */
    static Elsewhere declared(Sources sources, Source source, Want want, NameSite site, Set<Where> sites) {
        var members = new TypeScriptMembers(sources, want);
        var used = false;
        for (var other : sources.like(source, want.wrong())) {
            var declarations = members.declarations(other);
            declarations.forEach(name -> members.rename(other, name));
            used |= other.nodes()
                    .filter(node -> members.uses(node, declarations))
                    .filter(node -> !sites.contains(node.where()))
                    .anyMatch(node -> !other.file().equals(source.file())
                            || node.start() + source.shift() != site.edit().start());
        }
        if (members.types == 0 && !site.declares()) {
            return Elsewhere.NOWHERE;
        }
        if (members.types > 1) {
            return new Elsewhere(List.of(), SEVERAL);
        }
        return used || !members.told || !Source.isIdentifier(want.right())
                ? new Elsewhere(List.of(), DECLARED)
                : new Elsewhere(members.edits, "");
    }

    /** The parameter of a constructor that is a member of its class and stands at the place. */
    static Optional<Node> parameter(Source source, Want want) {
        return source.path(want.site()).stream()
                .filter(node -> node.child("pattern")
                        .filter(name -> want.isAt(name) && isMember(source, node, name))
                        .isPresent())
                .findFirst();
    }

    /** Whether a parameter of a constructor is a member of the class, too. */
    static boolean isMember(Source source, Node parameter, Node name) {
        return parameter.type().matches("required_parameter|optional_parameter")
                && parameter.child("pattern").filter(name::equals).isPresent()
                && source.text(parameter.start(), name.start())
                        .matches("(?s).*\\b(?:readonly|public|private|protected)\\b.*");
    }

    private List<Node> declarations(Source other) {
        return other.nodes()
                .flatMap(node -> switch (node.type()) {
                    case "property_signature", "public_field_definition" -> node.child("name").stream();
                    case "required_parameter", "optional_parameter" ->
                        node.child("pattern").filter(name -> isMember(other, node, name)).stream();
                    default -> java.util.stream.Stream.<Node>empty();
                })
                .filter(name -> name.text().equals(want.wrong()))
                .toList();
    }

    private void rename(Source other, Node name) {
        types++;
        edits.add(other.edit(name.start(), name.end(), want.right()));
        if (!want.meaning().isAny() && want.meaning().written()) {
            var path = other.path(name.where());
            var type = path.size() > 1 ? path.get(path.size() - 2).child("type") : Optional.<Node>empty();
            told &= type.isEmpty() || values(other, type.get());
        }
    }

    /** The texts that a type lists, brought to what the right name calls them; whether the type says nothing else. */
    private boolean values(Source other, Node type) {
        var isTold = true;
        for (var node : Sources.nodes(type).toList()) {
            if (node.is("string")) {
                var mapped = new ValueEdits(sources, other, want).of(node);
                mapped.ifPresent(edits::addAll);
                isTold &= mapped.isPresent();
            }
            isTold &= !node.is("type_identifier");
        }
        return isTold;
    }

    private boolean uses(Node node, List<Node> declarations) {
        var isWord = node.type().matches("property_identifier|shorthand_property_identifier(?:_pattern)?")
                || node.is("identifier") && declarations.stream().anyMatch(name -> name.is("identifier"));
        return isWord && node.text().equals(want.wrong()) && !declarations.contains(node);
    }
}
