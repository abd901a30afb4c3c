package io.tradeschema.scan.typescript;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.CodeFiles;
import io.tradeschema.scan.machine.Modules;
import io.tradeschema.scan.reach.BusWords;
import io.tradeschema.scan.reach.Outline;
import io.tradeschema.scan.reach.Outline.Taken;
import io.tradeschema.scan.reach.Outlines;
import io.tradeschema.scan.reach.Reach;
import io.tradeschema.scan.syntax.Grammar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The TypeScript and JavaScript files of a tree: which file an import means, and their code, read when it is asked for. */
final class TypeScriptModules implements Modules, AutoCloseable {

    /** Methods that the language's own types and many libraries have. */
    private static final Set<String> COMMON = Set.of(
            "apply",
            "catch",
            "close",
            "concat",
            "connect",
            "create",
            "delete",
            "disconnect",
            "entries",
            "every",
            "filter",
            "finally",
            "find",
            "forEach",
            "format",
            "handle",
            "includes",
            "indexOf",
            "parse",
            "process",
            "reduce",
            "replace",
            "resolve",
            "slice",
            "split",
            "start",
            "toString",
            "update",
            "values",
            "write");

    private static final Pattern ENDING = Pattern.compile("[.][mc]?[jt]sx?$");
    private static final Pattern SPACE = Pattern.compile("^(?:@/|~/|#/|src/)");

    private final Map<String, Path> files;
    private final ModuleAliases aliases;
    private final Predicate<String> foreign;
    private final CodeFiles typeScript;
    private final CodeFiles javaScript;
    private final Map<String, Code.Block> whole = new HashMap<>();

    /** The files by their names, and what they call each other; a folder of a foreign module's name that lies among them is that module. */
    TypeScriptModules(Map<String, Path> files, ModuleAliases aliases, Predicate<String> foreign) {
        this.files = files;
        this.aliases = aliases;
        this.foreign = foreign;
        this.typeScript = new CodeFiles(files, Grammar.TYPESCRIPT, TypeScriptCode::of);
        this.javaScript = new CodeFiles(files, Grammar.TSX, TypeScriptCode::of);
    }

    /** TypeScript that can hold no markup has a grammar of its own, since it may write a claimed type as markup begins. */
    private CodeFiles codeOf(String file) {
        return isTypeScript(file) ? typeScript : javaScript;
    }

    private static boolean isTypeScript(String file) {
        return Grammar.of(file).equals(Optional.of(Grammar.TYPESCRIPT));
    }

    // ---- which file is meant ----

    @Override
    public Optional<String> file(String from, String module, int up) {
        if (foreign(module).isPresent()) {
            return Optional.empty();
        }
        if (module.startsWith(".")) {
            return at(joined(parent(from), module));
        }
        var told = aliases.paths(from, module).stream()
                .flatMap(path -> at(path).stream())
                .findFirst();
        if (told.isPresent()) {
            return told;
        }
        var space = SPACE.matcher(module);
        return space.find() ? ofProject(from, module.substring(space.end())) : Optional.empty();
    }

    /** The foreign module that a path leads into. */
    private Optional<String> foreign(String module) {
        return Stream.of(module.split("/", -1)).filter(foreign).findFirst();
    }

    /** A name from the top of the project: below the folder itself or its sources, in the nearest project above. */
    private Optional<String> ofProject(String from, String path) {
        for (var folder = parent(from); ; folder = parent(folder)) {
            for (var top : List.of("", "src/", "app/")) {
                var found = at((folder.isEmpty() ? "" : folder + "/") + top + path);
                if (found.isPresent()) {
                    return found;
                }
            }
            if (folder.isEmpty() || folder.equals("/")) {
                return Optional.empty();
            }
        }
    }

    /** The file at a path that leaves its ending out, or has that of what it is built into. */
    private Optional<String> at(String path) {
        if (files.containsKey(path)) {
            return Optional.of(path);
        }
        var plain = ENDING.matcher(path).replaceFirst("");
        for (var start : plain.equals(path) ? List.of(path, path + "/index") : List.of(plain, path, path + "/index")) {
            for (var ending : TypeScriptScan.ENDINGS) {
                if (files.containsKey(start + ending)) {
                    return Optional.of(start + ending);
                }
            }
        }
        return Optional.empty();
    }

