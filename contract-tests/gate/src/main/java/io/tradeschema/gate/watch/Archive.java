package io.tradeschema.gate.watch;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.redis.EntryId;
import io.tradeschema.gate.replay.ArchivedEntries;
import io.tradeschema.model.Advice;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.expect.TimeSpan;
import io.tradeschema.watch.Alarm;
import io.tradeschema.watch.Input;
import io.tradeschema.watch.Watching;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Archived entries, brought into the order in which they came and judged as if they came now. */
final class Archive {

    /** So many entries are sorted in memory. */
    private static final int MOST = 5_000_000;

    /** As what stream a watch says when it could read nothing, and in which field since when; the id says until when. */
    static final String UNSEEN = "tradeschema:watch:unseen";

    static final String SINCE = "since";

    private final Observed observed;
    private final Optional<Instant> until;
    private final List<Input.Unseen> unseen = new ArrayList<>();
    private final List<Read> entries = new ArrayList<>();
    private final Refusals refusals = new Refusals();
    private final long latest = latest().toEpochMilli();
    private final ArchivedEntries archived = new ArchivedEntries(this::add);
    /** The stream of entries that do not say theirs, where it is known. */
    private Optional<String> stream = Optional.empty();

    /** Ids of a stream under which entries of different contents stand, and the first of these. */
    private long disputed;

    private String firstDisputed = "";

    private long others;
    private long ownerless;
    private String firstOwnerless = "";
    private long later;
    private long firstLater = Long.MAX_VALUE;
    private long oldest;
    private Duration span = Duration.ZERO;

    /**
     * An entry as it was read: that archives overlap makes no second one of it.
     *
     * @param content a hash of all that it says
     */
    private record Read(Input.Entry entry, int content) {

        boolean isAt(Read other) {
            return entry.source().equals(other.entry.source())
                    && entry.millis() == other.entry.millis()
                    && entry.sequence() == other.entry.sequence();
        }
    }

    /**
     * Nothing yet.
     *
     * @param until up to when is judged, and the time of the last tick; the last entry's without it
     */
    Archive(Observed observed, Optional<Instant> until) {
        this.observed = observed;
        this.until = until;
    }

    /**
     * Reads a file, or {@code STREAM=FILE}: then entries that do not say their stream are of that one.
     *
     * @throws NotCheckedException when nothing in it can be judged
     */
    void read(String file) {
        stream = Files.exists(Path.of(file)) ? Optional.empty() : streamOf(file);
        archived.read(stream.map(one -> file.substring(one.length() + 1)).orElse(file));
    }

    /** The stream that is named before a file; empty where none is: a path may hold a {@code =} as well. */
    private Optional<String> streamOf(String argument) {
        var known = observed.streams().stream()
                .filter(one -> argument.startsWith(one + "="))
                .findFirst();
        var end = argument.indexOf('=');
        if (known.isEmpty() && end >= 0 && argument.lastIndexOf('/', end) < 0) {
            var name = argument.substring(0, end);
            throw new NotCheckedException("nothing is expected of a stream " + Excerpt.quoted(name) + "; "
                    + Advice.related(name, observed.streams())
                            .map(near -> Advice.didYouMean(near) + " These can be named: ")
                            .orElse("these can be named: ")
                    + String.join(", ", observed.streams()));
        }
        return known;
    }

    private void add(String said, EntryId at, Map<String, Object> fields) {
        if (said.equals(UNSEEN)) {
            unseen.add(new Input.Unseen(since(at, fields), at.millis()));
            return;
        }
        var isNamed = !said.isEmpty() || stream.isPresent();
        var source = isNamed ? observed.source(said.isEmpty() ? stream.orElse("") : said) : observed.sourceOf(fields);
        if (source.isEmpty() && !isNamed && !Observed.saysEvent(fields)) {
            ownerless++;
            firstOwnerless = firstOwnerless.isEmpty() ? at.toString() : firstOwnerless;
            return;
        }
        if (source.isEmpty()) {
            others++;
            return;
        }
        if (isTime(at.millis())
                && until.filter(Instant.ofEpochMilli(at.millis())::isAfter).isPresent()) {
            later++;
            firstLater = Math.min(firstLater, at.millis());
            return;
        }
        if (entries.size() >= MOST) {
            throw new NotCheckedException(
                    "more than " + MOST + " entries are more than is sorted in memory; replay a" + " part of the time");
        }
        entries.add(new Read(observed.entry(source.get(), at.millis(), at.sequence(), fields), fields.hashCode()));
    }

    private static long since(EntryId at, Map<String, Object> fields) {
        var text = String.valueOf(fields.get(SINCE));
        if (!text.matches("[0-9]{1,15}") || Long.parseLong(text) > at.millis()) {
            throw new NotCheckedException(UNSEEN + " " + at + " does not say since when nothing could be read; write "
                    + SINCE + " in milliseconds, no later than the id");
        }
        return Long.parseLong(text);
    }

    /** Of the entries that are judged, those that are refused. */
    Refusals refusals() {
        return refusals;
    }

