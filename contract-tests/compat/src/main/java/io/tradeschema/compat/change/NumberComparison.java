package io.tradeschema.compat.change;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Keyword;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Compares bounds and steps of numbers. */
final class NumberComparison {

    private NumberComparison() {}

    static void compare(Differences found, View old, View current, String path) {
        bound(found, old.bound(false), current.bound(false), path);
        bound(found, old.bound(true), current.bound(true), path);
        if (!old.steps().equals(current.steps())) {
            steps(found, old.steps(), current.steps(), path);
        }
        DoubleRange.compare(found, old, current, path);
    }

    private static void bound(
            Differences found, Optional<Keyword.Bound> old, Optional<Keyword.Bound> current, String path) {
        if (old.map(Keyword.Bound::form).equals(current.map(Keyword.Bound::form))) {
            return;
        }
        var tighter = old.isEmpty() || current.isPresent() && isTighter(current.get(), old.get());
        found.add(Change.of(
                tighter ? CompatRule.RANGE_TIGHTENED : CompatRule.RANGE_LOOSENED,
                path,
                old.map(NumberComparison::text),
                current.map(NumberComparison::text)));
    }

    private static boolean isTighter(Keyword.Bound bound, Keyword.Bound than) {
        var order = bound.limit().compareTo(than.limit());
        return order == 0 ? bound.exclusive() : bound.upper() == order < 0;
    }

    private static Json text(Keyword.Bound bound) {
        var sign = (bound.upper() ? "<" : ">") + (bound.exclusive() ? "" : "=");
        return new Json.Str(sign + " " + Json.Num.of(bound.limit()));
    }

    private static void steps(Differences found, List<BigDecimal> old, List<BigDecimal> current, String path) {
        var single = old.size() == 1 && current.size() == 1;
        if (single && isPowerOfTen(old.get(0)) && isPowerOfTen(current.get(0))) {
            var finer = current.get(0).compareTo(old.get(0)) < 0;
            found.add(Change.of(
                    finer ? CompatRule.DECIMAL_SCALE_INCREASED : CompatRule.DECIMAL_SCALE_REDUCED,
                    path,
                    Json.Num.of(old.get(0)),
                    Json.Num.of(current.get(0))));
            return;
        }
        var looser = old.stream().allMatch(step -> current.stream().allMatch(other -> divides(other, step)));
        var tighter = current.stream().allMatch(step -> old.stream().allMatch(other -> divides(other, step)));
        var rule = old.isEmpty() || tighter && !looser
                ? CompatRule.STEP_TIGHTENED
                : current.isEmpty() || looser ? CompatRule.STEP_LOOSENED : CompatRule.STEP_CHANGED;
        found.add(Change.of(rule, path, list(old), list(current)));
    }

    private static boolean divides(BigDecimal divisor, BigDecimal value) {
        return value.remainder(divisor).signum() == 0;
    }

    private static boolean isPowerOfTen(BigDecimal value) {
        return value.stripTrailingZeros().unscaledValue().equals(java.math.BigInteger.ONE);
    }

    private static Optional<Json> list(List<BigDecimal> steps) {
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                steps.size() == 1
                        ? Json.Num.of(steps.get(0))
                        : new Json.Arr(steps.stream().<Json>map(Json.Num::of).toList()));
    }
}
