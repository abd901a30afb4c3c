package io.tradeschema.scan.python;

import io.tradeschema.scan.syntax.Node;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What a program does about a name that a message lacks by catching the error: {@code except KeyError: leverage = 10}. */
final class Absence {

    private static final Pattern MEANT = Pattern.compile("\\b(KeyError|LookupError)\\b");
    private static final Pattern ALL = Pattern.compile(MEANT + "|\\b(Exception|BaseException)\\b");

    private final Map<String, Value.Taken> taken = new HashMap<>();

    /** The names that a try's body gives to values read from a message. */
    Absence(Node body, State after) {
        for (var statement : body.children()) {
            var assignment =
                    statement.is("expression_statement") && statement.size() > 0 ? statement.get(0) : statement;
            var name = assignment.is("assignment")
                    ? assignment
                            .child("left")
                            .filter(left -> left.is("identifier"))
                            .map(Node::text)
                            .orElse("")
                    : "";
            if (after.variables().get(name) instanceof Value.Taken value
                    && value.read().required()) {
                taken.put(name, value);
            }
        }
    }

    /** Whether a clause catches the error of a missing key by its name. */
    static boolean caught(Node clause) {
        return clause.is("except_clause") && MEANT.matcher(header(clause)).find();
    }

    private static String header(Node clause) {
        var block = clause.first("block").map(Node::text).orElse("");
        return clause.text().substring(0, clause.text().length() - block.length());
    }

    /** Notes the constants that a clause gives to the same names. */
    void handled(Node clause, State handler) {
        var header = header(clause);
        if (handler.dead() || !(ALL.matcher(header).find() || header.matches("except\\s*:\\s*"))) {
            return;
        }
        taken.forEach((name, value) -> {
            if (handler.variables().get(name) instanceof Value.Const constant && constant.value() != Value.None.NONE) {
                value.read().fallsBackTo(constant.value());
            }
        });
    }
}
