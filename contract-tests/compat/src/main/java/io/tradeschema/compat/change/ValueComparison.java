package io.tradeschema.compat.change;

import io.tradeschema.compat.json.Json;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/** Compares the values that two schemas list. */
final class ValueComparison {

    private ValueComparison() {}

    static void compare(Differences found, View old, View current, String path) {
        reused(found, old, current, path);
        if (old.values().equals(current.values())) {
            return;
        }
        if (old.values().isEmpty() || current.values().isEmpty()) {
            var rule = old.values().isEmpty() ? CompatRule.ENUM_ADDED_TO_FIELD : CompatRule.ENUM_DROPPED_FROM_FIELD;
            found.add(Change.of(
                    rule,
                    path,
                    old.values().map(ValueComparison::list),
                    current.values().map(ValueComparison::list)));
            return;
        }
        var gone = without(old.values().get(), current.values().get());
        var come = without(current.values().get(), old.values().get());
        if (old.values().get().size() == 1 && current.values().get().size() == 1) {
            constant(found, gone.iterator().next(), come.iterator().next(), path);
            return;
        }
        pair(found, gone, come, CompatRule.ENUM_VALUE_RECASED, ValueComparison::isRecased, path);
        pair(found, gone, come, CompatRule.ENUM_VALUE_RENAMED, (before, after) -> isAlias(found, before, after), path);
        gone.stream()
                .sorted(BY_TEXT)
                .forEach(value -> found.add(Change.removed(CompatRule.ENUM_VALUE_REMOVED, path, value)));
        come.stream()
                .sorted(BY_TEXT)
                .forEach(value -> found.add(Change.added(CompatRule.ENUM_VALUE_ADDED, path, value)));
    }

    private static final Comparator<Json> BY_TEXT = Comparator.comparing(Json::toString);

    /** What the old schema calls retired stays so, whatever the new one says of it. */
    private static void reused(Differences found, View old, View current, String path) {
        if (old.annotation("x-retired-values").orElse(new Json.Null()) instanceof Json.Arr retired) {
            var values = current.values().orElse(Set.of());
            retired.items().stream()
                    .filter(values::contains)
                    .filter(value -> !old.values().orElse(Set.of()).contains(value))
                    .forEach(value -> found.add(Change.added(CompatRule.ENUM_VALUE_REUSED, path, value)));
        }
    }

    private static void constant(Differences found, Json old, Json current, String path) {
        var rule = isRecased(old, current) ? CompatRule.ENUM_VALUE_RECASED : CompatRule.CONST_CHANGED;
        found.add(Change.of(rule, path, old, current));
    }

    private static void pair(
            Differences found,
            Set<Json> gone,
            Set<Json> come,
            CompatRule rule,
            BiPredicate<Json, Json> alike,
            String path) {
        var sorted = come.stream().sorted(BY_TEXT).toList();
        for (var old : gone.stream().sorted(BY_TEXT).toList()) {
            found.budget().check();
            Optional<Json> match = sorted.stream()
                    .filter(come::contains)
                    .filter(value -> alike.test(old, value))
                    .findFirst();
            match.ifPresent(current -> {
                gone.remove(old);
                come.remove(current);
                found.add(Change.of(rule, path, old, current));
            });
        }
    }

    private static boolean isRecased(Json old, Json current) {
        return old instanceof Json.Str before
                && current instanceof Json.Str after
                && plain(before.value()).equals(plain(after.value()));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[_\\- ]", "");
    }

    private static boolean isAlias(Differences found, Json old, Json current) {
        return old instanceof Json.Str before
                && current instanceof Json.Str after
                && found.names().areAliases(before.value(), after.value());
    }

    private static Set<Json> without(Collection<Json> values, Collection<Json> others) {
        var rest = new HashSet<>(values);
        rest.removeAll(others);
        return rest;
    }

    private static Json list(Set<Json> values) {
        return new Json.Arr(List.copyOf(values.stream().sorted(BY_TEXT).toList()));
    }
}
