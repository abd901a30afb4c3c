package io.tradeschema.json.schema;

import io.tradeschema.json.SchemaText;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Limits;
import io.tradeschema.model.TextType;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a schema says of a text that is not listed: its length, its characters, or that it is a time. */
final class Texts {

    private static final int MOST = Limits.STANDARD.text();
    /** Ranges of characters and how many: the one form of a pattern that is no free one. */
    private static final Pattern SET =
            Pattern.compile("\\^\\[([A-Za-z0-9_-]{1,64})](?:\\{([0-9]{1,4})(?:,([0-9]{0,4}))?}|([+*?]?))\\$");

    private final Complaints complaints;

    Texts(Complaints complaints) {
        this.complaints = complaints;
    }

    /** How many characters. */
    private record Length(int least, int most) {

        Length and(Length other) {
            return new Length(Math.max(least, other.least), Math.min(most, other.most));
        }
    }

    Optional<? extends ValueType<?>> read(Keywords keywords, String name) {
        var pattern = pattern(keywords);
        if (format(keywords) || pattern.equals(Optional.of(SchemaText.TIME))) {
            if (pattern.isPresent() && !pattern.get().equals(SchemaText.TIME)) {
                complaints.add(
                        SchemaRule.SCHEMA_VALUE,
                        keywords.placeOf(Keyword.PATTERN),
                        "a time has its own form",
                        "take the pattern out: \"format\": \"date-time\" says it");
            }
            Examples.of(keywords, ValueType.time(), complaints);
            return Optional.of(ValueType.time());
        }
        var length = new Length(
                length(keywords, Keyword.MIN_LENGTH).orElse(0),
                length(keywords, Keyword.MAX_LENGTH).orElse(MOST));
        return pattern.isPresent()
                ? ofSet(pattern.get(), length, keywords, name)
                : text(ValueType.text(name), length, keywords, keywords.place());
    }

    private Optional<String> pattern(Keywords keywords) {
        var pattern = keywords.text(Keyword.PATTERN);
        var place = keywords.placeOf(Keyword.NOT);
        keywords.take(Keyword.NOT)
                .filter(node -> !node.says(Map.of("type", "string", "pattern", SchemaText.LINE_END)))
                .ifPresent(node -> complaints.add(
                        SchemaRule.SCHEMA_KEYWORD,
                        place,
                        "\"not\" cannot be said by a contract",
                        "say what is accepted: the characters and the length"));
        return pattern;
    }

    private boolean format(Keywords keywords) {
        var place = keywords.placeOf(Keyword.FORMAT);
        var format = keywords.text(Keyword.FORMAT);
        format.filter(name -> !name.equals("date-time"))
                .ifPresent(name -> complaints.add(
                        SchemaRule.SCHEMA_VALUE,
                        place,
                        "what \"format\" " + Excerpt.quoted(name) + " demands differs from validator to validator",
                        "\"date-time\" is a time; otherwise say the characters and the length"));
        return format.equals(Optional.of("date-time"));
    }

    private Optional<Integer> length(Keywords keywords, Keyword keyword) {
        var number = keywords.number(keyword);
        var fits = number.filter(value -> value.signum() >= 0 && value.compareTo(BigDecimal.valueOf(MOST)) <= 0)
                .filter(value -> DecimalType.isWhole(value));
        if (number.isPresent() && fits.isEmpty()) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    keywords.placeOf(keyword),
                    "\"" + keyword.word() + "\" is no whole number from 0 to " + MOST,
                    "a text has at most " + MOST + " characters");
        }
        return fits.map(BigDecimal::intValue);
    }

    private Optional<TextType<String>> ofSet(String pattern, Length length, Keywords keywords, String name) {
        var place = keywords.placeOf(Keyword.PATTERN);
        var parts = SET.matcher(pattern);
        if (!parts.matches()) {
            return free(place, pattern);
        }
        var counted = counted(parts);
        if (counted.most() > MOST) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    place,
                    "\"pattern\" lets a text have " + counted.most() + " characters",
                    "a text has at most " + MOST + " characters");
            return Optional.empty();
        }
        try {
            var type = ValueType.text(name).characters(parts.group(1));
            return text(type, length.and(counted), keywords, place);
        } catch (IllegalArgumentException e) {
            return free(place, pattern);
        }
    }

    private static Length counted(Matcher parts) {
        var least = Optional.ofNullable(parts.group(2)).map(Integer::parseInt);
        var most = Optional.ofNullable(parts.group(3));
        if (least.isPresent()) {
            return new Length(
                    least.get(),
                    most.map(text -> text.isEmpty() ? MOST : Integer.parseInt(text))
                            .orElse(least.get()));
        }
        return switch (String.valueOf(parts.group(4))) {
            case "+" -> new Length(1, MOST);
            case "*" -> new Length(0, MOST);
            case "?" -> new Length(0, 1);
            default -> new Length(1, 1);
        };
    }

    private Optional<TextType<String>> free(Place place, String pattern) {
        complaints.add(
                SchemaRule.SCHEMA_VALUE,
                place,
                "\"pattern\" is a free regular expression: " + Excerpt.quoted(pattern),
                "write ranges of ASCII letters and digits, then _ and -, and a length: \"^[A-Za-z0-9_-]{1,32}$\"; or take it out"
                        + " and say the length");
        return Optional.empty();
    }

    private Optional<TextType<String>> text(TextType<String> type, Length length, Keywords keywords, Place place) {
        if (length.least() > length.most()) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    place,
                    "no text has such a length",
                    "write the least length, then the greatest");
            return Optional.empty();
        }
        var read = type.length(length.least(), Math.min(MOST, length.most()));
        return Optional.of(read.examples(Examples.of(keywords, read, complaints).toArray(String[]::new)));
    }
}
