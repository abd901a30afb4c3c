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

    private static final Set<String> LEAVES =
            Set.of("return_statement", "continue_statement", "break_statement", "assignment_expression");

    private final List<Finding> findings = new ArrayList<>();

    List<Finding> check(Node root) {
        visit(root);
        return findings;
    }

    private void visit(Node node) {
        if (node.is("catch_clause") && swallows(node)) {
            call(node, ACKNOWLEDGES).ifPresent(this::report);
        }
        if (node.is("block")) {
            afterwards(node.children());
        }
        node.children().forEach(this::visit);
    }

    /** A failure that is swallowed, and an acknowledgement after it that is reached all the same. */
    private void afterwards(List<Node> statements) {
        for (var i = 0; i < statements.size(); i++) {
            var tried = statements.get(i);
            var swallowed = tried.type().startsWith("try_")
                    && call(tried, ACKNOWLEDGES).isEmpty()
                    && tried.children().stream()
                            .anyMatch(part -> part.is("catch_clause") && swallows(part) && !leaves(part));
            if (swallowed) {
                statements.subList(i + 1, statements.size()).stream()
                        .filter(after -> after.is("expression_statement"))
                        .map(after -> call(after, ACKNOWLEDGES))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .ifPresent(this::report);
            }
        }
    }

    private static boolean leaves(Node node) {
        return LEAVES.contains(node.type()) || node.children().stream().anyMatch(JavaAcknowledgements::leaves);
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
