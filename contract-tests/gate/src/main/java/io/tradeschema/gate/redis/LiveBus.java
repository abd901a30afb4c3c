package io.tradeschema.gate.redis;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.Excerpt;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Streams of a server, looked at again and again without disturbing them: TIME, XINFO, XRANGE, XPENDING and INFO only.
 * Every failure is a {@link NotCheckedException}, after which the bus is closed and opened anew.
 */
public final class LiveBus implements Closeable {

    private static final int PENDING = 100;
    private static final long MILLIS = 1_000;

    private final RedisConnection connection;
    private final RedisAddress address;
    /** How many entries of a stream fit into an answer. */
    private final Map<String, Integer> pages = new HashMap<>();

    private LiveBus(RedisConnection connection, RedisAddress address) {
        this.connection = connection;
        this.address = address;
    }

    /**
     * Connects.
     *
     * @param answer how long the server may take for one answer
     * @throws NotCheckedException when there is no server
     */
    public static LiveBus open(RedisAddress address, TlsFiles tls, Duration answer) throws IOException {
        return new LiveBus(RedisConnection.to(address, tls, Patience.withoutEnd(answer)), address);
    }

    /**
     * What is seen of all streams at one moment.
     *
     * @param millis the server's time
     * @param streams by name, in the order in which they were asked for; empty for one that is not there
     * @param unreadable those that are not among them, by name: why they cannot be read, as a sentence
     * @param lengths how many entries other streams hold, by name; empty for what is no stream
     */
    public record Look(
            long millis,
            Map<String, Optional<Seen>> streams,
            Map<String, String> unreadable,
            Map<String, OptionalLong> lengths) {}

    /**
     * What is seen of a stream.
     *
     * @param length how many entries it holds
     * @param last the id that was given out last
     * @param first the id of its first entry
     * @param deleted whether any entry was ever taken out of it by its id
     * @param added how many entries were ever added, where the server tells it
     */
    public record Seen(
            long length,
            EntryId last,
            Optional<EntryId> first,
            boolean deleted,
            OptionalLong added,
            List<Group> groups) {

        /** Copies the groups. */
        public Seen {
            groups = List.copyOf(groups);
        }
    }

    /**
     * What is seen of a group.
     *
     * @param delivered the id that was delivered to it last
     * @param read how many entries it has read, where the server can tell it
     * @param lag how many it has not read, where the server can tell it
     * @param pending how many wait for an acknowledgement
     */
    public record Group(String name, EntryId delivered, OptionalLong read, OptionalLong lag, long pending) {}

    /**
     * An entry that waits for its acknowledgement.
     *
     * @param idle for how many milliseconds
     * @param deliveries how often it was delivered
     */
    public record Pending(EntryId id, String consumer, long idle, long deliveries) {}

    /**
     * Looks at the streams, all at one moment. One that cannot be read keeps nobody from looking at the others.
     *
     * @param others streams of which the length alone is asked for
     * @throws NotCheckedException when none of them can be read
     */
    public Look look(List<String> streams, List<String> others) {
        var all = new ArrayList<>(streams);
        all.addAll(others);
        var unreadable = new LinkedHashMap<String, String>();
        var answers = connection.atOnce(questions(streams, others));
        if (!answers.refused().isEmpty()) {
            unreadable.putAll(refused(all, streams, others, answers.refused()));
            demandAny(streams, unreadable);
            all.removeAll(unreadable.keySet());
        }
        var asked = streams.stream().filter(all::contains).toList();
        var lengths = others.stream().filter(all::contains).toList();
        return answers.refused().isEmpty()
                ? look(asked, lengths, answers, unreadable)
                : look(asked, lengths, connection.atOnce(questions(asked, lengths)), unreadable);
    }

    private static List<List<String>> questions(List<String> streams, List<String> others) {
        var questions = new ArrayList<List<String>>();
        questions.add(List.of("TIME"));
        for (var stream : streams) {
            questions.add(List.of("XINFO", "STREAM", stream));
            questions.add(List.of("XINFO", "GROUPS", stream));
        }
        others.forEach(other -> questions.add(List.of("XLEN", other)));
        return questions;
    }

    /** Those whose keys the server does not let be read, and what it says. */
    private static Map<String, String> refused(
            List<String> all, List<String> streams, List<String> others, Map<Integer, String> refused) {
        var whys = new LinkedHashMap<String, String>();
        var questions = questions(streams, others);
        refused.forEach((place, why) -> {
            if (place < questions.size()) {
                var question = questions.get(place);
                whys.putIfAbsent(question.get(question.size() - 1), why);
            }
        });
        whys.keySet().retainAll(all);
        return whys;
    }

    private static void demandAny(List<String> streams, Map<String, String> unreadable) {
        if (!streams.isEmpty() && unreadable.keySet().containsAll(streams)) {
            throw new NotCheckedException(unreadable.getOrDefault(streams.get(0), ""));
        }
    }

