package io.tradeschema.gate.compat;

import io.tradeschema.gate.cli.Failure;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.replay.PlainText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;

/** The text of a small file, from wherever it comes. */
final class SchemaText {

    /** More than any schema that is compared. */
    private static final int MOST = 32_000_000;

    private SchemaText() {}

    /**
     * The whole text.
     *
     * @throws NotCheckedException when it cannot be read, saying why
     */
    static String read(String name, InputStream in) {
        try (var reader = open(name, in)) {
            var text = new StringBuilder();
            var part = new char[8 * 1024];
            for (var count = reader.read(part); count >= 0; count = reader.read(part)) {
                text.append(part, 0, count);
                if (text.length() > MOST) {
                    throw new NotCheckedException(name + " is longer than " + MOST + " characters, and no schema");
                }
            }
            return text.toString();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    static BufferedReader open(String name, InputStream in) throws IOException {
        return PlainText.open(name, in, " > plain.json and give plain.json");
    }

    static NotCheckedException unreadable(String name, IOException problem) {
        return new NotCheckedException(
                problem instanceof CharacterCodingException
                        ? name + " cannot be read as UTF-8 text"
                        : name + " cannot be read: " + Failure.reason(problem));
    }
}
