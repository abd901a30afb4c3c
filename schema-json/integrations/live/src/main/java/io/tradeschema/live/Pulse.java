package io.tradeschema.live;

import static io.tradeschema.model.expect.Pulse.MOST;
import static io.tradeschema.model.expect.Pulse.STREAM;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * Proves that a service completed a pass: all positions read, every due close sent and confirmed, or none due. To be called
 * at the end of a pass, and by no timer: a timer goes on while every pass fails. Each pass is an entry of the pulse's stream,
 * which {@code tradeschema watch} reads, and renews the {@link Lease} in the same step.
 */
public final class Pulse {

    private final RedisEval redis;
    private final String stream;
    private final String owner;
    private final Duration holds;
    private String last = "";

    private Pulse(RedisEval redis, String stream, String owner, Duration holds) {
        this.redis = redis;
        this.stream = stream;
        this.owner = owner;
        this.holds = holds;
    }

    /** What became of a proof. */
    public sealed interface Proof {

        /**
         * The pass counts.
         *
         * @param sequence its number, larger than that of the pass before
         */
        record Completed(long sequence) implements Proof {}

        /** The pass left a due close unconfirmed: the watch is told, the lease runs out if this stays so. */
        record LeftOpen() implements Proof {}

        /**
         * Another process is the owner: two run where one should. Nothing was written; raise an alarm.
         *
         * @param by the other one's name, or this one's own where two have it
         */
        record Taken(String by) implements Proof {}
    }

    /**
     * The pulse of a service, on its usual stream.
     *
     * @param service the service's name, as the bus file has it
     * @param owner the name of this process, the same after a restart: of a pod, a host
     * @param holds for how long a pass renews the lease, at least a millisecond; a few times as long as a pass takes
     */
    public static Pulse of(RedisEval redis, String service, String owner, Duration holds) {
        Objects.requireNonNull(redis, "the client is null: hand in its eval");
        Objects.requireNonNull(owner, "the owner is null: hand in the name of this process");
        if (service.isEmpty() || owner.isEmpty()) {
            throw new IllegalArgumentException(
                    "service and owner have names: of the exit path in the bus file, of this process");
        }
        if (holds.toMillis() <= 0) {
            throw new IllegalArgumentException("a lease that holds for " + holds + " holds nothing");
        }
        return new Pulse(redis, STREAM + service, owner, holds);
    }

    /**
     * Says that a pass ended.
     *
     * @param due how many closes were due in it
     * @param confirmed how many of them were sent and confirmed
     * @throws IllegalArgumentException when more are confirmed than due, or one is no count from 0 to 999999999
     */
    public synchronized Proof completed(long due, long confirmed) {
        if (due < 0 || confirmed < 0 || confirmed > due || due > MOST) {
            throw new IllegalArgumentException("of " + due + " due closes " + confirmed
                    + " cannot be confirmed: both are counts of this pass, from 0 to " + MOST);
        }
        var mine = last;
        // What the server did is not known when the client fails: the next pass goes on from what lies there.
        last = "";
        var words = LiveScript.run(
                redis,
                "pulse",
                List.of(Lease.key(stream), stream),
                List.of(owner, mine, Long.toString(holds.toMillis()), Long.toString(due), Long.toString(confirmed)));
        var proof = proof(words);
        last = proof instanceof Proof.Completed pass ? Long.toString(pass.sequence()) : mine;
        return proof;
    }

    private static Proof proof(List<String> words) {
        return switch (words.get(0)) {
            case "completed" -> new Proof.Completed(Long.parseLong(words.get(1)));
            case "left open" -> new Proof.LeftOpen();
            case "taken" -> new Proof.Taken(words.get(1));
            default -> throw LiveScript.unexpected("pulse", words);
        };
    }
}
