package io.tradeschema.compat.change;

import io.tradeschema.compat.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A field removed at one place and added at another, with the same name and form, has moved. */
final class Moves {

    private static final Set<CompatRule> REMOVED =
            Set.of(CompatRule.FIELD_REMOVED_OPTIONAL, CompatRule.FIELD_REMOVED_REQUIRED);
    private static final Set<CompatRule> ADDED = Set.of(
            CompatRule.FIELD_ADDED_OPTIONAL,
            CompatRule.FIELD_ADDED_MUST_UNDERSTAND,
            CompatRule.FIELD_ADDED_REQUIRED,
            CompatRule.FIELD_ADDED_REQUIRED_WITH_DEFAULT);

    private Moves() {}

    static List<Change> recognised(List<Change> changes) {
        var result = new ArrayList<>(changes);
        for (var removed : changes) {
            for (var added : changes) {
                if (isMove(removed, added) && result.contains(removed) && result.contains(added)) {
                    result.set(result.indexOf(removed), moved(removed, added));
                    result.remove(added);
                }
            }
        }
        return List.copyOf(result);
    }

    private static boolean isMove(Change removed, Change added) {
        return REMOVED.contains(removed.rule())
                && ADDED.contains(added.rule())
                && name(removed).equals(name(added))
                && removed.old().isPresent()
                && removed.old().equals(added.current());
    }

    private static Change moved(Change removed, Change added) {
        return Change.of(
                CompatRule.FIELD_MOVED, removed.path(), new Json.Str(removed.path()), new Json.Str(added.path()));
    }

    private static String name(Change change) {
        var path = change.path();
        return path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf('[')) + 1);
    }
}
