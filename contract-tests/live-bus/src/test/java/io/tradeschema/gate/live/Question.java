package io.tradeschema.gate.live;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One command as a client sends it.
 *
 * @param bytes all of it
 * @param words the command and its arguments
 */
record Question(byte[] bytes, List<String> words) {

    /** The next one; empty when the client has closed. */
    static Optional<Question> read(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var words = new ArrayList<String>();
        try {
            var count = number(line(in, bytes));
            for (var i = 0; i < count; i++) {
                var length = number(line(in, bytes));
                words.add(text(in.readNBytes(length), bytes));
                bytes.writeBytes(in.readNBytes(2));
            }
        } catch (EOFException closed) {
            return Optional.empty();
        }
        return Optional.of(new Question(bytes.toByteArray(), words));
    }

    private static String line(InputStream in, ByteArrayOutputStream bytes) throws IOException {
        var line = new StringBuilder();
        for (var one = in.read(); one != '\n'; one = in.read()) {
            if (one < 0) {
                throw new EOFException();
            }
            bytes.write(one);
            line.append((char) one);
        }
        bytes.write('\n');
        return line.toString().strip();
    }

    private static int number(String line) {
        return Integer.parseInt(line.substring(1));
    }

    private static String text(byte[] read, ByteArrayOutputStream bytes) {
        bytes.writeBytes(read);
        return new String(read, StandardCharsets.UTF_8);
    }

    /** The command; of a script the case that it is to do, and of reading whether it is what is pending or what is new. */
    String kind() {
        return switch (words.get(0)) {
            case "EVAL" -> "EVAL " + words.get(3 + Integer.parseInt(words.get(2)));
            case "XREADGROUP" -> words.get(words.size() - 1).equals(">") ? "XREADGROUP new" : "XREADGROUP pending";
            default -> words.get(0);
        };
    }
}
