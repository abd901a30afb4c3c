package io.tradeschema.gate.report;

import io.tradeschema.model.Finding;
import java.io.IOException;
import java.util.List;

/** What is done to every text of a report before a form writes it. */
interface ReportText {

    String title(String title);

    Finding finding(Finding finding);

    Section section(Section section);

    /** The whole report. */
    default Report report(Report report) {
        return new Report(
                title(report.title()),
                report.findings().stream().map(this::finding).toList(),
                sections(report.sections()),
                new Outline(
                        report.outline().verdict(),
                        report.outline().chapters().stream().map(this::chapter).toList()),
                mends(report.mends()));
    }

    /** What mends the findings is source: it is shown as it is, or not at all. */
    default Mends mends(Mends mends) {
        return mends;
    }

    /** A report whose findings follow one by one. */
    default ReportStream stream(ReportStream out) {
        return new ReportStream() {
            @Override
            public void add(Finding finding) throws IOException {
                out.add(finding(finding));
            }

            @Override
            public void end(List<Section> sections, String verdict) throws IOException {
                out.end(sections(sections), verdict);
            }
        };
    }

    private Chapter chapter(Chapter chapter) {
        return new Chapter(
                title(chapter.title()),
                chapter.findings().stream().map(this::finding).toList(),
                chapter.services().stream().map(this::title).toList());
    }

    private List<Section> sections(List<Section> sections) {
        return sections.stream().map(this::section).toList();
    }
}
