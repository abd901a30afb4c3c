package io.tradeschema.compat.change;

import io.tradeschema.compat.decide.Inclusion;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Keyword;
import io.tradeschema.compat.schema.Kind;
import io.tradeschema.compat.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares lengths and patterns of texts. */
final class TextComparison {

    private TextComparison() {}

    static void compare(Differences found, View old, View current, String path) {
        Sizes.compare(found, old, current, Kind.STRING, path);
        if (!sources(old).equals(sources(current))) {
            anchors(found, old, current, path);
            patterns(found, old, current, path);
        }
    }

    private static void anchors(Differences found, View old, View current, String path) {
        for (var source : sources(current)) {
            var anchored = source.startsWith("^") && (source.endsWith("$") || source.contains("$ part "));
            if (!sources(old).contains(source) && !anchored) {
                found.add(Change.added(CompatRule.PATTERN_NOT_ANCHORED, path, new Json.Str(source)));
            }
        }
    }

    private static Set<String> sources(View view) {
        return Set.copyOf(view.patterns().stream()
                .map(pattern -> pattern.pattern().source())
                .toList());
    }

    private static void patterns(Differences found, View old, View current, String path) {
        var narrower = includes(found, current, old);
        var wider = includes(found, old, current);
        if (narrower == Inclusion.Holds.YES && wider == Inclusion.Holds.YES) {
            return;
        }
        found.add(Change.of(rule(old, current, wider, narrower), path, shown(old), shown(current)));
    }

    private static CompatRule rule(View old, View current, Inclusion.Holds wider, Inclusion.Holds narrower) {
        if (wider == Inclusion.Holds.OPEN || narrower == Inclusion.Holds.OPEN) {
            return CompatRule.PATTERN_UNDECIDED;
        }
        if (old.patterns().size() == 1 && current.patterns().size() == 1) {
            var decimal = decimal(old.patterns().get(0), current.patterns().get(0));
            if (decimal.isPresent()) {
                return decimal.get();
            }
        }
        if (wider == Inclusion.Holds.YES) {
            return CompatRule.PATTERN_LOOSENED;
        }
        return narrower == Inclusion.Holds.YES ? CompatRule.PATTERN_TIGHTENED : CompatRule.PATTERN_CHANGED;
    }

    private static Optional<CompatRule> decimal(Keyword.Pattern old, Keyword.Pattern current) {
        if (!DecimalText.isDecimal(old.pattern()) || !DecimalText.isDecimal(current.pattern())) {
            return Optional.empty();
        }
        var scale = Integer.compare(DecimalText.scale(current.pattern()), DecimalText.scale(old.pattern()));
        var digits = Integer.compare(DecimalText.digits(current.pattern()), DecimalText.digits(old.pattern()));
        if (scale != 0) {
            return Optional.of(scale > 0 ? CompatRule.DECIMAL_SCALE_INCREASED : CompatRule.DECIMAL_SCALE_REDUCED);
        }
        if (digits != 0) {
            return Optional.of(digits > 0 ? CompatRule.DECIMAL_DIGITS_INCREASED : CompatRule.DECIMAL_DIGITS_REDUCED);
        }
        return Optional.of(CompatRule.DECIMAL_NOTATION_CHANGED);
    }

    private static Inclusion.Holds includes(Differences found, View inner, View outer) {
        var space = found.space();
        return Inclusion.of(text(found, inner), text(found, outer), space, found.budget(), witness -> true)
                .holds();
    }

    private static Schema text(Differences found, View view) {
        var demands = new ArrayList<Keyword>(view.patterns());
        demands.add(new Keyword.Types(Set.of(Kind.STRING), false, false));
        return found.space().schema(demands.toArray(Keyword[]::new));
    }

    private static Optional<Json> shown(View view) {
        List<Json> sources =
                sources(view).stream().sorted().<Json>map(Json.Str::new).toList();
        return sources.isEmpty()
                ? Optional.empty()
                : Optional.of(sources.size() == 1 ? sources.get(0) : new Json.Arr(sources));
    }
}
