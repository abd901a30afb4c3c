package io.tradeschema.scan.code;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** Holds a front end's code of a library's files against the trees that another parser, run as a script, has of them. */
public final class OtherTrees {

    /** Texts, whole numbers and names of what is called, each as often as it stands in a file. */
    public record Seen(Map<String, Integer> texts, Map<String, Integer> numbers, Map<String, Integer> calls) {

        /** Nothing yet. */
        public Seen() {
            this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        }

        private Map<String, Integer> lackingIn(Seen found) {
            var lacking = new TreeMap<String, Integer>();
            difference("text ", texts, found.texts, lacking);
            difference("number ", numbers, found.numbers, lacking);
            difference("call ", calls, found.calls, lacking);
            return lacking;
        }

        private static void difference(
                String kind, Map<String, Integer> expected, Map<String, Integer> found, Map<String, Integer> out) {
            expected.forEach((text, times) -> out.merge(kind + text, times, Integer::sum));
            found.forEach((text, times) -> out.merge(kind + text, -times, Integer::sum));
            out.values().removeIf(times -> times == 0);
        }
    }

    /** How a language's code is gone through. */
    public interface Pieces {

        /** Takes what a piece of code says itself. */
        void said(Code code, Seen seen);

        /** Goes to all that stands directly in a piece of code. */
        void inside(Code code, Consumer<Code> then);
    }

    private final Path folder;
    private final Pieces pieces;
    private long all;
    private long unknown;

    /** A comparison that may lay files in this folder. */
    public OtherTrees(Path folder, Pieces pieces) {
        this.folder = folder;
        this.pieces = pieces;
    }

    /** How many pieces of code were gone through. */
    public long all() {
        return all;
    }

    /** How many of them the front end does not know. */
    public long unknown() {
        return unknown;
    }

    /** One file in so many of those below a folder, by the names that they have there. */
    public static Map<String, Path> files(Path home, Predicate<String> wanted, int each) throws IOException {
        var files = new TreeMap<String, Path>();
        try (var found = Files.walk(home)) {
            found.filter(path -> wanted.test(path.toString()))
                    .forEach(path -> files.put(home.relativize(path).toString(), path));
        }
        var some = new TreeMap<String, Path>();
        var number = 0;
        for (var file : files.entrySet()) {
            if (number++ % each == 0) {
                some.put(file.getKey(), file.getValue());
            }
        }
        return some;
    }

    /** The lines that a command prints; none where it cannot be run. */
    public List<String> output(List<String> command, String input) throws Exception {
        var given = folder.resolve("input");
        var taken = folder.resolve("output");
        Files.writeString(given, input);
        try {
            var process = new ProcessBuilder(command)
                    .redirectInput(given.toFile())
                    .redirectOutput(taken.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0 ? Files.readAllLines(taken, StandardCharsets.UTF_8) : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * A line for each file whose code lacks something or has something more. The script, run by the command, gets the files'
     * paths and prints what it saw, a line a file: {@code null} where it cannot read it. The words are the front end's own.
     */
    public List<String> differences(
            Map<String, Path> files,
            List<String> command,
            InputStream script,
            Function<String, Code.Block> frontEnd,
            Set<String> ownWords)
            throws Exception {
        var laid = folder.resolve("script");
        Files.copy(script, laid);
        var whole = new ArrayList<>(command);
        whole.add(laid.toString());
        var paths = new StringBuilder();
        files.values().forEach(path -> paths.append(path).append('\n'));
        var expected = output(whole, paths.toString());
        if (expected.size() != files.size()) {
            throw new AssertionError(expected.size() + " lines for " + files.size() + " files");
        }
        var differences = new ArrayList<String>();
        var line = 0;
        for (var file : files.keySet()) {
            var json = expected.get(line++);
            if (!json.equals("null")) {
                var lacking = parsed(json).lackingIn(of(frontEnd.apply(file)));
                lacking.keySet().removeAll(ownWords);
                if (!lacking.isEmpty()) {
                    var shown = lacking.toString();
                    differences.add(file + " " + shown.substring(0, Math.min(shown.length(), 300)));
                }
            }
        }
        return differences;
    }

    private static Seen parsed(String json) throws IOException {
        var seen = new Seen();
        var factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNameLength(json.length())
                        .build())
                .build();
        try (var parser = factory.createParser(json)) {
            var into = seen.texts();
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME) {
                    var name = parser.currentName();
                    if (parser.nextToken() == JsonToken.START_OBJECT) {
                        into = name.equals("texts")
                                ? seen.texts()
                                : name.equals("numbers") ? seen.numbers() : seen.calls();
                    } else {
                        into.put(name, parser.getIntValue());
                    }
                }
            }
        }
        return seen;
    }

    private Seen of(Code code) {
        var seen = new Seen();
        collect(code, seen, Collections.newSetFromMap(new IdentityHashMap<>()));
        return seen;
    }

    private void collect(Code code, Seen seen, Set<Code> done) {
        if (!done.add(code)) {
            return;
        }
        all++;
        unknown += code instanceof Code.Other ? 1 : 0;
        pieces.said(code, seen);
        pieces.inside(code, child -> collect(child, seen, done));
    }

    /** The last name of what is called; empty where it has none. */
    public static String called(Code.Call call) {
        return call.callee() instanceof Code.Name plain
                ? plain.name()
                : call.callee() instanceof Code.Attr attr ? attr.name() : "";
    }
}
