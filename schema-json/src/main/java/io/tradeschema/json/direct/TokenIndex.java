package io.tradeschema.json.direct;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where the tokens of a message stand. It is complete before the first token is handed out: a message that turns out to be
 * no JSON has no tokens here at all, and is left to the parser.
 */
final class TokenIndex {

    private static final int USUAL_TOKENS = 64;
    /** Who has more than the usual tokens has many. */
    private static final int MORE = 8;

    /** However far the limit is raised: each level takes from the stack. */
    private static final int DEEPEST = 64;

    private static final int DOUBT = ValueReader.DOUBT;
    private static final long NULL = Words.of("null");
    private static final long TRUE = Words.of("true");
    private static final long FALSE = Words.of("false");

    private final byte[] in;
    private final int most;
    private int[] starts = new int[USUAL_TOKENS];
    /** Of a name the complement of its end. */
    private int[] ends = new int[USUAL_TOKENS];
    /** The text of each token that has escapes, or characters beyond ASCII. */
    private @Nullable String[] unusual = {};

    private int count;

    /** An index of up to so many tokens. The message begins and ends with brackets. */
    TokenIndex(byte[] in, int most) {
        this.in = in;
        this.most = most;
    }

    /** Whether the message is one object, no deeper than that, with no more tokens than the most. */
    boolean isOfObject(int depth) {
        return object(0, Math.min(depth, DEEPEST)) == in.length;
    }

    int count() {
        return count;
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return isName(token) ? ~ends[token] : ends[token];
    }

    boolean isName(int token) {
        return ends[token] < 0;
    }

    /** The text of a token that does not stand there as it is. */
    @Nullable
    String unusual(int token) {
        return token < unusual.length ? unusual[token] : null;
    }

    /** Adds a token; gives the place behind it, as each of these methods does, or doubt. */
    private int add(int start, int end, int behind) {
        if (count == most) {
            return DOUBT;
        }
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, Math.min(most, MORE * count));
            ends = Arrays.copyOf(ends, starts.length);
        }
        starts[count] = start;
        ends[count++] = end;
        return behind;
    }

    private int bracket(int at) {
        return add(at, at + 1, at + 1);
    }

    private int object(int at, int depth) {
        var place = opened(at, depth);
        if (place != DOUBT && in[place] == '}') {
            return bracket(place);
        }
        while (place != DOUBT && in[place] == '"') {
            place = behind(value(colon(name(place)), depth));
            if (place != DOUBT && in[place] == '}') {
                return bracket(place);
            }
            place = comma(place);
        }
        return DOUBT;
    }

    private int list(int at, int depth) {
        var place = opened(at, depth);
        if (place != DOUBT && in[place] == ']') {
            return bracket(place);
        }
        while (place != DOUBT) {
            place = behind(value(place, depth));
            if (place != DOUBT && in[place] == ']') {
                return bracket(place);
            }
            place = comma(place);
        }
        return DOUBT;
    }

    /** Behind an opening bracket and the blanks that follow it. */
    private int opened(int at, int depth) {
        return depth == 0 || bracket(at) == DOUBT ? DOUBT : Blanks.skip(in, at + 1);
    }

    /** Behind a value and the blanks that follow it; a bracket that closed too early may be the message's last character. */
    private int behind(int place) {
        return place == DOUBT || place == in.length ? DOUBT : Blanks.skip(in, place);
    }

    private int comma(int place) {
        return place != DOUBT && in[place] == ',' ? Blanks.skip(in, place + 1) : DOUBT;
    }

    private int colon(int name) {
        var place = name == DOUBT ? DOUBT : Blanks.skipTo(':', in, name);
        return place != DOUBT && in[place] == ':' ? Blanks.skip(in, place + 1) : DOUBT;
    }

    private int value(int at, int depth) {
        if (at == DOUBT) {
            return DOUBT;
        }
        return switch (in[at]) {
            case '"' -> text(at);
            case '{' -> object(at, depth - 1);
            case '[' -> list(at, depth - 1);
            case 't' -> literal(at, TRUE, 4);
            case 'f' -> literal(at, FALSE, 5);
            case 'n' -> literal(at, NULL, 4);
            default -> number(at);
        };
    }

    private int literal(int at, long word, int length) {
        return Words.first(Words.at(in, at), length) == word ? add(at, at + length, at + length) : DOUBT;
    }

    /** A name with escapes or with letters of other scripts is the parser's: of halves of characters it takes none. */
    private int name(int at) {
        var end = Words.endOfPlain(in, at + 1);
        return end < in.length && in[end] == '"' ? add(at, ~end, end + 1) : DOUBT;
    }

    private int text(int at) {
        var end = Words.endOfPlain(in, at + 1);
        return end < in.length && in[end] == '"' ? add(at, end, end + 1) : unusualText(at);
    }

    private int unusualText(int at) {
        var text = UnusualText.read(in, at + 1);
        if (text == null) {
            return DOUBT;
        }
        if (unusual.length <= count) {
            unusual = Arrays.copyOf(unusual, 2 * Math.max(count, USUAL_TOKENS / 2));
        }
        unusual[count] = text.text();
        return add(at, text.end(), text.end());
    }

    private int number(int at) {
        var whole = in[at] == '-' ? at + 1 : at;
        var end = Digits.end(in, whole);
        if (end == whole || in[whole] == '0' && end > whole + 1) {
            return DOUBT;
        }
        if (in[end] == '.') {
            var fraction = end + 1;
            end = Digits.end(in, fraction);
            if (end == fraction) {
                return DOUBT;
            }
        }
        return (in[end] | 0x20) == 'e' ? exponent(at, end + 1) : add(at, end, end);
    }

    private int exponent(int number, int at) {
        var digits = in[at] == '+' || in[at] == '-' ? at + 1 : at;
        var end = Digits.end(in, digits);
        return end == digits ? DOUBT : add(number, end, end);
    }
}
