package io.tradeschema.gate.fix;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.tradeschema.model.Finding;
import io.tradeschema.scan.fix.Edit;
import io.tradeschema.scan.fix.Remedy;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Patches as a review of a pull request, in the form that GitHub takes: a comment for each line that changes, with a block of
 * suggestion that a reviewer accepts by a click.
 */
public final class Suggestions {

    private final Fixes fixes;

    private Suggestions(Fixes fixes) {
        this.fixes = fixes;
    }

    /** Writes the review. */
    public static void write(Fixes fixes, Writer out) throws IOException {
        var json = new JsonFactory().createGenerator(out).useDefaultPrettyPrinter();
        json.writeStartObject();
        json.writeStringField("event", "COMMENT");
        json.writeStringField("body", "tradeschema fix: each suggestion was scanned, and mends what its comment says.");
        json.writeArrayFieldStart("comments");
        new Suggestions(fixes).comments(json);
        json.writeEndArray();
        json.writeEndObject();
        json.flush();
        out.write('\n');
        out.flush();
    }

    private void comments(JsonGenerator json) throws IOException {
        for (var file : fixes.after().entrySet()) {
            var before = lines(fixes.content(file.getKey()));
            var after = lines(file.getValue());
            for (var line : remedies(file.getKey()).entrySet()) {
                if (!before.get(line.getKey() - 1).equals(after.get(line.getKey() - 1))) {
                    comment(file.getKey(), line.getKey(), after.get(line.getKey() - 1), line.getValue(), json);
                }
            }
        }
    }

    /** The remedies that change each line of a file. */
    private Map<Integer, List<Remedy>> remedies(String file) {
        var byLine = new TreeMap<Integer, List<Remedy>>();
        for (var remedy : fixes.offered()) {
            for (var edit : remedy.edits()) {
                var here = byLine.computeIfAbsent(line(edit), line -> new ArrayList<>());
                if (edit.file().equals(file) && !here.contains(remedy)) {
                    here.add(remedy);
                }
            }
        }
        byLine.values().removeIf(List::isEmpty);
        return byLine;
    }

    private int line(Edit edit) {
        var content = fixes.content(edit.file());
        var line = 1;
        for (var at = 0; at < edit.start(); at++) {
            line += content[at] == '\n' ? 1 : 0;
        }
        return line;
    }

    private void comment(String file, int line, String text, List<Remedy> remedies, JsonGenerator json)
            throws IOException {
        json.writeStartObject();
        json.writeStringField("path", UnifiedDiff.name(file));
        json.writeNumberField("line", line);
        json.writeStringField("side", "RIGHT");
        json.writeStringField("body", body(text, remedies));
        json.writeEndObject();
    }

    private String body(String text, List<Remedy> remedies) {
        var fence = new StringBuilder("```");
        while (text.contains(fence)) {
            fence.append('`');
        }
        var said = new LinkedHashMap<String, Boolean>();
        remedies.forEach(remedy -> said.put(said(remedy), true));
        var more = remedies.stream()
                        .anyMatch(remedy -> remedy.edits().stream()
                                                .map(this::line)
                                                .distinct()
                                                .count()
                                        > 1
                                || remedy.edits().stream()
                                                .map(Edit::file)
                                                .distinct()
                                                .count()
                                        > 1)
                ? "\n\nIt belongs together with the other suggestions for this name: accept all of them."
                : "";
        return said.keySet().stream().collect(Collectors.joining("\n\n")) + more + "\n\n" + fence + "suggestion\n"
                + text + "\n" + fence;
    }

    private static String said(Remedy remedy) {
        Finding finding = remedy.finding();
        var risk = remedy.isSafe() ? "" : " **A guess: " + remedy.risk() + ".**";
        return finding.subject() + ": " + finding.what() + "; " + finding.fix() + " `"
                + finding.rule().name() + "`" + risk;
    }

    private static List<String> lines(byte[] content) {
        return new String(content, StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .lines()
                .toList();
    }
}
