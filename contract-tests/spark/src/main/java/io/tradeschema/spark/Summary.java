package io.tradeschema.spark;

import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.replay.ArchiveSummary;
import io.tradeschema.gate.report.Report;
import io.tradeschema.gate.report.Section;
import io.tradeschema.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What the command says of an archive, in memory that does not grow with it.
 *
 * @param counted what was counted
 * @param unread a sentence for each file that was not read to its end
 */
record Summary(ArchiveSummary counted, List<String> unread) {

    static Summary of(JudgedArchive judged) {
        var weights = counts(judged.weights(), Columns::severity);
        var groups = judged.groups().limit(ArchiveSummary.MOST_GROUPS).collectAsList().stream()
                .map(Summary::group)
                .toList();
        var unread = judged.unread().collectAsList().stream()
                .map(row -> row.getString(0) + " was not read to its end: " + row.getString(1))
                .sorted()
                .toList();
        return new Summary(
                new ArchiveSummary(
                        counts(judged.verdicts(), Columns::verdict),
                        false,
                        weights.getOrDefault(Severity.ERROR, 0L),
                        weights.getOrDefault(Severity.WARNING, 0L),
                        groups),
                unread);
    }

    private static <T> Map<T, Long> counts(Dataset<Row> rows, Function<String, T> named) {
        return rows.collectAsList().stream()
                .collect(Collectors.toMap(row -> named.apply(row.getString(0)), row -> row.getLong(1)));
    }

    private static ArchiveSummary.Group group(Row row) {
        return new ArchiveSummary.Group(
                row.getAs(Columns.COUNT),
                row.getAs(Columns.EVENT),
                row.getAs(Columns.SOURCE),
                row.getAs(Columns.RULE),
                row.getAs(Columns.EXAMPLE));
    }

    String verdict() {
        return counted.messages() == 0 ? "nothing was checked" : Report.verdict(counted.errors(), counted.warnings());
    }

    int exitCode() {
        if (!unread.isEmpty() || counted.messages() == 0) {
            return ExitCode.NOT_CHECKED;
        }
        return counted.errors() > 0 ? ExitCode.FINDINGS : ExitCode.CLEAN;
    }

    List<Section> sections() {
        var all = new ArrayList<>(counted.sections());
        if (!unread.isEmpty()) {
            all.add(new Section.Facts("inputs", "Inputs", Map.of("not read to the end", unread.size())));
        }
        return all;
    }
}
