package io.tradeschema.spark;

import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.report.Report;
import io.tradeschema.gate.report.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the command says of an archive, in memory that does not grow with it.
 *
 * @param verdicts how many messages got which verdict
 * @param weights how many findings have which weight
 * @param groups the most frequent findings by event, source and rule
 * @param unread a sentence for each file that was not read to its end
 */
record Summary(Map<String, Long> verdicts, Map<String, Long> weights, List<List<String>> groups, List<String> unread) {

    /** As many rows as {@code validate} shows. */
    private static final int MOST_GROUPS = 200;

    static Summary of(JudgedArchive judged) {
        return new Summary(
                counts(judged.verdicts()),
                counts(judged.weights()),
                judged.groups().limit(MOST_GROUPS).collectAsList().stream()
                        .map(Summary::group)
                        .toList(),
                judged.unread().collectAsList().stream()
                        .map(row -> row.getString(0) + " was not read to its end: " + row.getString(1))
                        .sorted()
                        .toList());
    }

    private static Map<String, Long> counts(Dataset<Row> rows) {
        return rows.collectAsList().stream()
                .collect(Collectors.toMap(
                        row -> row.getString(0), row -> row.getLong(1), Long::sum, LinkedHashMap::new));
    }

    private static List<String> group(Row row) {
        return List.of(
                Long.toString(row.getAs(Columns.COUNT)),
                row.getAs(Columns.EVENT),
                row.getAs(Columns.SOURCE),
                row.getAs(Columns.RULE),
                row.getAs(Columns.EXAMPLE));
    }

    private long messages() {
        return verdicts.values().stream().mapToLong(Long::longValue).sum();
    }

    private long findings(String weight) {
        return weights.getOrDefault(weight, 0L);
    }

    String verdict() {
        return messages() == 0 ? "nothing was checked" : Report.verdict(findings("error"), findings("warning"));
    }

    int exitCode() {
        if (!unread.isEmpty() || messages() == 0) {
            return ExitCode.NOT_CHECKED;
        }
        return findings("error") > 0 ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    List<Section> sections() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("messages", messages());
        verdicts.forEach((verdict, times) -> facts.put(verdict.replace('_', ' '), times));
        facts.put("errors", findings("error"));
        facts.put("warnings", findings("warning"));
        if (!unread.isEmpty()) {
            facts.put("files not read to their end", unread.size());
        }
        var columns = List.of(Columns.COUNT, Columns.EVENT, Columns.SOURCE, Columns.RULE, Columns.EXAMPLE);
        return List.of(
                new Section.Facts("messages", "Messages", facts),
                new Section.Table("groups", "By event, source and rule", columns, groups));
    }
}
