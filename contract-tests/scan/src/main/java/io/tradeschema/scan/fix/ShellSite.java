package io.tradeschema.scan.fix;

import java.util.List;
import java.util.Optional;

/** A name in a shell script: a word of its own, or in JSON that is one word. */
final class ShellSite {

    private ShellSite() {}

    /** What renames it; empty when the word that begins at the place is put together of parts. */
    static Optional<Remedy> of(Source source, Want want) {
        var from = offset(source, want.site().line(), want.site().column());
        return from < 0 ? Optional.empty() : word(source, from).flatMap(span -> of(source, want, span));
    }

    private static Optional<Remedy> of(Source source, Want want, TextSpan span) {
        if (span.text().equals(want.wrong()) && Source.isIdentifier(want.right())) {
            return Optional.of(new Remedy(
                    want.finding(),
                    List.of(span.edit(source, 0, span.text().length(), want.right())),
                    want.risk(false),
                    ""));
        }
        return JsonSite.of(source, want, span);
    }

    /** A word in quotes or without; nothing in it may be worked out, and nothing may follow it without a blank. */
    private static Optional<TextSpan> word(Source source, int from) {
        var bytes = source.bytes();
        var quote = bytes[from] == '\'' || bytes[from] == '"' ? bytes[from] : 0;
        var at = quote == 0 ? from : from + 1;
        while (at < bytes.length && (quote == 0 ? isPlain(bytes[at]) : bytes[at] != quote)) {
            at += quote == '"' && bytes[at] == '\\' ? 2 : 1;
        }
        var after = quote == 0 ? at : at + 1;
        var ends = after >= bytes.length || Character.isWhitespace(bytes[after]) || bytes[after] == '\\';
        var start = quote == 0 ? from : from + 1;
        return ends && at <= bytes.length && at > start
                ? TextSpan.read(source, start, at, quote == '"')
                : Optional.empty();
    }

    private static boolean isPlain(byte letter) {
        return Character.isLetterOrDigit(letter) || letter == '_' || letter == '-' || letter == '.';
    }

    /** The column of a shell's word counts chars of Java. */
    private static int offset(Source source, int line, int column) {
        var text = source.text(0, source.bytes().length);
        var at = 0;
        for (var passed = 1; passed < line; passed++) {
            at = text.indexOf('\n', at) + 1;
            if (at == 0) {
                return -1;
            }
        }
        at += column - 1;
        return at < text.length() ? text.substring(0, at).getBytes(java.nio.charset.StandardCharsets.UTF_8).length : -1;
    }
}
