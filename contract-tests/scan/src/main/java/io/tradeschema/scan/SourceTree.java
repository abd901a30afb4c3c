package io.tradeschema.scan;

import io.tradeschema.model.Excerpt;
import io.tradeschema.scan.typescript.TypeScriptScan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** The files below some paths, without what is no source of the project: tests, vendored code, environments, builds. */
public final class SourceTree {

    private static final Set<String> SKIPPED_FOLDERS = Set.of(
            ".git",
            ".hg",
            ".svn",
            ".venv",
            "venv",
            "virtualenv",
            "site-packages",
            "dist-packages",
            "node_modules",
            "__pycache__",
            ".tox",
            ".nox",
            ".mypy_cache",
            ".pytest_cache",
            ".ruff_cache",
            "build",
            "dist",
            "target",
            "vendor",
            "vendored",
            "_vendor",
            "third_party",
            "thirdparty",
            "bower_components",
            ".next",
            ".nuxt",
            ".svelte-kit",
            ".turbo",
            ".yarn",
            ".eggs",
            ".idea",
            ".gradle");
    private static final Set<String> TEST_FOLDERS = Set.of("tests", "test", "testing", "__tests__", "__mocks__");
    /** The endings of TypeScript and JavaScript files. */
    static final String[] TYPESCRIPT = TypeScriptScan.ENDINGS.toArray(String[]::new);

    /** The endings of the languages whose code is read. */
    private static final List<String> CODE =
            Stream.concat(Stream.of(".py", ".java"), Arrays.stream(TYPESCRIPT)).toList();

    private static final List<String> SOURCES =
            Stream.concat(CODE.stream(), Stream.of(".sh", ".bash", ".md")).toList();
    /** Files that stand for their folder. */
    private static final Set<String> OF_FOLDER = Set.of("__init__", "index", "package-info");

    private static final Pattern TEST_FILE = Pattern.compile("test_.*\\.py|.*_test\\.py|conftest\\.py"
            + "|.*Test\\.java|.*Tests\\.java|.*IT\\.java|.*\\.(?:test|spec)\\.[mc]?[jt]sx?");
    /** What is made of other sources, or declares what others do. */
    private static final Pattern MADE = Pattern.compile(".*\\.d\\.[mc]?ts|.*[.-](?:min|bundle|chunk)\\.[mc]?js");

    private static final Pattern SCRIPT = Pattern.compile("^#!.*\\b(?:python[0-9.]*|bash|sh|java)\\b");
    private static final int LONGEST_FIRST_LINE = 200;

    private final Predicate<Path> readable;
    private final List<Path> roots;
    private final List<String> ignored;
    private final Map<String, Path> files = new TreeMap<>();
    private final Set<String> closed = new TreeSet<>();
    private final Map<String, String> notRead = new TreeMap<>();

    private SourceTree(Predicate<Path> readable, Collection<Path> roots, List<String> ignored) {
        this.readable = readable;
        this.roots = List.copyOf(roots);
        this.ignored = List.copyOf(ignored);
    }

    /** Finds the files below these paths. A path that is a file is always taken. */
    public static SourceTree of(Collection<Path> paths, List<String> ignored, boolean tests) throws IOException {
        return of(paths, ignored, tests, Files::isReadable);
    }

    /** Finds the files, as a user does who may read what the predicate says. */
    public static SourceTree of(Collection<Path> paths, List<String> ignored, boolean tests, Predicate<Path> readable)
            throws IOException {
        var globs = ignored.stream().map(SourceTree::matcher).toList();
        Predicate<Path> wanted = path -> globs.stream().noneMatch(glob -> glob.matches(path));
        var tree = new SourceTree(readable, paths, ignored);
        for (var path : paths) {
            if (Files.isRegularFile(path)) {
                tree.take(path);
            } else if (Files.isDirectory(path)) {
                tree.walk(path, tests, wanted);
            } else {
                throw new NoSuchFileException(path.toString());
            }
        }
        return tree;
    }

    /** What is wrong with a pattern of paths that are ignored; empty when it can be used. */
    public static Optional<String> faultOfGlob(String glob) {
        try {
            matcher(glob);
            return Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of(Excerpt.quoted(glob) + " is no pattern of paths: a bracket, brace or backslash in it"
                    + " lacks its other part; write one such as **/legacy/**");
        }
    }

    private static PathMatcher matcher(String glob) {
        return FileSystems.getDefault().getPathMatcher("glob:" + glob);
    }

    private void take(Path file) {
        if (readable.test(file)) {
            files.put(name(file), file);
        } else {
            closed.add(name(file));
        }
    }

