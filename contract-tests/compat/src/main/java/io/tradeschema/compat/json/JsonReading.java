package io.tradeschema.compat.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.regex.Pattern;

/** Reads JSON texts into exact values, within limits, and prints them. */
public final class JsonReading {

    private static final int DEPTH = 200;
    private static final int LENGTH = 8_000_000;
    private static final int DIGITS = 1_000;
    private static final int EXPONENT = 1_000;

    /** What the parser says of itself: where its source is, and by which of its settings it would read the text after all. */
    private static final Pattern OF_THE_PARSER = Pattern.compile(
            "\\s*\\((?:start marker|for Object|for Array)? ?at \\[Source[^\\])]*\\([^)]*\\)[^\\])]*\\]\\)"
                    + "|\\s*\\(not recognized as one since Feature '\\w+' not enabled for parser\\)"
                    + "|[:,]?\\s*\\(?enable `[^`]*`[^)]*?to allow\\)?"
                    + "|, from `[^`]*`");

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEPTH)
                    .maxNumberLength(DIGITS)
                    .maxStringLength(LENGTH)
                    .build())
            .build();

    private JsonReading() {}

    /** The one value the text holds. */
    public static Json read(String text) throws JsonRefused {
        if (text.length() > LENGTH) {
            throw JsonRefused.beyond("longer than " + LENGTH + " characters");
        }
        try (var parser = FACTORY.createParser(text)) {
            if (parser.nextToken() == null) {
                throw JsonRefused.noJson("empty text, no JSON value");
            }
            var value = value(parser);
            if (parser.nextToken() != null) {
                throw JsonRefused.noJson("more text after the JSON value");
            }
            return value;
        } catch (StreamConstraintsException e) {
            throw JsonRefused.beyond(worded(e));
        } catch (JsonProcessingException e) {
            throw JsonRefused.noJson(worded(e));
        } catch (IOException e) {
            throw JsonRefused.noJson(String.valueOf(e.getMessage()));
        }
    }

    /** What is wrong and where, without the parser's words about itself. */
    private static String worded(JsonProcessingException e) {
        var text = OF_THE_PARSER.matcher(e.getOriginalMessage()).replaceAll("");
        var place = e.getLocation();
        return place == null ? text : text + " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    private static Json value(JsonParser parser) throws IOException, JsonRefused {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Str(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> new Json.Bool(true);
            case VALUE_FALSE -> new Json.Bool(false);
            case VALUE_NULL -> new Json.Null();
            default -> throw JsonRefused.noJson("no JSON value where one is needed");
        };
    }

    private static Json object(JsonParser parser) throws IOException, JsonRefused {
        var members = new LinkedHashMap<String, Json>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new Json.Obj(members);
    }

    private static Json array(JsonParser parser) throws IOException, JsonRefused {
        var items = new ArrayList<Json>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Json.Arr(items);
    }

    private static Json number(JsonParser parser) throws IOException, JsonRefused {
        var written = parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
        var value = decimal(parser);
        return new Json.Num(value, written);
    }

    /** Exact; an exponent that the arithmetic cannot hold, or that would stall it, is refused whatever the value. */
    private static BigDecimal decimal(JsonParser parser) throws IOException, JsonRefused {
        try {
            var value = parser.getDecimalValue();
            if (Math.abs((long) value.scale()) <= EXPONENT) {
                return value;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            // the exponent is no int: refused below
        }
        var place = parser.currentTokenLocation();
        throw JsonRefused.beyond("a number with an exponent beyond " + EXPONENT + " at line " + place.getLineNr()
                + ", column " + place.getColumnNr());
    }

    /** The value on one line, without blanks. */
    static String compact(Json value) {
        var text = new StringBuilder();
        append(text, value);
        return text.toString();
    }

    private static void append(StringBuilder text, Json value) {
        if (value instanceof Json.Obj object) {
            text.append('{');
            var separator = "";
            for (var member : object.members().entrySet()) {
                text.append(separator).append(quoted(member.getKey())).append(':');
                append(text, member.getValue());
                separator = ",";
            }
            text.append('}');
        } else if (value instanceof Json.Arr array) {
            text.append('[');
            var separator = "";
            for (var item : array.items()) {
                text.append(separator);
                append(text, item);
                separator = ",";
            }
            text.append(']');
        } else {
            text.append(value);
        }
    }

    /** The text as a JSON string; what some readers take for the end of a line is escaped. */
    public static String quoted(String text) {
        return '"'
                + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text))
                        .replace("\u0085", "\\u0085")
                        .replace("\u2028", "\\u2028")
                        .replace("\u2029", "\\u2029")
                + '"';
    }
}
