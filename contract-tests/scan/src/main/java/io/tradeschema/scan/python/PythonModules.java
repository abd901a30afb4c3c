package io.tradeschema.scan.python;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.machine.Modules;
import io.tradeschema.scan.reach.Reach;
import io.tradeschema.scan.syntax.Grammar;
import io.tradeschema.scan.syntax.SyntaxReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The Python files of a tree: what imports mean, and their code, read when it is asked for. */
final class PythonModules implements Modules, AutoCloseable {

    /** What is there without an import. */
    private static final Set<String> BUILTIN = Set.of(
            "abs",
            "all",
            "any",
            "bool",
            "bytes",
            "callable",
            "complex",
            "dict",
            "enumerate",
            "exit",
            "filter",
            "float",
            "frozenset",
            "getattr",
            "globals",
            "hasattr",
            "hash",
            "id",
            "int",
            "isinstance",
            "iter",
            "len",
            "list",
            "locals",
            "map",
            "max",
            "min",
            "next",
            "object",
            "ord",
            "print",
            "quit",
            "range",
            "repr",
            "reversed",
            "round",
            "set",
            "setattr",
            "sorted",
            "staticmethod",
            "classmethod",
            "property",
            "str",
            "sum",
            "super",
            "tuple",
            "type",
            "vars",
            "zip",
            "Exception",
            "...");

    private final Map<String, Path> files;
    private final Predicate<String> foreign;
    private final Map<String, List<String>> byEnd = new HashMap<>();
    private final Map<String, Code.Block> read = new ConcurrentHashMap<>();
    private final Map<String, String> warnings = new ConcurrentSkipListMap<>();
    private final SyntaxReader reader = new SyntaxReader(Grammar.PYTHON);

    /** The files by their names; the foreign modules are never looked for among them. */
    PythonModules(Map<String, Path> files, Predicate<String> foreign) {
        this.files = files;
        this.foreign = foreign;
        files.keySet()
                .forEach(file -> byEnd.computeIfAbsent(lastName(file), key -> new ArrayList<>())
                        .add(file));
    }

    /** The last name under which a file is imported. */
    static String lastName(String file) {
        var path =
                file.endsWith("/__init__.py") ? file.substring(0, file.length() - 12) : file.replaceFirst("\\.py$", "");
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public Optional<String> file(String from, String module, int up) {
        if (up > 0) {
            return inFolder(parent(from, up), module);
        }
        if (foreign.test(module)) {
            return Optional.empty();
        }
        for (var folder = parent(from, 1); ; folder = parent(folder, 1)) {
            var found = inFolder(folder, module);
            if (found.isPresent() || folder.isEmpty()) {
                return found.or(() -> anywhere(from, module));
            }
        }
    }

    @Override
    public Reach reach(Set<String> verbs, List<String> words) {
        return PythonReach.of(own(), verbs, words);
    }

    /** The files that are the team's own; a package of a foreign module's name that lies among them is that module. */
    private Map<String, Path> own() {
        var own = new TreeMap<String, Path>();
        files.forEach((file, path) -> {
            var folder = parent(file, 1);
            if (!foreign.test(lastName(folder)) || !files.containsKey(folder + "/__init__.py")) {
                own.put(file, path);
            }
        });
        return own;
    }

    private static String parent(String path, int up) {
        var folder = path;
        for (var i = 0; i < up; i++) {
            var slash = folder.lastIndexOf('/');
            folder = slash < 0 ? "" : folder.substring(0, slash);
        }
        return folder;
    }

    private Optional<String> inFolder(String folder, String module) {
        var path = (folder.isEmpty() ? "" : folder + "/") + module.replace('.', '/');
        if (module.isEmpty()) {
            path = folder;
        }
        for (var name : List.of(path + ".py", path + "/__init__.py")) {
            if (files.containsKey(name)) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    /** The one file of the tree whose path ends like the module's name; of several the nearest. */
    private Optional<String> anywhere(String from, String module) {
        var path = "/" + module.replace('.', '/');
        var last = module.substring(module.lastIndexOf('.') + 1);
        return byEnd.getOrDefault(last, List.of()).stream()
                .filter(file -> file.endsWith(path + ".py") || file.endsWith(path + "/__init__.py"))
                .max(java.util.Comparator.comparingInt(file -> shared(file, from)));
    }

    private static int shared(String one, String other) {
        var i = 0;
        while (i < one.length() && i < other.length() && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }

    @Override
    public Optional<String> part(String file, String name) {
        return file.endsWith("__init__.py") ? inFolder(parent(file, 1), name) : Optional.empty();
    }

    @Override
    public Code.Block code(String file) {
        return read.computeIfAbsent(file, key -> parsed(key, reader));
    }

    @Override
    public void read(Collection<String> some) {
        var list = List.copyOf(some);
        var parts = Math.max(1, Math.min(list.size(), Runtime.getRuntime().availableProcessors()));
        IntStream.range(0, parts).parallel().forEach(part -> {
            try (var own = new SyntaxReader(Grammar.PYTHON)) {
                for (var i = part; i < list.size(); i += parts) {
                    read.put(list.get(i), parsed(list.get(i), own));
                }
            }
        });
    }

    private Code.Block parsed(String file, SyntaxReader reader) {
        try {
            var tree = reader.read(file, Files.readAllBytes(files.get(file)));
            tree.warning().ifPresent(warning -> warnings.put(file, warning));
            return tree.root().map(PythonCode::of).orElseGet(() -> PythonCode.nothing(file));
        } catch (RuntimeException | StackOverflowError e) {
            warnings.put(file, "the scan failed on it (" + e.getClass().getSimpleName() + "); please report this");
            return PythonCode.nothing(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String moduleName(String file) {
        return file.replaceFirst("(/__init__)?[.]py$", "").replace('/', '.');
    }

    @Override
    public String builtin(String file, String name) {
        return BUILTIN.contains(name) ? "builtins." + name : name;
    }

    @Override
    public int parsed() {
        return read.size();
    }

    @Override
    public Map<String, String> warnings() {
        return warnings;
    }

    @Override
    public void close() {
        reader.close();
    }
}
