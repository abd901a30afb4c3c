package io.tradeschema.compat.change;

import io.tradeschema.compat.json.Json;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a schema says without demanding it: units, deprecation, the day on which a field may go. */
final class Annotations {

    private static final Pattern UNIT = Pattern.compile("\\bunit: ([^;]{1,80})");
    private static final Pattern SUNSET = Pattern.compile("\\bmay go from ([0-9-]{10}) on\\b");

    private Annotations() {}

    /** The declared unit, or the one in the words of our published schemas. */
    static Optional<Json> unit(View view) {
        for (var keyword : List.of("x-unit", "unit", "units", "x-currency", "x-epoch-unit")) {
            var declared = view.annotation(keyword);
            if (declared.isPresent()) {
                return declared;
            }
        }
        return described(view, UNIT);
    }

    /** The first day on which a deprecated field may go: as declared, or in the words of our published schemas. */
    static Optional<Json> sunset(View view) {
        return view.annotation("x-sunset").or(() -> described(view, SUNSET));
    }

    private static Optional<Json> described(View view, Pattern pattern) {
        return view.annotation("description")
                .filter(Json.Str.class::isInstance)
                .map(text -> pattern.matcher(((Json.Str) text).value()))
                .filter(Matcher::find)
                .map(matcher -> new Json.Str(matcher.group(1).strip()));
    }

    static boolean isDeprecated(View view) {
        return isTrue(view.annotation("deprecated"));
    }

    static boolean isTrue(Optional<Json> value) {
        return value.equals(Optional.of(new Json.Bool(true)));
    }

    static Optional<LocalDate> date(Optional<Json> value) {
        try {
            return value.filter(Json.Str.class::isInstance).map(text -> LocalDate.parse(((Json.Str) text).value()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
