package io.tradeschema.gate.compat;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.json.JsonRefused;
import io.tradeschema.compat.json.JsonText;
import java.util.regex.Pattern;

/** Finds the id of a pair that is no proper JSON, so that its answer can be matched to it. */
final class PairId {

    private static final Pattern ID =
            Pattern.compile("\"id\"\\s*:\\s*(\"(?:[^\"\\\\]|\\\\.){0,400}\"|-?[0-9.eE+-]{1,40})");

    private PairId() {}

    static Json in(String line) {
        var matcher = ID.matcher(line);
        try {
            return matcher.find() ? JsonText.read(matcher.group(1)) : new Json.Null();
        } catch (JsonRefused e) {
            return new Json.Null();
        }
    }
}
