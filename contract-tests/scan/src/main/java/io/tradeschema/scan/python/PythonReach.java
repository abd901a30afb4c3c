package io.tradeschema.scan.python;

import io.tradeschema.scan.reach.Outline;
import io.tradeschema.scan.reach.Reach;
import io.tradeschema.scan.syntax.WordSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What leads to a bus among Python files. */
final class PythonReach {

    /** Methods that Python's own types and many libraries have. */
    private static final Set<String> COMMON = Set.of(
            "append", "apply", "check", "clear", "close", "connect", "create", "delete", "encode", "decode", "execute",
            "extend", "fetch", "format", "handle", "index", "insert", "items", "keys", "parse", "process", "remove",
            "replace", "reset", "setup", "split", "start", "strip", "update", "values", "write");

    private PythonReach() {}

    /** What leads to calls of these names on a bus, or to these events. */
    static Reach of(Map<String, Path> files, Set<String> verbs, List<String> events) {
        var words = new ArrayList<>(events);
        words.add("XADD");
        var search = new WordSearch(words);
        Map<String, Outline> outlines = new ConcurrentHashMap<>();
        files.entrySet().parallelStream()
                .forEach(file -> outlines.put(file.getKey(), PythonOutline.of(bytes(file.getValue()), verbs, search)));
        return new Reach(outlines, PythonModules::lastName, COMMON);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
