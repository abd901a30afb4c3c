package io.tradeschema.gate.report;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One line per finding, or per cause under what it is about, with a summary before; then the sections, then the verdict. */
final class TextForm implements ReportFormat.Form {

    private static final int WIDEST_LIST = 48;

    @Override
    public void write(Report report, Writer out) throws IOException {
        var stream = stream(report.title(), out);
        if (!report.findings().isEmpty() && !report.outline().chapters().isEmpty()) {
            outlined(report, out);
        } else {
            for (var finding : report.findings()) {
                stream.add(finding);
            }
        }
        stream.end(report.sections(), report.verdict());
    }

    /** First whether it is red, why, and what to do first; then what is behind it. */
    private static void outlined(Report report, Writer out) throws IOException {
        var chapters = report.outline().chapters();
        out.write(LogLine.of(report.title() + ": " + report.outline().verdict() + ": " + report.verdict()));
        for (var chapter : chapters) {
            out.write(LogLine.of("  " + chapter.line()));
        }
        var first = first(chapters);
        out.write(LogLine.of("Begin with " + (first.where().place() + ": " + first.fix()).replaceFirst("^: ", ""))
                + "\n");
        for (var chapter : chapters) {
            out.write(LogLine.of("== " + chapter.title()));
            for (var cause : Cause.of(chapter.findings())) {
                out.write(LogLine.of(cause.first().toString()));
                if (!cause.more().isEmpty()) {
                    out.write(LogLine.of("    " + cause.others()));
                }
            }
            out.write("\n");
        }
    }

    @Override
    public ReportStream stream(String title, Writer out) {
        return new ReportStream() {
            private boolean some;

            @Override
            public void add(Finding finding) throws IOException {
                some = true;
                out.write(LogLine.of(finding.toString()));
            }

            @Override
            public void end(List<Section> sections, String verdict) throws IOException {
                out.write(some ? "\n" : "");
                for (var section : sections) {
                    TextForm.write(section, out);
                }
                out.write(LogLine.of(title + ": " + verdict));
                out.flush();
            }
        };
    }

    /** What is to be done first: the first error in the order of reading; where there is none, the first warning. */
    private static Finding first(List<Chapter> chapters) {
        var first = chapters.stream()
                .map(chapter -> Cause.of(chapter.findings()).get(0).first())
                .toList();
        return first.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .findFirst()
                .orElse(first.get(0));
    }

    private static void write(Section section, Writer out) throws IOException {
        if (section instanceof Section.Facts facts && !facts.values().isEmpty()) {
            out.write(facts.title() + "\n");
            for (var fact : facts.values().entrySet()) {
                out.write("  " + fact.getKey() + ": " + fact.getValue() + "\n");
            }
            out.write("\n");
        } else if (section instanceof Section.Bus bus) {
            write(bus.table(), out);
        } else if (section instanceof Section.Rollouts rollouts) {
            write(rollouts.table(), out);
        } else if (section instanceof Section.Table table && !table.rows().isEmpty()) {
            out.write(table.title() + "\n" + columns(table) + "\n");
        }
    }

    private static String columns(Section.Table table) {
        var rows = new ArrayList<List<String>>();
        rows.add(table.columns());
        table.rows().forEach(row -> rows.add(row.stream().map(TextForm::cell).toList()));
        var text = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder(" ");
            for (var column = 0; column < row.size(); column++) {
                line.append(String.format(Locale.ROOT, " %-" + width(rows, column) + "s ", row.get(column)));
            }
            text.append(LogLine.of(line.toString().stripTrailing()));
        }
        return text.toString();
    }

    /** A long list of names in a table is told by its first: the table must stay one on a screen. Sentences are no names. */
    private static String cell(String text) {
        var parts = text.split(", ", -1);
        var shown = 0;
        for (var length = 0; shown < parts.length && length + parts[shown].length() <= WIDEST_LIST; shown++) {
            length += parts[shown].length() + 2;
        }
        var sentence = Arrays.stream(parts).anyMatch(part -> part.length() > WIDEST_LIST / 2);
        return shown == parts.length || shown == 0 || sentence
                ? text
                : String.join(", ", Arrays.asList(parts).subList(0, shown)) + " and " + (parts.length - shown)
                        + " more";
    }

    private static int width(List<List<String>> rows, int column) {
        return Math.max(
                1, rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1));
    }
}
