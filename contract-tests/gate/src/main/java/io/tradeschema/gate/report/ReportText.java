package io.tradeschema.gate.report;

import io.tradeschema.model.Finding;
import java.io.IOException;
import java.util.List;

/** What is done to every text of a report before a form writes it. */
interface ReportText {

    /** The name of something: a command, a chapter, a service, a stream. */
    String title(String title);

    /** Source text that is quoted: one line of it. */
    String quoted(String line);

    Finding finding(Finding finding);

    Section.Facts facts(Section.Facts facts);

    Section.Table table(Section.Table table);

    /** A section of any kind. */
    default Section section(Section section) {
        if (section instanceof Section.Facts facts) {
            return facts(facts);
        }
        if (section instanceof Section.Table table) {
            return table(table);
        }
        if (section instanceof Section.Rollouts rollouts) {
            return new Section.Rollouts(
                    rollouts.id(),
                    title(rollouts.title()),
                    rollouts.base().map(this::title),
                    rollouts.whole(),
                    rollouts.steps().stream()
                            .map(step -> step.with(this::title))
                            .toList());
        }
        return section instanceof Section.Bus bus
                ? new Section.Bus(
                        bus.id(),
                        bus.title(),
                        bus.streams().stream()
                                .map(stream -> stream.with(this::title, this::table))
                                .toList(),
                        bus.mermaid())
                : section;
    }

    /** The whole report. */
    default Report report(Report report) {
        return new Report(
                title(report.title()),
                findings(report.findings()),
                sections(report.sections()),
                new Outline(
                        report.outline().verdict(),
                        report.outline().chapters().stream().map(this::chapter).toList()),
                new Surroundings(
                        report.surroundings().places().stream()
                                .map(this::placed)
                                .toList(),
                        findings(report.surroundings().known()),
                        report.surroundings().owned(),
                        report.surroundings().links(),
                        title(report.surroundings().run())),
                mends(report.mends()));
    }

    /** What mends the findings is source that is written back as it is, or not shown at all; of a diff, who shows it makes it fit. */
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
                findings(chapter.findings()),
                chapter.services().stream().map(this::title).toList());
    }

    private Placed placed(Placed placed) {
        return new Placed(
                finding(placed.finding()),
                placed.services().stream().map(this::title).toList(),
                placed.owners().stream().map(this::title).toList(),
                title(placed.path()),
                quoted(placed.line()));
    }

    private List<Finding> findings(List<Finding> findings) {
        return findings.stream().map(this::finding).toList();
    }

    private List<Section> sections(List<Section> sections) {
        return sections.stream().map(this::section).toList();
    }
}
