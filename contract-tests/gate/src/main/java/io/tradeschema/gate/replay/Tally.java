package io.tradeschema.gate.replay;

import io.tradeschema.gate.replay.LineJudgement.Verdict;
import io.tradeschema.gate.report.Section;
import io.tradeschema.gate.rules.Failing;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts verdicts and findings per event, source and rule, in memory that does not grow with the file. */
final class Tally {

    /** Beyond this many groups the rest is counted together: a field full of random names must not fill the memory. */
    private static final int MOST_GROUPS = 200;

    private static final int LONGEST_NAME = 40;

    private static final Key REST = new Key("(others)", "(others)", "(others)");

    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private final Map<Key, Count> groups = new TreeMap<>();
    private final boolean migrates;
    private final Failing failing;
    private boolean failed;
    private long lines;
    private long errors;
    private long warnings;

    Tally() {
        this(false, Failing.ON_ERRORS);
    }

    /** Counts what a migration adapts too, and remembers whether anything failed. */
    Tally(boolean migrates, Failing failing) {
        this.migrates = migrates;
        this.failing = failing;
    }

    /** Counts messages without a finding. */
    void add(Map<Verdict, Long> quiet) {
        quiet.forEach((verdict, times) -> {
            lines += times;
            verdicts.merge(verdict, times, Long::sum);
        });
    }

    void add(LineJudgement judgement) {
        lines++;
        verdicts.merge(judgement.verdict(), 1L, Long::sum);
        judgement.findings().forEach(finding -> add(judgement, finding));
    }

    private void add(LineJudgement judgement, Finding finding) {
        if (finding.severity() == Severity.ERROR) {
            errors++;
        } else {
            warnings++;
        }
        failed |= failing.on(finding);
        var key = new Key(judgement.event(), judgement.source(), finding.rule().name());
        var group = groups.containsKey(key) || groups.size() < MOST_GROUPS ? key : REST;
        groups.computeIfAbsent(group, unused -> new Count(finding)).times++;
    }

    /** Counts a finding that stands beside the messages and is about none of them. */
    void beside(String subject, Finding finding) {
        add(new LineJudgement(subject, "-", Verdict.NOT_CHECKED, List.of(finding)), finding);
    }

    long lines() {
        return lines;
    }

    long checked() {
        return count(Verdict.ACCEPTED) + count(Verdict.ADAPTED) + count(Verdict.REFUSED);
    }

    /** Whether there was a finding that makes the run red. */
    boolean failed() {
        return failed;
    }

    long errors() {
        return errors;
    }

    long warnings() {
        return warnings;
    }

    private long count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0L);
    }

    List<Section> sections() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("messages", lines);
        for (var verdict : verdicts()) {
            facts.put(verdict.name().toLowerCase(Locale.ROOT).replace('_', ' '), count(verdict));
        }
        facts.put("errors", errors);
        facts.put("warnings", warnings);
        return List.of(new Section.Facts("messages", "Messages", facts), table());
    }

    /** What a strict run never gives is not shown with it. */
    private List<Verdict> verdicts() {
        return Arrays.stream(Verdict.values())
                .filter(verdict -> migrates || verdict != Verdict.ADAPTED)
                .toList();
    }

    private Section table() {
        var rows = new ArrayList<List<String>>();
        groups.entrySet().stream()
                .sorted(Comparator.comparing(entry -> -entry.getValue().times))
                .forEach(entry -> rows.add(row(entry.getKey(), entry.getValue())));
        return new Section.Table(
                "groups", "By event, source and rule", List.of("count", "event", "source", "rule", "example"), rows);
    }

    private static List<String> row(Key key, Count count) {
        return List.of(Long.toString(count.times), key.event, brief(key.source), key.rule, example(count.first));
    }

    private static String brief(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }

    private static String example(Finding finding) {
        var place = finding.where().toString();
        return place + finding.found().map(found -> " " + found).orElse("");
    }

    private record Key(String event, String source, String rule) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::event).thenComparing(Key::source).thenComparing(Key::rule);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    private static final class Count {
        private final Finding first;
        private long times;

        private Count(Finding first) {
            this.first = first;
        }
    }
}
