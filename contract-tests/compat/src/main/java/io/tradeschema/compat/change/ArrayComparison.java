package io.tradeschema.compat.change;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Keyword;
import io.tradeschema.compat.schema.Kind;
import io.tradeschema.compat.schema.Schema;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compares the items of arrays. */
final class ArrayComparison {

    private ArrayComparison() {}

    static void compare(Differences found, View old, View current, String path) {
        Sizes.compare(found, old, current, Kind.ARRAY, path);
        var before = !old.all(Keyword.Unique.class).isEmpty();
        var after = !current.all(Keyword.Unique.class).isEmpty();
        if (before != after) {
            var rule = after ? CompatRule.ARRAY_UNIQUE_ADDED : CompatRule.ARRAY_UNIQUE_REMOVED;
            found.add(Change.of(rule, path, old.annotation("uniqueItems"), current.annotation("uniqueItems")));
        }
        places(found, old, current, path);
        contains(found, old, current, path);
    }

    static void inside(Differences found, View old, View current, String path) {
        var left = items(old);
        items(current)
                .forEach((place, schema) -> Optional.ofNullable(left.get(place))
                        .ifPresent(other -> found.compare(other, schema, path + place)));
    }

    private static Map<String, Schema> items(View view) {
        var items = new LinkedHashMap<String, Schema>();
        for (var keyword : view.all(Keyword.Items.class)) {
            var rest = keyword.to() == Keyword.Items.ENDLESS;
            items.put(rest ? "[*]" : "[" + keyword.from() + "]", keyword.schema());
        }
        return items;
    }

    private static void places(Differences found, View old, View current, String path) {
        var left = items(old);
        var right = items(current);
        Set<String> places = new LinkedHashSet<>(left.keySet());
        places.addAll(right.keySet());
        for (var place : places) {
            if (left.containsKey(place) && right.containsKey(place)) {
                found.compare(left.get(place), right.get(place), path + place);
            } else {
                found.add(Change.of(
                        CompatRule.ARRAY_ITEMS_CHANGED,
                        path + place,
                        Optional.ofNullable(left.get(place)).map(Schema::source),
                        Optional.ofNullable(right.get(place)).map(Schema::source)));
            }
        }
    }

    private static void contains(Differences found, View old, View current, String path) {
        var before = old.all(Keyword.Contains.class).stream()
                .map(Keyword.Contains::form)
                .toList();
        var after = current.all(Keyword.Contains.class).stream()
                .map(Keyword.Contains::form)
                .toList();
        if (!before.equals(after)) {
            found.add(Change.of(CompatRule.ARRAY_ITEMS_CHANGED, path, written(old), written(current)));
        }
    }

    /** What is said of the items that must be among them, with how many. */
    private static Optional<Json> written(View view) {
        Map<String, Json> members = new LinkedHashMap<>();
        for (var keyword : List.of("contains", "minContains", "maxContains")) {
            view.annotation(keyword).ifPresent(value -> members.put(keyword, value));
        }
        return members.isEmpty() ? Optional.empty() : Optional.of(new Json.Obj(members));
    }
}
