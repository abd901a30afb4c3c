package io.tradeschema.gate.compat;

import io.tradeschema.gate.cli.Git;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.json.schema.SchemaTree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a revision, as git keeps them. */
final class GitTree extends SchemaTree {

    /** What a name begins with that means a file at a revision. */
    static final String MARK = "git:";

    private static final Path HERE = Path.of(".");
    private static final Pattern ENTRY = Pattern.compile("(\\d+) (\\w+) ([0-9a-f]+) +(\\d+|-)\t.*", Pattern.DOTALL);
    private static final Path TOP = Path.of("/");

    private final String revision;

    private GitTree(String revision) {
        this.revision = revision;
    }

    /** A path at a revision. */
    record Place(String revision, String path) {
        @Override
        public String toString() {
            return revision + ":" + path;
        }
    }

    static SchemaTree at(String revision) {
        return new GitTree(revision);
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
            var entry =
                    ENTRY.matcher(text(ask(name, List.of("ls-tree", "-l", "-z", "--full-tree", revision, "--", file))));
            if (!entry.lookingAt()) {
                return missing(name);
            }
            if (entry.group(1).equals("120000")) {
                return noSchema(name, "is a link, and at a revision links are not followed");
            }
            if (!entry.group(2).equals("blob")) {
                return noSchema(name, "is no file");
            }
            return Long.parseLong(entry.group(4)) > MOST_BYTES
                    ? noSchema(name, "has more than 1 MiB")
                    : decoded(name, ask(name, List.of("cat-file", "blob", entry.group(3))));
        } catch (NotCheckedException e) {
            return Answer.not(String.valueOf(e.getMessage()), "look at the revision");
        }
    }

    @Override
    public List<String> stating(String address) {
        try {
            var found = text(ask(
                    address,
                    List.of("grep", "-l", "-z", "-F", "--full-name", "-e", address, revision, "--", ":(top)*.json")));
            return Stream.of(found.split("\0"))
                    .filter(name -> name.startsWith(revision + ":"))
                    .map(name -> name.substring(revision.length() + 1))
                    .sorted()
                    .toList();
        } catch (NotCheckedException e) {
            return List.of(); // git ends so when there is none
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
