package io.tradeschema.scan.fix;

import io.tradeschema.model.Where;
import io.tradeschema.scan.syntax.Grammar;
import io.tradeschema.scan.syntax.Node;
import io.tradeschema.scan.syntax.SyntaxReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One file as it lies on disk, and its tree.
 *
 * @param file the name under which it is reported
 * @param bytes its text, in UTF-8, without a mark of the order of bytes
 * @param shift how many bytes stand before the text
 * @param root its tree; empty where the language has none here
 */
record Source(String file, byte[] bytes, int shift, Optional<Node> root) {

    /** What names can stand without quotes. */
    private static final String IDENTIFIER = "[A-Za-z_$][A-Za-z0-9_$]*";

    /** The file; empty when it is not UTF-8, or does not parse: what is wrong already is not changed by a machine. */
    static Optional<Source> of(String file, byte[] content) {
        var bytes = SyntaxReader.withoutByteOrderMark(content);
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
        var shift = content.length - bytes.length;
        var grammar = Grammar.of(file);
        if (grammar.isEmpty()) {
            return Optional.of(new Source(file, bytes, shift, Optional.empty()));
        }
        try (var reader = new SyntaxReader(grammar.get())) {
            var tree = reader.read(file, content);
            return tree.warning().isPresent()
                    ? Optional.empty()
                    : Optional.of(new Source(file, bytes, shift, tree.root()));
        }
    }

    static boolean isIdentifier(String name) {
        return name.matches(IDENTIFIER);
    }

    boolean isPython() {
        return file.endsWith(".py");
    }

    boolean isJava() {
        return file.endsWith(".java");
    }

    /** Whether a word stands in it, whatever it is there. */
    boolean mentions(String word) {
        return text().contains(word);
    }

    /** All its nodes; none where it has no tree. */
    java.util.stream.Stream<Node> nodes() {
        return root.stream().flatMap(Sources::nodes);
    }

    /** The nodes around a place, the file first. */
    List<Node> path(Where place) {
        return root.map(node -> node.pathTo(place)).orElse(List.of());
    }

    /** The nodes around a change, the file first. */
    List<Node> path(Edit edit) {
        var path = new ArrayList<Node>();
        for (var at = root; at.isPresent(); at = around(path.get(path.size() - 1), edit)) {
            path.add(at.get());
        }
        return path;
    }

    private Optional<Node> around(Node node, Edit edit) {
        return node.children().stream()
                .filter(child -> child.start() <= edit.start() - shift && child.end() >= edit.end() - shift)
                .findFirst();
    }

    /** The innermost of the nodes around a place, itself among them, that is so. */
    Optional<Node> around(Where place, Predicate<Node> wanted) {
        return path(place).stream().filter(wanted).reduce((outer, inner) -> inner);
    }

    /** All its text. */
    String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** The text between two offsets. */
    String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /** A change between two offsets of the text. */
    Edit edit(int from, int to, String text) {
        return new Edit(file, from + shift, to + shift, text);
    }

    /** Where arguments that begin there end: after the bracket that closes them; -1 where something else stands before it. */
    int endOfArguments(Node arguments) {
        var at = arguments.size() == 0 ? arguments.start() + 1 : end(arguments.get(arguments.size() - 1));
        while (at > 0 && at < bytes.length && (Character.isWhitespace(bytes[at]) || bytes[at] == ',')) {
            at++;
        }
        return at > 0 && at < bytes.length && bytes[at] == ')' ? at + 1 : -1;
    }

    /** Where a node ends, brackets and all; -1 where that is not known. */
    int end(Node node) {
        if (node.size() == 0) {
            return node.end();
        }
        var last = node.get(node.size() - 1);
        return switch (node.type()) {
            case "string", "string_literal", "call" -> node.end();
            case "method_invocation", "object_creation_expression", "call_expression", "new_expression" ->
                last.type().matches("argument_list|arguments") ? endOfArguments(last) : -1;
            case "parenthesized_expression", "argument_list", "arguments" -> endOfArguments(node);
            case "attribute", "member_expression", "field_access", "keyword_argument" -> end(last);
            default -> -1;
        };
    }
}
