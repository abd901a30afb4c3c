package io.tradeschema.gate.report;

import io.tradeschema.model.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** A comment on a pull request in Markdown: the verdict, who breaks, in which order to roll out, and the five worst causes. */
final class PullRequestForm implements ReportFormat.Form {

    private static final int WORST = 5;

    /** The columns of a table of compatibility that are of use to a reviewer. */
    private static final List<String> ROLLOUT = List.of("before", "now", "rollout");

    @Override
    public void write(Report report, Writer out) throws IOException {
        var page = new PageContent(report);
        out.write("### " + MarkdownForm.cell(report.title()) + "\n\n**" + report.verdict() + "**\n");
        whoBreaks(page, out);
        for (var section : report.sections()) {
            if (section instanceof Section.Table table && table.columns().containsAll(ROLLOUT)) {
                rollout(table, out);
            }
        }
        worst(page, out);
    }

    private static void whoBreaks(PageContent page, Writer out) throws IOException {
        var breaking =
                page.byService().stream().filter(count -> count.all() > 0).toList();
        if (breaking.isEmpty()) {
            return;
        }
        out.write("\n**Who breaks**\n\n");
        for (var count : breaking) {
            out.write("- " + MarkdownForm.cell(count.name()) + ": " + Report.counted(count.errors(), count.warnings())
                    + "\n");
        }
    }

    private static void rollout(Section.Table table, Writer out) throws IOException {
        if (table.rows().isEmpty()) {
            return;
        }
        out.write("\n**Rollout order**\n\n");
        for (var row : table.rows()) {
            var cells = ROLLOUT.stream()
                    .map(column -> MarkdownForm.cell(row.get(table.columns().indexOf(column))))
                    .toList();
            out.write("- " + cells.get(0) + " → " + cells.get(1) + ": " + cells.get(2) + "\n");
        }
    }

    private static void worst(PageContent page, Writer out) throws IOException {
        var worst = page.worst(WORST);
        if (worst.isEmpty()) {
            return;
        }
        out.write("\n**" + (worst.size() < WORST ? "What is wrong" : "The five worst") + "**\n\n");
        for (var kind : worst) {
            var finding = kind.first().first();
            var shown = finding.found().map(found -> ", found " + found).orElse("");
            var sentence =
                    finding.where() + ": " + finding.subject() + ": " + finding.what() + shown + "; " + finding.fix();
            out.write("- " + (finding.severity() == Severity.ERROR ? "✗ " : "! ") + MarkdownForm.cell(sentence) + " (`"
                    + finding.rule().name() + "`"
                    + (kind.places() == 1 ? "" : ", " + kind.places() + " places") + ")\n");
        }
    }
}
