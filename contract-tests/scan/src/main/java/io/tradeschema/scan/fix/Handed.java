package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Functions that are given an object and are no part of the tree: what they use of it is not known. */
final class Handed {

    /** What makes the message of the object, shows it or copies it, and asks for no name of its own. */
    private static final Set<String> KNOWN = Set.of(
            "dumps",
            "stringify",
            "writeValueAsString",
            "writeValueAsBytes",
            "toJson",
            "xadd",
            "xAdd",
            "publish",
            "emit",
            "print",
            "println",
            "log",
            "debug",
            "info",
            "warn",
            "warning",
            "error",
            "exception",
            "len",
            "dict",
            "str",
            "bool",
            "send",
            "withPayload",
            "convertAndSend",
            "ofMap",
            "entries",
            "fromEntries",
            "add",
            "copy",
            "deepcopy",
            "append",
            "push",
            "isinstance",
            "update",
            "assign",
            "freeze",
            "valueOf");

    private Handed() {}

    /** The first call of the function around the object that hands it to code which the tree does not have. */
    static Optional<String> toStrangers(Sources sources, Source source, Node scope, String holder) {
        return calls(scope, holder)
                .filter(called -> !KNOWN.contains(Kinds.last(called)) && !isShown(sources, source, Kinds.last(called)))
                .findFirst();
    }

    /** What is called with the object, as it is written. */
    static Stream<String> calls(Node scope, String holder) {
        return Sources.nodes(scope)
                .filter(Kinds::isCall)
                .filter(node -> node.child("arguments").stream()
                        .flatMap(arguments -> arguments.children().stream())
                        .anyMatch(argument -> isGiven(argument, holder)))
                .flatMap(node -> Kinds.called(node).stream());
    }

    /** Whether an argument, by its place or its name, is the object itself. */
    private static boolean isGiven(Node argument, String holder) {
        var value = argument.is("keyword_argument") ? argument.child("value") : Optional.of(argument);
        return value.filter(given -> given.is("identifier") && given.text().equals(holder))
                .isPresent();
    }

    private static boolean isShown(Sources sources, Source source, String called) {
        return sources.like(source, called).stream()
                .flatMap(Source::nodes)
                .filter(node -> node.type().endsWith("_definition")
                        || node.type().endsWith("_declaration")
                        || node.is("variable_declarator"))
                .anyMatch(node -> node.child("name")
                        .filter(name -> name.text().equals(called))
                        .isPresent());
    }
}
