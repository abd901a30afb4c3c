package io.tradeschema.gate.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** One case of samples/divergences/labels.yaml: a change to the healthy bus and what must be reported of it. */
record LabelledCase(
        String id,
        String family,
        String file,
        Optional<String> replace,
        String with,
        Optional<String> content,
        List<String> expect) {

    static final Path BUS = Path.of("../samples/bus");
    private static final Path LABELS = Path.of("../samples/divergences/labels.yaml");

    static List<LabelledCase> all() throws IOException {
        var cases = new ArrayList<LabelledCase>();
        var loaded = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(LABELS));
        for (var item : (List<?>) loaded) {
            var map = (Map<?, ?>) item;
            cases.add(new LabelledCase(
                    text(map, "id").orElseThrow(),
                    text(map, "family").orElse("look-alike"),
                    text(map, "file").orElseThrow(),
                    text(map, "replace"),
                    text(map, "with").orElse(""),
                    text(map, "content"),
                    expected(map)));
        }
        return cases;
    }

    private static List<String> expected(Map<?, ?> map) {
        return map.get("expect") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Optional<String> text(Map<?, ?> map, String key) {
        return Optional.ofNullable(map.get(key)).map(String::valueOf);
    }

    boolean planted() {
        return !expect.isEmpty();
    }

    /** Copies the healthy bus into the folder and makes the change. */
    void lay(Path folder) throws IOException {
        copy(BUS, folder);
        var target = folder.resolve(file);
        Files.createDirectories(target.getParent());
        if (content.isPresent()) {
            Files.writeString(target, content.get());
            return;
        }
        var before = Files.readString(target);
        var old = replace.orElseThrow();
        if (!before.contains(old)) {
            throw new IllegalStateException(id + ": " + file + " does not contain " + old);
        }
        Files.writeString(target, before.replace(old, with));
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (var path : (Iterable<Path>) files::iterator) {
                var target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    /** Copies the healthy bus into the folder, with every planted divergence that finds its place. */
    static void layAll(Path folder) throws IOException {
        copy(BUS, folder);
        for (var label : all()) {
            if (!label.planted()) {
                continue;
            }
            var target = folder.resolve(label.file);
            if (label.content.isPresent()) {
                var name = target.getFileName().toString();
                var dot = name.lastIndexOf('.');
                var own = name.substring(0, dot) + "_" + label.id.replace('-', '_') + name.substring(dot);
                Files.createDirectories(target.getParent());
                Files.writeString(target.resolveSibling(own), label.content.get());
            } else {
                Files.writeString(target, Files.readString(target).replace(label.replace.orElseThrow(), label.with));
            }
        }
    }

    /** The expected findings as {@code RULE line}, each at the line that holds its text, in whatever file. */
    TreeSet<String> expectedLines(Path folder) throws IOException {
        var lines = new TreeSet<String>();
        for (var expected : expect) {
            var rule = expected.substring(0, expected.indexOf(' '));
            var text = expected.substring(expected.indexOf(" at ") + 4);
            lines.add(rule + " " + place(folder, text));
        }
        return lines;
    }

    private String place(Path folder, String text) throws IOException {
        var own = line(folder.resolve(file), text);
        if (own > 0) {
            return file + ":" + own;
        }
        throw new IllegalStateException(id + ": no line of " + file + " holds " + text);
    }

    private static int line(Path file, String text) throws IOException {
        var lines = Files.readAllLines(file);
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        return 0;
    }

    @Override
    public String toString() {
        return id;
    }
}
