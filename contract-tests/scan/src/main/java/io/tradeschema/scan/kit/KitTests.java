package io.tradeschema.scan.kit;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.syntax.Grammar;
import io.tradeschema.scan.syntax.Node;
import io.tradeschema.scan.syntax.SyntaxReader;
import io.tradeschema.scan.syntax.SyntaxTree;
import io.tradeschema.scan.syntax.WordSearch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The Java tests of a tree that use the kit, and those of them that cannot fail: a contract that is built and never run, an
 * assertion without an end. Nothing is run; where somebody else may run it, nothing is said.
 */
public final class KitTests {

    private static final String KIT = "io.tradeschema.contract";
    private static final WordSearch USES = new WordSearch(List.of(KIT));
    private static final Set<String> CONTRACTS = Set.of("ConsumerContract", "ProducerContract");
    private static final Set<String> ASSERTIONS = Set.of("assertThatEvent", "assertThatEntry");
    private static final Set<String> RULES = Set.of(
            "noSecondDeclaration",
            "noJsonBesideTheCodec",
            "noRawXadd",
            "noUncheckedEvents",
            "noEventsFromMaps",
            "noSwallowedFindings",
            "readsAsDeclared");

    private final Map<String, Path> files;
    private final Map<String, TestFile> kit = new LinkedHashMap<>();
    private final List<Finding> unreadable = new ArrayList<>();

    private KitTests(Map<String, Path> files) {
        this.files = files;
    }

    /** Reads those of the Java files that use the kit. */
    public static KitTests read(Map<String, Path> files) throws IOException {
        var tests = new KitTests(new LinkedHashMap<>(files));
        try (var reader = new SyntaxReader(Grammar.JAVA)) {
            for (var file : files.entrySet()) {
                var text = Files.readAllBytes(file.getValue());
                if (USES.any(text)) {
                    tests.take(file.getKey(), reader.read(file.getKey(), text));
                }
            }
        }
        return tests;
    }

    /** Of a file with a mistake in it nobody can tell what becomes of an expression. */
    private void take(String name, SyntaxTree tree) {
        if (tree.warning().isPresent() || tree.root().isEmpty()) {
            unreadable.add(Finding.of(
                            ScanRule.SCAN_FILE_UNREADABLE,
                            name,
                            Where.file(name, 1, 1),
                            "these tests were not judged: " + tree.warning().orElse("there is no tree"),
                            "correct the file, or leave it out in tradeschema.yaml")
                    .evidence("tests"));
        } else {
            kit.put(name, new TestFile(tree.root().get()));
        }
    }

    /** The files that use the kit. */
    public Set<String> files() {
        return Set.copyOf(kit.keySet());
    }

    /** What cannot fail, by place. */
    public List<Finding> findings() {
        var findings = new ArrayList<>(unreadable);
        kit.values().forEach(file -> findings.addAll(findings(file)));
        return findings.stream().sorted(Finding.BY_PLACE).toList();
    }

    private List<Finding> findings(TestFile file) {
        var found = new LinkedHashMap<Node, Finding>();
        var fate = new Fate(file, this::namedElsewhere);
        var before = -1;
        while (before < fate.giving().size()) {
            before = fate.giving().size();
            var helpers = new HashMap<>(fate.giving());
            for (var node : file.nodes()) {
                beginning(file, node)
                        .flatMap(pending -> dropped(fate, node, pending))
                        .or(() -> helper(file, node, helpers)
                                .flatMap(pending -> fate.dropped(node, pending))
                                .filter(pending -> pending != Pending.COUNTED))
                        .ifPresent(pending -> found.putIfAbsent(node, finding(node, pending)));
            }
        }
        return List.copyOf(found.values());
    }

    private static Optional<Pending> dropped(Fate fate, Node node, Pending pending) {
        if (node.is("method_reference")) {
            return fate.takesNoResult(node) ? Optional.of(pending) : Optional.empty();
        }
        return fate.dropped(node, pending);
    }

    private static Finding finding(Node node, Pending pending) {
        return Finding.of(pending.rule(), "the tests", node.where(), pending.what(), pending.fix())
                .evidence(pending.name() + " " + node.text());
    }

    /** What begins with this call or reference, if anything of the kit does. */
    private static Optional<Pending> beginning(TestFile file, Node node) {
        if (node.is("method_reference")) {
            var name = TestFile.simple(node.text().replace("::", "."));
            return ASSERTIONS.contains(name) ? Optional.of(Pending.MESSAGE) : Optional.empty();
        }
        if (!node.is("method_invocation")) {
            return Optional.empty();
        }
        var name = node.child("name").map(Node::text).orElse("");
        var on = node.child("object")
                .map(object -> TestFile.simple(object.text()))
                .orElse("");
        if (name.equals("of") && CONTRACTS.contains(on)) {
            return Optional.of(Pending.CONTRACT);
        }
        if (ASSERTIONS.contains(name) && (on.isEmpty() || on.equals("EventAssertions"))) {
            return Optional.of(Pending.MESSAGE);
        }
        if (on.equals("ContractRules")
                || (on.isEmpty() && RULES.contains(name) && file.importsStatically("ContractRules", name))) {
            return Optional.of(Pending.RULE);
        }
        return Optional.empty();
    }

    /** What a method of the same file gives to this call; how many tests that has may be asked beside a run of them. */
    private static Optional<Pending> helper(TestFile file, Node node, Map<String, Pending> helpers) {
        if (!node.is("method_invocation")) {
            return Optional.empty();
        }
        var object = node.child("object");
        var on = object.filter(made -> made.is("object_creation_expression"))
                .flatMap(made -> made.child("type"))
                .or(() -> object)
                .map(Node::text)
                .orElse("this");
        return on.equals("this") || file.declares(on)
                ? node.child("name").map(Node::text).map(helpers::get)
                : Optional.empty();
    }

    /** Whether another file calls a method of that name, or may name such a field. */
    private boolean namedElsewhere(TestFile file, String name) {
        var search = new WordSearch(List.of(name + "(", "::" + name, "." + name));
        var field = new WordSearch(List.of("." + name));
        return files.entrySet().stream()
                .filter(other -> !other.getKey().equals(file.name()))
                .anyMatch(other -> {
                    var tests = Optional.ofNullable(kit.get(other.getKey()));
                    return tests.isPresent()
                            ? tests.get().calls(name) || field.any(text(other.getValue()))
                            : search.any(text(other.getValue()));
                });
    }

    private static byte[] text(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
