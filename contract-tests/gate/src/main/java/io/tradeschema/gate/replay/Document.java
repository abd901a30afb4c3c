package io.tradeschema.gate.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/** Tells one JSON document, written over several lines, from JSON Lines. */
final class Document {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Document() {}

    /**
     * The bytes of the document, if the first line alone is the beginning of an object and the whole input is one JSON
     * value; the stream is left at its beginning otherwise.
     *
     * @param longest how many bytes a document may have
     */
    static Optional<byte[]> in(InputStream in, int longest) throws IOException {
        in.mark(longest + 1);
        var head = in.readNBytes(longest);
        in.reset();
        var document = head.length < longest && !isValue(firstLine(head)) && isValue(head);
        return document ? Optional.of(head) : Optional.empty();
    }

    private static byte[] firstLine(byte[] bytes) {
        var start = 0;
        while (start < bytes.length && Character.isWhitespace(bytes[start])) {
            start++;
        }
        var end = start;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        return Arrays.copyOfRange(bytes, start, end);
    }

    /** Whether the bytes are one JSON value and nothing else. */
    private static boolean isValue(byte[] bytes) {
        try (var parser = FACTORY.createParser(bytes)) {
            var depth = 0;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 0 && token != JsonToken.NOT_AVAILABLE) {
                    return parser.nextToken() == null;
                }
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }
}
