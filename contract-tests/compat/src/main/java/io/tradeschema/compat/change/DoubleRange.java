package io.tradeschema.compat.change;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Keyword;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Numbers that a reader with binary doubles cannot keep: bounds it would round, and steps finer than it can tell apart. */
final class DoubleRange {

    /** Up to here doubles count in ones. */
    private static final BigDecimal EXACT = new BigDecimal(1L << 53);

    private DoubleRange() {}

    static void compare(Differences found, View old, View current, String path) {
        var come = unsafe(current);
        come.removeAll(unsafe(old));
        come.forEach(number -> found.add(Change.added(CompatRule.NUMBER_UNSAFE_AS_DOUBLE, path, Json.Num.of(number))));
    }

    private static Set<BigDecimal> unsafe(View view) {
        var unsafe = new LinkedHashSet<BigDecimal>();
        limits(view).filter(limit -> !isKept(limit)).forEach(unsafe::add);
        var reach = limits(view).map(BigDecimal::abs).reduce(BigDecimal.ONE, BigDecimal::max);
        view.steps().stream()
                .filter(step -> reach.compareTo(step.multiply(EXACT)) > 0)
                .forEach(unsafe::add);
        return unsafe;
    }

    private static Stream<BigDecimal> limits(View view) {
        return Stream.of(view.bound(false), view.bound(true))
                .flatMap(Optional::stream)
                .map(Keyword.Bound::limit);
    }

    private static boolean isKept(BigDecimal limit) {
        return limit.abs().compareTo(EXACT) <= 0
                && new BigDecimal(Double.toString(limit.doubleValue())).compareTo(limit) == 0;
    }
}
