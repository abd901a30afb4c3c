package io.tradeschema.scan.python;

import io.tradeschema.model.Finding;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.syntax.Node;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds entries that are acknowledged in an except that swallows the failure. */
final class Acknowledgements {

    private final Recorder recorder;
    /** The module's own functions that acknowledge an entry. */
    private Set<String> acknowledging = Set.of();

    Acknowledgements(Recorder recorder) {
        this.recorder = recorder;
    }

    void check(Module module) {
        acknowledging = new HashSet<>();
        for (var function : module.functions()) {
            var name = function.name().toLowerCase(Locale.ROOT);
            if (name.matches("_*(x?ack|acknowledge)(_.*)?|.*_(x?ack|acknowledge)") && acknowledges(function.node())) {
                acknowledging.add(function.name());
            }
        }
        visit(module.root());
    }

    /** A function that acknowledges, and does not write the entry elsewhere before. */
    private static boolean acknowledges(Node function) {
        return call(function, Set.of("xack")).isPresent()
                && call(function, Set.of("xadd", "publish")).isEmpty();
    }

    private Optional<Node> acknowledgement(Node clause) {
        return call(clause, Set.of("xack")).or(() -> call(clause, acknowledging));
    }

    private void visit(Node node) {
        if (node.is("except_clause") && swallows(node)) {
            acknowledgement(node).ifPresent(this::report);
        }
        if (node.is("try_statement") && node.children().stream().anyMatch(Acknowledgements::swallows)) {
            node.first("finally_clause").flatMap(this::acknowledgement).ifPresent(this::report);
        }
        node.children().forEach(this::visit);
    }

    /** An except that ends a failure without raising it again or handing it on. */
    private static boolean swallows(Node clause) {
        return clause.is("except_clause")
                && call(clause, Set.of("xadd", "publish")).isEmpty()
                && !clause.text().contains("dead")
                && !raises(clause)
                && !expected(clause);
    }

    /** An except for a duplicate or a busy group is no failure of handling. */
    private static boolean expected(Node clause) {
        var type = clause.child("value").map(Node::text).orElse("");
        return type.contains("Duplicate") || type.contains("Already");
    }

    private static Optional<Node> call(Node node, Set<String> names) {
        if (node.is("call")) {
            var name = node.child("function")
                    .map(function ->
                            function.child("attribute").orElse(function).text())
                    .orElse("");
            if (names.contains(name)) {
                return Optional.of(node);
            }
        }
        return node.children().stream()
                .map(child -> call(child, names))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean raises(Node node) {
        return node.is("raise_statement") || node.children().stream().anyMatch(Acknowledgements::raises);
    }

    private void report(Node call) {
        recorder.finding(Finding.of(
                        ScanRule.READ_ACKNOWLEDGED_FAILURE,
                        "xack",
                        call.where(),
                        "an entry is acknowledged in an except that swallows the failure, so that it is lost",
                        "leave it pending, or write it to a dead-letter stream before acknowledging")
                .evidence(call.text().replaceAll("\\s+", " ")));
    }
}
