package io.tradeschema.gate.redis;

import io.tradeschema.gate.cli.NotCheckedException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs a script on a server, by EVAL: the only way in which this command changes anything there. */
public final class ServerScript implements Closeable {

    private final RedisConnection connection;
    private final String script;

    private ServerScript(RedisConnection connection, String script) {
        this.connection = connection;
        this.script = script;
    }

    /**
     * Connects.
     *
     * @param answer how long the server may take for one answer
     * @throws NotCheckedException when there is no server
     */
    public static ServerScript open(String script, RedisAddress address, TlsFiles tls, Duration answer)
            throws IOException {
        return new ServerScript(RedisConnection.to(address, tls, Patience.withoutEnd(answer)), script);
    }

    /**
     * One part of an answer.
     *
     * @param text the text, as bytes; empty where it is a list or was not kept
     * @param parts the parts of a list
     * @param isWhole whether all of it was kept
     */
    public record Part(byte[] text, List<Part> parts, boolean isWhole) {

        /** Copies the list. */
        public Part {
            parts = List.copyOf(parts);
        }

        private static Part of(Object reply) {
            if (reply instanceof List<?> list) {
                var parts = list.stream().map(Part::of).toList();
                return new Part(new byte[0], parts, parts.stream().allMatch(Part::isWhole));
            }
            if (reply instanceof byte[] bytes) {
                return new Part(bytes, List.of(), true);
            }
            if (reply instanceof RespReader.TooLarge) {
                return new Part(new byte[0], List.of(), false);
            }
            return new Part(Reply.text(reply, "EVAL").getBytes(StandardCharsets.UTF_8), List.of(), true);
        }
    }

    /**
     * Runs it once. A run of which the answer is lost may have been done.
     *
     * @throws NotCheckedException when the server refuses it or does not answer
     */
    public List<Part> run(List<String> keys, List<String> args) {
        var words = new ArrayList<>(List.of("EVAL", script, Integer.toString(keys.size())));
        Stream.concat(keys.stream(), args.stream()).forEach(words::add);
        return Part.of(connection.list(words.toArray(String[]::new))).parts();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
