package io.tradeschema.gate.watch;

import io.tradeschema.watch.Input;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The messages that were refused while a watch read: what nobody can read is not well, though nothing waits for it. */
final class Refusals {

    /** So many findings of a source are told apart. */
    private static final int KINDS = 1_000;

    private final Map<String, Of> all = new LinkedHashMap<>();

    /** Those of one source. */
    private static final class Of {
        private long count;
        private final Map<String, Long> faults = new HashMap<>();
    }

    /**
     * What was refused of one source.
     *
     * @param commonest the finding that refused most of them
     * @param times how many of them
     */
    record Refused(String source, long count, String commonest, long times) {}

    /** Counts an entry that is refused; whatever else is told is none. */
    void add(Input input) {
        if (input instanceof Input.Entry entry && entry.fields().isEmpty()) {
            var of = all.computeIfAbsent(entry.source(), any -> new Of());
            of.count++;
            if (of.faults.size() < KINDS || of.faults.containsKey(entry.fault())) {
                of.faults.merge(entry.fault(), 1L, Long::sum);
            }
        }
    }

    boolean isNone() {
        return all.isEmpty();
    }

    List<Refused> bySource() {
        return all.entrySet().stream()
                .map(one -> refused(one.getKey(), one.getValue()))
                .toList();
    }

    private static Refused refused(String source, Of of) {
        var commonest = of.faults.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.<String, Long>comparingByKey().reversed()))
                .orElseThrow();
        return new Refused(source, of.count, commonest.getKey(), commonest.getValue());
    }

    /** {@code ; 50 messages of trade.intent refused: UNKNOWN_FIELD $.side from router}, as the end of a sentence; empty for none. */
    String sentence() {
        return bySource().stream().map(Refusals::words).collect(Collectors.joining());
    }

    private static String words(Refused one) {
        return "; " + one.count + (one.count == 1 ? " message" : " messages") + " of " + one.source + " refused: "
                + (one.times == one.count ? "" : one.times == 1 ? "once " : one.times + " times ") + one.commonest;
    }

    /** For programs, one object a source; people read the sentence. */
    void tell(Teller teller) {
        bySource().forEach(teller::count);
    }
}
