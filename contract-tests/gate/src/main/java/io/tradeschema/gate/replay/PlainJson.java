package io.tradeschema.gate.replay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Walks through JSON as machines write it: ASCII names without escapes. At anything else it gives up, with null. */
final class PlainJson {

    private final byte[] bytes;
    private int at;
    private int end;

    PlainJson(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    private void passBlanks() {
        while (at < end && bytes[at] == ' ') {
            at++;
        }
    }

    /** Whether this sign comes next, behind blanks; it is passed then. */
    boolean takes(char sign) {
        passBlanks();
        var there = at < end && bytes[at] == sign;
        at += there ? 1 : 0;
        return there;
    }

    /** A text without escapes, or null. */
    @Nullable
    String text() {
        if (!takes('"')) {
            return null;
        }
        var start = at;
        while (at < end && isPlain(bytes[at])) {
            at++;
        }
        return at < end && bytes[at] == '"'
                ? new String(bytes, start, at++ - start, StandardCharsets.ISO_8859_1)
                : null;
    }

    private static boolean isPlain(byte sign) {
        return sign >= ' ' && sign != '"' && sign != '\\';
    }

    /** A name and the colon behind it, or null. */
    @Nullable
    String name() {
        var name = text();
        return name != null && takes(':') ? name : null;
    }

    /** A text that is JSON itself, with no escapes but those of its quotes and backslashes; or null. */
    byte @Nullable [] quotedJson() {
        if (!takes('"')) {
            return null;
        }
        var text = new byte[end - at];
        var length = 0;
        while (at < end && bytes[at] != '"') {
            if (bytes[at] == '\\' && !isEscaped(++at)) {
                return null;
            }
            if (bytes[at] >= 0 && bytes[at] < ' ') {
                return null;
            }
            text[length++] = bytes[at++];
        }
        return takes('"') ? Arrays.copyOf(text, length) : null;
    }

    private boolean isEscaped(int place) {
        return place < end && (bytes[place] == '"' || bytes[place] == '\\');
    }

    /** Whether this sign is the last one, but for blanks; what is left ends before it then. */
    boolean endsWith(char sign) {
        while (end > at && (bytes[end - 1] == ' ' || bytes[end - 1] == '\r')) {
            end--;
        }
        var there = end > at && bytes[end - 1] == sign;
        end -= there ? 1 : 0;
        return there;
    }

    /** Whether nothing is left but blanks. */
    boolean ends() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\r')) {
            at++;
        }
        return at == end;
    }

    /** What is left, from its first sign on. */
    byte[] rest() {
        passBlanks();
        return Arrays.copyOfRange(bytes, at, end);
    }
}
