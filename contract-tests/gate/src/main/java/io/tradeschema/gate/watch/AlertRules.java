package io.tradeschema.gate.watch;

import io.tradeschema.model.Contracts;
import io.tradeschema.model.expect.Answer;
import io.tradeschema.model.expect.Expectation;
import io.tradeschema.model.expect.Health;
import io.tradeschema.model.expect.Pulse;
import io.tradeschema.model.expect.Readers;
import io.tradeschema.model.expect.Rhythm;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Expectations as rules of Prometheus, over the metrics that the watch serves, each with the cases that prove it. */
final class AlertRules {

    /** How often Prometheus must look at least, for an alarm to come when it is said. */
    static final int SECONDS = 15;

    private static final String STOPPED = "TradeschemaWatchStopped";

    private AlertRules() {}

    /**
     * One rule.
     *
     * @param alert its name
     * @param expectation the expectation that it stands for; empty for those about the watch itself
     * @param pending for how long it must hold
     * @param cases what proves it
     */
    record Rule(
            String alert,
            Optional<String> expectation,
            String expression,
            Optional<String> pending,
            String severity,
            String summary,
            List<Case> cases) {

        /** The labels of the alert, by name. */
        Map<String, String> labels() {
            var labels = new LinkedHashMap<String, String>();
            expectation.ifPresent(name -> labels.put("expectation", name));
            labels.put("severity", severity);
            return labels;
        }
    }

    /**
     * A case.
     *
     * @param series values by series, in the words of promtool
     * @param firing by seconds from the start, whether it fires
     * @param step how many seconds lie between two values
     */
    record Case(String name, Map<String, String> series, Map<Integer, Boolean> firing, int step) {
        Case(String name, Map<String, String> series, Map<Integer, Boolean> firing) {
            this(name, series, firing, SECONDS);
        }
    }

    static List<Rule> of(List<Expectation> expectations, Contracts contracts) {
        var rules = new ArrayList<Rule>();
        for (var one : expectations) {
            if (one instanceof Answer answer) {
                rules.add(waiting(one, answer.within()));
            } else if (one instanceof Rhythm rhythm) {
                rules.add(waiting(one, rhythm.every()));
            } else if (one instanceof Pulse pulse) {
                rules.add(waiting(one, pulse.every()));
            } else if (one instanceof Health health && scraped(health).isPresent()) {
                rules.add(share(health, scraped(health).get(), contracts));
                if (health.repeats().isPresent()) {
                    rules.add(open(one));
                }
            } else {
                rules.add(open(one));
                if (one instanceof Readers readers) {
                    rules.add(lost(readers, contracts));
                }
            }
        }
        rules.add(blind());
        rules.add(unreadable());
        rules.add(stale());
        rules.add(stopped());
        return List.copyOf(rules);
    }

    /** The share of a time that holds enough scrapes to reckon it from. */
    private static Optional<Health.Share> scraped(Health health) {
        return health.share().filter(bound -> bound.over().toSeconds() >= 4L * SECONDS);
    }

    private static String alert(Expectation one, String word) {
        return "Tradeschema"
                + Arrays.stream(one.name().split("-"))
                        .map(part -> Character.toUpperCase(part.charAt(0)) + part.substring(1))
                        .collect(Collectors.joining())
                + word;
    }

    private static Rule waiting(Expectation one, Duration bound) {
        var series = WatchMetric.WAITING_SINCE.wire() + "{expectation=\"" + one.name() + "\"}";
        var seconds =
                BigDecimal.valueOf(bound.toMillis(), 3).stripTrailingZeros().toPlainString();
        var before = (int) (bound.toSeconds() / SECONDS * SECONDS);
        var after = before + SECONDS;
        var judged = WatchMetric.LAST_EVALUATION.wire();
        var now = "0+" + SECONDS + "x" + (2 * after / SECONDS + 8);
        var cases = new ArrayList<>(List.of(
                new Case(
                        "waits too long",
                        Map.of(series, values("0", after), judged, now),
                        Map.of(before, false, after, true)),
                new Case(
                        "waits for nothing", Map.of(series, values("Inf+0", after), judged, now), Map.of(after, false)),
                justInTime(series, judged, bound)));
        // Within less than a scrape nothing can be seen to begin anew.
        if (before > 0) {
            cases.add(new Case(
                    "what came in time begins anew",
                    Map.of(
                            series,
                            "0x" + before / SECONDS + " " + values(Integer.toString(after), after),
                            judged,
                            "0+" + SECONDS + "x" + (4 * after / SECONDS + 8)),
                    Map.of(after, false, after + before, false, after + after + SECONDS, true)));
        }
        return new Rule(
                alert(one, ""),
                Optional.of(one.name()),
                "max by (expectation) (" + judged + " - on (job, instance) group_right () " + series + ") > " + seconds,
                Optional.empty(),
                one.urgency().toString(),
                one.says(),
                List.copyOf(cases));
    }

