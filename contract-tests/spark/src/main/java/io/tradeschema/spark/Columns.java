package io.tradeschema.spark;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import io.tradeschema.gate.replay.LineJudgement.Verdict;
import io.tradeschema.model.Severity;
import java.util.Locale;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What the Datasets of this package have in them: the one place that names their columns. */
final class Columns {

    static final String FILE = "file";
    static final String EVENT = "event";
    static final String MESSAGE = "message";
    static final String UNREAD = "unread";
    static final String SOURCE = "source";
    static final String VERDICT = "verdict";
    static final String MESSAGES = "messages";
    static final String FINDINGS = "findings";
    static final String RULE = "rule";
    static final String SEVERITY = "severity";
    static final String PATH = "path";
    static final String FOUND = "found";
    static final String TEXT = "text";
    static final String COUNT = "count";
    static final String EXAMPLE = "example";

    /** What is judged: a message, the event it belongs to where a column names it, or why a file is not read to its end. */
    static final StructType LINE = new StructType()
            .add(FILE, StringType)
            .add(EVENT, StringType)
            .add(MESSAGE, BinaryType)
            .add(UNREAD, StringType);

    /** One finding. The text is the line that the command prints, without the line's number. */
    static final StructType FINDING = new StructType()
            .add(RULE, StringType, false)
            .add(SEVERITY, StringType, false)
            .add("subject", StringType, false)
            .add(PATH, StringType, false)
            .add("what", StringType, false)
            .add(FOUND, StringType)
            .add("fix", StringType, false)
            .add("fingerprint", StringType, false)
            .add(TEXT, StringType, false);

    static final DataType FINDING_LIST = DataTypes.createArrayType(FINDING, false);

    /** What messages got: one row for each with findings, one for each verdict of the others of a partition. */
    static final StructType JUDGED = new StructType()
            .add(FILE, StringType)
            .add(EVENT, StringType)
            .add(SOURCE, StringType)
            .add(VERDICT, StringType)
            .add(MESSAGES, LongType, false)
            .add(FINDINGS, FINDING_LIST)
            .add(UNREAD, StringType);

    private Columns() {}

    /** A severity or a verdict as the rows have it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static Severity severity(String word) {
        return Severity.valueOf(word.toUpperCase(Locale.ROOT));
    }

    static Verdict verdict(String word) {
        return Verdict.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
