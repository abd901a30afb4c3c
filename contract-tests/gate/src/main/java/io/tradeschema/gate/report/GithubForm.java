package io.tradeschema.gate.report;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import java.io.IOException;
import java.io.Writer;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One workflow command per finding; GitHub turns it into an annotation at the place. Of one step it shows ten errors and ten
 * warnings, and drops the others without a word: the first ten are commands, one of each cause before a second of any, the
 * others are lines of the log, and a notice says so.
 */
final class GithubForm implements ReportFormat.Form {

    /** So many errors, and as many warnings, of a step does GitHub show. */
    static final int SHOWN = 10;

    @Override
    public void write(Report report, Writer out) throws IOException {
        var shown = shown(report.findings());
        for (var finding : report.findings()) {
            out.write(shown.contains(finding) ? command(finding) : line(finding));
        }
        if (shown.size() < report.findings().size()) {
            out.write(notice(shown.size(), report));
        }
        out.write(LogLine.of(report.title() + ": " + report.verdict()));
    }

    private static Set<Finding> shown(List<Finding> findings) {
        var causes = Cause.of(findings);
        var inTurn = Stream.concat(
                        causes.stream().map(Cause::first), causes.stream().flatMap(cause -> cause.more().stream()))
                .toList();
        Set<Finding> shown = Collections.newSetFromMap(new IdentityHashMap<>());
        for (var severity : Severity.values()) {
            inTurn.stream()
                    .filter(finding -> finding.severity() == severity)
                    .limit(SHOWN)
                    .forEach(shown::add);
        }
        return shown;
    }

    private static String line(Finding finding) {
        return LogLine.of((finding.severity() == Severity.ERROR ? "error " : "warning ") + finding);
    }

    private static String notice(int shown, Report report) {
        return "::notice title=tradeschema::GitHub shows " + SHOWN + " errors and " + SHOWN + " warnings of a step, so "
                + shown + " of " + Report.plural(report.findings().size(), "finding")
                + " stand on their lines, one of each cause first; the log has all of them\n";
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
