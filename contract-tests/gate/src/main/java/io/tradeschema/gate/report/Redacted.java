package io.tradeschema.gate.report;

import io.tradeschema.model.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows of a value what kind it is and how long, and never the value: a report may go where the messages may not. */
final class Redacted implements ReportText {

    private static final String NUMBER_TEXT = "-?[0-9][0-9.eE+-]*…?";
    private static final Pattern NUMBER = Pattern.compile(NUMBER_TEXT);
    private static final Pattern MESSAGE = Pattern.compile("\\{\".*\\}", Pattern.DOTALL);
    private static final Pattern LITERAL =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"(\\s*:)?|-?\\b[0-9][0-9.eE+-]*", Pattern.DOTALL);
    private static final String TEXT = "(?:the text )?\"(?:[^\"\\\\]|\\\\.)*+\"";
    /** What a finding found, in its sentence. */
    private static final Pattern FOUND = Pattern.compile("(?<=, found )(?:" + TEXT + "|[^;\"]+)", Pattern.DOTALL);
    /** A value in a sentence; a text that stands for one already is none. */
    private static final Pattern SHOWN =
            Pattern.compile("(?!\"…\")" + TEXT + "|(?:the number |(?<=, found ))" + NUMBER_TEXT, Pattern.DOTALL);

    private static final Pattern EXAMPLE =
            Pattern.compile("(.*?:[0-9]+(?::[0-9]+)?(?: [$e][^ ]*)?)(?: (.+))?", Pattern.DOTALL);
    private static final int SHORTEST = 2;

    @Override
    public String title(String title) {
        return title;
    }

    /** Source has values in it, and nobody can tell them from the rest. */
    @Override
    public String quoted(String line) {
        return "";
    }

    @Override
    public Finding finding(Finding finding) {
        var value = finding.found();
        return new Finding(
                finding.rule(),
                finding.subject(),
                finding.where(),
                without(value, finding.what()),
                value.map(Redacted::kind),
                without(value, finding.fix()),
                finding.evidence());
    }

    @Override
    public Section.Facts facts(Section.Facts facts) {
        var values = new LinkedHashMap<String, Object>();
        facts.values()
                .forEach((name, value) -> values.put(name, value instanceof String text ? messages(text) : value));
        return new Section.Facts(facts.id(), facts.title(), values);
    }

    @Override
    public Mends mends(Mends mends) {
        return Mends.NONE;
    }

    @Override
    public Section.Table table(Section.Table table) {
        var example = table.columns().indexOf("example");
        return new Section.Table(
                table.id(),
                table.title(),
                table.columns(),
                table.rows().stream().map(row -> row(row, example)).toList());
    }

    private static List<String> row(List<String> row, int example) {
        var cells = row.stream().map(Redacted::messages).toArray(String[]::new);
        if (example >= 0) {
            cells[example] = example(row.get(example));
        }
        return List.of(cells);
    }

    /** An example is a place, and then the value that was found there. */
    private static String example(String text) {
        var parts = EXAMPLE.matcher(text);
        if (!parts.matches()) {
            return "not shown";
        }
        return parts.group(2) == null ? parts.group(1) : parts.group(1) + " " + kind(parts.group(2));
    }

    /** A clause that repeats the value, or quotes a message. */
    private static String without(Optional<String> value, String clause) {
        var shown = clause;
        if (value.isPresent()) {
            var inner = bare(value.get())
                    .replaceFirst("^\"", "")
                    .replaceFirst("\"$", "")
                    .strip();
            if (inner.length() >= SHORTEST) {
                // An advice may write a text in other letters, and then in quotes.
                shown = Pattern.compile("(?<=\")(?i:" + Pattern.quote(inner) + ")(?=\")|" + Pattern.quote(inner))
                        .matcher(shown)
                        .replaceAll("…");
            }
        }
        return messages(shown);
    }

    /** Messages keep their names and lose their values. */
    private static String messages(String text) {
        return MESSAGE.matcher(text)
                .replaceAll(message -> Matcher.quoteReplacement(LITERAL.matcher(message.group())
                        .replaceAll(literal ->
                                Matcher.quoteReplacement(literal.group(1) == null ? "…" : literal.group()))));
    }

    /** Some places say of a value what it is, and then show it. */
    private static String bare(String value) {
        return value.replaceFirst("^the (?:text|number) ", "");
    }

    /**
     * A sentence in which values stand in quotes, as {@link io.tradeschema.model.Excerpt#quoted} writes them, or in which a finding
     * stands, which repeats what it found.
     */
    static String sentence(String sentence) {
        var found = FOUND.matcher(sentence);
        if (!found.find()) {
            return kinds(sentence);
        }
        var value = Optional.of(found.group());
        return kinds(without(value, sentence.substring(0, found.start())))
                + kind(found.group())
                + kinds(without(value, sentence.substring(found.end())));
    }

    private static String kinds(String part) {
        return SHOWN.matcher(part).replaceAll(value -> Matcher.quoteReplacement(kind(value.group())));
    }

    /** What may be said of a value. */
    static String kind(String shown) {
        var value = bare(shown);
        if (value.startsWith("\"")) {
            var cut = value.contains("…");
            var length = value.length() - (value.endsWith("\"") ? 2 : 1) - (cut ? 1 : 0);
            return "a text of " + (cut ? "more than " : "") + length + (length == 1 ? " character" : " characters");
        }
        if (NUMBER.matcher(value).matches()) {
            return "a number of " + value.replaceAll("[^0-9]", "").length() + " digits";
        }
        return switch (value.isEmpty() ? ' ' : value.charAt(0)) {
            case '{' -> "an object";
            case '[' -> "an array";
            default -> "a value of " + value.length() + " characters";
        };
    }
}
