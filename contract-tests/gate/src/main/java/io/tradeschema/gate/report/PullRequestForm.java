package io.tradeschema.gate.report;

import io.tradeschema.model.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Stream;

/**
 * A comment on a pull request in Markdown: the verdict, who breaks, in which order to roll out, and the five worst causes.
 * However much is wrong, it stays below the 65,536 characters that GitHub takes: lists end after their first, and long texts
 * are cut, before escapes make each of their characters up to five.
 */
final class PullRequestForm implements ReportFormat.Form {

    private static final int WORST = 5;

    /** So many services, and as many versions; what is more is counted. */
    private static final int LISTED = 20;

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_SENTENCE = 800;

    /** The columns of a table of compatibility that are of use to a reviewer. */
    private static final List<String> ROLLOUT = List.of("before", "now", "rollout");

    @Override
    public void write(Report report, Writer out) throws IOException {
        var page = new PageContent(report);
        out.write("### " + cell(report.title(), LONGEST_TITLE) + "\n\n**" + report.verdict() + "**\n");
        whoBreaks(page, out);
        rollout(report, out);
        worst(page, out);
    }

    private static void whoBreaks(PageContent page, Writer out) throws IOException {
        var breaking =
                page.byService().stream().filter(count -> count.all() > 0).toList();
        if (breaking.isEmpty()) {
            return;
        }
        out.write("\n**Who breaks**\n\n");
        for (var count : breaking.subList(0, Math.min(LISTED, breaking.size()))) {
            out.write("- " + cell(count.name(), LONGEST_NAME) + ": " + Report.counted(count.errors(), count.warnings())
                    + "\n");
        }
        more(breaking.size(), out);
    }

    private static void rollout(Report report, Writer out) throws IOException {
        var steps = report.sections().stream()
                .flatMap(section -> section instanceof Section.Table table ? steps(table) : Stream.empty())
                .toList();
        if (steps.isEmpty()) {
            return;
        }
        out.write("\n**Rollout order**\n\n");
        for (var step : steps.subList(0, Math.min(LISTED, steps.size()))) {
            out.write("- " + step + "\n");
        }
        more(steps.size(), out);
    }

    private static Stream<String> steps(Section.Table table) {
        var columns = ROLLOUT.stream().map(table.columns()::indexOf).toList();
        return columns.contains(-1)
                ? Stream.empty()
                : table.rows().stream()
                        .map(row -> cell(row.get(columns.get(0)), LONGEST_NAME) + " → "
                                + cell(row.get(columns.get(1)), LONGEST_NAME) + ": "
                                + cell(row.get(columns.get(2)), LONGEST_NAME));
    }

    private static void more(int all, Writer out) throws IOException {
        if (all > LISTED) {
            out.write("- and " + (all - LISTED) + " more\n");
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
            out.write("- " + (finding.severity() == Severity.ERROR ? "✗ " : "! ") + cell(sentence, LONGEST_SENTENCE)
                    + " (`"
                    + finding.rule().name() + "`"
                    + (kind.places() == 1 ? "" : ", " + kind.places() + " places")
                    + kind.like().map(like -> " " + like).orElse("") + ")\n");
        }
    }

    private static String cell(String text, int most) {
        var ends = Math.min(most, text.length());
        var whole = ends == 0 || !Character.isHighSurrogate(text.charAt(ends - 1)) ? ends : ends - 1;
        return MarkdownForm.cell(text.substring(0, whole)) + (whole < text.length() ? "…" : "");
    }
}
