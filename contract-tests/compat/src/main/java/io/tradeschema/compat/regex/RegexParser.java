package io.tradeschema.compat.regex;

import java.util.ArrayList;

/** Reads the pattern syntax of ECMA-262, by code point, and refuses what is not regular or not of that dialect. */
final class RegexParser {

    private static final int REPEAT = 5_000;
    private static final int NESTING = 100;

    private final int[] text;
    private int at;
    private int depth;

    private RegexParser(String pattern) {
        text = pattern.codePoints().toArray();
    }

    static Regex parse(String pattern) throws RegexUndecided {
        var parser = new RegexParser(pattern);
        var regex = parser.either();
        if (parser.at < parser.text.length) {
            throw new RegexUndecided("unbalanced ')'");
        }
        return regex;
    }

    private Regex either() throws RegexUndecided {
        if (++depth > NESTING) {
            throw new RegexUndecided("groups nested deeper than " + NESTING);
        }
        var branches = new ArrayList<Regex>();
        branches.add(sequence());
        while (take('|')) {
            branches.add(sequence());
        }
        depth--;
        return branches.size() == 1 ? branches.get(0) : new Regex.Either(branches);
    }

    private Regex sequence() throws RegexUndecided {
        var parts = new ArrayList<Regex>();
        while (at < text.length && text[at] != '|' && text[at] != ')') {
            parts.add(repeated(atom()));
        }
        return parts.size() == 1 ? parts.get(0) : new Regex.Sequence(parts);
    }

    private Regex repeated(Regex atom) throws RegexUndecided {
        var start = at;
        var bounds = quantifier();
        if (at == start) {
            return atom;
        }
        if (atom instanceof Regex.Start || atom instanceof Regex.End || atom instanceof Regex.Ahead) {
            throw new RegexUndecided("a repeated assertion");
        }
        take('?');
        if (at < text.length && (text[at] == '+' || text[at] == '*' || text[at] == '?')) {
            throw new RegexUndecided("a possessive or doubled quantifier");
        }
        return new Regex.Repeat(atom, bounds[0], bounds[1]);
    }

    private int[] quantifier() throws RegexUndecided {
        if (take('*')) {
            return new int[] {0, Regex.Repeat.ENDLESS};
        }
        if (take('+')) {
            return new int[] {1, Regex.Repeat.ENDLESS};
        }
        if (take('?')) {
            return new int[] {0, 1};
        }
        return braces();
    }

    /** {n}, {n,} or {n,m}; anything else in braces is literal text. */
    private int[] braces() throws RegexUndecided {
        var start = at;
        var none = new int[] {1, 1};
        if (!take('{')) {
            return none;
        }
        var least = digits();
        var most = least;
        if (least >= 0 && take(',')) {
            most = at < text.length && text[at] == '}' ? Regex.Repeat.ENDLESS : digits();
            if (most == -1 && (at >= text.length || text[at] != '}')) {
                least = -1;
            }
        }
        if (least < 0 || !take('}')) {
            at = start;
            return none;
        }
        if (most != Regex.Repeat.ENDLESS && most < least) {
            throw new RegexUndecided("a repetition whose bounds are out of order");
        }
        return new int[] {least, most};
    }

