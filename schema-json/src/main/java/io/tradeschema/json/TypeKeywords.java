package io.tradeschema.json;

import io.tradeschema.model.ChoiceType;
import io.tradeschema.model.DecimalType;
import io.tradeschema.model.Field;
import io.tradeschema.model.FlagType;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.TextType;
import io.tradeschema.model.TimeType;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The validation keywords of a field's type, within the subset that validators of all languages agree on. */
final class TypeKeywords {

    /** One more than the largest number of twenty integer digits. */
    private static final BigDecimal TOO_LARGE = BigDecimal.TEN.pow(20);

    /** The times that the decoder reads; the calendar is spelt out, leap years included. */
    private static final String TIME = "^(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
            + "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
            + "|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)"
            + "T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]{1,9})?"
            + "(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?$";

    /** Everything that some regular expression takes for the end of a line. */
    private static final String LINE_END = "[\\n\\r\\u0085\\u2028\\u2029]";

    private TypeKeywords() {}

    static Map<String, Object> of(Field field) {
        var keywords = new LinkedHashMap<String, Object>();
        keywords.put("type", jsonType(field));
        var type = field.type();
        if (type instanceof ChoiceType<?> choice) {
            putChoice(choice, field.required(), keywords);
        } else if (type instanceof DecimalType<?> decimal) {
            putBounds(decimal, keywords);
        } else if (type instanceof TextType<?> text) {
            putText(text, keywords);
        } else if (type instanceof TimeType) {
            putPattern(TIME, keywords);
        }
        return keywords;
    }

    /** The JSON type of a field; an optional one may be null. */
    static Object jsonType(Field field) {
        var bare = bareJsonType(field.type());
        return field.required() ? bare : List.of(bare, "null");
    }

    static String bareJsonType(ValueType<?> type) {
        if (type instanceof DecimalType<?> decimal) {
            return decimal.isWhole() ? "integer" : "number";
        }
        if (type instanceof FlagType) {
            return "boolean";
        }
        return type instanceof ObjectType ? "object" : "string";
    }

    private static void putChoice(ChoiceType<?> choice, boolean required, Map<String, Object> keywords) {
        var values = new ArrayList<Object>(choice.values());
        if (!required) {
            values.add(null);
        }
        keywords.put("enum", values);
    }

    private static void putBounds(DecimalType<?> decimal, Map<String, Object> keywords) {
        decimal.least()
                .ifPresentOrElse(
                        least -> keywords.put(decimal.leastExcluded() ? "exclusiveMinimum" : "minimum", least),
                        () -> keywords.put("exclusiveMinimum", TOO_LARGE.negate()));
        decimal.most()
                .ifPresentOrElse(
                        most -> keywords.put("maximum", most), () -> keywords.put("exclusiveMaximum", TOO_LARGE));
    }

    private static void putText(TextType<?> text, Map<String, Object> keywords) {
        var characters = text.characters();
        if (characters.isPresent()) {
            putPattern("^[" + characters.get() + "]{" + text.least() + "," + text.most() + "}$", keywords);
        } else {
            keywords.put("minLength", text.least());
            keywords.put("maxLength", text.most());
        }
    }

    /** The second keyword is for regular expressions whose dollar sign lets a last line end pass: Python's, Java's. */
    private static void putPattern(String pattern, Map<String, Object> keywords) {
        var lineEnd = new LinkedHashMap<String, Object>();
        lineEnd.put("type", "string");
        lineEnd.put("pattern", LINE_END);
        keywords.put("pattern", pattern);
        keywords.put("not", lineEnd);
    }
}
