package io.tradeschema.json.schema;

import io.tradeschema.model.Excerpt;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The folder tree that a schema stands in: what it refers to is read there, and nowhere else. */
final class SchemaFolder {

    private static final long MOST_BYTES = 1 << 20;
    private static final String COPY =
            "copy what it means below the folder of the schema, and refer to it by a relative path";

    private final Path folder;
    private final Complaints complaints;
    private final Map<Path, Optional<Node>> documents = new HashMap<>();

    SchemaFolder(Path folder, Complaints complaints) {
        this.folder = folder;
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
        try {
            if (!file.toRealPath().startsWith(folder.toRealPath())) {
                complaints.add(rule, asking, file + " is a link that leads out of " + shown(), COPY);
            } else if (!Files.isRegularFile(file)) {
                complaints.add(rule, asking, file + " is no file", "name the file of a schema");
            } else if (Files.size(file) > MOST_BYTES) {
                complaints.add(rule, asking, file + " has more than 1 MiB", "name the file of a schema");
            } else {
                return Document.read(file.toString(), text(file), complaints);
            }
        } catch (NoSuchFileException e) {
            complaints.add(rule, asking, "there is no file " + file, "correct the path");
        } catch (CharacterCodingException e) {
            complaints.add(rule, asking, file + " is no text in UTF-8, and no JSON", "write it in UTF-8");
        } catch (IOException e) {
            complaints.add(rule, asking, file + " cannot be read", "see that this user may read it");
        }
        return Optional.empty();
    }

    private static String text(Path file) throws IOException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                .toString();
    }

    private String shown() {
        return folder.toString().isEmpty() ? "the folder" : folder.toString();
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
        var here = Path.of(asking.file());
        if (path.isEmpty()) {
            return Optional.of(here);
        }
        if (path.matches("[A-Za-z][A-Za-z0-9+.-]*:.*") || path.startsWith("/") || path.contains("\\")) {
            complaints.add(
                    SchemaRule.SCHEMA_REFERENCE,
                    asking,
                    "\"$ref\" leads to " + Excerpt.quoted(path) + ", and nothing is ever fetched",
                    COPY);
            return Optional.empty();
        }
        try {
            var file = here.resolveSibling(path).normalize();
            if (file.toAbsolutePath()
                    .normalize()
                    .startsWith(folder.toAbsolutePath().normalize())) {
                return Optional.of(file);
            }
            complaints.add(
                    SchemaRule.SCHEMA_REFERENCE,
                    asking,
                    "\"$ref\" leads out of " + shown() + ", to " + Excerpt.quoted(path),
                    COPY);
        } catch (InvalidPathException e) {
            complaints.add(SchemaRule.SCHEMA_REFERENCE, asking, "\"$ref\" is no path", COPY);
        }
        return Optional.empty();
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
