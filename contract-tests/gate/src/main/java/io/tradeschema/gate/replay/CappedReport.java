package io.tradeschema.gate.replay;

import io.tradeschema.gate.report.ReportStream;
import io.tradeschema.gate.report.Section;
import io.tradeschema.model.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints the first findings only, and says how many it did not print. */
final class CappedReport implements ReportStream {

    private final ReportStream report;
    private final long most;
    private long findings;

    CappedReport(ReportStream report, long most) {
        this.report = report;
        this.most = most;
    }

    @Override
    public void add(Finding finding) throws IOException {
        findings++;
        if (findings <= most) {
            report.add(finding);
        }
    }

    @Override
    public void end(List<Section> sections, String verdict) throws IOException {
        var all = new ArrayList<>(sections);
        if (findings > most) {
            all.add(new Section.Facts(
                    "shown", "Findings", Map.of("findings not shown (--max-findings)", findings - most)));
        }
        report.end(all, verdict);
    }
}
