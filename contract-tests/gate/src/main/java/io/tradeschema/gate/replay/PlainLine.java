package io.tradeschema.gate.replay;

import io.tradeschema.json.EnvelopeField;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the outer form of a line as machines write it: no escapes in its own names and texts, the names in the
 * documented order. Gives up with null at anything else, which is no verdict: {@link MessageParser} reads every form.
 */
final class PlainLine {

    private static final String PAYLOAD = EnvelopeField.PAYLOAD.wire();

    private final byte[] bytes;
    private final int end;
    private int at;

    private PlainLine(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    /** The message between two places, or null. */
    static @Nullable CarriedMessage message(byte[] bytes, int start, int end) {
        var line = new PlainLine(bytes, start, end);
        var form = line.takes('{') ? line.name() : null;
        if (form == null) {
            return null;
        }
        var name = line.text();
        if (name == null || !line.takes(',')) {
            return null;
        }
        return form.equals("event") ? line.payload(name) : form.equals("stream") ? line.entry(name) : null;
    }

    /** The place behind the object or list that begins at a place, told by its brackets; -1 when it does not end. */
    static int endOfBrackets(byte[] bytes, int start, int end) {
        var depth = 0;
        for (var at = start; at < end; at++) {
            var sign = bytes[at];
            if (sign == '"') {
                at = endOfQuotes(bytes, at + 1, end);
            } else if (sign == '{' || sign == '[') {
                depth++;
            } else if ((sign == '}' || sign == ']') && --depth == 0) {
                return at + 1;
            }
        }
        return -1;
    }

    /** The place of the closing quote, or the end. */
    private static int endOfQuotes(byte[] bytes, int start, int end) {
        var at = start;
        while (at < end && bytes[at] != '"') {
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    private @Nullable CarriedMessage payload(String event) {
        if (!PAYLOAD.equals(name()) || !isNext('{')) {
            return null;
        }
        var start = at;
        at = endOfBrackets(bytes, start, end);
        if (at < 0) {
            return null;
        }
        var json = utf8(bytes, start, at);
        return json != null && takes('}') && ends() ? new CarriedMessage.Payload(Optional.of(event), json) : null;
    }

    private @Nullable CarriedMessage entry(String stream) {
        var name = name();
        var id = "id".equals(name) ? text() : "";
        if ("id".equals(name)) {
            name = id != null && takes(',') ? name() : null;
        }
        if (id == null || !"fields".equals(name) || !takes('{')) {
            return null;
        }
        var fields = new HashMap<String, Object>();
        return readsFields(fields) && takes('}') && ends() ? new CarriedMessage.StreamEntry(stream, id, fields) : null;
    }

    private boolean readsFields(Map<String, Object> fields) {
        do {
            var name = name();
            var value = PAYLOAD.equals(name) ? quotedJson() : text();
            if (name == null || value == null || fields.put(name, value) != null) {
                return false;
            }
        } while (takes(','));
        return takes('}');
    }

    private boolean isNext(char sign) {
        while (at < end && bytes[at] == ' ') {
            at++;
        }
        return at < end && bytes[at] == sign;
    }

    /** Whether this sign comes next, behind blanks; it is passed then. */
    private boolean takes(char sign) {
        var there = isNext(sign);
        at += there ? 1 : 0;
        return there;
    }

    /** A text of printable ASCII without escapes, or null. */
    private @Nullable String text() {
        if (!takes('"')) {
            return null;
        }
        var start = at;
        while (at < end && bytes[at] >= ' ' && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return at < end && bytes[at] == '"'
                ? new String(bytes, start, at++ - start, StandardCharsets.ISO_8859_1)
                : null;
    }

    /** A name and the colon behind it, or null. */
    private @Nullable String name() {
        var name = text();
        return name != null && takes(':') ? name : null;
    }

    /** A text that is JSON itself, with no escapes but those of its quotes and backslashes; or null. */
    private @Nullable String quotedJson() {
        if (!takes('"')) {
            return null;
        }
        var text = new byte[end - at];
        var length = 0;
        while (at < end && bytes[at] != '"') {
            if (bytes[at] == '\\' && !isEscaped(++at) || bytes[at] >= 0 && bytes[at] < ' ') {
                return null;
            }
            text[length++] = bytes[at++];
        }
        return takes('"') ? utf8(text, 0, length) : null;
    }

    private boolean isEscaped(int place) {
        return place < end && (bytes[place] == '"' || bytes[place] == '\\');
    }

    /** The text of the bytes, or null when they are not UTF-8. */
    private static @Nullable String utf8(byte[] bytes, int from, int to) {
        var all = 0;
        for (var i = from; i < to; i++) {
            all |= bytes[i];
        }
        if (all >= 0) {
            return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Whether nothing is left but blanks. */
    private boolean ends() {
        while (at < end && (bytes[at] == ' ' || bytes[at] == '\r')) {
            at++;
        }
        return at == end;
    }
}
