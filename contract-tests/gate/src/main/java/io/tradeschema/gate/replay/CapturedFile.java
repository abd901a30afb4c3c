package io.tradeschema.gate.replay;

import io.tradeschema.gate.cli.NotCheckedException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The messages of a file one by one, in the forms that {@code tradeschema validate} reads, packed or not; for commands that ask
 * something else of them than whether they are right.
 */
public final class CapturedFile {

    private CapturedFile() {}

    /** Takes what a file holds. A place is the file with the line, or with the id of the entry where all stands in one line. */
    public interface Taker {

        /** An entry; the stream and the id are empty where the file does not say them, and a value is a text or not what it should be. */
        void entry(String place, String stream, String id, Map<String, Object> fields) throws IOException;

        /** The JSON of a message; the event is empty where the file does not say it. */
        void payload(String place, String event, String json) throws IOException;

        /** What is in none of the forms. */
        void other(String place) throws IOException;
    }

    /**
     * Reads a file to its end.
     *
     * @param then what a command goes on with that unpacks or turns what is not read
     * @throws NotCheckedException when it cannot be read to its end
     */
    public static void read(String file, String then, Taker taker) {
        try {
            new MessageFile(new PrintWriter(Writer.nullWriter()), false, Optional.empty())
                    .read(file, (name, in, progress) -> read(name, in, then, taker));
        } catch (IOException e) {
            throw new NotCheckedException(file + " cannot be read to its end: " + e.getMessage());
        }
    }

    private static void read(String name, InputStream in, String then, Taker taker) throws IOException {
        var text = Encoded.open(name, Packed.open(name, in, then), then).bytes();
        if (RedisLists.begins(Replay.head(text))) {
            RedisLists.read(name, text, then, (id, entry) -> give(name + ": " + id, entry, taker));
            return;
        }
        var lines = new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8));
        var number = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!line.isBlank()) {
                give(name + ":" + number, MessageParser.parse(line, false), taker);
            }
        }
    }

    private static void give(String place, CarriedMessage message, Taker taker) throws IOException {
        if (message instanceof CarriedMessage.StreamEntry entry) {
            taker.entry(place, entry.stream(), entry.id(), entry.fields());
        } else if (message instanceof CarriedMessage.Payload payload) {
            taker.payload(place, payload.event().orElse(""), payload.json());
        } else {
            taker.other(place);
        }
    }
}
