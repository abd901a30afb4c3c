package io.tradeschema.scan.python;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.CodeFiles;
import io.tradeschema.scan.machine.Modules;
import io.tradeschema.scan.reach.BusWords;
import io.tradeschema.scan.reach.Reach;
import io.tradeschema.scan.syntax.Grammar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

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

    /** Modules that Python itself has: what lies elsewhere in the tree under such a name is another one. */
    private static final Set<String> STANDARD = Set.copyOf(PythonScan.TABLES.names("standard-library"));

    private final Map<String, Path> files;
    private final Predicate<String> foreign;
    private final Map<String, List<String>> byEnd = new HashMap<>();
    private final CodeFiles code;

    /** The files by their names; the foreign modules are never looked for among them. */
    PythonModules(Map<String, Path> files, Predicate<String> foreign) {
        this.files = files;
        this.foreign = foreign;
        this.code = new CodeFiles(files, Grammar.PYTHON, PythonCode::of);
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
                return found.isPresent() || isStandard(module) ? found : anywhere(from, module);
            }
        }
    }

    private static boolean isStandard(String module) {
        var dot = module.indexOf('.');
        return STANDARD.contains(dot < 0 ? module : module.substring(0, dot));
    }

    @Override
    public Reach reach(BusWords words) {
        return PythonReach.of(own(), words);
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
        return CodeFiles.nearest(
                byEnd.getOrDefault(last, List.of()).stream()
                        .filter(file -> file.endsWith(path + ".py") || file.endsWith(path + "/__init__.py")),
                from);
    }

    @Override
    public Optional<String> part(String file, String name) {
        return file.endsWith("__init__.py") ? inFolder(parent(file, 1), name) : Optional.empty();
    }

    @Override
    public Code.Block code(String file) {
        return code.code(file);
    }

    @Override
    public void read(Collection<String> some) {
        code.read(some);
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
        return code.parsed();
    }

    @Override
    public Map<String, String> warnings() {
        return code.warnings();
    }

    @Override
    public void close() {
        code.close();
    }
}
