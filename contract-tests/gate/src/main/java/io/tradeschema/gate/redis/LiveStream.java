package io.tradeschema.gate.redis;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Excerpt;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A stream on a server, read without disturbing it: TYPE, XINFO, XRANGE and XPENDING only. Nothing is delivered,
 * acknowledged, claimed or created.
 */
public final class LiveStream implements Closeable {

    private static final int FIRST_PAGE = 1;
    private static final int LARGEST_PAGE = 200;
    /** Pages are asked for in such a number of entries that about so many bytes are sent, whether kept or read over. */
    private static final long PAGE_BYTES = 1024 * 1024;

    private final RedisConnection connection;
    private final String stream;
    private final StreamState opened;

    LiveStream(RedisConnection connection, String stream, StreamState opened) {
        this.connection = connection;
        this.stream = stream;
        this.opened = opened;
    }

    /**
     * One entry.
     *
     * @param fields names and values in their order; a name that came twice comes twice here. Empty when they are larger
     *     than is read here
     */
    public record Raw(EntryId id, Optional<List<byte[]>> fields) {

        /** Copies the list. */
        public Raw {
            fields = fields.map(List::copyOf);
        }
    }

    /** How large an entry may be to be read. */
    public static final String LARGEST_ENTRY = RespReader.LARGEST_TEXT;

    /** Takes entries. */
    public interface Reader {

        /** One entry. */
        void entry(Raw entry) throws IOException;
    }

    /** Takes entries that wait for their acknowledgement. */
    public interface PendingReader {

        /** One of them: the groups that have it, and the entry, unless it is gone from the stream. */
        void pending(EntryId id, List<String> groups, Optional<Raw> entry) throws IOException;
    }

    /**
     * Opens a stream.
     *
     * @throws NotCheckedException when there is no server, no such stream, or no stream under that name
     */
    public static LiveStream open(RedisAddress address, TlsFiles tls, Patience patience, String stream)
            throws IOException {
        var connection = RedisConnection.to(address, tls, patience);
        try {
            return new LiveStream(connection, stream, state(connection, address, stream));
        } catch (NotCheckedException e) {
            connection.close();
            throw e;
        }
    }

    private static StreamState state(RedisConnection connection, RedisAddress address, String stream) {
        var kind = kind(connection, stream);
        if (kind.equals("none")) {
            throw new NotCheckedException("there is no stream " + Excerpt.quoted(stream) + " at " + address
                    + "; look at the name and the database");
        }
        if (!kind.equals("stream")) {
            throw new NotCheckedException(Excerpt.quoted(stream) + " at " + address + " is a " + Excerpt.of(kind)
                    + ", no stream; look at the name");
        }
        return StreamState.of(connection.list("XINFO", "STREAM", stream));
    }

    private static String kind(RedisConnection connection, String stream) {
        return Reply.text(connection.ask("TYPE", stream), "TYPE");
    }

    /** The id that was given out last when the stream was opened. What comes later is left for the next run. */
    public EntryId last() {
        return opened.last();
    }

    /** How many entries were taken out of it before it was opened, where the server tells it. */
    public OptionalLong removed() {
        return opened.removed();
    }

    /**
     * What can be proven of what was read up to now.
     *
     * @throws NotCheckedException when the server does not answer any more
     */
    public Coverage coverage(Coverage.Reading reading) {
        var still = kind(connection, stream).equals("stream")
                ? Optional.of(StreamState.of(connection.list("XINFO", "STREAM", stream)))
                : Optional.<StreamState>empty();
        return Coverage.of(reading, opened, still);
    }

    /** Hands on every entry after {@code from}, up to and including {@code to}; both ends may be open. */
    public void range(Optional<EntryId> from, Optional<EntryId> to, Reader reader) throws IOException {
        var end = to.filter(id -> opened.last().isAfter(id)).orElse(opened.last());
        var pages = new Pages(from.isPresent() ? from.get().next() : Optional.of(EntryId.LEAST), end, FIRST_PAGE);
        for (var page = pages.take(LARGEST_PAGE); !page.isEmpty(); page = pages.take(LARGEST_PAGE)) {
            for (var entry : page) {
                reader.entry(entry);
            }
        }
    }

    /**
     * Some entries in their order.
     *
     * @param page so many of them at once fit into an answer
     */
    record Some(List<Raw> entries, int page) {}

    /** The entries that follow one id: no more than a number, and not much more than an answer's bytes of them. */
    Some following(EntryId after, int page, int most) {
        var entries = new ArrayList<Raw>();
        var pages = new Pages(after.next(), opened.last(), page);
        while (pages.bytes < PAGE_BYTES && entries.size() < most) {
            var found = pages.take(most - entries.size());
            if (found.isEmpty()) {
                break;
            }
            entries.addAll(found);
        }
        return new Some(entries, pages.count);
    }

    /** Goes from one id to another, in answers that are as large as they may be. */
    private final class Pages {
        private final EntryId end;
        private Optional<EntryId> next;
        /** So many entries at once fit into an answer. */
        private int count;
        /** How many bytes all answers had. */
        private long bytes;

        Pages(Optional<EntryId> first, EntryId end, int count) {
            this.next = first;
            this.end = end;
            this.count = count;
        }

        /** The next entries, no more than a number of them; none at the end. */
        List<Raw> take(int most) {
            if (next.isEmpty() || next.get().isAfter(end)) {
                return List.of();
            }
            var page = page(next.get(), end, Math.min(count, most));
            if (!page.isEmpty()) {
                var sent = connection.sent();
                var fitting = PAGE_BYTES * page.size() / Math.max(1, sent);
                count = (int) Math.max(1, Math.min(fitting, Math.min(2L * count, LARGEST_PAGE)));
                bytes += sent;
                next = page.get(page.size() - 1).id().next();
            }
            return page;
        }
    }

