package io.tradeschema.compat.change;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Kind;
import java.util.List;
import java.util.Optional;

/** Compares how long, how many. */
final class Sizes {

    private Sizes() {}

    static void compare(Differences found, View old, View current, Kind kind, String path) {
        for (var upper : List.of(false, true)) {
            var before = old.size(kind, upper);
            var after = current.size(kind, upper);
            if (!before.equals(after)) {
                var tighter = before.isEmpty() || after.isPresent() && upper == after.get() < before.get();
                found.add(Change.of(rule(kind, tighter), path, shown(before, upper), shown(after, upper)));
            }
        }
    }

    private static CompatRule rule(Kind kind, boolean tighter) {
        return switch (kind) {
            case STRING -> tighter ? CompatRule.LENGTH_TIGHTENED : CompatRule.LENGTH_LOOSENED;
            case ARRAY -> tighter ? CompatRule.ARRAY_SIZE_TIGHTENED : CompatRule.ARRAY_SIZE_LOOSENED;
            default -> tighter ? CompatRule.OBJECT_SIZE_TIGHTENED : CompatRule.OBJECT_SIZE_LOOSENED;
        };
    }

    private static Optional<Json> shown(Optional<Long> size, boolean upper) {
        return size.map(limit -> new Json.Str((upper ? "<= " : ">= ") + limit));
    }
}
