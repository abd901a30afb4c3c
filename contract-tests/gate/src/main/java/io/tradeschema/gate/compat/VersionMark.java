package io.tradeschema.gate.compat;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.json.JsonReading;
import io.tradeschema.compat.json.JsonRefused;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The version that a schema states of itself: under {@code x-version} or {@code version}, or as a part of its identifier. */
final class VersionMark {

    private static final String NUMBER = "\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}";
    private static final Pattern ALONE = Pattern.compile(NUMBER);
    private static final Pattern IN_IDENTIFIER = Pattern.compile("(?<=^|[/@:v-])" + NUMBER + "(?=$|[/#?]|\\.[a-z])");

    private VersionMark() {}

    /** The version of a schema's text; empty when it states none, or is no schema. */
    static Optional<String> in(String text) {
        try {
            return JsonReading.read(text) instanceof Json.Obj schema ? in(schema) : Optional.empty();
        } catch (JsonRefused e) {
            return Optional.empty();
        }
    }

    private static Optional<String> in(Json.Obj schema) {
        for (var keyword : List.of("x-version", "version")) {
            var stated = text(schema, keyword).filter(ALONE.asMatchPredicate());
            if (stated.isPresent()) {
                return stated;
            }
        }
        return text(schema, "$id")
                .or(() -> text(schema, "id"))
                .flatMap(id -> IN_IDENTIFIER
                        .matcher(id)
                        .results()
                        .reduce((first, last) -> last)
                        .map(result -> result.group()));
    }

    private static Optional<String> text(Json.Obj schema, String keyword) {
        return schema.get(keyword).filter(Json.Str.class::isInstance).map(value -> ((Json.Str) value).value());
    }
}
