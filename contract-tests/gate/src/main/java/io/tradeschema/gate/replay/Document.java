package io.tradeschema.gate.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
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
        var first = firstLine(in, longest);
        in.reset();
        if (isValue(first)) {
            return Optional.empty();
        }
        var whole = in.readNBytes(longest);
        in.reset();
        return whole.length < longest && isValue(whole) ? Optional.of(whole) : Optional.empty();
    }

    /** The first line that is not blank; no byte behind it is waited for, because more may come much later. */
    private static byte[] firstLine(InputStream in, int longest) throws IOException {
        var line = new ByteArrayOutputStream();
        var blank = true;
        for (var next = in.read(); next >= 0 && line.size() < longest - 1; next = in.read()) {
            if (next == '\n' && !blank) {
                break;
            }
            blank &= Character.isWhitespace(next);
            line.write(next);
        }
        return line.toByteArray();
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
