package io.tradeschema.gate.replay;

import io.tradeschema.gate.replay.LineJudgement.Verdict;
import io.tradeschema.gate.report.Section;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is said of many messages in the end, by whoever counted them.
 *
 * @param verdicts how many messages got which verdict
 * @param migrates whether a migration read them, which adapts; what a strict run never gives is not shown with it
 * @param errors how many findings are errors
 * @param warnings how many are warnings
 * @param groups the findings by event, source and rule, in the order in which they are shown
 */
public record ArchiveSummary(
        Map<Verdict, Long> verdicts, boolean migrates, long errors, long warnings, List<Group> groups) {

    /** So many groups are told apart before further sources are counted together, or left out. */
    public static final int MOST_GROUPS = 200;

    private static final int LONGEST_NAME = 40;

    /**
     * Findings of one event, source and rule.
     *
     * @param times how many
     * @param example the place of one of them, and what was found there
     */
    public record Group(long times, String event, String source, String rule, String example) {

        private List<String> row() {
            return List.of(Long.toString(times), event, brief(source), rule, example);
        }
    }

    /** Copies the counts. */
    public ArchiveSummary {
        verdicts = Map.copyOf(verdicts);
        groups = List.copyOf(groups);
    }

    /** How many messages there were. */
    public long messages() {
        return verdicts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The counts and the table of the report. */
    public List<Section> sections() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("messages", messages());
        Arrays.stream(Verdict.values())
                .filter(verdict -> migrates || verdict != Verdict.ADAPTED)
                .forEach(verdict -> facts.put(word(verdict), verdicts.getOrDefault(verdict, 0L)));
        facts.put("errors", errors);
        facts.put("warnings", warnings);
        var columns = List.of("count", "event", "source", "rule", "example");
        return List.of(
                new Section.Facts("messages", "Messages", facts),
                new Section.Table(
                        "groups",
                        "By event, source and rule",
                        columns,
                        groups.stream().map(Group::row).toList()));
    }

    private static String word(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String brief(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}
