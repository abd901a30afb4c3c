package io.tradeschema.json.direct;

/** Writes texts that need no escapes. */
final class TextWriter {

    private TextWriter() {}

    static boolean write(String text, Output out) {
        if (!isPlain(text)) {
            return false;
        }
        out.expect(text.length() + 2);
        out.put('"');
        out.putAscii(text);
        out.put('"');
        return true;
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            if (character < ' ' || character > '~' || character == '"' || character == '\\') {
                return false;
            }
        }
        return true;
    }
}
