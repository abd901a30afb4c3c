package io.tradeschema.json.schema;

import io.tradeschema.model.Excerpt;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that a schema may refer to: those of one tree, by relative paths. Nothing outside the tree is read, nothing through
 * a link that leads out of it, and nothing is ever fetched.
 */
public abstract class SchemaTree {

    /** A file with more bytes is no schema that something refers to. */
    public static final long MOST_BYTES = 1 << 20;

    /** More files than a tree of schemas has; an address that stands in a later one is not found. */
    protected static final int MOST_FILES = 20_000;

    private static final Pattern ADDRESS = Pattern.compile("\"\\$?id\"\\s*:\\s*\"([^\"\\\\#]+)#?\"");

    private static final String MARK = "\uFEFF";

    private static final String COPY =
            "copy what it means below the folder of the schema, and refer to it by a relative path";

    private Optional<Map<String, List<String>>> stating = Optional.empty();

    /** Made by those who know where the files are. */
    protected SchemaTree() {}

    /**
     * What was asked for, or what is wrong and what to do about it.
     *
     * @param found the name of a file, or its text
     * @param what what is wrong; empty when it was found
     * @param fix what to do about it; empty when it was found
     */
    public record Answer(Optional<String> found, String what, String fix) {

        /** What was asked for. */
        public static Answer of(String found) {
            return new Answer(Optional.of(found), "", "");
        }

        /** Why there is none. */
        public static Answer not(String what, String fix) {
            return new Answer(Optional.empty(), what, fix);
        }
    }

    /** The tree below a folder of this machine. */
    public static SchemaTree below(Path folder) {
        return new FolderTree(folder);
    }

    /** The text of a file, by the name that {@link #file} gave it. */
    public abstract Answer text(String file);

    /** The names of the JSON files that may state an address as theirs. */
    public final synchronized List<String> stating(String address) {
        if (stating.isEmpty()) {
            Map<String, List<String>> found = new HashMap<>();
            statements((file, stated) ->
                    found.computeIfAbsent(stated, key -> new ArrayList<>()).add(file));
            stating = Optional.of(found);
        }
        return stating.get().getOrDefault(address, List.of());
    }

    /** Hands on the name of each JSON file with each address that it may state as its own. */
    protected abstract void statements(BiConsumer<String, String> out);

    /** What a text may state as its address, each once. */
    public static Stream<String> addresses(String text) {
        return ADDRESS.matcher(text).results().map(match -> match.group(1)).distinct();
    }

    /** Folders of tools hold no schema of the team's. */
    public static boolean isOfTools(String folder) {
        return folder.startsWith(".") || folder.equals("node_modules");
    }

    /** Whether a path, without "..", lies in the tree. */
    protected abstract boolean holds(Path file);

    /** How to speak of the tree. */
    protected abstract String shown();

    /** The name of the file that a path leads to, as a reference in another file has it; whether there is one or not. */
    public final Answer file(String from, String path) {
        if (path.matches("[A-Za-z][A-Za-z0-9+.-]*:.*") || path.startsWith("/") || path.contains("\\")) {
            return Answer.not("\"$ref\" leads to " + Excerpt.quoted(path) + ", and nothing is ever fetched", COPY);
        }
        try {
            var file = Path.of(from).resolveSibling(decoded(path)).normalize();
            return holds(file)
                    ? Answer.of(file.toString())
                    : Answer.not("\"$ref\" leads out of " + shown() + ", to " + Excerpt.quoted(path), COPY);
        } catch (InvalidPathException e) {
            return Answer.not("\"$ref\" is no path", COPY);
        }
    }

    /** What leads out of the tree by a link. */
    protected final Answer out(String file) {
        return Answer.not(file + " is a link that leads out of " + shown(), COPY);
    }

    /** There is no such file. */
    protected static Answer missing(String file) {
        return Answer.not("there is no file " + file, "correct the path");
    }

    /** There is something, and no schema. */
    protected static Answer noSchema(String file, String why) {
        return Answer.not(file + " " + why, "name the file of a schema");
    }

    /** Bytes as text, without the mark of byte order that some editors put first. */
    protected static Answer decoded(String file, byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Answer.of(text.startsWith(MARK) ? text.substring(MARK.length()) : text);
        } catch (CharacterCodingException e) {
            return Answer.not(file + " is no text in UTF-8, and no JSON", "write it in UTF-8");
        }
    }

    /** A reference writes a space as %20. */
    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
