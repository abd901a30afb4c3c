package io.tradeschema.gate.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Rule;
import io.tradeschema.model.Severity;
import io.tradeschema.model.Where;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SARIF 2.1.0 as code scanning services read it. */
final class SarifForm implements ReportFormat.Form {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

    @Override
    public void write(Report report, Writer out) throws IOException {
        var rules = rules(report);
        try (var json = JsonForm.generator(out)) {
            json.writeStartObject();
            json.writeStringField("$schema", SCHEMA);
            json.writeStringField("version", "2.1.0");
            json.writeArrayFieldStart("runs");
            json.writeStartObject();
            tool(rules, json);
            json.writeStringField("columnKind", "unicodeCodePoints");
            json.writeObjectFieldStart("automationDetails");
            json.writeStringField("id", run(report));
            json.writeEndObject();
            var cut = KeptFindings.cut(report);
            if (cut.isPresent()) {
                notification(cut.get(), json);
            }
            results(report, rules, json);
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write('\n');
    }

    /** Code scanning keeps the last results under each name: two buses of one repository have each its own. */
    private static String run(Report report) {
        var name = report.surroundings().run();
        return report.title().replaceFirst(" ", "/") + "/" + (name.isEmpty() ? "" : name + "/");
    }

    /** Findings that are counted and not shown are no results; SARIF has a place for what a run says of itself. */
    private static void notification(String cut, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("invocations");
        json.writeStartObject();
        json.writeBooleanField("executionSuccessful", true);
        json.writeArrayFieldStart("toolExecutionNotifications");
        json.writeStartObject();
        json.writeStringField("level", "warning");
        text("message", "shown: " + cut, json);
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static List<Rule> rules(Report report) {
        var byName = new LinkedHashMap<String, Rule>();
        report.findings().forEach(finding -> byName.putIfAbsent(finding.rule().name(), finding.rule()));
        return byName.values().stream().sorted(Comparator.comparing(Rule::name)).toList();
    }

    private static void tool(List<Rule> rules, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("tool");
        json.writeObjectFieldStart("driver");
        json.writeStringField("name", "tradeschema");
        json.writeArrayFieldStart("rules");
        for (var rule : rules) {
            json.writeStartObject();
            json.writeStringField("id", rule.name());
            text("shortDescription", rule.demand(), json);
            text("fullDescription", rule.reason(), json);
            text("help", rule.remedy() + "\nExample: " + rule.example(), json);
            json.writeObjectFieldStart("defaultConfiguration");
            json.writeStringField("level", level(rule.severity()));
            json.writeEndObject();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void results(Report report, List<Rule> rules, JsonGenerator json) throws IOException {
        var names = rules.stream().map(Rule::name).toList();
        Map<String, Integer> seen = new HashMap<>();
        json.writeArrayFieldStart("results");
        for (var finding : report.findings()) {
            var ordinal = seen.merge(finding.fingerprint(), 1, Integer::sum);
            json.writeStartObject();
            json.writeStringField("ruleId", finding.rule().name());
            json.writeNumberField("ruleIndex", names.indexOf(finding.rule().name()));
            json.writeStringField("level", level(finding.severity()));
            text("message", message(finding), json);
            locations(finding.where(), json);
            json.writeObjectFieldStart("partialFingerprints");
            json.writeStringField("tradeschema/v1", finding.fingerprint() + ":" + ordinal);
            json.writeEndObject();
            var mend = report.mends().of(finding);
            if (mend.isPresent()) {
                fix(finding, mend.get(), json);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Changes of one finding belong together: one fix, a change for each file. */
    private static void fix(Finding finding, Mend mend, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("fixes");
        json.writeStartObject();
        var risk = mend.risk().isEmpty() ? "" : " (a guess: " + mend.risk() + ")";
        text("description", finding.fix() + risk, json);
        json.writeArrayFieldStart("artifactChanges");
        for (var file : mend.replacements().stream()
                .map(Mend.Replacement::file)
                .distinct()
                .toList()) {
            json.writeStartObject();
            json.writeObjectFieldStart("artifactLocation");
            json.writeStringField("uri", uri(file));
            json.writeEndObject();
            json.writeArrayFieldStart("replacements");
            for (var replacement : mend.replacements()) {
                if (replacement.file().equals(file)) {
                    replacement(replacement, json);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static void replacement(Mend.Replacement replacement, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("deletedRegion");
        json.writeNumberField("startLine", replacement.startLine());
        json.writeNumberField("startColumn", replacement.startColumn());
        json.writeNumberField("endLine", replacement.endLine());
        json.writeNumberField("endColumn", replacement.endColumn());
        json.writeEndObject();
        text("insertedContent", replacement.text(), json);
        json.writeEndObject();
    }

    private static String message(Finding finding) {
        var path = finding.where().path();
        var shown = finding.found().map(found -> ", found " + found).orElse("");
        var parts = new ArrayList<>(List.of(finding.subject()));
        if (!path.isEmpty()) {
            parts.add(path);
        }
        return String.join(" ", parts) + ": " + finding.what() + shown + "; " + finding.fix();
    }

    private static void locations(Where where, JsonGenerator json) throws IOException {
        if (where.file().isEmpty()) {
            return;
        }
        json.writeArrayFieldStart("locations");
        json.writeStartObject();
        json.writeObjectFieldStart("physicalLocation");
        json.writeObjectFieldStart("artifactLocation");
        json.writeStringField("uri", uri(where.file()));
        json.writeEndObject();
        if (where.line() > 0) {
            json.writeObjectFieldStart("region");
            json.writeNumberField("startLine", where.line());
            if (where.column() > 0) {
                json.writeNumberField("startColumn", where.column());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndArray();
    }

    private static String uri(String file) throws IOException {
        var path = file.replace('\\', '/');
        try {
            return path.startsWith("/")
                    ? new URI("file", "", path, null).toASCIIString()
                    : new URI(null, null, "./" + path, null).toASCIIString().substring(2);
        } catch (URISyntaxException e) {
            throw new IOException("no URI can name the file " + file, e);
        }
    }

    private static void text(String name, String text, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("text", text);
        json.writeEndObject();
    }

    private static String level(Severity severity) {
        return severity == Severity.ERROR ? "error" : "warning";
    }
}
