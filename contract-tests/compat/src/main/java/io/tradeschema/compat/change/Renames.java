package io.tradeschema.compat.change;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Recognises renamed fields: by a declared successor first, then by form and name. */
final class Renames {

    private static final int ENOUGH = 4;

    /** A field that may have become another, and how sure that is. */
    private record Pair(String old, String current, int score) {}

    private Renames() {}

    /** Adds the renames and takes their names out of what is gone and what has come. */
    static void recognise(Differences found, View old, View current, Set<String> gone, Set<String> come, String path) {
        var pairs = new ArrayList<Pair>();
        for (var before : gone) {
            found.budget().check();
            for (var after : come) {
                pairs.add(new Pair(
                        before,
                        after,
                        score(found, old, current, before, after, gone.size() == 1 && come.size() == 1)));
            }
        }
        pairs.sort(Comparator.comparingInt(pair -> -pair.score()));
        for (var pair : pairs) {
            if (pair.score() >= ENOUGH && gone.contains(pair.old()) && come.contains(pair.current())) {
                gone.remove(pair.old());
                come.remove(pair.current());
                renamed(found, old, current, pair, path);
            }
        }
    }

    private static void renamed(Differences found, View old, View current, Pair pair, String path) {
        found.add(Change.of(
                CompatRule.FIELD_RENAMED,
                Differences.field(path, pair.old()),
                new Json.Str(pair.old()),
                new Json.Str(pair.current())));
        var field = Differences.field(path, pair.current());
        var before = old.required().contains(pair.old());
        var after = current.required().contains(pair.current());
        if (before != after) {
            var rule = after ? CompatRule.FIELD_MADE_REQUIRED : CompatRule.FIELD_MADE_OPTIONAL;
            found.add(Change.of(rule, field, new Json.Bool(before), new Json.Bool(after)));
        }
        var left = old.fields().get(pair.old());
        var right = current.fields().get(pair.current());
        if (left != null && right != null) {
            found.compare(left, right, field);
        }
    }

    private static int score(Differences found, View old, View current, String before, String after, boolean only) {
        if (isDeclared(old, current, before, after)) {
            return 100;
        }
        var left = old.fields().get(before);
        var right = current.fields().get(after);
        if (left == null || right == null) {
            return 0;
        }
        return form(left, right) + 2 * found.names().likeness(before, after) + (only ? 1 : 0);
    }

    private static int form(Schema left, Schema right) {
        if (left.number() == right.number()) {
            return left.demands().isEmpty() ? 1 : 3;
        }
        var before = View.of(left);
        var after = View.of(right);
        var common = before.values().isPresent()
                && after.values().isPresent()
                && before.values().get().stream().anyMatch(after.values().get()::contains);
        return common
                ? 2
                : before.types().equals(after.types()) && !before.types().isEmpty() ? 1 : -2;
    }

    private static boolean isDeclared(View old, View current, String before, String after) {
        var wanted = Optional.<Json>of(new Json.Str(after));
        for (var keyword : List.of("x-successor", "x-replacedBy", "x-replaced-by", "replacedBy")) {
            var field = Optional.ofNullable(old.fields().get(before));
            if (field.flatMap(schema -> View.of(schema).annotation(keyword)).equals(wanted)) {
                return true;
            }
        }
        if (RetiredTexts.names(current.retired().getOrDefault(before, ""), after)) {
            return true;
        }
        for (var keyword : List.of("x-retired", "x-renamed")) {
            var retired = current.annotation(keyword)
                    .filter(Json.Obj.class::isInstance)
                    .map(Json.Obj.class::cast);
            if (retired.flatMap(names -> names.get(before)).equals(wanted)) {
                return true;
            }
        }
        return false;
    }
}
