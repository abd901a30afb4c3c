package io.tradeschema.gate.removal;

import io.tradeschema.model.Where;
import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.facts.Facts;
import io.tradeschema.scan.facts.FieldValue;
import io.tradeschema.scan.facts.ObjectFacts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Places in source that name a field and of which the scan does not know why: a message that was put away and is looked at
 * later must not be passed over.
 */
final class Mentions {

    private static final Pattern COMMENT = Pattern.compile("^\\s*(?:\\*|/\\*|\"\"\"|#|//).*|\\s(?:#|//)\\s.*");

    /** Values by their place, and names that come one after the other: whoever takes them so needs no name. */
    private static final Pattern WHOLE = Pattern.compile(
            "\\bObject\\.(?:values|entries)\\([^)]*\\)\\s*\\[|\\.values\\(\\)\\)?\\s*\\["
                    + "|,[^=]*=[^=].*\\.values\\(\\)|\\[\\.\\.\\.[^\\]]*\\.values\\(\\)\\]|\\.fieldNames\\(\\)|\\.fields\\(\\)|@JsonAnySetter\\b");

    /** A name that a row of a table has, into which a message may be laid as a whole. */
    private static final String COLUMN =
            "\\s*(?::\\s*(?:\\w+\\.)*Mapped\\b|(?::[^=]*)?=\\s*(?:\\w+\\.)*(?:[Cc]olumn|mapped_column|\\w*Field)\\(|:\\s*[^=({,;]+$)";

    private final SourceTree tree;
    private final Set<String> explained = new HashSet<>();
    private final String leaf;
    private final Pattern name;

    Mentions(SourceTree tree, Facts facts, String leaf) {
        this.tree = tree;
        this.leaf = leaf;
        this.name = pattern(leaf);
        facts.reads().forEach(read -> explain(read.name(), read.where()));
        facts.ownNames().forEach(this::explain);
        facts.models().forEach(model -> model.places().forEach(this::explain));
        facts.writes().forEach(write -> {
            write.entry().ifPresent(this::explain);
            write.message().ifPresent(this::explain);
        });
    }

    /** A line is explained by what is told of this name there, not by what is told of another. */
    private void explain(String told, Where where) {
        if (told.equals(leaf) || told.equals(camel(leaf))) {
            explain(where);
        }
    }

    private static Pattern pattern(String leaf) {
        var quoted = Pattern.quote(leaf);
        var camel = camel(leaf);
        var getter = camel.substring(0, 1).toUpperCase(Locale.ROOT) + camel.substring(1);
        return Pattern.compile("[\"'`/]" + quoted + "[\"'`]|(?:%\\(|[:@{])" + quoted + "\\b|\\.(?:" + quoted + "|"
                + Pattern.quote(camel) + ")\\b" + "|\\b(?:get|is)" + Pattern.quote(getter) + "\\(|\\b" + quoted
                + COLUMN);
    }

    /** The name as Java writes it. */
    static String camel(String leaf) {
        var parts = leaf.split("_", -1);
        var text = new StringBuilder(parts[0]);
        for (var i = 1; i < parts.length; i++) {
            text.append(parts[i].isEmpty() ? "" : parts[i].substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(parts[i].isEmpty() ? "" : parts[i].substring(1));
        }
        return text.toString();
    }

    private void explain(Where where) {
        explained.add(where.file() + ":" + where.line());
    }

    private void explain(ObjectFacts object) {
        object.fields().values().forEach(field -> {
            explain(field.name(), field.where());
            explain(field.name(), field.given());
            explain(field.value());
        });
        object.ways().forEach(this::explain);
    }

    private void explain(FieldValue value) {
        value.object().ifPresent(this::explain);
    }

    /** The places in these files, and in those that name the stream. */
    List<Where> in(Predicate<String> files, String stream) throws IOException {
        var found = new ArrayList<Where>();
        for (var file : tree.code().entrySet()) {
            var text = new String(Files.readAllBytes(file.getValue()), StandardCharsets.UTF_8);
            if (files.test(file.getKey()) || text.contains(stream)) {
                var lines = text.split("\n", -1);
                for (var i = 0; i < lines.length; i++) {
                    var line = COMMENT.matcher(lines[i]).replaceFirst("");
                    var at = name.matcher(line);
                    var whole = WHOLE.matcher(line);
                    if (at.find() && !explained.contains(file.getKey() + ":" + (i + 1))) {
                        found.add(Where.file(file.getKey(), i + 1, at.start() + 1));
                    } else if (whole.find()) {
                        found.add(Where.file(file.getKey(), i + 1, whole.start() + 1));
                    }
                }
            }
        }
        return found;
    }
}
