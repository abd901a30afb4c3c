package io.tradeschema.scan.java;

import io.tradeschema.model.Finding;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds entries that are acknowledged in a catch that swallows the failure. */
final class JavaAcknowledgements {

    private static final Set<String> ACKNOWLEDGES = Set.of("xack", "xAck");
    private static final Set<String> HANDS_ON = Set.of("xadd", "xAdd", "publish", "send");

    private final List<Finding> findings = new ArrayList<>();

    List<Finding> check(Node root) {
        visit(root);
        return findings;
    }

    private void visit(Node node) {
        if (node.is("catch_clause") && swallows(node)) {
            call(node, ACKNOWLEDGES).ifPresent(this::report);
        }
        node.children().forEach(this::visit);
    }

    private static boolean swallows(Node clause) {
        return call(clause, HANDS_ON).isEmpty()
                && !clause.text().contains("dead")
                && !clause.text().contains("Dead")
                && !raises(clause);
    }

    private static boolean raises(Node node) {
        return node.is("throw_statement") || node.children().stream().anyMatch(JavaAcknowledgements::raises);
    }

    private static Optional<Node> call(Node node, Set<String> methods) {
        if (node.is("method_invocation")
                && methods.contains(node.child("name").map(Node::text).orElse(""))) {
            return Optional.of(node);
        }
        return node.children().stream()
                .map(child -> call(child, methods))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private void report(Node call) {
        findings.add(Finding.of(
                        ScanRule.READ_ACKNOWLEDGED_FAILURE,
                        "xack",
                        call.where(),
                        "an entry is acknowledged in a catch that swallows the failure, so that it is lost",
                        "leave it pending, or write it to a dead-letter stream before acknowledging")
                .evidence(call.text().replaceAll("\\s+", " ")));
    }
}
