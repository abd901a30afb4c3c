package io.tradeschema.scan.kit;

import io.tradeschema.scan.syntax.Node;
import java.util.Set;

/** Whether the code that is given each test runs it, or hands it to a method that may. */
final class RunsTest {

    private static final Set<String> PRINTING = Set.of("println", "print", "printf", "info", "debug", "add");

    private RunsTest() {}

    static boolean holds(Node code) {
        if (code.is("method_invocation")) {
            var name = code.child("name").map(Node::text).orElse("");
            if (name.equals("getExecutable") || (!PRINTING.contains(name) && isGivenANameAlone(code))) {
                return true;
            }
        }
        return code.children().stream().anyMatch(RunsTest::holds);
    }

    private static boolean isGivenANameAlone(Node call) {
        return call.child("arguments").flatMap(all -> all.first("identifier")).isPresent();
    }
}
