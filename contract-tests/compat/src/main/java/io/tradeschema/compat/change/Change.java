package io.tradeschema.compat.change;

import io.tradeschema.compat.json.Json;
import java.util.Map;
import java.util.Optional;

/**
 * One difference between two schemas, explained.
 *
 * @param rule the rule that explains it
 * @param path where in a message, such as {@code $.harvest_policy.mode} or {@code $.legs[*].price}
 * @param old what it was; empty when it was not there
 * @param current what it is; empty when it is gone
 */
public record Change(CompatRule rule, String path, Optional<Json> old, Optional<Json> current) {

    private static final Map<CompatRule, String> SENTENCES = Map.of(
            FieldRule.FIELD_ADDED_OPTIONAL, "the optional field was added",
            FieldRule.FIELD_ADDED_MUST_UNDERSTAND, "the optional field was added, and must be understood",
            FieldRule.FIELD_ADDED_REQUIRED, "the required field was added",
            FieldRule.FIELD_ADDED_REQUIRED_WITH_DEFAULT, "the required field was added, with a default",
            FieldRule.FIELD_REMOVED_OPTIONAL, "the optional field was removed",
            FieldRule.FIELD_REMOVED_REQUIRED, "the required field was removed",
            FieldRule.FIELD_MADE_REQUIRED, "the field became required",
            FieldRule.FIELD_MADE_OPTIONAL, "the field became optional",
            VerdictRule.SCHEMA_ACCEPTS_NOTHING, "the new schema accepts no message at all: nobody can keep it",
            VerdictRule.SCHEMA_ACCEPTED_NOTHING, "the old schema accepted no message at all: nobody could keep it");

    static Change of(CompatRule rule, String path, Json old, Json current) {
        return new Change(rule, path, Optional.of(old), Optional.of(current));
    }

    /** A change that only the new schema shows. */
    public static Change added(CompatRule rule, String path, Json current) {
        return new Change(rule, path, Optional.empty(), Optional.of(current));
    }

    /** A change that only the old schema shows. */
    public static Change removed(CompatRule rule, String path, Json old) {
        return new Change(rule, path, Optional.of(old), Optional.empty());
    }

    static Change of(CompatRule rule, String path, Optional<Json> old, Optional<Json> current) {
        return new Change(rule, path, old, current);
    }

    /** What happened, as one clause. */
    public String what() {
        if (rule == FieldRule.FIELD_RENAMED) {
            return "rename: " + shown(old) + " is now called " + shown(current);
        }
        if (rule == FieldRule.FIELD_MOVED) {
            return "move: " + shown(old) + " is now at " + shown(current);
        }
        if (rule == ValueRule.NUMBER_UNSAFE_AS_DOUBLE) {
            return "a reader with binary doubles cannot keep " + shown(current) + " exactly";
        }
        return SENTENCES.getOrDefault(rule, worded() + between());
    }

    private String worded() {
        return rule.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private String between() {
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
