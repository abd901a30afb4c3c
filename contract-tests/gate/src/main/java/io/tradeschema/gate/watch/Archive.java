package io.tradeschema.gate.watch;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.redis.EntryId;
import io.tradeschema.gate.replay.ArchivedEntries;
import io.tradeschema.watch.Alarm;
import io.tradeschema.watch.Input;
import io.tradeschema.watch.Watching;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Archived entries, brought into the order in which they came and judged as if they came now. */
final class Archive {

    /** So many entries are sorted in memory. */
    private static final int MOST = 5_000_000;

    private final Observed observed;
    private final List<Input.Entry> entries = new ArrayList<>();
    private long others;
    private long passed;

    Archive(Observed observed) {
        this.observed = observed;
    }

    /**
     * Reads a file.
     *
     * @throws NotCheckedException when nothing in it can be judged
     */
    void read(String file) throws IOException {
        var archived = new ArchivedEntries(this::add);
        archived.read(file);
        passed += archived.passed();
    }

    private void add(String stream, String id, Map<String, Object> fields) {
        var source = stream.isEmpty() ? observed.sourceOf(fields) : observed.source(stream);
        if (source.isEmpty()) {
            others++;
            return;
        }
        if (entries.size() >= MOST) {
            throw new NotCheckedException(
                    "more than " + MOST + " entries are more than is sorted in memory; replay a" + " part of the time");
        }
        var at = EntryId.of(id);
        entries.add(observed.entry(source.get(), at.millis(), at.sequence(), fields));
    }

    long size() {
        return entries.size();
    }

    /** Entries of streams that no expectation is about. */
    long others() {
        return others;
    }

    /** Lines that are no entries, or say no time. */
    long passed() {
        return passed;
    }

    /**
     * Judges all of it.
     *
     * @param until the time of the last tick; without it, the last entry's
     * @return the engine, as it stands at the end
     */
    Watching judge(java.util.Optional<Instant> until, Consumer<Alarm> out) {
        var order = observed.streams().stream()
                .map(stream -> observed.source(stream).orElse(stream))
                .toList();
        entries.sort(Comparator.comparingLong(Input.Entry::millis)
                .thenComparingInt(entry -> order.indexOf(entry.source()))
                .thenComparingLong(Input.Entry::sequence));
        var first = entries.get(0).millis();
        var last = Math.max(
                entries.get(entries.size() - 1).millis(),
                until.map(Instant::toEpochMilli).orElse(Long.MIN_VALUE));
        var watching = Watching.of(observed.contracts(), observed.expectations(), Watching.Start.at(first));
        entries.forEach(entry -> watching.step(entry).forEach(out));
        watching.step(new Input.Tick(last)).forEach(out);
        return watching;
    }

    Duration span() {
        return Duration.ofMillis(
                entries.get(entries.size() - 1).millis() - entries.get(0).millis());
    }
}
