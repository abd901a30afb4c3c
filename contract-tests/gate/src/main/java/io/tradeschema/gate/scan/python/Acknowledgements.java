package io.tradeschema.gate.scan.python;

import io.tradeschema.gate.scan.ScanRule;
import io.tradeschema.gate.scan.syntax.Node;
import io.tradeschema.model.Finding;
import java.util.Optional;

/** Finds entries that are acknowledged in an except that swallows the failure. */
final class Acknowledgements {

    private final Recorder recorder;

    Acknowledgements(Recorder recorder) {
        this.recorder = recorder;
    }

    void check(Module module) {
        visit(module.root());
    }

    private void visit(Node node) {
        if (node.is("except_clause") && swallows(node)) {
            call(node, "xack").ifPresent(this::report);
        }
        if (node.is("try_statement") && node.children().stream().anyMatch(Acknowledgements::swallows)) {
            node.first("finally_clause").flatMap(clause -> call(clause, "xack")).ifPresent(this::report);
        }
        node.children().forEach(this::visit);
    }

    /** An except that ends a failure without raising it again or handing it on. */
    private static boolean swallows(Node clause) {
        return clause.is("except_clause")
                && call(clause, "xadd").isEmpty()
                && call(clause, "publish").isEmpty()
                && !clause.text().contains("dead")
                && !raises(clause)
                && !expected(clause);
    }

    /** An except for a duplicate or a busy group is no failure of handling. */
    private static boolean expected(Node clause) {
        var type = clause.child("value").map(Node::text).orElse("");
        return type.contains("Duplicate") || type.contains("Already");
    }

    private static Optional<Node> call(Node node, String method) {
        if (node.is("call")) {
            var name = node.child("function")
                    .filter(function -> function.is("attribute"))
                    .flatMap(function -> function.child("attribute"))
                    .map(Node::text)
                    .orElse("");
            if (name.equals(method)) {
                return Optional.of(node);
            }
        }
        return node.children().stream()
                .map(child -> call(child, method))
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