    /**
     * At each scrape it waited for nearly all of its time, and what came then is seen by the next scrape alone. The scrapes lie
     * five seconds behind the evaluations, as they may in life, so that each of these reckons from an old sample.
     */
    private static Case justInTime(String series, String judged, Duration bound) {
        var waits = BigDecimal.valueOf(bound.toMillis(), 3);
        var since = new StringBuilder("_");
        var judgements = new StringBuilder("_");
        for (var scrape = 5; scrape <= 5 + 4 * SECONDS; scrape += SECONDS) {
            since.append(' ')
                    .append(BigDecimal.valueOf(scrape).subtract(waits).toPlainString())
                    .append(" _ _");
            judgements.append(' ').append(scrape).append(" _ _");
        }
        return new Case(
                "was in time at each scrape",
                Map.of(series, since.toString(), judged, judgements.toString()),
                Map.of(SECONDS, false, 2 * SECONDS, false, 4 * SECONDS, false),
                5);
    }

    /** The same value from the start until well behind a time. */
    private static String values(String value, int until) {
        return value + "x" + (2 * until / SECONDS + 8);
    }

    private static Rule share(Health health, Health.Share bound, Contracts contracts) {
        var stream = contracts.named(health.of()).map(one -> one.stream()).orElse(health.of());
        var all = WatchMetric.MESSAGES.wire() + "{stream=\"" + stream + "\"}";
        var refused = WatchMetric.MESSAGES.wire() + "{stream=\"" + stream + "\",verdict=\"refused\"}";
        var accepted = WatchMetric.MESSAGES.wire() + "{stream=\"" + stream + "\",verdict=\"accepted\"}";
        var range = "[" + bound.over().toSeconds() + "s]";
        var part = bound.percent().movePointLeft(2).stripTrailingZeros().toPlainString();
        var end = (int) Math.max(bound.over().toSeconds() * 2, 4L * SECONDS) / SECONDS * SECONDS;
        var steps = end / SECONDS + 2;
        return new Rule(
                alert(health, ""),
                Optional.of(health.name()),
                "sum(increase(" + refused + range + ")) / sum(increase(" + all + range + ")) > " + part
                        + " and sum(increase(" + all + range + ")) >= " + bound.least(),
                Optional.empty(),
                health.urgency().toString(),
                health.says(),
                List.of(
                        new Case(
                                "all of many are refused",
                                Map.of(refused, "0+" + bound.least() + "x" + steps, accepted, "0x" + steps),
                                Map.of(end, !part.equals("1"))),
                        new Case(
                                "none of many is refused",
                                Map.of(refused, "0x" + steps, accepted, "0+" + bound.least() + "x" + steps),
                                Map.of(end, false)),
                        new Case(
                                "no message at all",
                                Map.of(refused, "0x" + steps, accepted, "0x" + steps),
                                Map.of(end, false))));
    }

    /** What only the watch can tell: its own alarms. */
    private static Rule open(Expectation one) {
        var series = WatchMetric.OPEN_ALARMS.wire() + "{expectation=\"" + one.name() + "\",severity=\"" + one.urgency()
                + "\"}";
        return new Rule(
                alert(one, "Open"),
                Optional.of(one.name()),
                "max by (expectation) (" + series + ") > 0",
                Optional.empty(),
                one.urgency().toString(),
                one.says(),
                List.of(
                        new Case("an alarm is open", Map.of(series, "0x3 1x10"), Map.of(45, false, 60, true)),
                        new Case("none is open", Map.of(series, "0x10"), Map.of(60, false))));
    }

    /** What happens once is no alarm that is open: Prometheus is told by the count of it. */
    private static Rule lost(Readers readers, Contracts contracts) {
        var stream = contracts.named(readers.of()).map(one -> one.stream()).orElse(readers.of());
        var series =
                WatchMetric.TRIMMED_UNREAD.wire() + "{stream=\"" + stream + "\",group=\"" + readers.group() + "\"}";
        return new Rule(
                alert(readers, "Lost"),
                Optional.of(readers.name()),
                "max(increase(" + series + "[5m])) > 0",
                Optional.empty(),
                readers.urgency().toString(),
                "entries of " + stream + " were trimmed before " + readers.group() + " read them",
                List.of(
                        new Case(
                                "entries are lost",
                                Map.of(series, "0x3 12x60"),
                                Map.of(45, false, 60, true, 750, false)),
                        new Case("none is lost", Map.of(series, "12x10"), Map.of(60, false))));
    }

    private static Rule blind() {
        var series = WatchMetric.SEES.wire();
        return new Rule(
                "TradeschemaWatchBlind",
                Optional.empty(),
                "min(" + series + ") == 0",
                Optional.empty(),
                "page",
                "the watch sees no bus: nothing is judged, and no alarm is no all-clear",
                List.of(
                        new Case("the server answers", Map.of(series, "1x10"), Map.of(60, false)),
                        new Case(
                                "the server does not answer",
                                Map.of(series, "1x3 0x10"),
                                Map.of(45, false, 60, true))));
    }

