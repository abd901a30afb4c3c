package io.tradeschema.gate.watch;

import io.tradeschema.gate.redis.EntryId;
import java.util.HashMap;
import java.util.Map;

/** Since when entries wait for one group, by the time that passed, whatever the server's clock does meanwhile. */
final class Waits {

    private final ServerClock clock;
    private Map<Wait, Long> known = new HashMap<>();
    private Map<Wait, Long> seen = new HashMap<>();

    /**
     * An entry that waits.
     *
     * @param deliveries how often it was delivered; 0 for one that waits to be
     */
    private record Wait(EntryId id, String consumer, long deliveries) {}

    Waits(ServerClock clock) {
        this.clock = clock;
    }

    /** What is asked from here on is seen now; what is not asked for any more is forgotten. */
    void look() {
        known = seen;
        seen = new HashMap<>();
    }

    /**
     * For how long it waits.
     *
     * @param since since when, by the server's clock
     * @param now the time that passed
     */
    long waiting(EntryId id, String consumer, long deliveries, long since, long now) {
        var wait = new Wait(id, consumer, deliveries);
        var said = clock.passed(since);
        // A clock that went back says of what waited before that it came later; then what was seen is better.
        var begun = clock.wentBack() ? Math.min(said, known.getOrDefault(wait, now)) : said;
        seen.put(wait, Math.min(begun, now));
        return Math.max(0, now - begun);
    }
}
