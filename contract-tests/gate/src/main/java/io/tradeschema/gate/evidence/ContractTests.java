package io.tradeschema.gate.evidence;

import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.syntax.WordSearch;
import io.tradeschema.scan.typescript.TypeScriptScan;
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
import java.util.stream.Stream;

/**
 * Which service the contract tests of a tree belong to: the one in whose folder they stand, or whose classes or modules they
 * name. In Java a contract test uses the kit; in Python and JavaScript it is a test beside which the binding or a JSON Schema
 * is used.
 */
final class ContractTests {

    private static final WordSearch PYTHON_CONTRACT = new WordSearch(List.of("tradeschema", "jsonschema"));
    private static final WordSearch SCRIPT_CONTRACT = new WordSearch(List.of("tradeschema", "ajv"));

    private final Map<String, Path> java;
    private final Map<String, Path> python;
    private final Map<String, Path> scripts;
    private final Map<String, byte[]> tests = new LinkedHashMap<>();

    /** The tests of a tree, of which these Java files use the kit. */
    ContractTests(SourceTree tree, Set<String> kit) throws IOException {
        this.java = tree.ending(".java");
        this.python = tree.ending(".py");
        this.scripts = tree.ending(TypeScriptScan.ENDINGS.toArray(String[]::new));
        for (var name : kit) {
            tests.put(name, Files.readAllBytes(java.get(name)));
        }
        add(python, PYTHON_CONTRACT);
        add(scripts, SCRIPT_CONTRACT);
    }

    /** The tests among the files of a language that, or beside which one, names what the contract gives to it. */
    private void add(Map<String, Path> files, WordSearch contract) throws IOException {
        for (var test : files.entrySet()) {
            if (SourceTree.isTest(test.getKey()) && usesContract(test.getKey(), files, contract)) {
                tests.put(test.getKey(), Files.readAllBytes(test.getValue()));
            }
        }
    }

    private static boolean usesContract(String test, Map<String, Path> files, WordSearch contract) throws IOException {
        var folder = test.substring(0, test.lastIndexOf('/') + 1);
        for (var other : files.entrySet()) {
            if (other.getKey().startsWith(folder) && contract.any(Files.readAllBytes(other.getValue()))) {
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

    /** What a test elsewhere calls the service by: its Java classes, its Python or JavaScript package or module. */
    private Set<String> names(Path source) {
        var names = new TreeSet<String>();
        java.keySet().stream()
                .filter(file -> isIn(file, source) && !tests.containsKey(file))
                .forEach(file -> names.add(stem(file)));
        if (Stream.of(python, scripts)
                .flatMap(files -> files.keySet().stream())
                .anyMatch(file -> isIn(file, source) && !tests.containsKey(file))) {
            names.add(stem(source.toString().replace('\\', '/')));
        }
        return names;
    }

    private static boolean isIn(String file, Path folder) {
        var name = folder.toString().replace('\\', '/');
        return name.isEmpty() || file.equals(name) || file.startsWith(name + "/");
    }

    private static String stem(String file) {
        return file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.(java|py|[mc]?[jt]sx?)$", "");
    }

    private static boolean names(byte[] test, List<String> names) {
        var text = new String(test, StandardCharsets.UTF_8);
        return names.stream()
                .anyMatch(name -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                        .matcher(text)
                        .find());
    }
}
