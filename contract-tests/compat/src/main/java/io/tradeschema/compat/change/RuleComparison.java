package io.tradeschema.compat.change;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Keyword;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares what ties fields to each other, and what is not decided. */
final class RuleComparison {

    private static final List<String> WRITTEN =
            List.of("if", "not", "dependentRequired", "dependentSchemas", "dependencies", "allOf", "then", "else");

    private RuleComparison() {}

    static void compare(Differences found, View old, View current, String path) {
        var before = forms(old);
        var after = forms(current);
        var gone = new ArrayList<>(before.keySet());
        gone.removeAll(after.keySet());
        var come = new ArrayList<>(after.keySet());
        come.removeAll(before.keySet());
        if (!gone.isEmpty() || !come.isEmpty()) {
            var rule = gone.isEmpty()
                    ? CompatRule.CROSS_FIELD_RULE_ADDED
                    : come.isEmpty() ? CompatRule.CROSS_FIELD_RULE_REMOVED : CompatRule.CROSS_FIELD_RULE_CHANGED;
            found.add(Change.of(rule, path, written(old), written(current)));
        }
        RetiredTexts.compare(found, old, current, path);
        unsupported(found, old, current, path);
    }

    private static Map<List<Object>, Keyword> forms(View view) {
        var forms = new HashMap<List<Object>, Keyword>();
        view.rules().forEach(rule -> forms.put(rule.form(), rule));
        return forms;
    }

    private static Optional<Json> written(View view) {
        var members = new java.util.LinkedHashMap<String, Json>();
        WRITTEN.forEach(keyword -> view.schema().written(keyword).ifPresent(value -> members.put(keyword, value)));
        return members.isEmpty() ? Optional.empty() : Optional.of(new Json.Obj(members));
    }

    private static void unsupported(Differences found, View old, View current, String path) {
        var before = old.all(Keyword.Undecided.class);
        var after = current.all(Keyword.Undecided.class);
        if (before.equals(after)) {
            return;
        }
        found.add(Change.of(CompatRule.KEYWORD_UNSUPPORTED, path, names(before), names(after)));
    }

    private static Optional<Json> names(List<Keyword.Undecided> keywords) {
        return keywords.isEmpty()
                ? Optional.empty()
                : Optional.of(new Json.Str(String.join(
                        ", ", keywords.stream().map(Keyword.Undecided::why).toList())));
    }
}