    private static Rule unreadable() {
        var series = WatchMetric.READABLE.wire();
        return new Rule(
                "TradeschemaStreamUnreadable",
                Optional.empty(),
                "min(" + series + ") == 0",
                Optional.empty(),
                "page",
                "a stream cannot be read though the server answers: what comes on it is not judged; /health of the watch names"
                        + " it",
                List.of(
                        new Case(
                                "all can be read",
                                Map.of(series + "{stream=\"a\"}", "1x10", series + "{stream=\"b\"}", "1x10"),
                                Map.of(60, false)),
                        new Case(
                                "one cannot be read",
                                Map.of(series + "{stream=\"a\"}", "1x10", series + "{stream=\"b\"}", "1x3 0x10"),
                                Map.of(45, false, 60, true))));
    }

    private static Rule stale() {
        var series = WatchMetric.LAST_EVALUATION.wire();
        return new Rule(
                "TradeschemaWatchStale",
                Optional.empty(),
                "time() - max(" + series + ") > 60",
                Optional.empty(),
                "page",
                "the watch judged nothing for a minute: it hangs, or its machine does",
                List.of(
                        new Case("it judges", Map.of(series, "0+15x20"), Map.of(180, false)),
                        new Case("it hangs", Map.of(series, "0x20"), Map.of(60, false, 75, true))));
    }

    private static Rule stopped() {
        var series = WatchMetric.LAST_EVALUATION.wire();
        return new Rule(
                STOPPED,
                Optional.empty(),
                "absent(" + series + ")",
                Optional.of("60s"),
                "page",
                "no watch runs: nobody would tell that an answer does not come",
                List.of(
                        new Case("it runs", Map.of(series, "0+15x20"), Map.of(180, false)),
                        new Case("it stopped", Map.of(series, "0 15 stale"), Map.of(75, false, 90, true))));
    }

    // ---- as files ----

    /** The rules' file. */
    static String rules(List<Rule> rules) {
        var text = new StringBuilder(
                "# Made by: tradeschema alerts. Do not edit: change what is expected, and make it anew.\n"
                        + "# Scrape the watch at least every " + SECONDS
                        + " s, and evaluate as often: an alarm comes up to "
                        + 2 * SECONDS + " s after its time.\n"
                        + "# What is waited for is held against the time at which the watch judged last, which is as old as the"
                        + " sample itself:\n# so nothing looks late between two scrapes, however short its time.\n"
                        + "groups:\n  - name: tradeschema\n    interval: " + SECONDS + "s\n    rules:\n");
        for (var rule : rules) {
            text.append("      - alert: ").append(rule.alert).append('\n');
            text.append("        expr: ").append(quoted(rule.expression)).append('\n');
            rule.pending.ifPresent(
                    time -> text.append("        for: ").append(time).append('\n'));
            text.append("        keep_firing_for: 5m\n");
            text.append("        labels:\n");
            rule.labels()
                    .forEach((name, value) -> text.append("          ")
                            .append(name)
                            .append(": ")
                            .append(value)
                            .append('\n'));
            text.append("        annotations:\n          summary: ")
                    .append(quoted(rule.summary))
                    .append('\n');
        }
        return text.toString();
    }

    /** The file of promtool's cases, beside the rules' file. */
    static String cases(List<Rule> rules, String file) {
        var text = new StringBuilder("# Made by: tradeschema alerts. Run: promtool test rules FILE\n"
                + "rule_files:\n  - " + file + "\nevaluation_interval: " + SECONDS + "s\ntests:\n");
        for (var rule : rules) {
            for (var one : rule.cases) {
                text.append("  - name: ")
                        .append(quoted(rule.alert + ": " + one.name))
                        .append('\n');
                text.append("    interval: ").append(one.step).append("s\n    input_series:\n");
                one.series.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(series -> text.append("      - series: ")
                                .append(quoted(series.getKey()))
                                .append("\n        values: ")
                                .append(quoted(series.getValue()))
                                .append('\n'));
                text.append("    alert_rule_test:\n");
                one.firing.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(at -> text.append(expected(rule, at.getKey(), at.getValue())));
            }
        }
        return text.toString();
    }

    private static String expected(Rule rule, int seconds, boolean firing) {
        var text = new StringBuilder("      - eval_time: " + seconds + "s\n        alertname: " + rule.alert + "\n");
        if (!firing) {
            return text.append("        exp_alerts: []\n").toString();
        }
        text.append("        exp_alerts:\n          - exp_labels:\n");
        rule.labels()
                .forEach((name, value) -> text.append("              ")
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append('\n'));
        return text.append("            exp_annotations:\n              summary: ")
                .append(quoted(rule.summary))
                .append('\n')
                .toString();
    }

    /** In the quotes of YAML; every text here is printable. */
    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
