package io.tradeschema.live;

import io.tradeschema.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Puts aside what a consumer refuses: the entry as it lies in the stream, with its findings and its id, goes to another
 * stream and is acknowledged, in one step of the server. Whoever is killed meanwhile: it is pending or it is there, never
 * neither and never both. {@code tradeschema quarantine} shows what lies there, mends and replays it. Immutable; one serves
 * all threads as far as the client does.
 */
public final class Quarantine {

    private final RedisEval redis;
    private final String stream;
    private final String group;
    private final String consumer;
    private final QuarantineKeys keys;
    private final long most;

    private Quarantine(RedisEval redis, String stream, String group, String consumer, QuarantineKeys keys, long most) {
        this.redis = redis;
        this.stream = stream;
        this.group = group;
        this.consumer = consumer;
        this.keys = keys;
        this.most = most;
    }

    /**
     * The quarantine of a consumer, under the stream's usual key and without a bound.
     *
     * @param consumer the name by which it reads: what another one has claimed since is left to that one
     */
    public static Quarantine of(RedisEval redis, String stream, String group, String consumer) {
        Objects.requireNonNull(redis, "the client is null: hand in its eval");
        Objects.requireNonNull(group, "the group is null: hand in the name by which XREADGROUP reads");
        Objects.requireNonNull(consumer, "the consumer is null: hand in the name by which XREADGROUP reads");
        return new Quarantine(redis, stream, group, consumer, QuarantineKeys.of(stream), 0);
    }

    /** The same under a key of the team's own. In a cluster it has to be in the stream's slot. */
    public Quarantine in(String key) {
        return new Quarantine(redis, stream, group, consumer, new QuarantineKeys(key), most);
    }

    /**
     * The same with a bound: when more than so many lie there, the oldest are dropped, and {@link Placement.Aside} says how
     * many. Without it, nothing that was put aside is ever lost by this library.
     *
     * @throws IllegalArgumentException when the bound is not positive
     */
    public Quarantine holdingAtMost(long entries) {
        if (entries <= 0) {
            throw new IllegalArgumentException("a quarantine that holds at most " + entries + " holds nothing");
        }
        return new Quarantine(redis, stream, group, consumer, keys, entries);
    }

    /**
     * Puts a pending entry aside and acknowledges it. May be called again after a failure of the client, when nobody knows
     * whether the server did it.
     *
     * @param id the entry's id
     * @param fields the entry as it was read: kept where the stream lost the entry since, which otherwise gives its own bytes
     * @param findings what is wrong with it
     */
    public Placement put(String id, Map<String, String> fields, List<Finding> findings) {
        var args = new ArrayList<>(List.of(group, consumer, id, Long.toString(most), sentences(findings)));
        fields.forEach((name, value) -> args.addAll(List.of(name, value)));
        var words = LiveScript.run(redis, "aside", List.of(stream, keys.quarantine()), args);
        return switch (words.get(0)) {
            case "aside" -> new Placement.Aside(words.get(1), Long.parseLong(words.get(2)));
            case "claimed" -> new Placement.Claimed(words.get(1));
            case "not pending" -> new Placement.NotPending();
            default -> throw LiveScript.unexpected("aside", words);
        };
    }

    private static String sentences(List<Finding> findings) {
        return findings.stream().map(Finding::toString).collect(Collectors.joining("\n"));
    }
}
