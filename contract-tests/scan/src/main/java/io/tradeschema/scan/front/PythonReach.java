package io.tradeschema.scan.front;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.machine.Walk;
import io.tradeschema.scan.syntax.WordSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The files that lead to a bus, told from their bytes: those where a call of one stands, and those that call such code. */
final class PythonReach {

    private static final int ROUNDS = 3;
    private static final Set<String> COMMON = Set.of(
            "main",
            "run",
            "start",
            "stop",
            "close",
            "setup",
            "init",
            "get",
            "set",
            "update",
            "process",
            "execute",
            "handle",
            "loop",
            "connect",
            "send",
            "write",
            "read",
            "save",
            "load",
            "log",
            "check",
            "create",
            "add",
            "__init__",
            "__call__",
            "__enter__",
            "__exit__");

    private final Map<String, Path> files;
    private final PythonModules modules;
    private final Set<String> verbs;
    private final WordSearch seeds;
    private final Set<String> leading = new LinkedHashSet<>();

    PythonReach(Map<String, Path> files, PythonModules modules, Set<String> verbs, List<String> events) {
        this.files = files;
        this.modules = modules;
        this.verbs = verbs;
        var words = new ArrayList<>(events);
        verbs.forEach(verb -> words.add("." + verb));
        words.add("XADD");
        this.seeds = new WordSearch(words);
    }

    Set<String> leading() {
        return leading;
    }

    Set<String> find() throws IOException {
        var found = new TreeSet<String>();
        for (var file : files.keySet()) {
            if (seeds.any(bytes(file))) {
                found.add(file);
            }
        }
        for (var round = 0; round < ROUNDS; round++) {
            var before = leading.size();
            found.forEach(file -> learn(modules.code(file)));
            if (leading.size() == before || !more(found)) {
                break;
            }
        }
        return found;
    }

    private boolean more(Set<String> found) throws IOException {
        var words = leading.stream()
                .filter(name -> name.length() >= 5)
                .map(name -> name + "(")
                .toList();
        if (words.isEmpty()) {
            return false;
        }
        var search = new WordSearch(words);
        var added = false;
        for (var file : files.keySet()) {
            if (!found.contains(file) && search.any(bytes(file))) {
                added |= found.add(file);
            }
        }
        return added;
    }

    private byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(files.get(file));
    }

    /** The functions and classes whose code leads to a bus. */
    private void learn(Code code) {
        if (code instanceof Code.Func function && leads(function.body()) && !COMMON.contains(function.name())) {
            leading.add(function.name());
        }
        if (code instanceof Code.ClassDef type && leads(type.body())) {
            leading.add(type.name());
        }
        if (code instanceof Code.Set set
                && set.target() instanceof Code.Name name
                && set.value().filter(this::leads).isPresent()) {
            leading.add(name.name());
        }
        Walk.children(code).forEach(this::learn);
    }

    private boolean leads(Code body) {
        return Walk.any(
                body,
                code -> code instanceof Code.Attr attr && verbs.contains(attr.name())
                        || code instanceof Code.Call call && leading.contains(name(call.callee())));
    }

    private static String name(Code callee) {
        return callee instanceof Code.Name name ? name.name() : callee instanceof Code.Attr attr ? attr.name() : "";
    }
}
