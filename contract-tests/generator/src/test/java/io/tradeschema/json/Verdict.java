package io.tradeschema.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradeschema.model.Finding;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Outcome;
import io.tradeschema.model.Severity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the decoder said about a message, to be held against what a schema validator says. */
record Verdict(String shows, String text, Outcome<?> outcome) {

    /**
     * What JSON Schema cannot say: a message that only these rules refuse may be valid under the schema. The same list,
     * with reasons, is docs/schema-and-decoder.md. The other way round there is no exception.
     */
    static final Map<MessageRule, Predicate<Finding>> BEYOND_SCHEMAS = new EnumMap<>(Map.of(
            MessageRule.DUPLICATE_FIELD, any -> true,
            MessageRule.LIMIT_LENGTH, any -> true,
            MessageRule.LIMIT_NUMBER, any -> true,
            MessageRule.LONE_SURROGATE, any -> true,
            MessageRule.NUMBER_DIGITS, Verdict::isWithinTheLargestSize,
            MessageRule.TIME_NOT_IN_CALENDAR, finding -> finding.what().equals("outside the years 0000 to 9999 of UTC"),
            MessageRule.TRAILING_CONTENT, any -> true));

    /** The decimals as they stand: a validator that reads them as doubles judges other numbers. */
    private static final ObjectMapper EXACT =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** Zero has any exponent; Java's decimals have none of so many digits. */
    private static final Pattern LONG_ZERO = Pattern.compile("(?<![0-9.eE+-])-?0(?:\\.0+)?[eE][+-]?[0-9]{10,}");

    private static final BigDecimal TOO_LARGE = new BigDecimal("1e20");

    static Verdict of(EventCodec<?> codec, String shows, byte[] message) {
        return new Verdict(shows, new String(message, StandardCharsets.UTF_8), codec.decode(message));
    }

    private static boolean isWithinTheLargestSize(Finding finding) {
        var number = finding.found().orElseThrow();
        try {
            return new BigDecimal(number).abs().compareTo(TOO_LARGE) < 0;
        } catch (NumberFormatException exponentTooLong) {
            return Math.abs(Double.parseDouble(number)) < 1e20;
        }
    }

    boolean accepted() {
        return outcome.accepted();
    }

    /** There is a text that a validator could judge. */
    boolean isText() {
        return outcome.findings().stream().noneMatch(finding -> finding.rule() == MessageRule.NOT_UTF8);
    }

    /** Of two values under one name a validator sees one; what is wrong with the other it cannot know. */
    boolean agreesWith(boolean valid) {
        return accepted() == valid
                || valid
                        && (errors().stream().anyMatch(finding -> finding.rule() == MessageRule.DUPLICATE_FIELD)
                                || errors().stream().allMatch(Verdict::isBeyondSchemas));
    }

    /** The rules that explain why a valid message was refused. */
    List<String> exceptions() {
        return errors().stream()
                .filter(Verdict::isBeyondSchemas)
                .map(finding -> finding.rule().name())
                .distinct()
                .toList();
    }

    private List<Finding> errors() {
        return outcome.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    private static boolean isBeyondSchemas(Finding finding) {
        return finding.rule() instanceof MessageRule rule
                && BEYOND_SCHEMAS.getOrDefault(rule, none -> false).test(finding);
    }

    /** The text, with zeros that Java's decimals can hold. */
    String textForJava() {
        return LONG_ZERO.matcher(text).replaceAll("0");
    }

    /**
     * The first JSON value of the text, if it is one. Read as bytes: Jackson's parser of texts takes foreign letters for
     * digits of an escape. Its parser of bytes skips a mark and guesses at UTF-16, neither of which is JSON in UTF-8.
     */
    Optional<JsonNode> json() {
        if (text.startsWith("\ufeff") || text.lastIndexOf('\0', 3) >= 0) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(EXACT.readTree(textForJava().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException | NumberFormatException notJson) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "%s: the decoder %s%n%s%n%s"
                .formatted(shows, accepted() ? "accepts it" : "refuses it", outcome.findings(), text);
    }
}
