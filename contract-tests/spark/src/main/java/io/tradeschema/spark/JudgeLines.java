package io.tradeschema.spark;

import io.tradeschema.gate.replay.ArchiveJudge;
import io.tradeschema.gate.replay.LineJudgement;
import io.tradeschema.gate.replay.LineJudgement.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * Judges the lines of a partition. Those with findings are handed on one by one; the others are counted and told at the
 * end, so that a clean partition of any length weighs nothing.
 *
 * @param event the event of bare payloads, or empty for messages of all events
 */
record JudgeLines(String event) implements MapPartitionsFunction<Row, Row> {

    /** What JSON calls nothing: a column without a value is a message that is none, and is told. */
    private static final byte[] NOTHING = "null".getBytes(StandardCharsets.US_ASCII);

    @Override
    public Iterator<Row> call(Iterator<Row> lines) {
        return new Judged(Judges.of(event), lines);
    }

    private static final class Judged implements Iterator<Row> {

        private final ArchiveJudge judge;
        private final Iterator<Row> lines;
        private final Map<Verdict, Long> quiet = new EnumMap<>(Verdict.class);
        private final Queue<Row> ready = new ArrayDeque<>();
        private boolean ended;

        private Judged(ArchiveJudge judge, Iterator<Row> lines) {
            this.judge = judge;
            this.lines = lines;
        }

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && lines.hasNext()) {
                add(lines.next());
            }
            if (ready.isEmpty() && !ended) {
                ended = true;
                quiet.forEach((verdict, times) -> ready.add(row(null, "-", "-", verdict, times, null)));
            }
            return !ready.isEmpty();
        }

        @Override
        public Row next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove();
        }

        private void add(Row line) {
            var file = line.getString(0);
            if (!line.isNullAt(3)) {
                ready.add(RowFactory.create(file, null, null, null, 0L, null, line.getString(3)));
                return;
            }
            judged(line).ifPresent(judgement -> add(file, judgement));
        }

        private Optional<LineJudgement> judged(Row line) {
            var message = line.isNullAt(2) ? NOTHING : line.<byte[]>getAs(2);
            return line.isNullAt(1)
                    ? judge.judge(message)
                    : Optional.of(judge.judge(line.getString(1), new String(message, StandardCharsets.UTF_8)));
        }

        private void add(String file, LineJudgement judgement) {
            if (judgement.findings().isEmpty()) {
                quiet.merge(judgement.verdict(), 1L, Long::sum);
            } else {
                var findings = FindingRow.of(judgement.findings(), file);
                ready.add(row(
                        file,
                        judgement.event(),
                        judgement.source(),
                        judgement.verdict(),
                        1L,
                        findings.toArray(Row[]::new)));
            }
        }

        private static Row row(
                @Nullable String file,
                String event,
                String source,
                Verdict verdict,
                long messages,
                Row @Nullable [] findings) {
            return RowFactory.create(file, event, source, Columns.word(verdict), messages, findings, null);
        }
    }
}