    private void walk(Path named, boolean tests, Predicate<Path> wanted) throws IOException {
        var root = Files.isSymbolicLink(named) ? named.toRealPath() : named;
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                if (isSkipped(folder) && !folder.equals(root)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (!readable.test(folder)) {
                    closed.add(name(folder));
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                var test = !tests
                        && TEST_FILE.matcher(String.valueOf(file.getFileName())).matches();
                var made = MADE.matcher(String.valueOf(file.getFileName())).matches();
                if (attributes.isRegularFile() && !test && !made && wanted.test(root.relativize(file))) {
                    take(file);
                    mentionScript(file);
                } else if (attributes.isSymbolicLink() && !test && !isSkipped(file)) {
                    mentionLink(file, root);
                }
                return FileVisitResult.CONTINUE;
            }

            /** What is no source of the project, whether or not it can be read. */
            private boolean isSkipped(Path folder) {
                var name = String.valueOf(folder.getFileName());
                return SKIPPED_FOLDERS.contains(name)
                        || (!tests && TEST_FOLDERS.contains(name))
                        || name.endsWith(".egg-info")
                        || Files.exists(folder.resolve("pyvenv.cfg"))
                        || !wanted.test(root.relativize(folder));
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                if (!isSkipped(file) || file.equals(root)) {
                    closed.add(name(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** A link is not followed; one that leads to what the walk sees anyway hides nothing. */
    private void mentionLink(Path link, Path root) throws IOException {
        if (Files.exists(link)
                && !link.toRealPath().startsWith(root.toRealPath())
                && (Files.isDirectory(link) || isSource(link.toString()))) {
            notRead.put(name(link), "a link, which is not followed; name the place that it leads to");
        }
    }

    /** A script without an ending says in its first line what it is. */
    private void mentionScript(Path file) throws IOException {
        if (!String.valueOf(file.getFileName()).contains(".") && readable.test(file)) {
            try (var in = Files.newInputStream(file)) {
                var first = new String(in.readNBytes(LONGEST_FIRST_LINE), StandardCharsets.ISO_8859_1);
                if (SCRIPT.matcher(first).find()) {
                    notRead.put(name(file), "a script without an ending, which is not read; call it .py or .sh");
                }
            }
        }
    }

    /** Whether a file of that name is a test, by its own name or that of a folder of its. */
    public static boolean isTest(String name) {
        var parts = List.of(name.split("/", -1));
        return parts.subList(0, parts.size() - 1).stream().anyMatch(TEST_FOLDERS::contains)
                || TEST_FILE.matcher(parts.get(parts.size() - 1)).matches();
    }

    private static boolean isSource(String name) {
        return SOURCES.stream().anyMatch(name::endsWith);
    }

    /** What looks like source and was left out, by its name, each with the reason and what to do. */
    public Map<String, String> notRead() {
        return Collections.unmodifiableMap(notRead);
    }

    /** The folders, and the files of these endings, that the user who scans may not read. */
    public List<String> closed() {
        return closed.stream()
                .filter(name -> isSource(name) || Files.isDirectory(Path.of(name)))
                .toList();
    }

    private static String name(Path path) {
        return path.normalize().toString().replace('\\', '/');
    }

    /** The file that is reported under this name; empty when the tree has none. */
    public Optional<Path> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** The same tree with other files in the place of some: what it would be after a change. */
    public SourceTree with(Map<String, Path> others) {
        var tree = new SourceTree(readable, roots, ignored);
        tree.files.putAll(files);
        tree.files.putAll(others);
        tree.closed.addAll(closed);
        tree.notRead.putAll(notRead);
        return tree;
    }

    /** The files below the same paths, tests among them. */
    public SourceTree withTests() throws IOException {
        return of(roots, ignored, true, readable);
    }

    /**
     * The same with all else that the repositories around these paths have, tests among it: what may use what is written here. A
     * path around which there is no repository has nothing beside it.
     */
    public SourceTree withSurroundings() throws IOException {
        var all = withTests();
        var own = new HashSet<Path>();
        all.files.values().forEach(file -> own.add(file.toAbsolutePath().normalize()));
        for (var repository : repositories()) {
            for (var file :
                    of(List.of(repository), List.of(), true, readable).files.values()) {
                if (own.add(file)) {
                    all.files.put(name(seenFromHere(file)), file);
                }
            }
        }
        return all;
    }

    private static Path seenFromHere(Path file) {
        var here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file) : file;
    }

    private Set<Path> repositories() {
        var found = new TreeSet<Path>();
        roots.forEach(root -> repository(root).ifPresent(found::add));
        return found;
    }

    /** The paths around which there is no repository: nothing is known of what lies beside them. */
    public List<Path> withoutRepository() {
        return roots.stream().filter(root -> repository(root).isEmpty()).toList();
    }

    private static Optional<Path> repository(Path root) {
        for (var folder = root.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(".git"))) {
                return Optional.of(folder);
            }
        }
        return Optional.empty();
    }

    /** The files of code in the languages that are read, by the name under which they are reported. */
    public Map<String, Path> code() {
        return ending(CODE.toArray(String[]::new));
    }

    /** The name by which other files take something from a file: its own, or its folder's where it stands for that. */
    public static String module(String file) {
        var parts = file.split("/", -1);
        var last = parts[parts.length - 1];
        var name = last.contains(".") ? last.substring(0, last.indexOf('.')) : last;
        return OF_FOLDER.contains(name) && parts.length > 1 ? parts[parts.length - 2] : name;
    }

    /** The files whose names end so, by the name under which they are reported. */
    public Map<String, Path> ending(String... suffixes) {
        var chosen = new TreeMap<String, Path>();
        files.forEach((name, path) -> {
            for (var suffix : suffixes) {
                if (name.endsWith(suffix)) {
                    chosen.put(name, path);
                }
            }
        });
        return chosen;
    }
}
