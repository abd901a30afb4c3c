package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A text that is written down in source, decoded, and where in the file each of its letters stands. */
final class TextSpan {

    private static final String SIMPLE = "\\\"'`/$";

    private final StringBuilder text = new StringBuilder();
    /** Where each letter begins, and where the last one ends. */
    private int[] starts = new int[16];

    private TextSpan() {}

    /** The text of a literal without parts that are worked out; empty when the node is none, or has escapes beyond the simple ones. */
    static Optional<TextSpan> of(Source source, Node node) {
        if (!node.is("string") && !node.is("string_literal")) {
            return Optional.empty();
        }
        var raw = source.text(node.start(), node.end());
        var quote = 0;
        while (quote < raw.length() && "\"'".indexOf(raw.charAt(quote)) < 0) {
            quote++;
        }
        var prefix = raw.substring(0, quote).toLowerCase(java.util.Locale.ROOT);
        var mark = raw.startsWith("\"\"\"", quote) || raw.startsWith("'''", quote) ? 3 : 1;
        if (prefix.contains("f") || raw.length() < quote + 2 * mark) {
            return Optional.empty();
        }
        return read(source, node.start() + quote + mark, node.end() - mark, !prefix.contains("r"));
    }

    /** Whether the node is a literal of that text. */
    static boolean is(Source source, Node node, String text) {
        return of(source, node).filter(span -> span.text().equals(text)).isPresent();
    }

    /** The text between two offsets; with escapes where a backslash has a meaning. */
    static Optional<TextSpan> read(Source source, int from, int to, boolean escapes) {
        var span = new TextSpan();
        var raw = source.text(from, to);
        var at = from;
        for (var i = 0; i < raw.length(); ) {
            var start = at;
            var letter = raw.codePointAt(i);
            i += Character.charCount(letter);
            at += bytes(letter);
            if (escapes && letter == '\\') {
                if (i >= raw.length()) {
                    return Optional.empty();
                }
                var next = raw.charAt(i++);
                at++;
                var meant = next == 'n' ? '\n' : next == 't' ? '\t' : SIMPLE.indexOf(next) >= 0 ? next : 0;
                if (meant == 0) {
                    return Optional.empty();
                }
                letter = meant;
            }
            span.add(letter, start);
        }
        span.note(at);
        return Optional.of(span);
    }

    private static int bytes(int letter) {
        return new String(Character.toChars(letter)).getBytes(StandardCharsets.UTF_8).length;
    }

    private void add(int letter, int start) {
        for (var half : Character.toChars(letter)) {
            note(start);
            text.append(half);
        }
    }

    private void note(int start) {
        if (text.length() == starts.length) {
            starts = java.util.Arrays.copyOf(starts, starts.length * 2);
        }
        starts[text.length()] = start;
    }

    String text() {
        return text.toString();
    }

    /** Where the letter of this index begins; the length of the text gives its end. */
    int at(int index) {
        return starts[index];
    }

    /** Another text in the place of the letters from one index to another. */
    Edit edit(Source source, int from, int to, String other) {
        return source.edit(at(from), at(to), other);
    }
}
