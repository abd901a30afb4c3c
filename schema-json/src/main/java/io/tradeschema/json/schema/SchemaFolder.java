package io.tradeschema.json.schema;

import io.tradeschema.model.Excerpt;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The folder tree that a schema stands in: what it refers to is read there, and nowhere else. */
final class SchemaFolder {

    private final SchemaTree tree;
    private final Complaints complaints;
    private final Map<Path, Optional<Node>> documents = new HashMap<>();

    SchemaFolder(Path folder, Complaints complaints) {
        this.tree = SchemaTree.below(folder);
        this.complaints = complaints;
    }

    /** The document in a file, unless there is something wrong with it, which is said at the place that asks for it. */
    Optional<Node> document(Path file, SchemaRule rule, Place asking) {
        var known = documents.get(file);
        if (known == null) {
            known = read(file, rule, asking);
            documents.put(file, known);
        }
        return known;
    }

    private Optional<Node> read(Path file, SchemaRule rule, Place asking) {
        return found(tree.text(file.toString()), rule, asking)
                .flatMap(text -> Document.read(file.toString(), text, complaints));
    }

    private Optional<String> found(SchemaTree.Answer answer, SchemaRule rule, Place asking) {
        if (answer.found().isEmpty()) {
            complaints.add(rule, asking, answer.what(), answer.fix());
        }
        return answer.found();
    }

    /** What a reference leads to. */
    Optional<Node> follow(String reference, Place asking) {
        var cut = reference.indexOf('#');
        var path = cut < 0 ? reference : reference.substring(0, cut);
        var inside = cut < 0 ? "" : reference.substring(cut + 1);
        return file(path, asking)
                .flatMap(file -> document(file, SchemaRule.SCHEMA_REFERENCE, asking))
                .flatMap(root -> pointed(root, inside, reference, asking));
    }

    private Optional<Path> file(String path, Place asking) {
        return path.isEmpty()
                ? Optional.of(Path.of(asking.file()))
                : found(tree.file(asking.file(), path), SchemaRule.SCHEMA_REFERENCE, asking)
                        .map(Path::of);
    }

    private Optional<Node> pointed(Node root, String pointer, String reference, Place asking) {
        var found = pointer.isEmpty() || pointer.startsWith("/") ? at(root, pointer) : Optional.<Node>empty();
        if (found.isEmpty()) {
            complaints.add(
                    SchemaRule.SCHEMA_REFERENCE,
                    asking,
                    "\"$ref\" leads to nothing: " + Excerpt.quoted(reference),
                    "refer to an object by its place: \"#/$defs/name\", or \"file.json#/$defs/name\"");
        }
        return found;
    }

    private static Optional<Node> at(Node root, String pointer) {
        Optional<Node> node = Optional.of(root);
        var steps = decoded(pointer).split("/", -1);
        for (var i = 1; i < steps.length; i++) {
            var name = steps[i].replace("~1", "/").replace("~0", "~");
            node = node.flatMap(Node::asMembers)
                    .flatMap(object -> Optional.ofNullable(object.members().get(name)));
        }
        return node;
    }

    /** A fragment may hold escapes of its own. */
    private static String decoded(String pointer) {
        try {
            return pointer.contains("%")
                    ? String.valueOf(URI.create("#" + pointer).getFragment())
                    : pointer;
        } catch (IllegalArgumentException e) {
            return pointer;
        }
    }
}
