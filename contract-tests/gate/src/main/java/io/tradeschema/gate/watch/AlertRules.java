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

    /** For so many minutes an alert goes on when it is over, so that one that comes and goes is one. */
    static final int KEPT_MINUTES = 5;

    /** Over so many minutes it is looked at whether anything was lost. */
    private static final int LOST_MINUTES = 5;

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
            List<AlertCase> cases) {

        /** The labels of the alert, by name. */
        Map<String, String> labels() {
            var labels = new LinkedHashMap<String, String>();
            expectation.ifPresent(name -> labels.put("expectation", name));
            labels.put("severity", severity);
            return labels;
        }
    }

    static List<Rule> of(List<Expectation> expectations, Contracts contracts) {
        var rules = new ArrayList<Rule>();
        for (var one : expectations) {
            var time = time(one);
            if (time.isPresent()) {
                rules.add(waiting(one, time.get()));
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

    /**
     * What is measured for an expectation, and the bound over which it is an alarm: for a picture of it.
     *
     * @param limit in that unit
     * @param unit as Grafana names it
     */
    record Bound(String expectation, String measure, String limit, String unit) {

        private String isOver() {
            return measure + " > " + limit;
        }
    }

    /** The bounds that Prometheus itself can measure. */
    static List<Bound> bounds(List<Expectation> expectations, Contracts contracts) {
        return expectations.stream()
                .flatMap(one -> bound(one, contracts).stream())
                .toList();
    }

    private static Optional<Bound> bound(Expectation one, Contracts contracts) {
        if (one instanceof Health health) {
            return scraped(health).map(share -> refused(health, share, contracts));
        }
        return time(one).map(time -> waited(one, time));
    }

    /** How long may be waited for what is expected; empty where it is no time that is waited for. */
    private static Optional<Duration> time(Expectation one) {
        if (one instanceof Answer answer) {
            return Optional.of(answer.within());
        }
        if (one instanceof Rhythm rhythm) {
            return Optional.of(rhythm.every());
        }
        return one instanceof Pulse pulse ? Optional.of(pulse.every()) : Optional.empty();
    }

    private static Bound waited(Expectation one, Duration bound) {
        return new Bound(
                one.name(),
                "max by (expectation) (" + WatchMetric.LAST_EVALUATION.wire() + " - on (job, instance) group_right () "
                        + waitingSince(one) + ")",
                AlertCase.text(BigDecimal.valueOf(bound.toMillis(), 3)),
                "s");
    }

    private static String waitingSince(Expectation one) {
        return WatchMetric.WAITING_SINCE.wire() + "{" + WatchMetric.label("expectation", one.name()) + "}";
    }

    private static Rule waiting(Expectation one, Duration bound) {
        return rule(
                one,
                "",
                waited(one, bound).isOver(),
                AlertCase.waiting(
                        waitingSince(one),
                        WatchMetric.LAST_EVALUATION.wire(),
                        BigDecimal.valueOf(bound.toMillis(), 3)));
    }

    private static Bound refused(Health health, Health.Share share, Contracts contracts) {
        var ofStream = ofStream(health, contracts);
        return new Bound(
                health.name(),
                "sum(" + increase(ofStream + ",verdict=\"refused\"}", share) + ") / sum("
                        + increase(ofStream + "}", share) + ")",
                AlertCase.text(part(share)),
                "percentunit");
    }

    private static String ofStream(Health health, Contracts contracts) {
        return WatchMetric.MESSAGES.wire() + "{" + WatchMetric.label("stream", contracts.streamOf(health.of()));
    }

    private static String increase(String series, Health.Share share) {
        return "increase(" + series + "[" + share.over().toSeconds() + "s])";
    }

    private static BigDecimal part(Health.Share share) {
        return share.percent().movePointLeft(2).stripTrailingZeros();
    }

    private static Rule share(Health health, Health.Share share, Contracts contracts) {
        var ofStream = ofStream(health, contracts);
        return rule(
                health,
                "",
                refused(health, share, contracts).isOver() + " and sum(" + increase(ofStream + "}", share) + ") >= "
                        + share.least(),
                new ShareCases(
                                ofStream + ",verdict=\"refused\"}",
                                ofStream + ",verdict=\"accepted\"}",
                                part(share),
                                share.least(),
                                share.over().toSeconds())
                        .all());
    }

    /** What only the watch can tell: its own alarms. */
    private static Rule open(Expectation one) {
        var series = WatchMetric.OPEN_ALARMS.wire() + "{" + WatchMetric.label("expectation", one.name())
                + ",severity=\"" + one.urgency() + "\"}";
        return rule(
                one,
                "Open",
                "max by (expectation) (" + series + ") > 0",
                List.of(
                        AlertCase.turning("an alarm is open, and then none", series, "0", "1"),
                        new AlertCase("none is open", Map.of(series, "0x10"), Map.of(60, false))));
    }

    /** What happens once is no alarm that is open: Prometheus is told by the count of it. */
    private static Rule lost(Readers readers, Contracts contracts) {
        var stream = contracts.streamOf(readers.of());
        var series = WatchMetric.TRIMMED_UNREAD.wire() + "{" + WatchMetric.label("stream", stream) + ","
                + WatchMetric.label("group", readers.group()) + "}";
        return new Rule(
                alert(readers, "Lost"),
                Optional.of(readers.name()),
                "max(increase(" + series + "[" + LOST_MINUTES + "m])) > 0",
                Optional.empty(),
                readers.urgency().toString(),
                "entries of " + stream + " were trimmed before " + readers.group() + " read them",
                AlertCase.lost(series, LOST_MINUTES * 60));
    }

    private static Rule rule(Expectation one, String word, String expression, List<AlertCase> cases) {
        return new Rule(
                alert(one, word),
                Optional.of(one.name()),
                expression,
                Optional.empty(),
                one.urgency().toString(),
                one.says(),
                cases);
    }

    private static Rule ofTheWatch(String alert, String expression, String summary, AlertCase... cases) {
        return new Rule(alert, Optional.empty(), expression, Optional.empty(), "page", summary, List.of(cases));
    }

    private static Rule blind() {
        var series = WatchMetric.SEES.wire();
        return ofTheWatch(
                "TradeschemaWatchBlind",
                "min(" + series + ") == 0",
                "the watch sees no bus: nothing is judged, and no alarm is no all-clear",
                new AlertCase("the server answers", Map.of(series, "1x10"), Map.of(60, false)),
                AlertCase.turning("the server does not answer, and then does", series, "1", "0"));
    }

    private static Rule unreadable() {
        var one = WatchMetric.READABLE.wire() + "{stream=\"a\"}";
        var other = WatchMetric.READABLE.wire() + "{stream=\"b\"}";
        return ofTheWatch(
                "TradeschemaStreamUnreadable",
                "min(" + WatchMetric.READABLE.wire() + ") == 0",
                "a stream cannot be read though the server answers: what comes on it is not judged; /health of the watch names"
                        + " it",
                new AlertCase("all can be read", Map.of(one, "1x10", other, "1x10"), Map.of(60, false)),
                AlertCase.turning("one cannot be read, and then can", other, "1", "0")
                        .beside(one, "1x30"));
    }

    private static Rule stale() {
        var series = WatchMetric.LAST_EVALUATION.wire();
        return ofTheWatch(
                "TradeschemaWatchStale",
                "time() - max(" + series + ") > 60",
                "the watch judged nothing for a minute: it hangs, or its machine does",
                new AlertCase("it judges", Map.of(series, "0+15x20"), Map.of(180, false)),
                new AlertCase("it judged a minute ago", Map.of(series, "15x10"), Map.of(75, false)),
                new AlertCase(
                        "it judged a millisecond longer ago, and judges again",
                        Map.of(series, "14.999x6 105+15x30"),
                        AlertCase.firing(75, 105)));
    }

    private static Rule stopped() {
        var series = WatchMetric.LAST_EVALUATION.wire();
        return new Rule(
                "TradeschemaWatchStopped",
                Optional.empty(),
                "absent(" + series + ")",
                Optional.of("60s"),
                "page",
                "no watch is seen: none runs, or its metrics are not read; nobody would tell that an answer does not come",
                List.of(
                        new AlertCase("it runs", Map.of(series, "0+15x20"), Map.of(180, false)),
                        new AlertCase(
                                "it stopped, and runs again",
                                Map.of(series, "0 15 stale _x17 300+15x30"),
                                AlertCase.firing(90, 300))));
    }
}
