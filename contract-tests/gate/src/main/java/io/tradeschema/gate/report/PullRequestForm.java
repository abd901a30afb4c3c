package io.tradeschema.gate.report;

import io.tradeschema.model.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A comment on a pull request in Markdown: the verdict, what it is compared with, who breaks, in which order to roll out, and the
 * five worst causes.
 * However much is wrong, it stays below the 65,536 characters that GitHub takes: lists end after their first, and long texts
 * are cut, earlier where escapes make each of their characters up to five.
 */
final class PullRequestForm implements ReportFormat.Form {

    private static final int WORST = 5;

    /** So many services, and as many versions; what is more is counted. */
    private static final int LISTED = 20;

    private static final int LONGEST_TITLE = 300;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_CLAUSES = 300;
    private static final int LONGEST_SENTENCE = 800;

    @Override
    public void write(Report report, Writer out) throws IOException {
        var page = new PageContent(report);
        var rollouts = report.sections().stream()
                .flatMap(section -> section instanceof Section.Rollouts some ? Stream.of(some) : Stream.empty())
                .toList();
        out.write("### " + cell(title(report), LONGEST_TITLE) + "\n\n**" + report.verdict() + "**\n");
        for (var some : rollouts) {
            compared(some, out);
        }
        var made = rollouts.stream().flatMap(some -> some.made().stream()).toList();
        list("Who breaks", whoBreaks(page, made), out);
        list(
                "Rollout order",
                made.stream().map(step -> step.order(PullRequestForm::name)).toList(),
                out);
        worst(page, out);
    }

    /** A repository with a bus in a folder may have several, and one comment has what is said of each. */
    private static String title(Report report) {
        var run = report.surroundings().run();
        return report.title() + (run.contains("/") ? " of " + run : "");
    }

    /** What all that is said of versions is seen from. */
    private static void compared(Section.Rollouts rollouts, Writer out) throws IOException {
        var changed = rollouts.whole() && rollouts.made().isEmpty()
                ? "; no version of an event is changed, so any order is right"
                : "";
        out.write("\n"
                + rollouts.base()
                        .map(base -> "Compared with " + cell(base, LONGEST_TITLE) + changed + ".")
                        .orElse("Compared with no base, so versions that this change publishes are not told apart; "
                                + "\"tradeschema check --base origin/main\" does.")
                + "\n");
    }

    /** Services that errors are about, and those that read what changes in a way that they do not take. */
    private static List<String> whoBreaks(PageContent page, List<RolloutStep> made) {
        Map<String, List<String>> clauses = new LinkedHashMap<>();
        page.byService().stream()
                .filter(count -> count.errors() > 0)
                .forEach(count -> add(clauses, count.name(), Report.counted(count.errors(), 0)));
        made.forEach(step -> step.breaks().forEach((service, clause) -> add(clauses, service, clause)));
        return clauses.entrySet().stream()
                .map(service ->
                        name(service.getKey()) + ": " + cell(String.join("; ", service.getValue()), LONGEST_CLAUSES))
                .toList();
    }

    private static void add(Map<String, List<String>> clauses, String service, String clause) {
        clauses.computeIfAbsent(service, name -> new ArrayList<>()).add(clause);
    }

    private static void list(String title, List<String> lines, Writer out) throws IOException {
        if (lines.isEmpty()) {
            return;
        }
        out.write("\n**" + title + "**\n\n");
        for (var line : lines.subList(0, Math.min(LISTED, lines.size()))) {
            out.write("- " + line + "\n");
        }
        more(lines.size(), out);
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

    private static String name(String text) {
        return cell(text, LONGEST_NAME);
    }

    /** The text up to so many characters, and to fewer where escapes would make more than twice as many of them. */
    private static String cell(String text, int most) {
        var ends = Math.min(most, text.length());
        while (MarkdownForm.cell(text.substring(0, ends)).length() > 2 * most) {
            ends--;
        }
        var whole = ends == 0 || !Character.isHighSurrogate(text.charAt(ends - 1)) ? ends : ends - 1;
        return MarkdownForm.cell(text.substring(0, whole)) + (whole < text.length() ? "…" : "");
    }
}
