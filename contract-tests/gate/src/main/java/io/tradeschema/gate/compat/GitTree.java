package io.tradeschema.gate.compat;

import io.tradeschema.gate.cli.Git;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.json.schema.SchemaTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

/** The files of a revision, as git keeps them. */
final class GitTree extends SchemaTree {

    /** What a name begins with that means a file at a revision. */
    static final String MARK = "git:";

    private static final Path HERE = Path.of(".");
    private static final Path TOP = Path.of("/");

    private final GitStore store;
    private final String revision;

    private GitTree(GitStore store, String revision) {
        this.store = store;
        this.revision = revision;
    }

    /** A path at a revision. */
    record Place(String revision, String path) {
        @Override
        public String toString() {
            return revision + ":" + path;
        }
    }

    static SchemaTree at(GitStore store, String revision) {
        return new GitTree(store, revision);
    }

    static Place place(String name) {
        var place = name.substring(MARK.length());
        var colon = place.indexOf(':');
        if (place.startsWith("-") || colon < 0) {
            throw new NotCheckedException(name + " is no revision and path; write git:REV:path");
        }
        return new Place(place.substring(0, colon), place.substring(colon + 1));
    }

    /** A path from the top of the tree; one that begins with a dot goes from the folder at hand. */
    static Path inTree(String path) {
        var here = path.startsWith(".")
                ? text(ask(path, List.of("rev-parse", "--show-prefix"))).strip()
                : "";
        return TOP.relativize(
                TOP.resolve(here).resolve(path.replaceFirst("^/+", "")).normalize());
    }

    @Override
    protected boolean holds(Path file) {
        return !file.isAbsolute() && !file.startsWith("..");
    }

    @Override
    protected String shown() {
        return "the tree of " + revision;
    }

    @Override
    public Answer text(String file) {
        var name = MARK + revision + ":" + file;
        try {
            var entry = store.entry(revision, Path.of(file));
            if (entry.isEmpty()) {
                return missing(name);
            }
            if (entry.get().isLink()) {
                return noSchema(name, "is a link, and at a revision links are not followed");
            }
            if (!entry.get().isFile()) {
                return noSchema(name, "is no file");
            }
            return store.file(entry.get())
                    .map(stored -> stored.size() > MOST_BYTES
                            ? noSchema(name, "has more than 1 MiB")
                            : decoded(name, stored.bytes()))
                    .orElseGet(() -> missing(name));
        } catch (NotCheckedException e) {
            return Answer.not(String.valueOf(e.getMessage()), "look at the revision");
        }
    }

    @Override
    protected void statements(BiConsumer<String, String> out) {
        try {
            store.stating(revision, MOST_FILES)
                    .forEach(file -> file.addresses().forEach(address -> out.accept(file.file(), address)));
        } catch (NotCheckedException e) {
            // there is no such revision, which whoever reads a file of it is told
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What git answers. */
    static byte[] ask(String name, List<String> arguments) {
        return Git.ask(HERE, complaint -> name + " cannot be read: " + complaint, arguments.toArray(String[]::new));
    }
}
