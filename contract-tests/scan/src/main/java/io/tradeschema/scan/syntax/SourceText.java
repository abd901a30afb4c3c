package io.tradeschema.scan.syntax;

import io.tradeschema.model.Where;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The bytes of one file, and how a byte offset becomes a line and a column. */
final class SourceText {

    private final String file;
    private final byte[] bytes;
    private final int[] lineStarts;

    SourceText(String file, byte[] bytes) {
        this.file = file;
        this.bytes = bytes;
        this.lineStarts = lineStarts(bytes);
    }

    private static int[] lineStarts(byte[] bytes) {
        var starts = new int[16];
        var count = 1;
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    String file() {
        return file;
    }

    String text(int start, int end) {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** Where a name stands between quotes from there on, after so many others; -1 where it does not. */
    int quoted(String name, int from, int before) {
        var word = name.getBytes(StandardCharsets.UTF_8);
        var left = before;
        for (var at = from + 1; at + word.length < bytes.length; at++) {
            var end = at + word.length;
            if (bytes[at - 1] == '"' && Arrays.equals(bytes, at, end, word, 0, word.length) && isQuote(end)) {
                if (left-- == 0) {
                    return bytes[at - 2] == '\\' ? at - 2 : at - 1;
                }
            }
        }
        return -1;
    }

    private boolean isQuote(int at) {
        return bytes[at] == '"' || bytes[at] == '\\' && at + 1 < bytes.length && bytes[at + 1] == '"';
    }

    boolean holds(WordSearch words, int start, int end) {
        return words.any(bytes, start, end);
    }

    int line(int offset) {
        var index = Arrays.binarySearch(lineStarts, offset);
        return index >= 0 ? index + 1 : -index - 1;
    }

    /** Where a line and column lie in bytes; -1 where the file has no such place. */
    int offset(int line, int column) {
        if (line < 1 || line > lineStarts.length || column < 1) {
            return -1;
        }
        var end = line < lineStarts.length ? lineStarts[line] : bytes.length;
        var at = lineStarts[line - 1];
        for (var passed = 1; passed < column && at < end; passed++) {
            at++;
            while (at < end && (bytes[at] & 0xC0) == 0x80) {
                at++;
            }
        }
        return at < end ? at : -1;
    }

    Where where(int offset) {
        var line = line(offset);
        var before = text(lineStarts[line - 1], offset);
        return Where.file(file, line, before.codePointCount(0, before.length()) + 1);
    }
}
