package io.tradeschema.scan.java;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.syntax.Node;
import io.tradeschema.scan.syntax.SyntaxReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.treesitter.TreeSitterJava;

/** The Java files of a tree, read when they are needed, and how a name finds a class of the tree. */
final class JavaProject implements AutoCloseable {

    private static final int LARGEST = 4_000_000;

    /** A file: its classes, its package, and what it imports. */
    record Source(Node root, String folder, List<JavaClass> classes, List<String> imports) {}

    private final Map<String, Path> files;
    private final Map<String, List<String>> bySimpleName = new HashMap<>();
    private final Map<String, Optional<Source>> sources = new LinkedHashMap<>();
    private final List<Finding> warnings = new ArrayList<>();
    private final Map<JavaClass, List<JavaClass>> lineages = new IdentityHashMap<>();
    private final SyntaxReader reader = new SyntaxReader(TreeSitterJava::new);

    JavaProject(Map<String, Path> files) {
        this.files = files;
        files.keySet()
                .forEach(file -> bySimpleName
                        .computeIfAbsent(simpleName(file), key -> new ArrayList<>())
                        .add(file));
    }

    private static String simpleName(String file) {
        return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.java$", "");
    }

    /** What was wrong with files that were read. */
    List<Finding> warnings() {
        return warnings;
    }

    /** How many files were read. */
    int read() {
        return (int) sources.values().stream().filter(Optional::isPresent).count();
    }

    /** Every class read so far. */
    List<JavaClass> classes() {
        return sources.values().stream()
                .flatMap(Optional::stream)
                .flatMap(source -> source.classes().stream())
                .toList();
    }

    /** The file, read now if it was not yet; empty when it cannot be. */
    Optional<Source> source(String file) {
        var known = sources.get(file);
        if (known == null) {
            known = load(file);
            sources.put(file, known);
        }
        return known;
    }

    private Optional<Source> load(String file) {
        try {
            var path = files.get(file);
            if (path == null) {
                return Optional.empty();
            }
            if (Files.size(path) > LARGEST) {
                warn(file, "the file is larger than " + LARGEST + " bytes and was not read");
                return Optional.empty();
            }
            var tree = reader.read(file, Files.readAllBytes(path));
            tree.warning().ifPresent(warning -> warn(file, warning));
            return tree.root().map(JavaProject::source);
        } catch (IOException e) {
            warn(file, "the file could not be read: " + e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static Source source(Node root) {
        var imports = root.children().stream()
                .filter(node -> node.is("import_declaration"))
                .map(node -> (node.size() == 0 ? "" : node.get(0).text())
                        + (node.first("asterisk").isPresent() ? ".*" : ""))
                .toList();
        var folder = root.first("package_declaration")
                .filter(node -> node.size() > 0)
                .map(node -> node.get(node.size() - 1).text())
                .orElse("");
        return new Source(root, folder, JavaClass.all(root), imports);
    }

    private void warn(String file, String warning) {
        warnings.add(Finding.of(
                ScanRule.SCAN_FILE_UNREADABLE,
                file,
                Where.file(file, 1, 1),
                warning,
                "correct the file, or leave it out"));
    }

    /** The class of the tree that a simple name means inside another class; empty when it is none, or not clear. */
    Optional<JavaClass> find(String simple, JavaClass from) {
        if (simple.isEmpty()) {
            return Optional.empty();
        }
        for (Optional<JavaClass> at = Optional.of(from);
                at.isPresent();
                at = at.get().outer()) {
            var nested = at.get().nested(simple);
            if (at.get().name().equals(simple) || nested.isPresent()) {
                return nested.isPresent() ? nested : at;
            }
        }
        var home = source(from.node().file());
        if (home.isEmpty()) {
            return Optional.empty();
        }
        return home.get().classes().stream()
                .filter(type -> type.name().equals(simple))
                .findFirst()
                .or(() -> imported(simple, home.get()));
    }

    private Optional<JavaClass> imported(String simple, Source home) {
        var named = home.imports().stream()
                .filter(name -> name.endsWith("." + simple))
                .findFirst();
        if (named.isPresent()) {
            var whole = named.get();
            return candidates(simple).stream()
                    .filter(type -> fullName(type).equals(whole))
                    .findFirst()
                    .or(() -> nestedIn(whole, simple));
        }
        var folders = home.imports().stream()
                .filter(name -> name.endsWith(".*"))
                .map(name -> name.substring(0, name.length() - 2))
                .toList();
        return candidates(simple).stream()
                .filter(type -> folder(type).equals(home.folder()) || folders.contains(folder(type)))
                .findFirst();
    }

    private Optional<JavaClass> nestedIn(String whole, String simple) {
        var outer = whole.substring(0, whole.length() - simple.length() - 1);
        return candidates(outer.substring(outer.lastIndexOf('.') + 1)).stream()
                .filter(type -> fullName(type).equals(outer))
                .findFirst()
                .flatMap(type -> type.nested(simple));
    }

    private List<JavaClass> candidates(String simple) {
        return bySimpleName.getOrDefault(simple, List.of()).stream()
                .map(this::source)
                .flatMap(Optional::stream)
                .flatMap(source -> source.classes().stream())
                .filter(type -> type.name().equals(simple) && type.outer().isEmpty())
                .toList();
    }

    private String folder(JavaClass type) {
        return source(type.node().file()).map(Source::folder).orElse("");
    }

    private String fullName(JavaClass type) {
        var folder = folder(type);
        return folder.isEmpty() ? type.name() : folder + "." + type.name();
    }

    /** Whether a simple name means the class of this full name, inside another class. */
    boolean means(String simple, JavaClass from, String full) {
        var own = find(simple, from);
        if (own.isPresent()) {
            return fullName(own.get()).equals(full);
        }
        var folder = full.substring(0, Math.max(0, full.lastIndexOf('.')));
        return full.endsWith("." + simple)
                && (imports(from, full)
                        || imports(from, folder + ".*")
                        || folder(from).equals(folder));
    }

    /** Whether the file of a class imports this. */
    boolean imports(JavaClass from, String full) {
        return source(from.node().file()).map(Source::imports).orElse(List.of()).contains(full);
    }

    /** The classes from which a file takes static names. */
    List<JavaClass> statics(JavaClass from, String name) {
        var found = new ArrayList<JavaClass>();
        for (var whole : source(from.node().file()).map(Source::imports).orElse(List.of())) {
            if (whole.endsWith("." + name) || whole.endsWith(".*")) {
                var outer = whole.substring(0, whole.lastIndexOf('.'));
                candidates(outer.substring(outer.lastIndexOf('.') + 1)).stream()
                        .filter(type -> fullName(type).equals(outer))
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** The classes of the tree, read so far, that extend or implement this one. */
    List<JavaClass> subtypes(JavaClass type) {
        return classes().stream()
                .filter(other -> other.supertypes().contains(type.name()))
                .filter(other -> find(type.name(), other).filter(type::equals).isPresent())
                .toList();
    }

    /** The class and what it extends, as far as the tree holds it. */
    List<JavaClass> lineage(JavaClass type) {
        var known = lineages.get(type);
        if (known != null) {
            return known;
        }
        var line = new ArrayList<JavaClass>();
        lineage(type, line, new HashSet<>());
        lineages.put(type, line);
        return line;
    }

    private void lineage(JavaClass type, List<JavaClass> line, Set<JavaClass> seen) {
        if (seen.add(type)) {
            line.add(type);
            type.supertypes().forEach(name -> find(name, type).ifPresent(above -> lineage(above, line, seen)));
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
