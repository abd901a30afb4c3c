package io.tradeschema.compat.change;

import io.tradeschema.compat.json.Json;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Compares what two schemas say without demanding it: defaults, units, formats, deprecation. */
final class AnnotationComparison {

    private static final Pattern UNIT = Pattern.compile("\\bunit: ([^;]{1,80})");
    private static final Pattern SUNSET = Pattern.compile("\\bmay go from ([0-9-]{10}) on\\b");

    private AnnotationComparison() {}

    static void compare(Differences found, View old, View current, String path) {
        defaults(found, old.annotation("default"), current.annotation("default"), path);
        formats(found, old.annotation("format"), current.annotation("format"), path);
        var before = unit(old);
        var after = unit(current);
        if (before.isPresent() && after.isPresent() && !before.equals(after)) {
            found.add(Change.of(ValueRule.UNIT_CHANGED, path, before, after));
        }
        var meant = old.annotation("x-null-means");
        if (meant.isPresent() && !meant.equals(current.annotation("x-null-means"))) {
            found.add(
                    Change.of(ValueRule.NULL_ABSENT_MEANING_CHANGED, path, meant, current.annotation("x-null-means")));
        }
        deprecation(found, old, current, path);
    }

    private static void defaults(Differences found, Optional<Json> old, Optional<Json> current, String path) {
        if (!old.equals(current)) {
            var rule = old.isEmpty()
                    ? ValueRule.DEFAULT_ADDED
                    : current.isEmpty() ? ValueRule.DEFAULT_REMOVED : ValueRule.DEFAULT_CHANGED;
            found.add(Change.of(rule, path, old, current));
        }
    }

    private static void formats(Differences found, Optional<Json> old, Optional<Json> current, String path) {
        if (!old.equals(current)) {
            var rule = old.isEmpty()
                    ? LimitRule.FORMAT_ADDED
                    : current.isEmpty() ? LimitRule.FORMAT_REMOVED : LimitRule.FORMAT_CHANGED;
            found.add(Change.of(rule, path, old, current));
        }
    }

    private static Optional<Json> unit(View view) {
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
                .filter(java.util.regex.Matcher::find)
                .map(matcher -> new Json.Str(matcher.group(1).strip()));
    }

    private static void deprecation(Differences found, View old, View current, String path) {
        var sunset = sunset(current);
        var before = sunset(old);
        if (isTrue(current.annotation("deprecated")) && !isTrue(old.annotation("deprecated")) && sunset.isEmpty()) {
            found.add(Change.added(VerdictRule.DEPRECATED_WITHOUT_SUNSET, path, new Json.Bool(true)));
        }
        if (date(before).isPresent()
                && date(sunset).isPresent()
                && date(sunset).get().isBefore(date(before).get())) {
            found.add(Change.of(VerdictRule.SUNSET_MOVED_EARLIER, path, before, sunset));
        }
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
