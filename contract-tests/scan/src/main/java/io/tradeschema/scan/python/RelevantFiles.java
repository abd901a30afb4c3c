package io.tradeschema.scan.python;

import io.tradeschema.scan.syntax.Node;
import io.tradeschema.scan.syntax.WordSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a tree that can matter: those with a verb of the bus or the name of an event, and those that use what such a
 * file defines. Told from their bytes, so that the others are never parsed.
 */
final class RelevantFiles {

    /** The dot keeps out Python 2's own xrange. */
    private static final List<String> VERBS = List.of(
            ".xadd",
            "\"xadd",
            "'xadd",
            "XADD",
            ".xread",
            ".xrange(",
            ".xrevrange(",
            ".xautoclaim",
            ".xclaim",
            ".publish(",
            "subscribe(");

    private static final WordSearch VERB = new WordSearch(VERBS);

    /** How many imports may lie between a verb of the bus and the code that uses it. */
    private static final int ROUNDS = 2;

    private static final Set<String> COMMON_NAMES = Set.of(
            "main", "run", "start", "stop", "close", "setup", "init", "get", "set", "update", "process", "execute",
            "handle", "loop", "connect", "send", "write", "read", "save", "load", "log", "check", "create", "add");

    private final Map<String, Path> files;
    private final Project project;
    private final WordSearch seeds;
    /** Words that make a file relevant wherever they stand: calls of telling functions, names of bus classes. */
    private final Set<String> uses = new TreeSet<>();
    /** By module, the names of it that lead to the bus. */
    private final Map<Module, Set<String>> leading = new LinkedHashMap<>();

    /** The relevant ones of these files; the events are the names that stand for an event in source. */
    RelevantFiles(Map<String, Path> files, Project project, List<String> events) {
        this.files = files;
        this.project = project;
        this.seeds =
                new WordSearch(Stream.concat(VERBS.stream(), events.stream()).toList());
    }

    /** Finds and loads them. */
    Set<String> load() throws IOException {
        var found = new TreeSet<String>();
        for (var file : files.keySet()) {
            if (seeds.any(bytes(file))) {
                found.add(file);
            }
        }
        project.load(found);
        for (var round = 0; round < ROUNDS; round++) {
            var modules = found.stream()
                    .flatMap(file -> project.module(file).stream())
                    .toList();
            learn(modules);
            learn(modules); // what they make of it themselves
            var more = users(found);
            project.load(more);
            found.addAll(more);
        }
        return found;
    }

    private byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(files.get(file));
    }

    /** What the modules have that leads to the bus, told from what was known of the others before. */
    private void learn(List<Module> modules) {
        var known = leading.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        var byModule = new HashMap<String, Set<String>>();
        leading.forEach(
                (module, names) -> byModule.merge(lastName(module.file()), Set.copyOf(names), RelevantFiles::both));
        var used = new WordSearch(uses.stream()
                .map(name -> name.endsWith("(") ? name : name + "(")
                .toList());
        for (var module : modules) {
            var handedOn = new TreeSet<>(module.imports().keySet());
            handedOn.retainAll(known);
            var calls = new TreeSet<>(ofImported(module, byModule));
            both(leading.getOrDefault(module, Set.of()), handedOn).forEach(name -> calls.add(name + "("));
            var names = learn(module, used, new WordSearch(calls));
            names.addAll(handedOn); // other files may take it from here
            leading.computeIfAbsent(module, key -> new TreeSet<>()).addAll(names);
        }
    }

    /** What the modules that are imported whole have, as it is called: {@code alias.name(}. */
    private static List<String> ofImported(Module module, Map<String, Set<String>> byModule) {
        return module.imports().entrySet().stream()
                .flatMap(entry -> Stream.of(entry.getValue().text().split("\\W+", -1))
                        .flatMap(word -> byModule.getOrDefault(word, Set.of()).stream())
                        .map(name -> entry.getKey() + "." + name + "("))
                .toList();
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        var all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    /** The classes, functions and values of a module that touch the bus, directly or through what is used or its own. */
    private Set<String> learn(Module module, WordSearch used, WordSearch own) {
        var names = new TreeSet<String>();
        for (var type : module.classes()) {
            var text = type.node();
            if (text.holds(VERB) && type.name().length() >= 5) {
                uses.add(type.name());
            }
            if (touches(text, used, own)) {
                names.add(type.name());
            }
        }
        for (var function : module.functions()) {
            var text = function.node();
            if (touches(text, used, own)) {
                names.add(function.name());
            }
            if ((text.holds(VERB) || text.holds(used) || text.holds(own)) && telling(function.name())) {
                uses.add(function.name() + "(");
            }
        }
        assigned(module)
                .filter(node -> touches(node, used, own))
                .flatMap(node -> node.child("left").stream())
                .forEach(left -> names.add(left.text()));
        return names;
    }

    private boolean touches(Node text, WordSearch used, WordSearch own) {
        return text.holds(seeds) || text.holds(used) || text.holds(own);
    }

    private static Stream<Node> assigned(Module module) {
        return module.root().children().stream()
                .filter(node -> node.is("expression_statement") && node.size() > 0)
                .map(node -> node.get(0))
                .filter(node -> node.is("assignment"));
    }

    /** Further files that use it. */
    private Set<String> users(Set<String> found) throws IOException {
        var imported = new ArrayList<Imported>();
        leading.forEach((module, names) -> imported.add(new Imported(importing(module.file()), names)));
        var words = new TreeSet<>(uses);
        imported.forEach(one -> {
            words.addAll(one.statements());
            words.addAll(one.names());
        });
        var search = new WordSearch(words);
        var rest = new TreeSet<>(files.keySet());
        rest.removeAll(found);
        var more = new TreeSet<String>();
        for (var file : rest) {
            var standing = search.in(bytes(file));
            if (standing.stream().anyMatch(uses::contains) || imported.stream().anyMatch(one -> one.by(standing))) {
                more.add(file);
            }
        }
        return more;
    }

    /** A module with names that lead to the bus, and how its import is written. */
    private record Imported(List<String> statements, Set<String> names) {
        boolean by(Set<String> standing) {
            return statements.stream().anyMatch(standing::contains)
                    && names.stream().anyMatch(standing::contains);
        }
    }

    /** How other files name this one when they import it. */
    private static List<String> importing(String file) {
        var name = lastName(file);
        return List.of(name + " import ", "import " + name, "." + name);
    }

    private static String lastName(String file) {
        var path = file.endsWith("/__init__.py") ? file.substring(0, file.length() - 12) : file;
        return path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.py$", "");
    }

    private static boolean telling(String name) {
        return name.length() >= 5 && !name.startsWith("__") && !COMMON_NAMES.contains(name);
    }
}
