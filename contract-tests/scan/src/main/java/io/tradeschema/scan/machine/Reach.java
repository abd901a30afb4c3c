package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.syntax.WordSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files that lead to a bus, told from their bytes: those where a call of one stands, and those that call such code. */
final class Reach {

    private static final int ROUNDS = 3;
    /** A name that more files call than this, or than one in so many of the tree, tells nothing. */
    private static final int LEAST_COMMON = 15;

    private static final int COMMON_PART = 50;
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
    private final Modules modules;
    private final Set<String> verbs;
    private final WordSearch seeds;
    /** By file, the names of it that lead to a bus. */
    private final Map<String, Set<String>> leading = new TreeMap<>();
    /** Names that so many files call that they tell nothing. */
    private final Set<String> common = new LinkedHashSet<>();
    /** All such names, those of the events among them. */
    private final Set<String> known = new LinkedHashSet<>();

    /** A search among these files for calls of these names, or of the events. */
    Reach(Map<String, Path> files, Modules modules, Set<String> verbs, List<String> events) {
        this.files = files;
        this.modules = modules;
        this.verbs = verbs;
        this.known.addAll(events);
        var words = new ArrayList<>(events);
        verbs.forEach(verb -> words.add("." + verb));
        words.add("XADD");
        this.seeds = new WordSearch(words);
    }

    /** The names that lead to a bus. */
    Set<String> leading() {
        return known;
    }

    /** Finds the files. */
    Set<String> find() throws IOException {
        var found = new TreeSet<String>();
        for (var file : files.keySet()) {
            if (seeds.any(bytes(file))) {
                found.add(file);
            }
        }
        for (var round = 0; round < ROUNDS; round++) {
            found.forEach(this::learn);
            found.forEach(this::learn); // what they make of each other's
            if (!more(found)) {
                break;
            }
        }
        return found;
    }

    private void learn(String file) {
        var code = modules.code(file);
        var names = leading.computeIfAbsent(file, key -> new TreeSet<>());
        var calls = new TreeSet<>(names);
        known.stream().filter(this::isTelling).forEach(calls::add);
        calls.addAll(ofImported(code));
        learn(code, names, calls);
    }

    /** What the files have, by their last names, that this one imports. */
    private Set<String> ofImported(Code code) {
        var taken = new TreeSet<String>();
        imported(code, taken);
        var names = new TreeSet<String>();
        leading.forEach((file, own) -> {
            if (taken.contains(modules.lastName(file))) {
                names.addAll(own);
            }
        });
        return names;
    }

    private static void imported(Code code, Set<String> taken) {
        if (code instanceof Code.Import one) {
            taken.add(one.module().substring(one.module().lastIndexOf('.') + 1));
            taken.add(one.name());
        }
        Walk.children(code).forEach(child -> imported(child, taken));
    }

    /** The functions, classes and values of a file whose code leads to a bus, and what it hands on. */
    private void learn(Code code, Set<String> names, Set<String> calls) {
        if (code instanceof Code.Func function && leads(function.body(), calls)) {
            add(function.name(), names);
        } else if (code instanceof Code.ClassDef type
                && (leads(type.body(), calls)
                        || type.bases().stream().anyMatch(base -> calls.contains(name(base.value()))))) {
            add(type.name(), names);
        } else if (code instanceof Code.Set set
                && set.target() instanceof Code.Name name
                && set.value().filter(value -> leads(value, calls)).isPresent()) {
            add(name.name(), names);
        } else if (code instanceof Code.Import taken && calls.contains(taken.name())) {
            names.add(taken.as());
            names.add(taken.name());
        }
        Walk.children(code).forEach(child -> learn(child, names, calls));
    }

    private void add(String name, Set<String> names) {
        if (!name.startsWith("__")) {
            names.add(name);
            known.add(name);
        }
    }

    private boolean leads(Code body, Set<String> calls) {
        return Walk.any(
                body,
                code -> code instanceof Code.Attr attr && verbs.contains(attr.name())
                        || code instanceof Code.Call call && calls.contains(name(call.callee())));
    }

    private static String name(Code callee) {
        return callee instanceof Code.Name name ? name.name() : callee instanceof Code.Attr attr ? attr.name() : "";
    }

    /** Further files: those that call what has a telling name, and those that import a file and name what leads. */
    private boolean more(Set<String> found) throws IOException {
        var calls = new TreeSet<String>();
        var words = new TreeSet<String>();
        known.stream().filter(this::isTelling).forEach(name -> calls.add(name + "("));
        words.addAll(calls);
        leading.forEach((file, names) -> {
            if (!names.isEmpty()) {
                words.addAll(modules.importing(file));
                words.addAll(names);
            }
        });
        var search = new WordSearch(words);
        var standing = new TreeMap<String, Set<String>>();
        var counts = new TreeMap<String, Integer>();
        for (var file : files.keySet()) {
            if (!found.contains(file)) {
                var here = search.in(bytes(file));
                standing.put(file, here);
                here.stream().filter(calls::contains).forEach(call -> counts.merge(call, 1, Integer::sum));
            }
        }
        var most = Math.max(LEAST_COMMON, files.size() / COMMON_PART);
        counts.forEach((call, count) -> {
            if (count > most) {
                common.add(call.substring(0, call.length() - 1));
                calls.remove(call);
            }
        });
        var added = new TreeSet<String>();
        standing.forEach((file, here) -> {
            if (here.stream().anyMatch(calls::contains) || imports(here)) {
                added.add(file);
            }
        });
        return found.addAll(added);
    }

    private boolean imports(Set<String> standing) {
        return leading.entrySet().stream()
                .anyMatch(entry -> modules.importing(entry.getKey()).stream().anyMatch(standing::contains)
                        && entry.getValue().stream().anyMatch(standing::contains));
    }

    private boolean isTelling(String name) {
        return name.length() >= 5 && !COMMON.contains(name) && !common.contains(name);
    }

    private byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(files.get(file));
    }
}
