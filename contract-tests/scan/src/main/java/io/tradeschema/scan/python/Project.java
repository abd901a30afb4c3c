package io.tradeschema.scan.python;

import io.tradeschema.scan.syntax.SyntaxReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.treesitter.TreeSitterPython;

/** The Python files of a tree, read when they are needed, and how an import finds one of them. */
final class Project {

    private static final int LARGEST = 4_000_000;

    /** Names of outside packages that a file of the same name in some folder does not shadow. */
    private static final Set<String> WELL_KNOWN = Set.of(
            "redis",
            "aioredis",
            "json",
            "orjson",
            "ujson",
            "os",
            "sys",
            "time",
            "datetime",
            "asyncio",
            "typing",
            "dataclasses",
            "pydantic",
            "enum",
            "uuid",
            "logging",
            "functools",
            "itertools",
            "collections",
            "copy",
            "re",
            "math",
            "abc",
            "threading",
            "decimal",
            "attr",
            "attrs",
            "random",
            "types",
            "signal",
            "queue",
            "http");

    private final Map<String, Path> files;
    private final Map<String, List<String>> bySuffix = new LinkedHashMap<>();
    private final Map<String, Optional<Module>> modules = new ConcurrentHashMap<>();
    private final Map<String, String> warnings = new ConcurrentHashMap<>();
    private final ThreadLocal<SyntaxReader> readers;
    private final List<SyntaxReader> opened = new ArrayList<>();

    /** The files by the name under which they are reported. */
    Project(Map<String, Path> files) {
        this.files = new TreeMap<>(files);
        this.readers = ThreadLocal.withInitial(this::reader);
        for (var file : this.files.keySet()) {
            bySuffix.computeIfAbsent(lastPart(moduleName(file)), key -> new ArrayList<>())
                    .add(file);
        }
    }

    private SyntaxReader reader() {
        var reader = new SyntaxReader(TreeSitterPython::new);
        synchronized (opened) {
            opened.add(reader);
        }
        return reader;
    }

    private static String moduleName(String file) {
        var dotted = file.substring(0, file.length() - 3).replace('/', '.');
        return dotted.endsWith(".__init__") ? dotted.substring(0, dotted.length() - 9) : dotted;
    }

    private static String lastPart(String dotted) {
        return dotted.substring(dotted.lastIndexOf('.') + 1);
    }

    Map<String, Path> files() {
        return files;
    }

    /** What was wrong with files that were read, by file. */
    Map<String, String> warnings() {
        return new TreeMap<>(warnings);
    }

    /** Every module read so far, by name. */
    List<Module> loaded() {
        return modules.values().stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Module::file))
                .toList();
    }

    /** Reads these files with two threads. */
    void load(Collection<String> names) {
        var threads = Executors.newFixedThreadPool(2);
        try {
            var tasks = new ArrayList<Callable<Object>>();
            names.forEach(name -> tasks.add(() -> module(name)));
            for (var result : threads.invokeAll(tasks)) {
                result.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("reading a file failed", e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    /** The module in this file; empty when it could not be read. */
    Optional<Module> module(String file) {
        var known = modules.get(file);
        if (known != null) {
            return known;
        }
        var read = read(file);
        modules.put(file, read);
        return read;
    }

    private Optional<Module> read(String file) {
        try {
            var path = files.get(file);
            if (path == null || Files.size(path) > LARGEST) {
                warnings.put(file, "the file is larger than " + LARGEST + " bytes and was not read");
                return Optional.empty();
            }
            var tree = readers.get().read(file, Files.readAllBytes(path));
            tree.warning().ifPresent(warning -> warnings.put(file, warning));
            return tree.root().map(root -> Indexer.index(file, root));
        } catch (IOException e) {
            warnings.put(file, "the file could not be read: " + e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** The file that {@code import dotted}, written in another file, means; empty when it is not in the tree. */
    Optional<String> find(String dotted, String importer) {
        if (dotted.isEmpty()) {
            return Optional.empty();
        }
        var suffix = "." + dotted;
        var candidates = bySuffix.getOrDefault(lastPart(dotted), List.of()).stream()
                .filter(file -> ("." + moduleName(file)).endsWith(suffix))
                .toList();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        var single = dotted.indexOf('.') < 0;
        if (single && WELL_KNOWN.contains(dotted)) {
            return candidates.stream()
                    .filter(file -> moduleName(file).equals(dotted))
                    .findFirst();
        }
        return candidates.stream()
                .max(Comparator.comparingInt((String file) -> shared(file, importer))
                        .thenComparing(file -> -file.length())
                        .thenComparing(Comparator.reverseOrder()));
    }

    /** The file that a relative import means. */
    Optional<String> findRelative(String dotted, int dots, String importer) {
        var folder = parent(importer);
        for (var i = 1; i < dots; i++) {
            folder = parent(folder);
        }
        var base = dotted.isEmpty() ? folder : join(folder, dotted.replace('.', '/'));
        var init = join(base, "__init__.py");
        if (files.containsKey(base + ".py")) {
            return Optional.of(base + ".py");
        }
        return files.containsKey(init) ? Optional.of(init) : Optional.empty();
    }

    private static String parent(String path) {
        var slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }

    private static String join(String folder, String name) {
        return folder.isEmpty() ? name : folder + "/" + name;
    }

    private static int shared(String one, String other) {
        var count = 0;
        var mine = one.split("/", -1);
        var theirs = other.split("/", -1);
        while (count < Math.min(mine.length, theirs.length) - 1 && mine[count].equals(theirs[count])) {
            count++;
        }
        return count;
    }

    void close() {
        synchronized (opened) {
            opened.forEach(SyntaxReader::close);
            opened.clear();
        }
    }
}
