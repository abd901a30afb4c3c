package io.tradeschema.gate.check;

import io.tradeschema.model.Contracts;
import io.tradeschema.model.Where;
import io.tradeschema.scan.Scan;
import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.Unresolved;
import io.tradeschema.scan.facts.Write;
import io.tradeschema.scan.java.JavaScan;
import io.tradeschema.scan.library.Surroundings;
import io.tradeschema.scan.library.Tables;
import io.tradeschema.scan.python.PythonScan;
import io.tradeschema.scan.syntax.Grammar;
import io.tradeschema.scan.syntax.Node;
import io.tradeschema.scan.syntax.SyntaxReader;
import io.tradeschema.scan.typescript.TypeScriptScan;
import java.io.IOException;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The calls in a tree that only a bus is named like, told from the syntax alone, and whether a scan tells of each. */
final class CallsOfBuses {

    private static final Set<String> PYTHON =
            ofBusesAlone(new PythonScan(Map.of(), Contracts.declared(), Surroundings.NONE).tables());
    private static final Set<String> JAVA =
            ofBusesAlone(new JavaScan(Map.of(), Contracts.declared(), Surroundings.NONE).tables());
    private static final Set<String> TYPESCRIPT =
            ofBusesAlone(new TypeScriptScan(Map.of(), Map.of(), Contracts.declared(), Surroundings.NONE).tables());

    private static final Map<Grammar, SyntaxReader> READERS = new EnumMap<>(Grammar.class);

    private static final Set<String> DEFINITIONS = Set.of(
            "function_definition",
            "method_declaration",
            "method_definition",
            "public_field_definition"); // a function may be held there

    private final Set<Where> told;
    /** By its place, what is called there that the scan does not tell of. */
    private final Map<Where, String> lost = new TreeMap<>();
    /** What the tree defines itself: a call of that name need be no bus's. */
    private final Set<String> own = new HashSet<>();

    private CallsOfBuses(Set<Where> told) {
        this.told = told;
    }

    /** Names that clients of buses have, and nothing else that the tables know. */
    private static Set<String> ofBusesAlone(Tables tables) {
        var names = new HashSet<>(tables.onlyBusNames());
        names.removeAll(tables.commonBusNames());
        return names;
    }

    /** Those that are neither a place that writes or reads, nor counted among what cannot be told. */
    static List<String> lostBy(Scan.Result result, SourceTree tree) throws IOException {
        var calls = new CallsOfBuses(told(result));
        for (var file : tree.code().entrySet()) {
            var grammar = Grammar.of(file.getKey());
            if (grammar.isPresent()) {
                READERS.computeIfAbsent(grammar.get(), SyntaxReader::new)
                        .read(file.getKey(), Files.readAllBytes(file.getValue()))
                        .root()
                        .ifPresent(calls::look);
            }
        }
        calls.lost.values().removeAll(calls.own);
        return calls.lost.entrySet().stream()
                .map(call -> call.getKey() + " " + call.getValue())
                .toList();
    }

    private static Set<Where> told(Scan.Result result) {
        var facts = result.facts();
        return Stream.of(
                        facts.writes().stream().map(Write::where),
                        facts.readers().stream().map(Reader::where),
                        facts.unresolved().stream().map(Unresolved::where))
                .flatMap(all -> all)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private void look(Node node) {
        var name = switch (node.type()) {
            case "call" -> node.child("function").flatMap(callee -> callee.child("attribute"));
            case "method_invocation" -> node.child("object").flatMap(object -> node.child("name"));
            case "call_expression" -> node.child("function").flatMap(callee -> callee.child("property"));
            default -> Optional.<Node>empty();
        };
        name.map(Node::text)
                .filter(names(node.file())::contains)
                .filter(text -> !told.contains(node.where()))
                .ifPresent(text -> lost.put(node.where(), text));
        if (DEFINITIONS.contains(node.type())) {
            node.child("name").map(Node::text).ifPresent(own::add);
        }
        node.children().forEach(this::look);
    }

    private static Set<String> names(String file) {
        return file.endsWith(".py") ? PYTHON : file.endsWith(".java") ? JAVA : TYPESCRIPT;
    }
}
