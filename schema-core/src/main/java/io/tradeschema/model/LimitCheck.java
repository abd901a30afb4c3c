package io.tradeschema.model;

import java.util.Collection;
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
        if (raw instanceof String || raw instanceof NumberText) {
            // Nearly every value; asking a text whether it is a map takes Java ten times as long.
            tokens++;
        } else if (raw instanceof Draft<?> draft) {
            open(depth);
            draft.count(this, depth);
        } else if (raw instanceof Map<?, ?> map) {
            open(depth);
            countAll(map.values(), 1, depth);
        } else if (raw instanceof Collection<?> list) {
            open(depth);
            countAll(list, 0, depth);
        } else {
            tokens++;
        }
    }

    private void open(int depth) {
        tokens += 2;
        tooDeep |= depth > limits.depth();
    }

    /** Counts a name and its value inside the brackets at some depth. */
    void countNamed(@Nullable Object value, int depth) {
        if (!isOver()) {
            tokens++;
            count(value, depth + 1);
        }
    }

    /** Counts what is inside one pair of brackets, and stops where the answer is known. */
    private void countAll(Collection<?> values, int tokensOfName, int depth) {
        for (var value : values) {
            if (isOver()) {
                return;
            }
            tokens += tokensOfName;
            count(value, depth + 1);
        }
    }

    /** Whether the answer is known. */
    private boolean isOver() {
        return tooDeep || tokens > limits.tokens();
    }

    /** Whether a single value is longer than the limits; adds the finding if so. */
    boolean refuses(Object raw, Problems problems) {
        if (raw instanceof String text) {
            return refusesText(text, problems);
        }
        if (!(raw instanceof Number) && !(raw instanceof NumberText)) {
            return false;
        }
        var length = raw instanceof NumberText number ? number.text().length() : lengthOfNumber(raw);
        if (length > limits.number()) {
            problems.add(
                    MessageRule.LIMIT_NUMBER,
                    "a number of more than " + limits.number() + " characters",
                    Raw.describe(raw),
                    "round it to the tick or step of the instrument");
        }
        return length > limits.number();
    }

    private boolean refusesText(String text, Problems problems) {
        var tooLong = isLonger(text, limits.text());
        if (tooLong) {
            problems.add(
                    MessageRule.LIMIT_TEXT,
                    "a text of more than " + limits.text() + " characters",
                    Excerpt.quoted(text),
                    "shorten it");
        }
        return tooLong;
    }

    /** A Java number does not know how it was written: the shortest text that keeps its digits counts. */
    private static long lengthOfNumber(Object raw) {
        return Decimals.of(raw).map(Decimals::shortestLength).orElse(0L);
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

    private static boolean isLonger(String text, int limit) {
        return text.length() > limit && text.codePointCount(0, text.length()) > limit;
    }
}
