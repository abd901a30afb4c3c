package io.tradeschema.gate.replay;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.redis.EntryId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The entries of archives, in the forms that {@code tradeschema validate} reads, for a command that asks when they came. */
public final class ArchivedEntries {

    private static final String THEN = " | tradeschema watch --replay -";

    private final Reader reader;
    private long read;
    private final PassedOver passed = new PassedOver();
    private final List<String> empty = new ArrayList<>();

    /** Hands each entry to this reader. */
    public ArchivedEntries(Reader reader) {
        this.reader = reader;
    }

    /** Takes entries. */
    public interface Reader {

        /** One entry; the stream is empty where the archive does not say it, and the values are texts or not what they should be. */
        void entry(String stream, EntryId id, Map<String, Object> fields) throws IOException;
    }

    /**
     * Reads a file to its end.
     *
     * @throws NotCheckedException when it cannot be read to its end, or nothing in it says when it came
     */
    public void read(String file) {
        var before = read;
        var passedBefore = passed.count();
        CapturedFile.read(file, THEN, new Entries());
        if (read == before && passed.count() == passedBefore) {
            empty.add(file);
        } else if (read == before) {
            throw new NotCheckedException(
                    file + " has no entry of which it is said when it came; write lines of"
                            + " {\"stream\", \"id\", \"fields\"}, or what redis-cli --json XRANGE prints: without --json it is not read");
        }
    }

    /** Files in which nothing stands: of a stream that nobody wrote to there is such an archive. */
    public List<String> empty() {
        return List.copyOf(empty);
    }

    /** What was no entry, or said no time, as the beginning of a sentence; empty for nothing. */
    public Optional<String> notRead() {
        return passed.said(" is no entry, or does not say when it came");
    }

    private static EntryId idOf(String place, String text) {
        try {
            return EntryId.of(text);
        } catch (NotCheckedException e) {
            throw new NotCheckedException(place + ": " + e.getMessage());
        }
    }

    private final class Entries implements CapturedFile.Taker {

        @Override
        public void entry(String place, String stream, String id, Map<String, Object> fields) throws IOException {
            if (id.isEmpty()) {
                other(place);
                return;
            }
            read++;
            reader.entry(stream, idOf(place, id), fields);
        }

        @Override
        public void payload(String place, String event, String json) {
            other(place);
        }

        @Override
        public void other(String place) {
            passed.add(place);
        }
    }
}
