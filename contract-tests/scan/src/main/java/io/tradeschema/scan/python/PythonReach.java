package io.tradeschema.scan.python;

import io.tradeschema.scan.reach.BusWords;
import io.tradeschema.scan.reach.Outlines;
import io.tradeschema.scan.reach.Reach;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** What leads to a bus among Python files. */
final class PythonReach {

    /** Methods that Python's own types and many libraries have. */
    private static final Set<String> COMMON = Set.of(
            "append", "apply", "check", "clear", "close", "connect", "create", "delete", "encode", "decode", "execute",
            "extend", "fetch", "format", "handle", "index", "insert", "items", "keys", "parse", "process", "remove",
            "replace", "reset", "setup", "split", "start", "strip", "update", "values", "write");

    private PythonReach() {}

    /** What leads to where these words stand. */
    static Reach of(Map<String, Path> files, BusWords words) {
        var outlines = Outlines.of(files, text -> PythonOutline.of(text, words.verbs(text), words.words()));
        return Reach.of(outlines, PythonModules::lastName, file -> file, COMMON);
    }
}
