package io.tradeschema.live;

import static io.tradeschema.model.expect.Pulse.STREAM;

import io.tradeschema.model.Contract;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Lets a consumer take what opens a position only while the exit path completes passes: a missed entry costs a chance, an
 * entry without exits is unbounded. What closes or reduces is never held back. Only a consumer that makes one has it.
 *
 * <p>Fresh means: within the bound, by this process's own monotonic clock, the pulse's number was seen to rise. So there are
 * no entries at start, before it was seen to rise once; none when the lease ran out or the owner changed, until it rises again;
 * none after a look that failed. {@link #look} is to be called several times within the bound, in the loop that reads: a rise
 * that is seen late says little of when it was.
 */
public final class Lease {

    private final RedisEval redis;
    private final String key;
    private final long bound;
    private final LongSupplier nanos;
    private Optional<Sight> seen = Optional.empty();
    /** Before the last rise: the pass was completed after it. */
    private Optional<Long> before = Optional.empty();

    /** A number of an owner, and when it was asked for last. */
    private record Sight(String owner, long sequence, long asked) {

        boolean isRaisedFrom(Sight earlier) {
            return owner.equals(earlier.owner) && sequence > earlier.sequence;
        }

        boolean isSameAs(Sight earlier) {
            return owner.equals(earlier.owner) && sequence == earlier.sequence;
        }
    }

    private Lease(RedisEval redis, String key, long bound, LongSupplier nanos) {
        this.redis = redis;
        this.key = key;
        this.bound = bound;
        this.nanos = nanos;
    }

    /**
     * The lease that a service's {@link Pulse} renews.
     *
     * @param service the service of the exit path
     * @param bound how old its last completed pass may be, more than nothing
     */
    public static Lease of(RedisEval redis, String service, Duration bound) {
        return of(redis, service, bound, System::nanoTime);
    }

    /** The same by another clock, which never goes back, in nanoseconds. */
    public static Lease of(RedisEval redis, String service, Duration bound, LongSupplier nanos) {
        Objects.requireNonNull(redis, "the client is null: hand in its eval");
        Objects.requireNonNull(nanos, "the clock is null: hand in System::nanoTime, or another");
        if (service.isEmpty()) {
            throw new IllegalArgumentException(
                    "the service has no name: hand in that of the exit path, as its pulse has it");
        }
        if (bound.isNegative() || bound.isZero()) {
            throw new IllegalArgumentException("a bound of age is more than nothing: " + bound);
        }
        return new Lease(redis, key(STREAM + service), bound.toNanos(), nanos);
    }

    static String key(String pulse) {
        return SameSlot.beside(pulse, "lease");
    }

    /**
     * Looks at the pulse, by one question. When the client throws, so does this, and nothing is fresh any more.
     *
     * @return whether entries may be taken now
     */
    public synchronized boolean look() {
        var earlier = seen;
        var last = before;
        seen = Optional.empty();
        before = Optional.empty();
        var asked = nanos.getAsLong();
        seen = sight(LiveScript.run(redis, "look", List.of(key), List.of()), asked);
        if (seen.isPresent() && earlier.isPresent()) {
            before = seen.get().isRaisedFrom(earlier.get())
                    ? earlier.map(Sight::asked)
                    : last.filter(since -> seen.get().isSameAs(earlier.get()));
        }
        return isFresh();
    }

    private static Optional<Sight> sight(List<String> words, long asked) {
        return switch (words.get(0)) {
            case "held" -> Optional.of(new Sight(words.get(1), Long.parseLong(words.get(2)), asked));
            case "nobody" -> Optional.empty();
            default -> throw LiveScript.unexpected("look", words);
        };
    }

    /** Whether a pass was completed within the bound, by what the last looks saw. Asks nobody. */
    public synchronized boolean isFresh() {
        return before.filter(since -> nanos.getAsLong() - since <= bound).isPresent();
    }

    /**
     * Whether the consumer may act on this event: on what closes or reduces always, on what opens something while the pulse is
     * fresh.
     *
     * @throws IllegalArgumentException when the contract does not say which of its messages open something
     */
    public <T> boolean permits(Contract<T> type, T event) {
        var opening = type.perishable()
                .orElseThrow(() -> new IllegalArgumentException(
                        type + " does not say which of its messages open something: declare what perishes"));
        return !opening.opens(type, event) || isFresh();
    }
}
