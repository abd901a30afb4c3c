package io.tradeschema.gate.fuzz;

import io.tradeschema.compat.json.JsonReading;
import io.tradeschema.compat.json.JsonRefused;
import io.tradeschema.gate.report.Report;
import io.tradeschema.gate.report.ReportFormat;
import io.tradeschema.model.Finding;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Where;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A finding whose parts come from outside: each form stays what it is, whatever they are. */
final class FuzzedFindings {

    /** More than GitHub shows; the others are lines of its log. */
    private static final int FINDINGS = 12;

    /** Those that it shows, and a notice. */
    private static final int COMMANDS = 11;

    private static final int SCRIPTS =
            count(ReportFormat.HTML.text(report(List.of("a", "b", "c", "d", "e"))), "<script");

    private FuzzedFindings() {}

    static void printed(byte[] data) {
        var report = report(Arrays.asList(new String(data, StandardCharsets.UTF_8).split("\0", 8)));
        for (var format : ReportFormat.values()) {
            whole(format, format.text(report));
            whole(format, format.text(report.redacted()));
        }
    }

    /** Findings that are alike, in a report of which the last part is in the title. */
    private static Report report(List<String> parts) {
        var finding = new Finding(
                MessageRule.UNKNOWN_FIELD,
                part(parts, 0),
                new Where(
                        part(parts, 1),
                        part(parts, 2).length() % 3,
                        part(parts, 3).length() % 2,
                        part(parts, 2)),
                part(parts, 3),
                Optional.of(part(parts, 4)),
                part(parts, 5),
                part(parts, 6));
        return new Report("tradeschema scan " + part(parts, 7), Collections.nCopies(FINDINGS, finding), List.of());
    }

    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    private static void whole(ReportFormat format, String text) {
        switch (format) {
            case JSON, SARIF -> json(text);
            case JUNIT -> xml(text);
            case TEXT -> lines(text, FINDINGS + 2, 0);
            case GITHUB -> lines(text, FINDINGS + 2, COMMANDS);
            case HTML -> inert(text);
            case MARKDOWN, PR -> {}
        }
    }

    private static void json(String text) {
        try {
            JsonReading.read(text);
        } catch (JsonRefused e) {
            throw new AssertionError("no JSON: " + e.said() + "\n" + text, e);
        }
    }

    private static void xml(String text) {
        try {
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("no XML: " + e.getMessage() + "\n" + text, e);
        }
    }

    /** No line more than the report has, and none that a build server takes for a command but so many. */
    private static void lines(String text, int most, int commands) {
        var lines = Arrays.asList(text.strip().split("[\n\r\u000b\f\u0085\u2028\u2029]", -1));
        if (lines.size() > most) {
            throw new AssertionError("a finding made lines of its own: " + text);
        }
        if (lines.stream().filter(FuzzedFindings::isCommand).count() > commands) {
            throw new AssertionError("a text became a command: " + text);
        }
    }

    private static boolean isCommand(String line) {
        return line.stripLeading().startsWith("::") || line.contains("##[");
    }

    /** The page has the script that it has without findings, and no other. */
    private static void inert(String text) {
        if (count(text, "<script") != SCRIPTS || count(text, "</script") != SCRIPTS) {
            throw new AssertionError("a finding became a script: " + text);
        }
    }

    private static int count(String text, String part) {
        return text.toLowerCase(Locale.ROOT).split(part, -1).length - 1;
    }
}
