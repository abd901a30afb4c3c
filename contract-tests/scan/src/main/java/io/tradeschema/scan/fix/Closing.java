package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Marks of an order that closes a position: the direction that stands there is that of the position, not what is to be done. */
final class Closing {

    private static final Set<String> OF_POSITIONS = Set.of("long", "short");

    /** Marks that are decisive wherever in a file they stand. */
    private static final Pattern MARK =
            Pattern.compile("(?i)reduce_?only|close_?only|close_?position|is_?clos(?:e|ing)\\b");

    /** The same as a part of a function's name. */
    private static final Pattern NAME =
            Pattern.compile("(?i).*(?:close|closing|exit|flatten|reduce|unwind|liquidat).*");

    private static final Set<String> KEYS = Set.of("close", "closing", "exit", "reduce");

    private Closing() {}

    /** Whether a change gives a position's direction the name of what is to be done. */
    static boolean isMapped(String word, String other) {
        return OF_POSITIONS.contains(word.toLowerCase(Locale.ROOT)) && !word.equalsIgnoreCase(other);
    }

    /** Whether a mark is set, or may be, where a change is made. */
    static boolean mayBe(Source source, List<Node> path) {
        return MARK.matcher(source.text()).find()
                || path.stream().anyMatch(Closing::isCalledSo)
                || path.stream()
                        .filter(Kinds::isNamedFunction)
                        .reduce((outer, inner) -> inner)
                        .filter(Closing::hasKey)
                        .isPresent();
    }

    private static boolean isCalledSo(Node node) {
        var hasName = Kinds.isNamedFunction(node) || Kinds.isClass(node) || node.is("variable_declarator");
        var called = hasName
                ? node.child("name").map(Node::text)
                : Kinds.isCall(node) ? Kinds.called(node) : Optional.<String>empty();
        return called.filter(text -> NAME.matcher(text).matches()).isPresent();
    }

    private static boolean hasKey(Node function) {
        return Sources.nodes(function)
                .filter(node -> node.type().matches("pair|keyword_argument|string|string_literal"))
                .map(node -> node.child("key").or(() -> node.child("name")).orElse(node))
                .map(key -> key.text().replaceAll("^[\"']|[\"']$", ""))
                .anyMatch(KEYS::contains);
    }
}
