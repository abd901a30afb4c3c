package io.tradeschema.gate.report;

import io.tradeschema.model.Advice;
import io.tradeschema.model.Excerpt;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms in which a report can be written. The enum is the registry: a form is one constant and one class. */
public enum ReportFormat {
    /** For a terminal. */
    TEXT("txt", new TextForm()),
    /** For other programs: {@code {"version":1,"title":…,"findings":[…],"summary":{…}}}. */
    JSON("json", new JsonForm()),
    /** Workflow commands that GitHub shows as annotations on the right line. */
    GITHUB("github.txt", new GithubForm()),
    /** JUnit XML, which most build servers show as tests. */
    JUNIT("xml", new JunitForm()),
    /** SARIF 2.1.0 for code scanning, with fingerprints that survive moved lines. */
    SARIF("sarif", new SarifForm()),
    /** Everything, for a job summary. */
    MARKDOWN("md", new MarkdownForm()),
    /** What a reviewer reads of it: who breaks, the order of a rollout, the worst; for a comment on a pull request. */
    PR("pr.md", new PullRequestForm()),
    /** One page that needs no server and no network. */
    HTML("html", new HtmlForm());

    /** JSON escapes by itself, and programs want the names as they are. */
    private static final ReportText PRINTABLE = new Printable();

    private final String ending;
    private final Form form;

    ReportFormat(String ending, Form form) {
        this.ending = ending;
        this.form = form;
    }

    /**
     * The form of that name.
     *
     * @throws IllegalArgumentException when there is none, naming the ones there are
     */
    public static ReportFormat named(String name) {
        var names = Arrays.stream(values()).map(ReportFormat::toString).toList();
        return asked(name.strip())
                .orElseThrow(() -> new IllegalArgumentException(
                        "no form is named " + Excerpt.quoted(name) + "; " + Advice.among(name, names)));
    }

    /** The form that the value of a command's {@code --format} stands for, whichever forms that command has; empty where it is none. */
    public static Optional<ReportFormat> asked(Object value) {
        return Arrays.stream(values())
                .filter(format -> format.toString().equalsIgnoreCase(value.toString()))
                .findFirst();
    }

    /** The name as users give it; help pages list these. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the name of a file in this form ends with, without the dot. */
    public String ending() {
        return ending;
    }

    /** Writes the report in this form and flushes; the writer stays open. */
    public void write(Report report, Writer out) throws IOException {
        var shown = out instanceof RedactedWriter ? report.redacted() : report;
        form.write(this == JSON ? shown : PRINTABLE.report(shown), out);
        out.flush();
    }

    /** The report in this form as one text. */
    public String text(Report report) {
        var out = new StringWriter();
        try {
            write(report, out);
        } catch (IOException e) {
            throw new UncheckedIOException("a StringWriter does not fail", e);
        }
        return out.toString();
    }

    /**
     * Starts a report whose findings follow one by one. The text and JSON forms keep none of them in memory, the others the
     * first ten thousand errors and warnings.
     *
     * @throws IOException when the writer fails
     */
    public ReportStream stream(String title, Writer out) throws IOException {
        var stream = form.stream(this == JSON ? title : PRINTABLE.title(title), out);
        var printable = this == JSON ? stream : PRINTABLE.stream(stream);
        return out instanceof RedactedWriter ? new Redacted().stream(printable) : printable;
    }

    /** How one form is written. */
    interface Form {
        void write(Report report, Writer out) throws IOException;

        /** Keeps the first findings until the end, for forms that count before they write. */
        default ReportStream stream(String title, Writer out) throws IOException {
            return new KeptFindings(title, this, out);
        }
    }
}
