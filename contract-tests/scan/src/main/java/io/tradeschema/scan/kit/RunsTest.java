package io.tradeschema.scan.kit;

import io.tradeschema.scan.syntax.Node;
import java.util.Set;

/** Whether the code that is given each test runs it, or hands it to a method that may. */
final class RunsTest {

    private static final Set<String> LOOKING_ON = Set.of(
            "println",
            "print",
            "printf",
            "info",
            "warn",
            "debug",
            "error",
            "getDisplayName",
            "toString",
            "printStackTrace");

    private RunsTest() {}

    /** Whether what {@code forEach} or its like is given does. */
    static boolean in(Node call) {
        return call.child("arguments")
                .filter(all -> all.size() > 0)
                .map(all -> code(all.get(0)))
                .orElse(true);
    }

    private static boolean code(Node given) {
        if (given.is("method_reference")) {
            return !LOOKING_ON.contains(last(given)) && !last(given).equals("getExecutable");
        }
        return !given.is("lambda_expression")
                || given.child("body").filter(RunsTest::holds).isPresent();
    }

    private static String last(Node reference) {
        return TestFile.simple(reference.text().replace("::", "."));
    }

    private static boolean holds(Node code) {
        if (code.is("try_statement") && swallows(code)) {
            return false;
        }
        if (code.is("method_reference")) {
            return !LOOKING_ON.contains(last(code));
        }
        if (code.is("method_invocation")) {
            var name = code.child("name").map(Node::text).orElse("");
            if (name.equals("execute") || (!LOOKING_ON.contains(name) && isGivenANameAlone(code))) {
                return true;
            }
        }
        return code.children().stream().anyMatch(RunsTest::holds);
    }

    private static boolean isGivenANameAlone(Node call) {
        return call.child("arguments").flatMap(all -> all.first("identifier")).isPresent();
    }

    /** Whether a catch of it does nothing with the failure but print it. */
    private static boolean swallows(Node attempt) {
        return attempt.children().stream()
                .filter(part -> part.is("catch_clause"))
                .flatMap(clause -> clause.child("body").stream())
                .anyMatch(body -> !keeps(body));
    }

    private static boolean keeps(Node code) {
        if (code.is("throw_statement") || code.is("assignment_expression") || code.is("return_statement")) {
            return true;
        }
        if (code.is("method_invocation")
                && !LOOKING_ON.contains(code.child("name").map(Node::text).orElse(""))) {
            return true;
        }
        return code.children().stream().anyMatch(RunsTest::keeps);
    }
}
