package io.tradeschema.scan.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The words of one shell command, over as many lines as quotes and backslashes carry it. */
public final class ShellWords {

    /**
     * One word.
     *
     * @param literal whether it was in single quotes, so that nothing in it is expanded
     * @param ends whether it is no word but what ends a command or redirects it: {@code |}, {@code >}, {@code <<<}, or
     *     {@code ;} for all that only separates
     */
    record Word(String text, boolean literal, boolean ends, int line, int column) {}

    static final String PIPE = "|";
    static final String INTO = ">";

    private static final String OPERATORS = "|;>&`<()";
    private static final Pattern OPERATOR = Pattern.compile("<<<|<<-?|<|&>>?|>>|>[&|]?|\\|\\||\\|&?|&&|.");

    private final List<Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private char quote;
    private boolean inWord;
    private boolean literal;
    private boolean ended;
    private boolean awaitsParenthesis;
    private int depth;
    private int ticks;
    private int line;
    private int startLine;
    private int startColumn;

    /** The words of a command that is given as one text. */
    public static List<String> of(String command) {
        var words = new ShellWords(1);
        for (var line : command.split("\n", -1)) {
            if (!words.add(line)) {
                break;
            }
        }
        return words.words().stream()
                .takeWhile(word -> !word.ends())
                .map(Word::text)
                .toList();
    }

    ShellWords(int firstLine) {
        line = firstLine - 1;
    }

    /** Adds a line; true when the command goes on in the next one. */
    boolean add(String text) {
        line++;
        if (quote != 0 || depth > 0) {
            word.append('\n');
        }
        for (var i = 0; i < text.length() && !ended; i++) {
            var c = text.charAt(i);
            var next = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            if (c == '\\' && quote != '\'') {
                if (i + 1 == text.length()) {
                    if (quote == 0) {
                        finish();
                    }
                    return true;
                }
                begin(i);
                word.append(depth > 0 ? "\\" : "").append(text.charAt(++i));
            } else if (depth > 0 || awaitsParenthesis || c == '$' && next == '(' && quote != '\'') {
                substituted(c, i);
            } else if (c == '#' && quote == 0 && !inWord) {
                break;
            } else if (quote == 0 && OPERATORS.indexOf(c) >= 0) {
                i += operator(text, i);
            } else {
                take(c, i);
            }
        }
        if (quote == 0 && depth == 0) {
            finish();
        }
        var last = words.isEmpty() ? "" : words.get(words.size() - 1).text();
        return !ended
                && (quote != 0
                        || depth > 0
                        || last.equals(PIPE) && words.get(words.size() - 1).ends());
    }

    /** What another command prints is one word, however many it has. */
    private void substituted(char c, int column) {
        begin(column);
        word.append(c);
        if (c == '$' && depth == 0) {
            awaitsParenthesis = true;
        } else if (c == '(') {
            depth++;
        } else if (c == ')') {
            depth--;
        }
        awaitsParenthesis &= c == '$';
    }

    /** Notes an operator, and answers how many more of the text belong to it. */
    private int operator(String text, int at) {
        var c = text.charAt(at);
        var rest = text.substring(at);
        if (c == '>' && isDescriptor()) {
            word.setLength(0);
            inWord = false;
        }
        if (c == '(' && inWord || c == '<' && !rest.startsWith("<<") && !rest.startsWith("< ")) {
            take(c, at);
            return 0;
        }
        if (c == ')' && inWord && word.indexOf("(") >= 0 && word.indexOf(")") < 0) {
            word.append(c);
            return 0;
        }
        finish();
        var operator = OPERATOR.matcher(rest);
        var found = operator.lookingAt() ? operator.group() : String.valueOf(c);
        words.add(new Word(name(found), false, true, line, at + 1));
        ticks += c == '`' ? 1 : 0;
        ended = ticks > 1;
        return found.length() - 1;
    }

    private static String name(String operator) {
        if (operator.contains(">")) {
            return INTO;
        }
        return operator.startsWith("<") || operator.equals(PIPE) ? operator : ";";
    }

    private void take(char c, int column) {
        if (quote != 0) {
            if (c == quote) {
                quote = 0;
            } else {
                word.append(c);
            }
        } else if (c == '"' || c == '\'') {
            begin(column);
            literal |= c == '\'';
            quote = c;
        } else if (c == ' ' || c == '\t') {
            finish();
        } else {
            begin(column);
            word.append(c);
        }
    }

    /** Whether what stands before a redirection is its number: {@code 2>/dev/null}. */
    private boolean isDescriptor() {
        return inWord && !literal && word.chars().allMatch(Character::isDigit);
    }

    private void begin(int column) {
        if (!inWord) {
            inWord = true;
            startLine = line;
            startColumn = column + 1;
        }
    }

    private void finish() {
        if (inWord) {
            words.add(new Word(word.toString(), literal, false, startLine, startColumn));
        }
        word.setLength(0);
        inWord = false;
        literal = false;
    }

    List<Word> words() {
        finish();
        return List.copyOf(words);
    }
}
