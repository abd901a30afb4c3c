package io.tradeschema.spark;

import io.tradeschema.gate.replay.LineJudgement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.api.java.UDF2;
import org.jspecify.annotations.Nullable;

/** The judge as functions of SQL. */
public final class TradeschemaFunctions {

    /** Of one message: the list of its findings, empty when it is fine. */
    public static final String FINDINGS = "tradeschema_findings";

    /** Of a payload and the event that is named beside it. */
    public static final String FINDINGS_OF = "tradeschema_findings_of";

    private TradeschemaFunctions() {}

    /** Registers the functions for messages that name their event themselves. */
    public static void register(SparkSession spark) {
        register(spark, "");
    }

    /**
     * Registers {@code tradeschema_findings(payload)} for bare payloads of one event, and
     * {@code tradeschema_findings_of(event, payload)} for payloads of any.
     *
     * @param event {@code NAME} or {@code NAME@VERSION}; empty: messages name their event themselves
     * @throws io.tradeschema.gate.cli.NotCheckedException when there is no such event, naming the ones there are
     */
    public static void register(SparkSession spark, String event) {
        Judges.of(event);
        UDF1<@Nullable String, List<Row>> findings = message ->
                findings(Judges.of(event).judge(String.valueOf(message).getBytes(StandardCharsets.UTF_8)));
        UDF2<@Nullable String, @Nullable String, List<Row>> findingsOf = (name, payload) ->
                findings(Optional.of(Judges.of("").judge(String.valueOf(name), String.valueOf(payload))));
        spark.udf().register(FINDINGS, findings, Columns.FINDING_LIST);
        spark.udf().register(FINDINGS_OF, findingsOf, Columns.FINDING_LIST);
    }

    private static List<Row> findings(Optional<LineJudgement> judgement) {
        return judgement.map(one -> FindingRow.of(one.findings(), "")).orElse(List.of());
    }
}
