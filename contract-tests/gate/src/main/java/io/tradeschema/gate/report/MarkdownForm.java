package io.tradeschema.gate.report;

import io.tradeschema.model.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** Tables for a pull request comment or a job summary. */
final class MarkdownForm implements ReportFormat.Form {

    @Override
    public void write(Report report, Writer out) throws IOException {
        out.write("## " + cell(report.title()) + "\n\n**" + report.verdict() + "**\n");
        if (report.outline().chapters().isEmpty()) {
            findings(
                    report.findings().stream()
                            .map(finding -> new Cause(finding, List.of()))
                            .toList(),
                    out);
        }
        for (var chapter : report.outline().chapters()) {
            out.write("\n### " + cell(chapter.line()) + "\n");
            findings(Cause.of(chapter.findings()), out);
        }
        for (var section : report.sections()) {
            write(section, out);
        }
    }

    private static void findings(List<Cause> causes, Writer out) throws IOException {
        if (!causes.isEmpty()) {
            out.write("\n" + row(List.of("", "Place", "What", "Fix", "Rule")) + "|---|---|---|---|---|\n");
        }
        for (var cause : causes) {
            var finding = cause.first();
            var shown = finding.found().map(found -> ", found " + found).orElse("");
            out.write(row(List.of(
                    finding.severity() == Severity.ERROR ? "✗" : "!",
                    (finding.where() + " " + cause.others()).strip(),
                    finding.subject() + ": " + finding.what() + shown,
                    finding.fix(),
                    finding.rule().name())));
        }
    }

    private static void write(Section section, Writer out) throws IOException {
        if (section instanceof Section.Facts facts && !facts.values().isEmpty()) {
            out.write("\n### " + cell(facts.title()) + "\n\n");
            for (var fact : facts.values().entrySet()) {
                out.write("- " + cell(fact.getKey()) + ": " + cell(String.valueOf(fact.getValue())) + "\n");
            }
        } else if (section instanceof Section.Table table && !table.rows().isEmpty()) {
            out.write("\n### " + cell(table.title()) + "\n\n" + row(table.columns()));
            out.write("|" + "---|".repeat(table.columns().size()) + "\n");
            for (var row : table.rows()) {
                out.write(row(row));
            }
        } else if (section instanceof Section.Rollouts rollouts) {
            write(rollouts.table(), out);
        } else if (section instanceof Section.Bus bus) {
            write(bus.table(), out);
            out.write("\n### The bus\n\n```mermaid\n" + bus.mermaid() + "```\n");
        }
    }

    static String row(List<String> cells) {
        return cells.stream().map(MarkdownForm::cell).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    static String cell(String text) {
        return text.replaceAll("[\\r\\n]+", " ")
                .replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1")
                .replace("@", "&#64;");
    }
}
