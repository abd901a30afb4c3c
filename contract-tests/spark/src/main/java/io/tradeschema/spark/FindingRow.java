package io.tradeschema.spark;

import io.tradeschema.model.Finding;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Findings as rows of {@link Columns#FINDING}. */
final class FindingRow {

    private FindingRow() {}

    /** The findings of one message of a file; the file is empty where there is none. */
    static List<Row> of(List<Finding> findings, String file) {
        return findings.stream()
                .map(finding -> of(finding.at(finding.where().in(file, 0))))
                .toList();
    }

    private static Row of(Finding finding) {
        return RowFactory.create(
                finding.rule().name(),
                Columns.word(finding.severity()),
                finding.subject(),
                finding.where().path(),
                finding.what(),
                finding.found().orElse(null),
                finding.fix(),
                finding.fingerprint(),
                finding.toString());
    }
}
