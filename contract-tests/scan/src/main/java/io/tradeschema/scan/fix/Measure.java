package io.tradeschema.scan.fix;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * In what a number is counted, as the names and the arithmetic of a program tell it.
 *
 * @param kind whether it is known
 * @param money the power of money in it: 1 of a notional, 1 of a price
 * @param amount the power of the amount that is traded: 1 of a quantity, -1 of a price
 * @param leverage the power of leverage
 * @param tens by which power of ten it is scaled: 2 of a percentage
 * @param roles which of several prices or profits it is, as its name says
 */
record Measure(Kind kind, int money, int amount, int leverage, int tens, Set<String> roles) {

    /** Whether it is known. */
    enum Kind {
        /** It is. */
        KNOWN,
        /** No word says it. */
        UNKNOWN,
        /** It is a bare number that is written down. */
        LITERAL,
        /** It is none of these: a time, an identifier, another currency. */
        OTHER
    }

    static final Measure UNKNOWN = new Measure(Kind.UNKNOWN, 0, 0, 0, 0, Set.of());
    static final Measure OTHER = new Measure(Kind.OTHER, 0, 0, 0, 0, Set.of());

    /** What is worked out of a price or a profit is another one. */
    private static final String COMPUTED = "computed";

    private static final Map<String, Measure> BY_WORD = Map.of(
            "money", known(1, 0, 0, 0),
            "cents", known(1, 0, 0, 2),
            "amount", known(0, 1, 0, 0),
            "price", known(1, -1, 0, 0),
            "leverage", known(0, 0, 1, 0),
            "fraction", known(0, 0, 0, 0),
            "percent", known(0, 0, 0, 2),
            "bps", known(0, 0, 0, 4));

    /** Words that say it, those that say it most surely first. */
    private static final List<Map.Entry<String, Set<String>>> WORDS = List.of(
            Map.entry("percent", Set.of("pct", "percent", "percentage")),
            Map.entry("bps", Set.of("bps")),
            Map.entry("cents", Set.of("cents")),
            Map.entry("fraction", Set.of("ratio", "fraction", "weight", "factor", "portion", "multiplier")),
            Map.entry("leverage", Set.of("leverage", "lev")),
            Map.entry("price", Set.of("price", "prices", "px")),
            Map.entry(
                    "money",
                    Set.of(
                            "usd",
                            "dollar",
                            "dollars",
                            "notional",
                            "budget",
                            "cash",
                            "equity",
                            "balance",
                            "stake",
                            "capital",
                            "pnl",
                            "cost",
                            "money")),
            Map.entry("amount", Set.of("qty", "quantity", "coins", "units", "volume", "amount", "amt", "shares")),
            Map.entry(
                    "price",
                    Set.of(
                            "close", "closes", "mid", "bid", "ask", "mark", "last", "vwap", "entry", "exit", "stop",
                            "sl", "tp", "trigger", "limit", "target", "take")),
            Map.entry("money", Set.of("profit")));

    /** Words of something else, or of a unit of its own. */
    private static final Set<String> OTHERS = Set.of(
            "at",
            "btc",
            "change",
            "contracts",
            "count",
            "date",
            "delta",
            "distance",
            "eth",
            "eur",
            "id",
            "lots",
            "ms",
            "offset",
            "per",
            "reason",
            "ret",
            "return",
            "returns",
            "sats",
            "seconds",
            "status",
            "time",
            "timestamp",
            "ts",
            "usdc",
            "usdt",
            "uuid");

    private static final Set<String> ROLES = Set.of(
            "entry",
            "exit",
            "gross",
            "limit",
            "liquidation",
            "loss",
            "sl",
            "stop",
            "take",
            "target",
            "tp",
            "trail",
            "trigger",
            "unrealised",
            "unrealized");

    private static Measure known(int money, int amount, int leverage, int tens) {
        return new Measure(Kind.KNOWN, money, amount, leverage, tens, Set.of());
    }

    /**
     * What a name says.
     *
     * @param fine words that say nothing here, because what is asked for has them, too
     */
    static Measure of(String name, Set<String> fine) {
        var words = Words.of(name);
        if (words.stream().anyMatch(word -> OTHERS.contains(word) && !fine.contains(word))) {
            return OTHER;
        }
        var roles = new HashSet<>(ROLES);
        roles.retainAll(words);
        return WORDS.stream()
                .filter(entry -> words.stream().anyMatch(entry.getValue()::contains))
                .findFirst()
                .map(entry ->
                        Objects.requireNonNull(BY_WORD.get(entry.getKey())).with(roles))
                .orElse(UNKNOWN.with(roles));
    }

    /** A number that is written down. */
    static Measure of(double number) {
        var tens = Math.log10(Math.abs(number));
        return new Measure(Kind.LITERAL, 0, 0, 0, tens == Math.rint(tens) ? (int) tens : 0, Set.of());
    }

    private Measure with(Set<String> others) {
        return new Measure(kind, money, amount, leverage, tens, others);
    }

    /** The same, which has the other's roles as well. */
    Measure and(Measure other) {
        var both = new HashSet<>(roles);
        both.addAll(other.roles);
        return with(Set.copyOf(both));
    }

    boolean is(Kind one) {
        return kind == one;
    }

    private boolean isNumber() {
        return kind == Kind.KNOWN || kind == Kind.LITERAL;
    }

    /** The product, or the quotient where the sign is -1. */
    Measure times(Measure other, int sign) {
        return !isNumber() || !other.isNumber()
                ? UNKNOWN.with(Set.of(COMPUTED))
                : new Measure(
                        Kind.KNOWN,
                        money + sign * other.money,
                        amount + sign * other.amount,
                        leverage + sign * other.leverage,
                        tens + sign * other.tens,
                        Set.of(COMPUTED));
    }

    /** The sum or the difference. */
    Measure plus(Measure other) {
        var plain = known(0, 0, 0, 0);
        var same = is(Kind.LITERAL) && other.isLike(plain) || other.is(Kind.LITERAL) && isLike(plain) || isLike(other);
        return same && isNumber() && other.isNumber() ? with(Set.of(COMPUTED)) : UNKNOWN.with(Set.of(COMPUTED));
    }

    /** One or the other; a number that is written down stands for any. */
    Measure or(Measure other) {
        if (other.is(Kind.LITERAL) || equals(other)) {
            return this;
        }
        return is(Kind.LITERAL) ? other : isLike(other) && isNumber() ? this : OTHER;
    }

    /** Whether it is counted in the same, whatever its role. */
    boolean isLike(Measure other) {
        return money == other.money
                && amount == other.amount
                && leverage == other.leverage
                && tens == other.tens
                && isNumber() == other.isNumber();
    }

    /** Whether it is a price, of which there are several. */
    boolean isPrice() {
        return money == 1 && amount == -1;
    }

    /** Whether it is a price at which a position is to be left, which people give as a part of another one as well. */
    boolean isBound() {
        return isPrice() && roles.stream().noneMatch(Set.of("entry", "exit")::contains);
    }

    /** Whether it is what a name asks for, in its role, too. */
    boolean answers(Measure wanted, Set<String> fine) {
        var isWhole =
                !wanted.isPrice() && !roles.stream().anyMatch(Set.of("gross", "unrealized", "unrealised")::contains)
                        || roles.stream().allMatch(fine::contains);
        return isLike(wanted) && isWhole;
    }

    /** Whether arithmetic was done. */
    boolean isComputed() {
        return roles.contains(COMPUTED);
    }
}