    private int digits() throws RegexUndecided {
        var value = -1;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            value = Math.max(0, value) * 10 + text[at++] - '0';
            if (value > REPEAT) {
                throw new RegexUndecided("a repetition of more than " + REPEAT);
            }
        }
        return value;
    }

    private Regex atom() throws RegexUndecided {
        var symbol = text[at++];
        return switch (symbol) {
            case '^' -> new Regex.Start();
            case '$' -> new Regex.End();
            case '.' -> new Regex.One(CodePoints.LINE_END.not());
            case '(' -> group();
            case '[' -> new Regex.One(set());
            case '\\' -> new Regex.One(escape(false));
            case '*', '+', '?' -> throw new RegexUndecided("a quantifier with nothing to repeat");
            case '{' -> literalBrace();
            default -> single(symbol);
        };
    }

    private Regex literalBrace() throws RegexUndecided {
        at--;
        var start = at;
        braces();
        if (at != start) {
            throw new RegexUndecided("a quantifier with nothing to repeat");
        }
        at++;
        return single('{');
    }

    private static Regex single(int symbol) {
        return new Regex.One(CodePoints.of(symbol, symbol));
    }

    private Regex group() throws RegexUndecided {
        if (!take('?')) {
            return closed(either());
        }
        if (take(':')) {
            return closed(either());
        }
        if (take('=')) {
            return new Regex.Ahead(closed(either()), true);
        }
        if (take('!')) {
            return new Regex.Ahead(closed(either()), false);
        }
        if (take('<') && at < text.length && text[at] != '=' && text[at] != '!') {
            return named();
        }
        throw new RegexUndecided("a look-behind, a flag or another extension after '(?'");
    }

    private Regex named() throws RegexUndecided {
        while (at < text.length && (Character.isLetterOrDigit(text[at]) || text[at] == '_')) {
            at++;
        }
        if (!take('>')) {
            throw new RegexUndecided("a group name that does not end");
        }
        return closed(either());
    }

    private Regex closed(Regex inside) throws RegexUndecided {
        if (!take(')')) {
            throw new RegexUndecided("unbalanced '('");
        }
        return inside;
    }

    private CodePoints set() throws RegexUndecided {
        var negated = take('^');
        var set = CodePoints.NONE;
        while (!take(']')) {
            if (at >= text.length) {
                throw new RegexUndecided("unbalanced '['");
            }
            set = set.or(range());
        }
        return negated ? set.not() : set;
    }

    private CodePoints range() throws RegexUndecided {
        var from = member();
        var dash = at + 1 < text.length && text[at] == '-' && text[at + 1] != ']';
        if (!dash) {
            return from;
        }
        at++;
        var to = member();
        if (!isSingle(from) || !isSingle(to)) {
            return from.or(to).or(CodePoints.of('-', '-'));
        }
        if (from.from(0) > to.from(0)) {
            throw new RegexUndecided("a range whose ends are out of order");
        }
        return CodePoints.of(from.from(0), to.from(0));
    }

    private static boolean isSingle(CodePoints points) {
        return points.count() == 1 && points.from(0) == points.to(0);
    }

    private CodePoints member() throws RegexUndecided {
        if (at >= text.length) {
            throw new RegexUndecided("unbalanced '['");
        }
        var symbol = text[at++];
        if (symbol == '[' || symbol == '&' && at < text.length && text[at] == '&') {
            throw new RegexUndecided("'[' or '&&' inside a set, read differently by different engines");
        }
        return symbol == '\\' ? escape(true) : CodePoints.of(symbol, symbol);
    }

    private CodePoints escape(boolean inSet) throws RegexUndecided {
        if (at >= text.length) {
            throw new RegexUndecided("a lone backslash at the end");
        }
        var symbol = text[at++];
        return switch (symbol) {
            case 'd' -> CodePoints.DIGIT;
            case 'D' -> CodePoints.DIGIT.not();
            case 'w' -> CodePoints.WORD;
            case 'W' -> CodePoints.WORD.not();
            case 's' -> CodePoints.SPACE;
            case 'S' -> CodePoints.SPACE.not();
            case 'p', 'P' -> property(symbol == 'P');
            default -> character(symbol, inSet);
        };
    }

    private CodePoints character(int symbol, boolean inSet) throws RegexUndecided {
        var point = switch (symbol) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'v' -> 0x0B;
            case 'x' -> hex(2);
            case 'u' -> unicode();
            case '0' -> zero();
            case 'c' -> control();
            default -> literal(symbol, inSet);
        };
        return CodePoints.of(point, point);
    }

    private static int literal(int symbol, boolean inSet) throws RegexUndecided {
        if (symbol == 'b' && inSet) {
            return '\b';
        }
        if (symbol < 128 && Character.isLetterOrDigit(symbol)) {
            throw new RegexUndecided("the escape \\" + Character.toString(symbol));
        }
        return symbol;
    }

    private int zero() throws RegexUndecided {
        if (at < text.length && text[at] >= '0' && text[at] <= '9') {
            throw new RegexUndecided("an octal escape");
        }
        return 0;
    }

    private int control() throws RegexUndecided {
        if (at >= text.length || text[at] >= 128 || !Character.isLetter(text[at])) {
            throw new RegexUndecided("the escape \\c without a letter");
        }
        return text[at++] % 32;
    }

    private int unicode() throws RegexUndecided {
        if (take('{')) {
            var point = 0;
            while (at < text.length && Character.digit(text[at], 16) >= 0 && point <= CodePoints.LAST) {
                point = point * 16 + Character.digit(text[at++], 16);
            }
            if (!take('}') || point > CodePoints.LAST) {
                throw new RegexUndecided("the escape \\u{…} beyond Unicode");
            }
            return point;
        }
        var unit = hex(4);
        var pair = Character.isHighSurrogate((char) unit) && at + 5 < text.length && text[at] == '\\';
        if (pair && text[at + 1] == 'u') {
            at += 2;
            return Character.toCodePoint((char) unit, (char) hex(4));
        }
        return unit;
    }

    private int hex(int length) throws RegexUndecided {
        var value = 0;
        for (var i = 0; i < length; i++) {
            var digit = at < text.length ? Character.digit(text[at++], 16) : -1;
            if (digit < 0) {
                throw new RegexUndecided("an escape that lacks hexadecimal digits");
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private CodePoints property(boolean negated) throws RegexUndecided {
        if (!take('{')) {
            throw new RegexUndecided("the escape \\p without braces");
        }
        var name = new StringBuilder();
        while (at < text.length && text[at] != '}') {
            name.appendCodePoint(text[at++]);
        }
        if (!take('}')) {
            throw new RegexUndecided("the escape \\p{…} that does not end");
        }
        var points = UnicodeCategories.named(name.toString());
        return negated ? points.not() : points;
    }

    private boolean take(int symbol) {
        if (at < text.length && text[at] == symbol) {
            at++;
            return true;
        }
        return false;
    }
}