    /** Files in which nothing stands. */
    List<String> empty() {
        return archived.empty();
    }

    /** Entries of streams that no expectation is about. */
    long others() {
        return others;
    }

    /** Entries that came after the time up to which is judged. */
    long later() {
        return later;
    }

    /** What of it was not judged, as a sentence; empty where all was. */
    Optional<String> notJudged() {
        if (ownerless > 0) {
            return Optional.of((ownerless == 1 ? "1 entry says" : ownerless + " entries say") + " neither "
                    + (ownerless == 1 ? "its" : "their") + " stream nor event, and "
                    + (ownerless == 1 ? "was" : "were") + " not judged, the first " + firstOwnerless
                    + "; name the stream before the file, such as --replay "
                    + observed.streams().get(0) + "=FILE");
        }
        return archived.notRead()
                .map(what -> what + "; what it says was not judged")
                .or(this::disputed);
    }

    /**
     * Judges all of it.
     *
     * @return the engine, as it stands at the end
     * @throws NotCheckedException when there is nothing to judge
     */
    Watching judge(Consumer<Alarm> out) {
        if (entries.isEmpty() && ownerless > 0) {
            throw new NotCheckedException(notJudged().orElseThrow());
        }
        if (entries.isEmpty()) {
            throw new NotCheckedException(
                    later > 0
                            ? "no entry came up to --until; the first came at " + Instant.ofEpochMilli(firstLater)
                            : "no entry is of a stream that an expectation is about; these are: "
                                    + String.join(", ", observed.streams()));
        }
        var order = observed.streams().stream()
                .map(stream -> observed.source(stream).orElse(stream))
                .toList();
        entries.sort(Comparator.comparing((Read read) -> read.entry.millis(), Long::compareUnsigned)
                .thenComparingInt(read -> order.indexOf(read.entry.source()))
                .thenComparing(read -> read.entry.sequence(), Long::compareUnsigned));
        dropCopies();
        unseen.sort(Comparator.comparingLong(Input.Unseen::from));
        entries.forEach(read -> refusals.add(read.entry));
        var first = entries.get(0).entry.millis();
        var newest = newest(first);
        oldest = first;
        span = Duration.ofMillis(newest - first);
        var watching = Watching.of(observed.contracts(), observed.expectations(), Watching.Start.at(first));
        watching.step(new Input.Now(newest));
        var stretches = new ArrayDeque<>(unseen);
        for (var read : entries) {
            tell(stretches, read.entry.millis(), watching);
            watching.step(read.entry).forEach(out);
        }
        var end = until.map(Instant::toEpochMilli).orElse(newest);
        tell(stretches, end, watching);
        watching.step(new Input.Tick(end)).forEach(out);
        return watching;
    }

    /** What nobody saw from before a time on. */
    private static void tell(ArrayDeque<Input.Unseen> stretches, long before, Watching watching) {
        while (!stretches.isEmpty() && Long.compareUnsigned(stretches.element().from(), before) < 0) {
            watching.step(stretches.remove());
        }
    }

    /** Of what stands under one id of a stream, each content once: Redis gives an id once, so a copy is no second entry. */
    private void dropCopies() {
        var kept = new ArrayList<Read>(entries.size());
        var contents = new ArrayList<Read>();
        for (var read : entries) {
            if (!contents.isEmpty() && !contents.get(0).isAt(read)) {
                contents.clear();
            }
            if (!contents.contains(read)) {
                contents.add(read);
                kept.add(read);
                if (contents.size() == 2) {
                    disputed++;
                    firstDisputed = firstDisputed.isEmpty() ? read.entry.toString() : firstDisputed;
                }
            }
        }
        entries.clear();
        entries.addAll(kept);
    }

    /** Which of different contents under one id is the entry nobody can tell: they may be of two servers, or of a stream made anew. */
    private Optional<String> disputed() {
        return disputed == 0
                ? Optional.empty()
                : Optional.of((disputed == 1 ? "1 id stands" : disputed + " ids stand")
                        + " in the archives with different contents, the first " + firstDisputed
                        + "; each content was judged as an entry of its own: are they of one stream?");
    }

    /** A day later than this machine's clock says: nothing that is archived came after it. */
    static Instant latest() {
        return Instant.now().plus(Duration.ofDays(1));
    }

    /** The newest id that can be a time: what is archived has come. */
    private long newest(long first) {
        return entries.stream()
                .mapToLong(read -> read.entry.millis())
                .filter(this::isTime)
                .max()
                .orElse(first);
    }

    private boolean isTime(long millis) {
        return millis >= 0 && millis <= latest;
    }

    /** What was judged, for people: how many entries, and of what time. */
    String came() {
        var first = Instant.ofEpochMilli(oldest);
        return (entries.size() == 1 ? "1 entry" : entries.size() + " entries")
                + (span.isZero()
                        ? ", at " + first
                        : ", from " + first + " to " + first.plus(span) + " (" + TimeSpan.about(span) + ")");
    }
}