    /** As many entries as were kept of the answer; of these only the first may be too large. */
    private List<Raw> page(EntryId from, EntryId to, int count) {
        var replies =
                connection.list("XRANGE", stream, from.toString(), to.toString(), "COUNT", Integer.toString(count));
        var entries = new ArrayList<Raw>();
        var least = from;
        for (var reply : replies) {
            if (reply instanceof RespReader.TooLarge) {
                break;
            }
            var entry = entry(reply);
            inOrder(entry.id(), least, to, "XRANGE");
            if (entry.fields().isEmpty() && !entries.isEmpty()) {
                break;
            }
            entries.add(entry);
            least = entry.id().next().orElse(to);
        }
        if (entries.isEmpty() && !replies.isEmpty()) {
            throw Reply.unexpected("XRANGE", replies.get(0), "an entry");
        }
        return entries;
    }

    /** A server that answers other ids than it was asked for would be asked for ever. */
    private static void inOrder(EntryId id, EntryId from, EntryId to, String command) {
        if (from.isAfter(id) || id.isAfter(to)) {
            throw new NotCheckedException("the server's answer to " + command + " has the id " + id
                    + ", which is out of order or was not asked for; is there a proxy before it that changes answers?");
        }
    }

    private static Raw entry(Object reply) {
        var parts = Reply.list(reply, "XRANGE");
        if (parts.size() != 2) {
            throw Reply.unexpected("XRANGE", parts, "an entry of an id and fields");
        }
        var id = EntryId.of(Reply.text(parts.get(0), "XRANGE"));
        var fields = new ArrayList<byte[]>();
        for (var field : Reply.list(parts.get(1), "XRANGE")) {
            if (field instanceof RespReader.TooLarge) {
                return new Raw(id, Optional.empty());
            }
            if (!(field instanceof byte[] bytes)) {
                throw Reply.unexpected("XRANGE", field, "the text of a field");
            }
            fields.add(bytes);
        }
        if (fields.size() % 2 != 0) {
            throw new NotCheckedException("the server's answer to XRANGE has the entry " + id
                    + " with a name and no value; is there a proxy before it that changes answers?");
        }
        return new Raw(id, Optional.of(fields));
    }

    /**
     * Hands on what was delivered after {@code from} up to {@code to} and is not acknowledged, in any group, by id. The
     * groups are read side by side, so that no more than a page of each is in memory.
     */
    public void pending(Optional<EntryId> from, Optional<EntryId> to, PendingReader reader) throws IOException {
        var cursors = new ArrayList<PendingCursor>();
        for (var group : connection.list("XINFO", "GROUPS", stream)) {
            var name = Reply.named(Reply.list(group, "XINFO"), "name")
                    .orElseThrow(() -> new NotCheckedException("the server tells a group without its name"));
            cursors.add(new PendingCursor(Reply.text(name, "XINFO"), from, to));
        }
        for (var id = least(cursors); id.isPresent(); id = least(cursors)) {
            var groups = new ArrayList<String>();
            for (var cursor : cursors) {
                if (cursor.head().equals(id)) {
                    groups.add(cursor.group);
                    cursor.advance();
                }
            }
            reader.pending(id.get(), groups, find(id.get()));
        }
    }

    private static Optional<EntryId> least(List<PendingCursor> cursors) {
        return cursors.stream().flatMap(cursor -> cursor.head().stream()).min(EntryId::compareTo);
    }

    private Optional<Raw> find(EntryId id) {
        return page(id, id, 1).stream().findFirst();
    }

    /** Goes through what one group has pending. */
    private final class PendingCursor {

        private final String group;
        private final String end;
        private final ArrayDeque<EntryId> page = new ArrayDeque<>();
        private Optional<EntryId> next;

        PendingCursor(String group, Optional<EntryId> from, Optional<EntryId> to) {
            this.group = group;
            this.end = to.map(EntryId::toString).orElse("+");
            this.next = from.isPresent() ? from.get().next() : Optional.of(EntryId.LEAST);
        }

        /** The next id, asked for when the page is used up. */
        Optional<EntryId> head() {
            if (page.isEmpty() && next.isPresent()) {
                fill(next.get());
            }
            return Optional.ofNullable(page.peek());
        }

        void advance() {
            page.remove();
        }

        private void fill(EntryId from) {
            var most = new EntryId(-1, -1);
            var count = Integer.toString(LARGEST_PAGE);
            next = Optional.empty();
            var least = from;
            for (var one : connection.list("XPENDING", stream, group, from.toString(), end, count)) {
                if (one instanceof RespReader.TooLarge && !page.isEmpty()) {
                    break;
                }
                var id = EntryId.of(Reply.text(first(one), "XPENDING"));
                inOrder(id, least, most, "XPENDING");
                page.add(id);
                next = id.next();
                least = next.orElse(most);
            }
        }

        private static Object first(Object one) {
            return Reply.list(one, "XPENDING").stream()
                    .map(Object.class::cast)
                    .findFirst()
                    .orElseThrow(() -> Reply.unexpected("XPENDING", one, "an id and its consumer"));
        }
    }

    /** Names and values of an entry; empty when a name comes twice. */
    public static Optional<LinkedHashMap<String, Object>> fields(List<byte[]> fields) {
        var map = new LinkedHashMap<String, Object>();
        for (var i = 0; i + 1 < fields.size(); i += 2) {
            if (map.put(new String(fields.get(i), StandardCharsets.UTF_8), fields.get(i + 1)) != null) {
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