    private static String parent(String path) {
        var slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    /** A path from a folder, its steps up and in place taken. */
    static String joined(String folder, String module) {
        var parts = new ArrayList<>(List.of(folder.split("/", -1)));
        if (folder.isEmpty()) {
            parts.clear();
        }
        for (var part : module.split("/", -1)) {
            if (part.equals("..")
                    && !parts.isEmpty()
                    && !parts.get(parts.size() - 1).equals("..")) {
                parts.remove(parts.size() - 1);
            } else if (!part.equals(".") && !part.isEmpty()) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    @Override
    public Optional<String> part(String file, String name) {
        return Optional.empty();
    }

    // ---- code ----

    @Override
    public Code.Block code(String file) {
        var known = whole.get(file);
        if (known == null) {
            known = named(file, codeOf(file).code(file));
            whole.put(file, known);
        }
        return known;
    }

    /** What is imported as a whole is the one thing that the other file gives, where it gives one. */
    private Code.Block named(String file, Code.Block code) {
        return new Code.Block(
                code.at(),
                code.statements().stream()
                        .map(statement -> statement instanceof Code.Import taken ? named(file, taken) : statement)
                        .toList());
    }

    private Code named(String from, Code.Import taken) {
        var outside = foreign(taken.module());
        if (outside.isPresent()) {
            return new Code.Import(taken.at(), outside.get(), 0, taken.name(), taken.as());
        }
        if (!taken.name().isEmpty() && !taken.name().equals(TypeScriptImports.DEFAULT)) {
            return taken;
        }
        var file = file(from, taken.module(), 0);
        if (file.isEmpty()) {
            return taken;
        }
        var names = names(codeOf(file.get()).code(file.get()));
        if (taken.name().equals(TypeScriptImports.DEFAULT) && names.contains(TypeScriptImports.DEFAULT)) {
            return taken;
        }
        var name = names.contains(TypeScriptExports.WHOLE) ? TypeScriptExports.WHOLE : "";
        return new Code.Import(taken.at(), taken.module(), 0, name, taken.as());
    }

    private static Set<String> names(Code.Block code) {
        var names = new LinkedHashSet<String>();
        for (var statement : code.statements()) {
            if (statement instanceof Code.Set set && set.target() instanceof Code.Name name) {
                names.add(name.name());
            } else if (statement instanceof Code.Func function) {
                names.add(function.name());
            } else if (statement instanceof Code.ClassDef type) {
                names.add(type.name());
            } else if (statement instanceof Code.Import taken) {
                names.add(taken.as());
            }
        }
        return names;
    }

    @Override
    public String moduleName(String file) {
        return ENDING.matcher(file).replaceFirst("").replaceFirst("/index$", "").replace('/', '.');
    }

    @Override
    public String builtin(String file, String name) {
        return name;
    }

    // ---- reach ----

    @Override
    public Reach reach(BusWords words) {
        var own = new TreeMap<String, Path>();
        files.forEach((file, path) -> {
            if (foreign(parent(file)).isEmpty() || !isModule(parent(file))) {
                own.put(file, path);
            }
        });
        var outlines = Outlines.of(own, text -> TypeScriptOutline.of(text, words.verbs(text), words.words()));
        var resolved = new TreeMap<String, Outline>();
        outlines.forEach(
                (file, outline) -> resolved.put(file, new Outline(outline.parts(), taken(file, outline, outlines))));
        return Reach.of(resolved, file -> file, file -> file, COMMON);
    }

    /** Whether a folder holds what a package is known by. */
    private boolean isModule(String folder) {
        return files.containsKey(folder + "/index.js") || files.containsKey(folder + "/index.mjs");
    }

    /** What a file takes, by the files that have it: also those that another one only hands on. */
    private List<Taken> taken(String file, Outline outline, Map<String, Outline> outlines) {
        var all = new ArrayList<Taken>();
        for (var taken : outline.taken()) {
            var seen = new LinkedHashSet<String>();
            origins(file, taken.from(), outlines, seen);
            seen.forEach(from -> all.add(new Taken(from, taken.name(), taken.as())));
        }
        return all;
    }

    private void origins(String file, String module, Map<String, Outline> outlines, Set<String> seen) {
        file(file, module, 0)
                .filter(seen::add)
                .ifPresent(from -> Optional.ofNullable(outlines.get(from))
                        .ifPresent(outline -> outline.taken().stream()
                                .filter(taken -> taken.name().equals("*"))
                                .forEach(taken -> origins(from, taken.from(), outlines, seen))));
    }

    // ---- reading ----

    @Override
    public void read(Collection<String> some) {
        typeScript.read(some.stream().filter(TypeScriptModules::isTypeScript).toList());
        javaScript.read(some.stream().filter(file -> !isTypeScript(file)).toList());
    }

    @Override
    public int parsed() {
        return typeScript.parsed() + javaScript.parsed();
    }

    @Override
    public Map<String, String> warnings() {
        var all = new TreeMap<>(typeScript.warnings());
        all.putAll(javaScript.warnings());
        return all;
    }

    @Override
    public void close() {
        typeScript.close();
        javaScript.close();
    }
}
