package io.tradeschema.gate.compat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.json.JsonReading;
import io.tradeschema.compat.json.JsonRefused;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the id of a pair that cannot be read, so that its answer can be matched to it. */
final class PairId {

    private static final Pattern ID =
            Pattern.compile("\"id\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.){0,400}\"|-?[0-9.eE+-]{1,40})");

    /** Only the names of the line are looked at, so nothing in it is too deep or too great. */
    private static final JsonFactory SKIMMING = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private PairId() {}

    static Json in(String line) {
        return skimmed(line).or(() -> searched(line)).orElse(new Json.Null());
    }

    /** The id among the line's own names, as far as the line is JSON. */
    private static Optional<Json> skimmed(String line) {
        try (var parser = SKIMMING.createParser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var isId = parser.currentName().equals("id");
                parser.nextToken();
                if (isId) {
                    return value(parser);
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Json> value(JsonParser parser) throws IOException {
        return parser.currentToken() == JsonToken.VALUE_STRING
                ? Optional.of(new Json.Str(parser.getText()))
                : read(parser.getText());
    }

    /** What looks like an id behind the place where the line breaks. */
    private static Optional<Json> searched(String line) {
        var matcher = ID.matcher(line);
        return matcher.find() ? read(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Json> read(String text) {
        try {
            return Optional.of(JsonReading.read(text));
        } catch (JsonRefused e) {
            return Optional.empty();
        }
    }
}
