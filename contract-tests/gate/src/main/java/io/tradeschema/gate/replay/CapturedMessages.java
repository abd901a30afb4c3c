package io.tradeschema.gate.replay;

import io.tradeschema.gate.report.ReportStream;
import io.tradeschema.gate.report.Section;
import io.tradeschema.gate.rules.GateRule;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges files of captured messages as {@code tradeschema validate} does, for a command that does more than that. */
public final class CapturedMessages {

    private final LineJudge judge;
    private final Tally tally = new Tally();

    /** Messages of the events in force; those of other events that are known are left out. */
    public CapturedMessages(Contracts known, Contracts inForce) {
        this.judge = new LineJudge(known, Optional.empty(), inForce.all()::contains);
    }

    /**
     * What is wrong with the messages of one file, with file and line: the first ten thousand findings, and one more that
     * says how many there are beside them.
     *
     * @throws io.tradeschema.gate.cli.NotCheckedException when the file is missing or empty
     */
    public List<Finding> judge(String file) throws IOException {
        var findings = new Findings();
        new MessageFile(new PrintWriter(Writer.nullWriter()), false, Optional.empty())
                .read(file, new Replay(judge, findings, tally));
        return findings.of(file);
    }

    /** How many messages were held against a contract so far. */
    public long checked() {
        return tally.checked();
    }

    /** Keeps the first findings in place of printing them. */
    private static final class Findings implements ReportStream {

        private static final int MOST = 10_000;

        private final List<Finding> first = new ArrayList<>();
        private long others;

        @Override
        public void add(Finding finding) {
            if (first.size() < MOST) {
                first.add(finding);
            } else {
                others++;
            }
        }

        @Override
        public void end(List<Section> sections, String verdict) {}

        private List<Finding> of(String file) {
            if (others > 0) {
                first.add(Finding.of(
                        GateRule.PART_NOT_CHECKED,
                        file,
                        Where.file(file, 0, 0),
                        others + " more findings than the first " + MOST + " are counted and not shown",
                        "run tradeschema validate on it, which prints all of them"));
            }
            return List.copyOf(first);
        }
    }
}
