package io.tradeschema.compat.decide;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Keyword;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A number between bounds, on some steps and off others, exactly. */
final class NumberCase {

    private static final int TRIES = 20_000;

    private final List<Claim.OfKeyword> literals;
    private final Budget budget;
    private final List<BigDecimal> on = new ArrayList<>();
    private final List<BigDecimal> off = new ArrayList<>();
    private Optional<BigDecimal> low = Optional.empty();
    private Optional<BigDecimal> high = Optional.empty();
    private boolean writtenWithFraction;
    private boolean writtenPlain;

    NumberCase(List<Claim.OfKeyword> literals, Budget budget) {
        this.literals = literals;
        this.budget = budget;
        literals.forEach(this::take);
    }

    private void take(Claim.OfKeyword literal) {
        if (literal.keyword() instanceof Keyword.MultipleOf multiple) {
            (literal.met() ? on : off).add(multiple.step());
        } else if (literal.keyword() instanceof Keyword.Types types) {
            if (literal.met()) {
                on.add(BigDecimal.ONE);
                writtenPlain |= types.byWriting();
            } else if (types.byWriting()) {
                writtenWithFraction = true;
            } else {
                off.add(BigDecimal.ONE);
            }
        } else if (literal.keyword() instanceof Keyword.Bound bound) {
            if (bound.upper() == literal.met()) {
                high = Optional.of(high.map(bound.limit()::min).orElse(bound.limit()));
            } else {
                low = Optional.of(low.map(bound.limit()::max).orElse(bound.limit()));
            }
        }
    }

    SearchResult solve() {
        if (writtenPlain && writtenWithFraction) {
            return SearchResult.EMPTY;
        }
        if (low.isPresent() && high.isPresent() && low.get().compareTo(high.get()) >= 0) {
            return low.get().compareTo(high.get()) == 0 ? only(low.get()) : SearchResult.EMPTY;
        }
        return on.isEmpty() ? anywhere() : onSteps();
    }

    private SearchResult only(BigDecimal value) {
        return fits(value) ? found(value) : SearchResult.EMPTY;
    }

    private SearchResult found(BigDecimal value) {
        return new SearchResult.Found(number(value));
    }

    private Json.Num number(BigDecimal value) {
        return new Json.Num(value, writtenWithFraction);
    }

    private boolean fits(BigDecimal value) {
        budget.check();
        var number = number(value);
        return literals.stream()
                .filter(literal -> !(literal.keyword() instanceof Keyword.Undecided))
                .allMatch(literal -> literal.metBy(number));
    }

    /** Multiples of all steps are the multiples of their least common multiple. */
    private SearchResult onSteps() {
        var step = on.stream().reduce(NumberCase::common).orElseThrow();
        for (var avoided : off) {
            if (common(step, avoided).compareTo(step) == 0) {
                return SearchResult.EMPTY;
            }
        }
        var first = low.map(limit -> limit.divide(step, 0, RoundingMode.CEILING).toBigInteger());
        var last = high.map(limit -> limit.divide(step, 0, RoundingMode.FLOOR).toBigInteger());
        if (first.isPresent() && last.isPresent() && first.get().compareTo(last.get()) > 0) {
            return SearchResult.EMPTY;
        }
        return walk(step, first, last);
    }

    private SearchResult walk(BigDecimal step, Optional<BigInteger> first, Optional<BigInteger> last) {
        var down = first.isEmpty() && last.isPresent() && last.get().signum() <= 0;
        var start = down ? last.get() : first.orElse(BigInteger.ONE.min(last.orElse(BigInteger.ONE)));
        var one = down ? BigInteger.ONE.negate() : BigInteger.ONE;
        var at = start;
        for (var i = 0; i < TRIES; i++) {
            if (!down && last.isPresent() && at.compareTo(last.get()) > 0) {
                return first.isPresent() ? SearchResult.EMPTY : downFrom(step, start);
            }
            if (fits(new BigDecimal(at).multiply(step))) {
                return found(new BigDecimal(at).multiply(step));
            }
            at = at.add(one);
        }
        return SearchResult.open("multipleOf with more exceptions than were tried");
    }

    private SearchResult downFrom(BigDecimal step, BigInteger start) {
        var at = start;
        for (var i = 0; i < TRIES; i++) {
            at = at.subtract(BigInteger.ONE);
            if (fits(new BigDecimal(at).multiply(step))) {
                return found(new BigDecimal(at).multiply(step));
            }
        }
        return SearchResult.open("multipleOf with more exceptions than were tried");
    }

    /** The least common multiple of two decimals. */
    private static BigDecimal common(BigDecimal left, BigDecimal right) {
        var scale = Math.max(0, Math.max(left.scale(), right.scale()));
        var first = left.movePointRight(scale).toBigIntegerExact();
        var second = right.movePointRight(scale).toBigIntegerExact();
        return new BigDecimal(first.multiply(second).divide(first.gcd(second))).movePointLeft(scale);
    }

    /** Between two different bounds there are numbers off every step; the plain ones are tried first. */
    private SearchResult anywhere() {
        for (var value : plain()) {
            if (fits(value)) {
                return found(value);
            }
        }
        var scale =
                off.stream().mapToInt(step -> Math.max(0, step.scale())).max().orElse(0) + 1;
        var floor = low.orElse(high.orElse(BigDecimal.ONE).subtract(BigDecimal.TEN));
        var middle = floor.add(high.orElse(floor.add(BigDecimal.TEN)))
                .divide(BigDecimal.valueOf(2), scale + 400, RoundingMode.FLOOR);
        for (var digits = scale; digits < scale + 400; digits++) {
            var start = middle.setScale(digits, RoundingMode.FLOOR);
            for (var i = 1; i < 30; i++) {
                var value = start.add(BigDecimal.valueOf(i, digits));
                if (fits(value)) {
                    return found(value);
                }
            }
        }
        return SearchResult.open("no number found between two bounds");
    }

    private List<BigDecimal> plain() {
        var values = new ArrayList<BigDecimal>();
        for (var text : writtenWithFraction ? List.of("0.5", "1", "0") : List.of("1", "0.5", "0", "10", "100", "-1")) {
            values.add(new BigDecimal(text));
        }
        low.ifPresent(
                limit -> values.addAll(List.of(limit, limit.add(BigDecimal.ONE), limit.add(new BigDecimal("0.5")))));
        high.ifPresent(limit ->
                values.addAll(List.of(limit, limit.subtract(BigDecimal.ONE), limit.subtract(new BigDecimal("0.5")))));
        return values;
    }
}
