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

    boolean holds(WordSearch words, int start, int end) {
        return words.any(bytes, start, end);
    }

    int line(int offset) {
        var index = Arrays.binarySearch(lineStarts, offset);
        return index >= 0 ? index + 1 : -index - 1;
    }

    Where where(int offset) {
        var line = line(offset);
        var before = text(lineStarts[line - 1], offset);
        return Where.file(file, line, before.codePointCount(0, before.length()) + 1);
    }
}
