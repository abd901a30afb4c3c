package io.tradeschema.compat.change;

import io.tradeschema.compat.json.Json;
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
        return rule.clause(old, current);
    }
}
