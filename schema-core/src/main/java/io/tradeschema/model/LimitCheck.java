package io.tradeschema.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Holds what a draft was given against the limits, so that the door by map or by builder is no wider than the others. */
final class LimitCheck {

    private final Limits limits;
    private int tokens;
    private boolean tooDeep;

    private LimitCheck(Limits limits) {
        this.limits = limits;
    }

    static LimitCheck of(Limits limits) {
        return new LimitCheck(limits);
    }

    /** Whether the whole draft keeps within the limits of tokens and depth; adds the finding otherwise. */
    boolean holds(Draft<?> draft, Problems problems) {
        count(draft, 1);
        if (tooDeep) {
            problems.add(
                    MessageRule.LIMIT_DEPTH,
                    "nested deeper than " + limits.depth(),
                    "publish the object as its contract has it");
        } else if (tokens > limits.tokens()) {
            problems.add(
                    MessageRule.LIMIT_TOKENS,
                    "more than " + limits.tokens() + " names, values and brackets",
                    "publish less");
        }
        return !tooDeep && tokens <= limits.tokens();
    }

    private void count(@Nullable Object raw, int depth) {
        if (raw instanceof Draft<?> draft) {
            open(depth);
            draft.entries().forEach(entry -> countEntry(entry.raw(), depth));
        } else if (raw instanceof Map<?, ?> map) {
            open(depth);
            for (var value : map.values()) {
                countEntry(value, depth);
            }
        } else if (raw instanceof Iterable<?> list) {
            open(depth);
            for (var value : list) {
                if (goesOn()) {
                    count(value, depth + 1);
                }
            }
        } else {
            tokens++;
        }
    }

    private void open(int depth) {
        tokens += 2;
        tooDeep |= depth > limits.depth();
    }

    private void countEntry(@Nullable Object value, int depth) {
        if (goesOn()) {
            tokens++;
            count(value, depth + 1);
        }
    }

    private boolean goesOn() {
        return !tooDeep && tokens <= limits.tokens();
    }

    /** Whether a single value is longer than the limits; adds the finding if so. */
    boolean refuses(Object raw, Problems problems) {
        if (raw instanceof CharSequence text && isLonger(text, limits.text())) {
            problems.add(
                    MessageRule.LIMIT_TEXT,
                    "a text of more than " + limits.text() + " characters",
                    Excerpt.quoted(text.subSequence(0, 60).toString()),
                    "shorten it");
            return true;
        }
        if (lengthOfNumber(raw) > limits.number()) {
            problems.add(
                    MessageRule.LIMIT_NUMBER,
                    "a number of more than " + limits.number() + " characters",
                    Raw.describe(raw),
                    "round it to the tick or step of the instrument");
            return true;
        }
        return false;
    }

    private static int lengthOfNumber(Object raw) {
        if (raw instanceof NumberText number) {
            return number.text().length();
        }
        if (raw instanceof BigDecimal decimal) {
            return isHuge(decimal.unscaledValue())
                    ? Integer.MAX_VALUE
                    : decimal.toString().length();
        }
        if (raw instanceof BigInteger whole) {
            return isHuge(whole) ? Integer.MAX_VALUE : whole.toString().length();
        }
        return 0;
    }

    private static boolean isHuge(BigInteger digits) {
        return digits.bitLength() > 4000;
    }

    /** Whether a field name is longer than the limit; adds the finding if so. */
    boolean refusesName(String name, Problems problems) {
        var tooLong = isLonger(name, limits.name());
        if (tooLong) {
            problems.add(
                    MessageRule.LIMIT_NAME,
                    "a field name of more than " + limits.name() + " characters",
                    "look at how the object is built: a value has become a name");
        }
        return tooLong;
    }

    private static boolean isLonger(CharSequence text, int limit) {
        return text.length() > limit && Character.codePointCount(text, 0, text.length()) > limit;
    }
}
