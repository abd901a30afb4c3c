package io.tradeschema.compat.change;

import io.tradeschema.compat.json.Json;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a rule says of one change. */
interface Clause {

    /** Where the values go. */
    Pattern PLACES = Pattern.compile("\\{(old|new)}");

    /** The rule's name in words, and what became of what. */
    Clause USUAL = (rule, old, current) -> rule.toLowerCase(Locale.ROOT).replace('_', ' ') + between(old, current);

    /** The clause about a change from one value to another. */
    String said(String rule, Optional<Json> old, Optional<Json> current);

    /** Fixed words, where {@code {old}} and {@code {new}} stand for the values. */
    static Clause of(String words) {
        return (rule, old, current) -> PLACES.matcher(words)
                .replaceAll(
                        place -> Matcher.quoteReplacement(shown(place.group(1).equals("old") ? old : current)));
    }

    private static String between(Optional<Json> old, Optional<Json> current) {
        if (old.isPresent() && current.isPresent()) {
            return ": " + shown(old) + " became " + shown(current);
        }
        return old.isPresent() ? ": was " + shown(old) : current.isPresent() ? ": " + shown(current) : "";
    }

    private static String shown(Optional<Json> value) {
        var text = value.map(Json::toString).orElse("nothing");
        return text.codePointCount(0, text.length()) <= 60
                ? text
                : text.substring(0, text.offsetByCodePoints(0, 60)) + "…";
    }
}
