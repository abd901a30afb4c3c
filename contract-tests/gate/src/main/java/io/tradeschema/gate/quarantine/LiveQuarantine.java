package io.tradeschema.gate.quarantine;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.redis.ElsewhereException;
import io.tradeschema.gate.redis.EntryId;
import io.tradeschema.gate.redis.ServerScript;
import io.tradeschema.gate.redis.ServerScript.Part;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The quarantines of a server: what the script does with what lies there. */
final class LiveQuarantine implements Closeable {

    private static final int PAGE = 20;

    private final ServerScript script;
    private final List<Shelf> shelves;

    LiveQuarantine(ServerScript script, List<Shelf> shelves) {
        this.script = script;
        this.shelves = List.copyOf(shelves);
    }

    /** Those that are meant. */
    List<Shelf> shelves() {
        return shelves;
    }

    /** Hands on all that lies there, oldest first. */
    void read(Shelf shelf, Consumer<PutAside> reader) {
        var page = page(shelf, "-", "+");
        while (!page.isEmpty()) {
            page.forEach(reader);
            var next = EntryId.of(page.get(page.size() - 1).place()).next();
            page = next.map(from -> page(shelf, from.toString(), "+")).orElse(List.of());
        }
    }

    /**
     * What lies under that id in the one quarantine that has it.
     *
     * @throws NotCheckedException when none has it, or more than one
     */
    PutAside find(String place) {
        var id = EntryId.of(place);
        var found = new ArrayList<PutAside>();
        var elsewhere = new ArrayList<String>();
        for (var shelf : shelves) {
            try {
                found.addAll(page(shelf, id.toString(), id.toString()));
            } catch (ElsewhereException e) {
                elsewhere.add(shelf + ": " + e.getMessage());
            }
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        if (elsewhere.size() == shelves.size()) {
            throw new NotCheckedException(elsewhere.get(0), elsewhere.subList(1, elsewhere.size()));
        }
        throw new NotCheckedException(
                found.isEmpty()
                        ? "nothing lies under " + id + " in " + shelves
                                + "; tradeschema quarantine list names what does"
                        : id + " lies in more than one quarantine; name the stream with --stream",
                elsewhere);
    }

    /** A page; where that is too large for one answer, its first one. */
    private List<PutAside> page(Shelf shelf, String from, String to) {
        var page = page(shelf, from, to, PAGE);
        return page.stream().allMatch(PutAside::isWhole) ? page : page(shelf, from, to, 1);
    }

    private List<PutAside> page(Shelf shelf, String from, String to, int count) {
        var keys = shelf.keys();
        var answer = script.run(
                List.of(keys.quarantine(), keys.mended(), keys.done()),
                List.of("read", from, to, Integer.toString(count)));
        demand("read", answer);
        return answer.stream().skip(1).map(told -> PutAside.of(shelf, told)).toList();
    }

    /** Keeps mended fields beside those that it had. */
    Told mend(PutAside one, Map<String, String> fields) {
        var keys = one.shelf().keys();
        var args = new ArrayList<>(List.of("mend", one.place()));
        fields.forEach((name, value) -> args.addAll(List.of(name, value)));
        return Told.of(script.run(List.of(keys.quarantine(), keys.mended(), keys.done()), args));
    }

    /**
     * Brings it back to its stream.
     *
     * @param within how old it may be, by the server's clock
     * @param written when it was written, as it says itself
     */
    Told replay(PutAside one, Duration within, Instant written) {
        var keys = one.shelf().keys();
        return Told.of(script.run(
                List.of(one.shelf().stream(), keys.quarantine(), keys.mended(), keys.done()),
                List.of(
                        "replay",
                        one.place(),
                        Long.toString(within.toMillis()),
                        Long.toString(written.toEpochMilli()))));
    }

    /**
     * What the script says that it did.
     *
     * @param what its word
     * @param more what it says with it; empty where nothing
     */
    record Told(String what, String more) {

        private static Told of(List<Part> answer) {
            return new Told(text(answer, 0), text(answer, 1));
        }

        private static String text(List<Part> answer, int place) {
            return place < answer.size() ? new String(answer.get(place).text(), StandardCharsets.UTF_8) : "";
        }
    }

    private static void demand(String word, List<Part> answer) {
        if (!Told.of(answer).what().equals(word)) {
            throw notTheScripts();
        }
    }

    static NotCheckedException notTheScripts() {
        return new NotCheckedException(
                "the server's answer to EVAL is not the script's; is there a proxy before it that"
                        + " changes answers?");
    }

    @Override
    public void close() throws IOException {
        script.close();
    }
}
