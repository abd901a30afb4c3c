package io.tradeschema.scan;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

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
            ".eggs",
            ".idea",
            ".gradle");
    private static final Set<String> TEST_FOLDERS = Set.of("tests", "test", "testing");
    private static final List<String> SOURCES = List.of(".py", ".java", ".sh", ".bash", ".md");
    private static final Pattern TEST_FILE =
            Pattern.compile("test_.*\\.py|.*_test\\.py|conftest\\.py|.*Test\\.java|.*Tests\\.java|.*IT\\.java");

    private final Predicate<Path> readable;
    private final Map<String, Path> files = new TreeMap<>();
    private final Set<String> closed = new TreeSet<>();

    private SourceTree(Predicate<Path> readable) {
        this.readable = readable;
    }

    /** Finds the files below these paths. A path that is a file is always taken. */
    public static SourceTree of(Collection<Path> paths, List<String> ignored, boolean tests) throws IOException {
        return of(paths, ignored, tests, Files::isReadable);
    }

    /** Finds the files, as a user does who may read what the predicate says. */
    public static SourceTree of(Collection<Path> paths, List<String> ignored, boolean tests, Predicate<Path> readable)
            throws IOException {
        var globs = ignored.stream()
                .map(glob -> java.nio.file.FileSystems.getDefault().getPathMatcher("glob:" + glob))
                .toList();
        Predicate<Path> wanted = path -> globs.stream().noneMatch(glob -> glob.matches(path));
        var tree = new SourceTree(readable);
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

    private void take(Path file) {
        if (readable.test(file)) {
            files.put(name(file), file);
        } else {
            closed.add(name(file));
        }
    }

    private void walk(Path root, boolean tests, Predicate<Path> wanted) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                var name = String.valueOf(folder.getFileName());
                var skip = SKIPPED_FOLDERS.contains(name)
                        || (!tests && TEST_FOLDERS.contains(name))
                        || name.endsWith(".egg-info")
                        || Files.exists(folder.resolve("pyvenv.cfg"))
                        || !wanted.test(root.relativize(folder));
                if (skip && !folder.equals(root)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                if (!readable.test(folder)) {
                    closed.add(name(folder));
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                var test = !tests
                        && TEST_FILE.matcher(String.valueOf(file.getFileName())).matches();
                if (attributes.isRegularFile() && !test && wanted.test(root.relativize(file))) {
                    take(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                closed.add(name(file));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The folders, and the files of these endings, that the user who scans may not read. */
    List<String> closed() {
        return closed.stream()
                .filter(name -> SOURCES.stream().anyMatch(name::endsWith) || Files.isDirectory(Path.of(name)))
                .toList();
    }

    private static String name(Path path) {
        return path.normalize().toString().replace('\\', '/');
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
