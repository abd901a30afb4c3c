package io.tradeschema.watch;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/** What the fields of a message say. */
final class Said {

    /** More characters, and more zeros behind them, has no amount. */
    private static final int LONGEST_AMOUNT = 100;

    private Said() {}

    static Optional<String> text(Map<String, ?> fields, String name) {
        return Optional.<Object>ofNullable(fields.get(name)).map(String::valueOf);
    }

    /** What names something: an empty text names nothing. */
    static Optional<String> name(Map<String, ?> fields, String name) {
        return text(fields, name).filter(text -> !text.isEmpty());
    }

    /** The amount, unless it is longer than any that is meant: reckoning with a million digits takes minutes. */
    static Optional<BigDecimal> amount(Map<String, ?> fields, String name) {
        try {
            return text(fields, name)
                    .filter(text -> text.length() <= LONGEST_AMOUNT)
                    .map(BigDecimal::new)
                    .filter(amount -> Math.abs((long) amount.scale()) <= LONGEST_AMOUNT);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
