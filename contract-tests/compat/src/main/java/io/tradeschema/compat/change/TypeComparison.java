package io.tradeschema.compat.change;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Keyword;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** Compares the JSON types two schemas allow. */
final class TypeComparison {

    private static final Set<String> ALL = Set.of("null", "boolean", "number", "string", "object", "array");

    private TypeComparison() {}

    /** Adds what changed; true when the types have nothing in common, so that nothing else can be compared. */
    static boolean compare(Differences found, View old, View current, String path) {
        if (old.types().equals(current.types())) {
            return false;
        }
        if (old.types().isEmpty() && current.types().isEmpty()) {
            return false;
        }
        var before = proper(old);
        var after = proper(current);
        nullability(found, old, current, path);
        if (before.equals(after)) {
            return false;
        }
        var kept = before.stream().anyMatch(type -> covers(after, type));
        var wider = before.stream().allMatch(type -> covers(after, type));
        var narrower = after.stream().allMatch(type -> covers(before, type));
        var rule = wider
                ? CompatRule.TYPE_WIDENED
                : narrower ? CompatRule.TYPE_NARROWED : changed(old, current, before, after);
        found.add(Change.of(rule, path, types(before), types(after)));
        return !kept && !narrower;
    }

    private static void nullability(Differences found, View old, View current, String path) {
        if (old.types().isEmpty()
                || current.types().isEmpty()
                || proper(old).isEmpty()
                || proper(current).isEmpty()) {
            return;
        }
        if (current.isFieldNullable() && !old.isFieldNullable()) {
            found.add(Change.of(CompatRule.FIELD_NULLABLE_ADDED, path, types(old.types()), types(current.types())));
        } else if (old.isFieldNullable() && !current.isFieldNullable()) {
            found.add(Change.of(CompatRule.FIELD_NULLABLE_REMOVED, path, types(old.types()), types(current.types())));
        }
    }

    private static Set<String> proper(View view) {
        var types = new TreeSet<>(view.types().isEmpty() ? ALL : view.types());
        if (types.size() > 1 && !view.types().isEmpty()) {
            types.remove("null");
        }
        return types;
    }

    private static boolean covers(Set<String> types, String type) {
        return types.contains(type) || type.equals("integer") && types.contains("number");
    }

    private static CompatRule changed(View old, View current, Set<String> before, Set<String> after) {
        var toText = isNumeric(before) && after.equals(Set.of("string")) && isDecimalText(current);
        var fromText = isNumeric(after) && before.equals(Set.of("string")) && isDecimalText(old);
        return toText || fromText ? CompatRule.DECIMAL_ENCODING_CHANGED : CompatRule.TYPE_CHANGED;
    }

    private static boolean isNumeric(Collection<String> types) {
        return types.equals(Set.of("number")) || types.equals(Set.of("integer"));
    }

    private static boolean isDecimalText(View view) {
        return !view.patterns().isEmpty()
                && view.patterns().stream().map(Keyword.Pattern::pattern).allMatch(DecimalText::isDecimal);
    }

    static Json types(Collection<String> types) {
        return types.size() == 1
                ? new Json.Str(types.iterator().next())
                : new Json.Arr(types.stream().<Json>map(Json.Str::new).toList());
    }
}
