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
        if (node.is("except_clause")) {
            var acknowledged = call(node, "xack");
            var handedOn = call(node, "xadd").isPresent()
                    || call(node, "publish").isPresent()
                    || node.text().contains("dead");
            if (acknowledged.isPresent() && !handedOn && !raises(node) && !expected(node)) {
                report(acknowledged.get());
            }
        }
        node.children().forEach(this::visit);
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
