package io.tradeschema.gate.report;

import io.tradeschema.model.Finding;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One line per finding, then the sections, then the verdict. */
final class TextForm implements ReportFormat.Form {

    @Override
    public void write(Report report, Writer out) throws IOException {
        var stream = stream(report.title(), out);
        for (var finding : report.findings()) {
            stream.add(finding);
        }
        stream.end(report.sections(), report.verdict());
    }

    @Override
    public ReportStream stream(String title, Writer out) {
        return new ReportStream() {
            private boolean some;

            @Override
            public void add(Finding finding) throws IOException {
                some = true;
                out.write(line(finding.toString()));
            }

            @Override
            public void end(List<Section> sections, String verdict) throws IOException {
                out.write(some ? "\n" : "");
                for (var section : sections) {
                    TextForm.write(section, out);
                }
                out.write(title + ": " + verdict + "\n");
                out.flush();
            }
        };
    }

    private static void write(Section section, Writer out) throws IOException {
        if (section instanceof Section.Facts facts && !facts.values().isEmpty()) {
            out.write(facts.title() + "\n");
            for (var fact : facts.values().entrySet()) {
                out.write("  " + fact.getKey() + ": " + fact.getValue() + "\n");
            }
            out.write("\n");
        } else if (section instanceof Section.Table table && !table.rows().isEmpty()) {
            out.write(table.title() + "\n" + columns(table) + "\n");
        }
    }

    private static String columns(Section.Table table) {
        var rows = new ArrayList<List<String>>();
        rows.add(table.columns());
        rows.addAll(table.rows());
        var text = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder(" ");
            for (var column = 0; column < row.size(); column++) {
                line.append(String.format(Locale.ROOT, " %-" + width(rows, column) + "s ", row.get(column)));
            }
            text.append(line(line.toString().stripTrailing()));
        }
        return text.toString();
    }

    /** A build server takes a line that begins so, or has the second in it, for a command of its own. */
    private static String line(String text) {
        return text.replaceFirst("^(\\s*)::", "$1\\\\u003a:").replace("##[", "#\\u0023[") + "\n";
    }

    private static int width(List<List<String>> rows, int column) {
        return Math.max(
                1, rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1));
    }
}
