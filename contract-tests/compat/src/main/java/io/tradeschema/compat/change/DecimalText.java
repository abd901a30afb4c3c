package io.tradeschema.compat.change;

import io.tradeschema.compat.schema.KeywordUndecided;
import io.tradeschema.compat.schema.TextPattern;
import java.util.function.IntFunction;

/** Recognises patterns of decimals written as text, and how many digits they take. */
final class DecimalText {

    private static final int MOST = 60;

    private DecimalText() {}

    static boolean isDecimal(TextPattern pattern) {
        try {
            return (pattern.matches("1") || pattern.matches("1.0") || pattern.matches("1.00"))
                    && !pattern.matches("a")
                    && !pattern.matches("A1")
                    && !pattern.matches("");
        } catch (KeywordUndecided e) {
            return false;
        }
    }

    /** The most digits behind the point. */
    static int scale(TextPattern pattern) {
        return most(count -> count == 0 ? "1" : "1." + "1".repeat(count), pattern);
    }

    /** The most digits before the point. */
    static int digits(TextPattern pattern) {
        var plain = most("1"::repeat, pattern);
        return plain > 0 ? plain : most(count -> "1".repeat(count) + ".1", pattern);
    }

    private static int most(IntFunction<String> text, TextPattern pattern) {
        var most = 0;
        for (var count = 1; count <= MOST; count++) {
            if (pattern.matches(text.apply(count))) {
                most = count;
            }
        }
        return most;
    }
}
