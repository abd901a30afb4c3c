package io.tradeschema.gate.report;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The findings of a stream for forms that count before they write: the first errors and the first warnings, in memory that
 * does not grow with the input. Of both some are kept, so that a run which is red is red in every form.
 */
final class KeptFindings implements ReportStream {

    /** So many errors and so many warnings; no page, list of tests or code scanning service shows as many. */
    static final int MOST = 10_000;

    private static final String SECTION = "kept";

    private final String title;
    private final ReportFormat.Form form;
    private final Writer out;
    private final List<Finding> kept = new ArrayList<>();
    private long errors;
    private long warnings;

    KeptFindings(String title, ReportFormat.Form form, Writer out) {
        this.title = title;
        this.form = form;
        this.out = out;
    }

    @Override
    public void add(Finding finding) {
        var before = finding.severity() == Severity.ERROR ? errors++ : warnings++;
        if (before < MOST) {
            kept.add(finding);
        }
    }

    @Override
    public void end(List<Section> sections, String verdict) throws IOException {
        form.write(report(sections), out);
        out.flush();
    }

    private Report report(List<Section> sections) {
        if (kept.size() == errors + warnings) {
            return new Report(title, kept, sections);
        }
        var cut = "the first " + kept.size() + " of " + Report.verdict(errors, warnings);
        var all = new ArrayList<>(sections);
        all.add(new Section.Facts(SECTION, "Findings", Map.of("shown", cut)));
        return new Report(title + ", " + cut, kept, all);
    }

    /** What a report says of findings that it does not show; empty when it shows all. */
    static Optional<String> cut(Report report) {
        return report.sections().stream()
                .filter(section ->
                        section instanceof Section.Facts facts && facts.id().equals(SECTION))
                .map(section ->
                        String.valueOf(((Section.Facts) section).values().get("shown")))
                .findFirst();
    }
}
