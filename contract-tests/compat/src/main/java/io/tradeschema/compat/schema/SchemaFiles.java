package io.tradeschema.compat.schema;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.json.JsonReading;
import io.tradeschema.compat.json.JsonRefused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Joins schemas that stand in several files. Each file is read once, for as many schemas as refer to it. */
public final class SchemaFiles {

    private final Neighbours neighbours;
    private final Map<List<Object>, Read> read = new ConcurrentHashMap<>();
    private final Map<String, List<String>> stating = new ConcurrentHashMap<>();

    /** A file, or why it was not read. */
    record Read(Optional<SchemaFile> file, String why) {
        static Read not(String why) {
            return new Read(Optional.empty(), why);
        }
    }

    /** Joins what stands among these. */
    public SchemaFiles(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    /**
     * The schema with all that it refers to.
     *
     * @param name the name of its file
     * @param side which of the versions it is: what was not read there is not the same in another version
     */
    public Joined join(Json schema, String name, SchemaDraft fallback, String side) {
        if (!(schema instanceof Json.Obj object)) {
            return Joined.alone(schema);
        }
        return new Joining(this, SchemaFile.of(name, object, fallback.of(object)), side).joined();
    }

    Neighbours.Answer name(String from, String path) {
        return neighbours.file(from, path);
    }

    /** A file of the tree, by the draft that it states, or by that of the file that refers to it. */
    Read file(String name, SchemaDraft referring) {
        return read.computeIfAbsent(List.of(name, referring), key -> fresh(name, referring));
    }

    private Read fresh(String name, SchemaDraft referring) {
        var answer = neighbours.text(name);
        if (answer.found().isEmpty()) {
            return Read.not(answer.why());
        }
        try {
            var json = JsonReading.read(answer.found().get());
            var draft = json instanceof Json.Obj object ? referring.of(object) : referring;
            return new Read(Optional.of(SchemaFile.of(name, json, draft)), "");
        } catch (JsonRefused e) {
            return Read.not(name + " is " + e.said());
        }
    }

    /** The files that state an address as theirs. */
    List<SchemaFile> stating(String address, SchemaDraft referring) {
        return stating.computeIfAbsent(address, neighbours::stating).stream()
                .flatMap(name -> file(name, referring).file().stream())
                .filter(file -> file.address().equals(Optional.of(address)))
                .toList();
    }
}
