package io.tradeschema.gate.redis;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Excerpt;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A stream on a server, read without disturbing it: TYPE, XINFO, XRANGE and XPENDING only. Nothing is delivered,
 * acknowledged, claimed or created.
 */
public final class LiveStream implements Closeable {

    private static final String PAGE = "500";
    private static final EntryId FIRST = new EntryId(0, 0);

    private final RedisConnection connection;
    private final String stream;
    private final EntryId last;

    private LiveStream(RedisConnection connection, String stream, EntryId last) {
        this.connection = connection;
        this.stream = stream;
        this.last = last;
    }

    /**
     * One entry.
     *
     * @param fields names and values in their order; a name that came twice comes twice here
     */
    public record Raw(EntryId id, List<byte[]> fields) {

        /** Copies the list. */
        public Raw {
            fields = List.copyOf(fields);
        }
    }

    /** Takes entries. */
    public interface Reader {

        /** One entry. */
        void entry(Raw entry) throws IOException;
    }

    /**
     * Opens a stream.
     *
     * @throws NotCheckedException when there is no server, no such stream, or no stream under that name
     */
    public static LiveStream open(RedisAddress address, String stream) throws IOException {
        var connection = RedisConnection.to(address);
        try {
            var kind = String.valueOf(connection.ask("TYPE", stream));
            if (kind.equals("none")) {
                throw new NotCheckedException("there is no stream " + Excerpt.quoted(stream) + " at " + address
                        + "; look at the name and the database");
            }
            if (!kind.equals("stream")) {
                throw new NotCheckedException(
                        Excerpt.quoted(stream) + " at " + address + " is a " + kind + ", no stream; look at the name");
            }
            var last = info(connection.list("XINFO", "STREAM", stream), "last-generated-id");
            return new LiveStream(connection, stream, EntryId.of(last));
        } catch (NotCheckedException e) {
            connection.close();
            throw e;
        }
    }

    private static String info(List<?> reply, String name) {
        for (var i = 0; i + 1 < reply.size(); i += 2) {
            if (name.equals(text(reply.get(i)))) {
                return text(reply.get(i + 1));
            }
        }
        throw new NotCheckedException(
                "the server does not tell the " + name + " of the stream; is it Redis 5 or newer?");
    }

    private static String text(Object reply) {
        return reply instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(reply);
    }

    /** The id that was given out last when the stream was opened. What comes later is left for the next run. */
    public EntryId last() {
        return last;
    }

    /** Hands on every entry after {@code from}, up to and including {@code to}; both ends may be open. */
    public void range(Optional<EntryId> from, Optional<EntryId> to, Reader reader) throws IOException {
        var end = to.filter(id -> id.compareTo(last) < 0).orElse(last);
        var next = from.map(EntryId::next).orElse(FIRST);
        while (next.compareTo(end) <= 0) {
            var page = connection.list("XRANGE", stream, next.toString(), end.toString(), "COUNT", PAGE);
            if (page.isEmpty()) {
                return;
            }
            for (var reply : page) {
                var entry = entry(reply);
                reader.entry(entry);
                next = entry.id().next();
            }
        }
    }

    /** The ids that were delivered and not acknowledged, in any group, with the groups. */
    public TreeMap<EntryId, List<String>> pending() {
        var pending = new TreeMap<EntryId, List<String>>();
        for (var group : connection.list("XINFO", "GROUPS", stream)) {
            var name = info((List<?>) group, "name");
            var next = FIRST;
            List<?> page;
            do {
                page = connection.list("XPENDING", stream, name, next.toString(), "+", PAGE);
                for (var one : page) {
                    var id = EntryId.of(text(((List<?>) one).get(0)));
                    pending.computeIfAbsent(id, unused -> new ArrayList<>()).add(name);
                    next = id.next();
                }
            } while (!page.isEmpty());
        }
        return pending;
    }

    /** The entry of that id, unless it is gone. */
    public Optional<Raw> find(EntryId id) {
        return connection.list("XRANGE", stream, id.toString(), id.toString()).stream()
                .map(LiveStream::entry)
                .findFirst();
    }

    private static Raw entry(Object reply) {
        if (reply instanceof List<?> parts && parts.size() == 2 && parts.get(1) instanceof List<?> fields) {
            return new Raw(
                    EntryId.of(text(parts.get(0))),
                    fields.stream().map(field -> (byte[]) field).toList());
        }
        throw new NotCheckedException("the server's XRANGE has an entry without fields");
    }

    /** Names and values of an entry; empty when a name comes twice. */
    public static Optional<LinkedHashMap<String, Object>> fields(Raw entry) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i + 1 < entry.fields().size(); i += 2) {
            if (map.put(
                            new String(entry.fields().get(i), StandardCharsets.UTF_8),
                            entry.fields().get(i + 1))
                    != null) {
                return Optional.empty();
            }
        }
        return Optional.of(map);
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
