package io.tradeschema.gate.replay;

import io.tradeschema.gate.replay.LineJudgement.Verdict;
import io.tradeschema.gate.report.Section;
import io.tradeschema.gate.rules.Failing;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts verdicts and findings per event, source and rule, in memory that does not grow with the file. */
final class Tally {

    /** Beyond this many groups further sources are counted together: a field full of random names must not fill the memory. */
    static final int MOST_GROUPS = ArchiveSummary.MOST_GROUPS;

    /** So many more tell further sources apart by event and rule; beyond, even the names of events are random. */
    static final int MOST_OF_OTHERS = 100;

    private static final String OTHERS = "(others)";

    private static final Key REST = new Key(OTHERS, OTHERS, OTHERS);

    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private final Map<Key, Count> groups = new HashMap<>();
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

    /** Counts a message, whose findings follow. */
    void add(Verdict verdict) {
        lines++;
        verdicts.merge(verdict, 1L, Long::sum);
    }

    /** Counts one finding of a message, at its place. */
    void add(LineJudgement judgement, Finding finding) {
        if (finding.severity() == Severity.ERROR) {
            errors++;
        } else {
            warnings++;
        }
        failed |= failing.on(finding);
        var key = new Key(judgement.event(), judgement.source(), finding.rule().name());
        groups.computeIfAbsent(group(key), unused -> new Count(example(finding))).times++;
    }

    private Key group(Key key) {
        if (has(key, MOST_GROUPS)) {
            return key;
        }
        var anybody = new Key(key.event, OTHERS, key.rule);
        return has(anybody, MOST_GROUPS + MOST_OF_OTHERS) ? anybody : REST;
    }

    private boolean has(Key key, int most) {
        return groups.containsKey(key) || groups.size() < most;
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
        var shown = groups.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Key, Count> entry) -> -entry.getValue().times)
                        .thenComparing(Map.Entry::getKey, Key.ORDER))
                .map(entry -> entry.getKey().group(entry.getValue()))
                .toList();
        return new ArchiveSummary(verdicts, migrates, errors, warnings, shown).sections();
    }

    private static String example(Finding finding) {
        var place = finding.where().toString();
        return place + finding.found().map(found -> " " + found).orElse("");
    }

    private record Key(String event, String source, String rule) {

        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::event).thenComparing(Key::source).thenComparing(Key::rule);

        private ArchiveSummary.Group group(Count count) {
            return new ArchiveSummary.Group(count.times, event, source, rule, count.example);
        }
    }

    /** Of the first finding its text alone is kept: what tells it from its like may be as long as a line. */
    private static final class Count {
        private final String example;
        private long times;

        private Count(String example) {
            this.example = example;
        }
    }
}
