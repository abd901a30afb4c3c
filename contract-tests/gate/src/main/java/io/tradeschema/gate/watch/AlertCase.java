package io.tradeschema.gate.watch;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A case that proves a rule: what Prometheus scrapes, and at which of its evaluations the rule fires.
 *
 * @param series values by series, in the words of promtool
 * @param firing by seconds from the start, whether it fires
 * @param step how many seconds lie between two values
 */
record AlertCase(String name, Map<String, String> series, Map<Integer, Boolean> firing, int step) {

    /** How many seconds a scrape lies behind an evaluation, where the two are told apart. */
    private static final int BEHIND = 5;

    private static final BigDecimal MILLISECOND = new BigDecimal("0.001");

    AlertCase(String name, Map<String, String> series, Map<Integer, Boolean> firing) {
        this(name, series, firing, AlertRules.SECONDS);
    }

    static String text(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    /** It fires from one evaluation on until another one at which it is over, and as long after that as an alert is kept. */
    static Map<Integer, Boolean> firing(int from, int over) {
        var end = over + AlertRules.KEPT_MINUTES * 60;
        return Map.of(from - AlertRules.SECONDS, false, from, true, end - AlertRules.SECONDS, true, end, false);
    }

    /** A series that is well, is not for two scrapes, and is well again. */
    static AlertCase turning(String name, String series, String well, String ill) {
        return new AlertCase(name, Map.of(series, well + "x3 " + ill + "x1 " + well + "x30"), firing(60, 90));
    }

    /** The same beside another series. */
    AlertCase beside(String other, String values) {
        var all = new HashMap<>(series);
        all.put(other, values);
        return new AlertCase(name, all, firing, step);
    }

    /** What is waited for since a time, by the time at which the watch judged last. */
    static List<AlertCase> waiting(String since, String judged, BigDecimal bound) {
        var longer = text(bound.add(MILLISECOND));
        var twice = bound.add(bound);
        return List.of(
                new AlertCase(
                        "waits a millisecond longer than it may, and then for nothing",
                        Map.of(since, "0x5 Inf+0x30", judged, text(bound) + "x3 " + longer + "x30"),
                        firing(60, 90)),
                new AlertCase(
                        "waits for nothing", Map.of(since, "Inf+0x10", judged, text(twice) + "x10"), Map.of(60, false)),
                new AlertCase(
                        "what came in time begins anew",
                        Map.of(
                                since,
                                "0x3 " + text(bound) + "x10",
                                judged,
                                text(bound) + "x3 " + text(twice) + "x3 " + text(twice.add(MILLISECOND)) + "x10"),
                        Map.of(45, false, 105, false, 120, true)),
                justInTime(since, judged, bound));
    }

    /**
     * At each scrape it waited for all of its time but a millisecond, and what came then is seen by the next scrape alone. The scrapes lie
     * behind the evaluations, as they may in life, so that each of these reckons from an old sample.
     */
    private static AlertCase justInTime(String since, String judged, BigDecimal bound) {
        var waits = new StringBuilder("_");
        var judgements = new StringBuilder("_");
        for (var scrape = BEHIND; scrape <= BEHIND + 4 * AlertRules.SECONDS; scrape += AlertRules.SECONDS) {
            waits.append(' ')
                    .append(text(BigDecimal.valueOf(scrape).subtract(bound).add(MILLISECOND)))
                    .append(" _ _");
            judgements.append(' ').append(scrape).append(" _ _");
        }
        return new AlertCase(
                "was in time at each scrape",
                Map.of(since, waits.toString(), judged, judgements.toString()),
                Map.of(AlertRules.SECONDS, false, 2 * AlertRules.SECONDS, false, 4 * AlertRules.SECONDS, false),
                BEHIND);
    }

    /** Of a count that is looked at over a time. */
    static List<AlertCase> lost(String series, int range) {
        return List.of(
                new AlertCase("an entry is lost", Map.of(series, "0x3 1x3"), Map.of(45, false, 60, true, 105, true)),
                new AlertCase("none is lost", Map.of(series, "12x10"), Map.of(60, false)),
                jumping("what was lost longer ago is no news", Map.of(series, jump(range, 0, "0", "1")), range));
    }

    // ---- a count that rises once, of which no scrape lies where a range that ends at an evaluation begins ----

    /** A count before and behind a jump, some scrapes later than the first one may be, in steps of five seconds. */
    static String jump(long range, int scrapes, String before, String behind) {
        return "_x" + (first(range) + scrapes * AlertRules.SECONDS) / BEHIND + " " + before + " _x2 " + behind;
    }

    /** Counts of which one rises, which is over when that is no longer looked at. */
    static AlertCase jumping(String name, Map<String, String> series, long range) {
        return new AlertCase(name, series, firing(jumped(range), forgotten(range)), BEHIND);
    }

    private static int first(long range) {
        return range % AlertRules.SECONDS == 2 * BEHIND ? 5 * BEHIND : 4 * BEHIND;
    }

    /** The first evaluation behind the jump. */
    private static int jumped(long range) {
        return evaluation(first(range) + AlertRules.SECONDS);
    }

    /** The first evaluation of which the range begins behind the scrape before the jump. */
    private static int forgotten(long range) {
        return evaluation(first(range) + range);
    }

    /** The first evaluation at a time or behind it. */
    static int evaluation(long seconds) {
        return Math.toIntExact((seconds + AlertRules.SECONDS - 1) / AlertRules.SECONDS * AlertRules.SECONDS);
    }
}
