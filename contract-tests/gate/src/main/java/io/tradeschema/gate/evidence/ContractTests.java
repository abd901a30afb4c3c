package io.tradeschema.gate.evidence;

import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.syntax.WordSearch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which service the contract tests of a tree belong to: the one in whose folder they stand, or whose classes or modules they
 * name. In Java a contract test uses the kit; in Python it is a test beside which the binding or a JSON Schema is used.
 */
final class ContractTests {

    private static final WordSearch CONTRACT = new WordSearch(List.of("tradeschema", "jsonschema"));

    private final Map<String, Path> java;
    private final Map<String, Path> python;
    private final Map<String, byte[]> tests = new LinkedHashMap<>();

    /** The tests of a tree, of which these Java files use the kit. */
    ContractTests(SourceTree tree, Set<String> kit) throws IOException {
        this.java = tree.ending(".java");
        this.python = tree.ending(".py");
        for (var name : kit) {
            tests.put(name, Files.readAllBytes(java.get(name)));
        }
        for (var test : python.entrySet()) {
            if (SourceTree.isTest(test.getKey()) && usesContract(test.getKey())) {
                tests.put(test.getKey(), Files.readAllBytes(test.getValue()));
            }
        }
    }

    /** Whether the test or one beside it uses what the contract gives to Python. */
    private boolean usesContract(String test) throws IOException {
        var folder = test.substring(0, test.lastIndexOf('/') + 1);
        for (var other : python.entrySet()) {
            if (other.getKey().startsWith(folder) && CONTRACT.any(Files.readAllBytes(other.getValue()))) {
                return true;
            }
        }
        return false;
    }

    /** Whether a service, whose source is in a language that can have a contract test, has none. */
    boolean missing(Path source, Path module) {
        var names = List.copyOf(names(source));
        return !names.isEmpty()
                && tests.entrySet().stream()
                        .noneMatch(test -> isIn(test.getKey(), module) || names(test.getValue(), names));
    }

    /** What a test elsewhere calls the service by: its Java classes, its Python package or module. */
    private Set<String> names(Path source) {
        var names = new TreeSet<String>();
        java.keySet().stream()
                .filter(file -> isIn(file, source) && !tests.containsKey(file))
                .forEach(file -> names.add(stem(file)));
        if (python.keySet().stream().anyMatch(file -> isIn(file, source) && !tests.containsKey(file))) {
            names.add(stem(source.toString().replace('\\', '/')));
        }
        return names;
    }

    private static boolean isIn(String file, Path folder) {
        var name = folder.toString().replace('\\', '/');
        return name.isEmpty() || file.equals(name) || file.startsWith(name + "/");
    }

    private static String stem(String file) {
        return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.(java|py)$", "");
    }

    private static boolean names(byte[] test, List<String> names) {
        var text = new String(test, StandardCharsets.UTF_8);
        return names.stream()
                .anyMatch(name -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                        .matcher(text)
                        .find());
    }
}
