package io.tradeschema.gate.report;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import java.io.IOException;
import java.io.Writer;

/** One workflow command per finding; GitHub turns it into an annotation at the place. */
final class GithubForm implements ReportFormat.Form {

    @Override
    public void write(Report report, Writer out) throws IOException {
        for (var finding : report.findings()) {
            out.write(command(finding));
        }
        out.write(report.title() + ": " + report.verdict() + "\n");
    }

    private static String command(Finding finding) {
        var where = finding.where();
        var command = new StringBuilder(finding.severity() == Severity.ERROR ? "::error " : "::warning ");
        if (!where.file().isEmpty()) {
            command.append("file=").append(property(where.file())).append(',');
        }
        if (where.line() > 0) {
            command.append("line=").append(where.line()).append(',');
        }
        if (where.column() > 0) {
            command.append("col=").append(where.column()).append(',');
        }
        command.append("title=").append(property(finding.rule().name())).append("::");
        return command.append(message(finding)).append('\n').toString();
    }

    private static String message(Finding finding) {
        var path = finding.where().path();
        var shown = finding.found().map(found -> ", found " + found).orElse("");
        return data(finding.subject() + (path.isEmpty() ? "" : " " + path) + ": " + finding.what() + shown + "; "
                + finding.fix());
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