    private Look look(
            List<String> streams, List<String> others, RedisConnection.AtOnce answers, Map<String, String> refused) {
        answers.refused().values().stream().findFirst().ifPresent(why -> {
            throw new NotCheckedException(why);
        });
        var replies = answers.answers();
        if (replies.size() != 1 + 2 * streams.size() + others.size()) {
            throw Reply.unexpected("EXEC", replies, "an answer to each question");
        }
        var unreadable = new LinkedHashMap<>(refused);
        var seen = new LinkedHashMap<String, Optional<Seen>>();
        for (var i = 0; i < streams.size(); i++) {
            var stream = streams.get(i);
            var state = replies.get(1 + 2 * i);
            if (state instanceof RespReader.Problem problem && Refusal.isOfKey(problem.text())) {
                unreadable.put(stream, unreadable(stream, problem));
            } else {
                seen.put(stream, seen(stream, state, replies.get(2 + 2 * i)));
            }
        }
        if (seen.isEmpty()) {
            demandAny(streams, unreadable);
        }
        var lengths = new LinkedHashMap<String, OptionalLong>();
        for (var i = 0; i < others.size(); i++) {
            var length = replies.get(1 + 2 * streams.size() + i);
            lengths.put(others.get(i), length instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty());
        }
        return new Look(millis(Reply.list(replies.get(0), "TIME")), seen, unreadable, lengths);
    }

    private String unreadable(String stream, RespReader.Problem problem) {
        return problem.text().startsWith("WRONGTYPE")
                ? Excerpt.quoted(stream) + " at " + address + " is no stream; look at the name"
                : Refusal.sentence(address, List.of("XINFO", "STREAM", stream), problem.text());
    }

    private static long millis(List<?> time) {
        try {
            return Long.parseLong(Reply.text(time.get(0), "TIME")) * MILLIS
                    + Long.parseLong(Reply.text(time.get(1), "TIME")) / MILLIS;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw Reply.unexpected("TIME", time, "seconds and microseconds");
        }
    }

    private Optional<Seen> seen(String stream, Object state, Object groups) {
        if (state instanceof RespReader.Problem problem) {
            if (problem.text().contains("no such key")) {
                return Optional.empty();
            }
            throw new NotCheckedException(
                    Refusal.sentence(address, List.of("XINFO", "STREAM", stream), problem.text()));
        }
        var told = StreamState.of(Reply.list(state, "XINFO"));
        var all = new ArrayList<Group>();
        for (var group : Reply.list(groups, "XINFO")) {
            all.add(group(Reply.list(group, "XINFO")));
        }
        return Optional.of(new Seen(
                told.length(),
                told.last(),
                told.length() == 0 ? Optional.empty() : told.first(),
                told.deleted().filter(id -> id.isAfter(EntryId.LEAST)).isPresent(),
                told.added(),
                all));
    }

    private static Group group(List<?> reply) {
        var name = Reply.named(reply, "name")
                .orElseThrow(() -> new NotCheckedException("the server tells a group without its name"));
        var delivered = Reply.named(reply, "last-delivered-id")
                .orElseThrow(() -> new NotCheckedException("the server tells a group without what it has read"));
        return new Group(
                Reply.text(name, "XINFO"),
                EntryId.of(Reply.text(delivered, "XINFO")),
                number(reply, "entries-read"),
                number(reply, "lag"),
                number(reply, "pending").orElse(0));
    }

    private static OptionalLong number(List<?> reply, String name) {
        return Reply.named(reply, name).orElse("") instanceof Long number
                ? OptionalLong.of(number)
                : OptionalLong.empty();
    }

    /** The entries after one id, up to and including another: no more than a number of them, and fewer where they are large. */
    public List<LiveStream.Raw> following(String stream, EntryId after, EntryId to, int most) {
        var some = upTo(to, stream).following(after, pages.getOrDefault(stream, 1), most);
        pages.put(stream, some.page());
        return some.entries();
    }

    private LiveStream upTo(EntryId last, String stream) {
        var state = new StreamState(0, last, Optional.empty(), Optional.empty(), OptionalLong.empty());
        return new LiveStream(connection, stream, state);
    }

    /** The entries that have waited longest for their acknowledgement. */
    public List<Pending> pending(String stream, String group) {
        var all = new ArrayList<Pending>();
        for (var one : connection.list("XPENDING", stream, group, "-", "+", Integer.toString(PENDING))) {
            var parts = Reply.list(one, "XPENDING");
            if (parts.size() != 4 || !(parts.get(2) instanceof Long idle) || !(parts.get(3) instanceof Long times)) {
                throw Reply.unexpected("XPENDING", one, "an id, its consumer, and two numbers");
            }
            all.add(new Pending(
                    EntryId.of(Reply.text(parts.get(0), "XPENDING")),
                    Reply.text(parts.get(1), "XPENDING"),
                    idle,
                    times));
        }
        return all;
    }

    /** What the server calls this run of it: another one after each start. */
    public String run() {
        var info = Reply.text(connection.ask("INFO", "server"), "INFO");
        return info.lines()
                .filter(line -> line.startsWith("run_id:"))
                .map(line -> line.substring("run_id:".length()).strip())
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
