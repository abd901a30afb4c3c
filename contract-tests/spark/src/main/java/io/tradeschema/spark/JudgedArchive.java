package io.tradeschema.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat_ws;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sum;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** What an archive got: lazily, partition by partition. Only the summary's Datasets shuffle anything, and only counts. */
public final class JudgedArchive {

    private final Dataset<Row> judged;

    private JudgedArchive(Dataset<Row> judged) {
        this.judged = judged;
    }

    /**
     * Judges the messages of an archive.
     *
     * @param lines what {@link ArchiveFiles} reads
     * @param event {@code NAME} or {@code NAME@VERSION} of the event of bare payloads, messages of others are left out;
     *     empty for messages of all events
     */
    public static JudgedArchive of(Dataset<Row> lines, String event) {
        return new JudgedArchive(lines.mapPartitions(new JudgeLines(event), Encoders.row(Columns.JUDGED)));
    }

    /** Keeps what was judged, so that findings and summary are one pass over the archive; what is lost is judged again. */
    public JudgedArchive kept() {
        return new JudgedArchive(judged.persist());
    }

    /** One row a finding: file, event, source, verdict of the message, and the finding's own columns. */
    public Dataset<Row> findings() {
        return judged.filter(col(Columns.FINDINGS).isNotNull())
                .select(
                        col(Columns.FILE),
                        col(Columns.EVENT),
                        col(Columns.SOURCE),
                        col(Columns.VERDICT),
                        explode(col(Columns.FINDINGS)).as("finding"))
                .select(Columns.FILE, Columns.EVENT, Columns.SOURCE, Columns.VERDICT, "finding.*");
    }

    /** How many messages got which verdict: verdict, messages. */
    public Dataset<Row> verdicts() {
        return judged.filter(col(Columns.VERDICT).isNotNull())
                .groupBy(Columns.VERDICT)
                .agg(sum(Columns.MESSAGES).as(Columns.MESSAGES))
                .orderBy(Columns.VERDICT);
    }

    /** How many findings have which weight: severity, count. */
    public Dataset<Row> weights() {
        return findings().groupBy(Columns.SEVERITY).agg(count(lit(1)).as(Columns.COUNT));
    }

    /** The findings by event, source and rule, the most frequent first, each with the alphabetically first example. */
    public Dataset<Row> groups() {
        return findings()
                .groupBy(Columns.EVENT, Columns.SOURCE, Columns.RULE)
                .agg(
                        count(lit(1)).as(Columns.COUNT),
                        min(concat_ws(" ", col(Columns.FILE), col(Columns.PATH), col(Columns.FOUND)))
                                .as(Columns.EXAMPLE))
                .orderBy(col(Columns.COUNT).desc(), col(Columns.EVENT), col(Columns.SOURCE), col(Columns.RULE));
    }

    /** Files that were not read to their end: file, why. What stands before that place has been judged. */
    public Dataset<Row> unread() {
        return judged.filter(col(Columns.UNREAD).isNotNull()).select(Columns.FILE, Columns.UNREAD);
    }
}
