package io.tradeschema.scan.shell;

import java.util.ArrayList;
import java.util.List;

/** The words of one shell command, over as many lines as quotes and backslashes carry it. */
public final class ShellWords {

    /**
     * One word.
     *
     * @param literal whether it was in single quotes, so that nothing in it is expanded
     * @param ends whether it ends the command: a pipe, a redirection, a semicolon
     */
    record Word(String text, boolean literal, boolean ends, int line, int column) {}

    private final List<Word> words = new ArrayList<>();
    private final StringBuilder word = new StringBuilder();
    private char quote;
    private boolean inWord;
    private boolean literal;
    private boolean ended;
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
                .filter(word -> !word.ends())
                .map(Word::text)
                .toList();
    }

    ShellWords(int firstLine) {
        line = firstLine - 1;
    }

    /** Adds a line; true when the command goes on in the next one. */
    boolean add(String text) {
        line++;
        if (quote != 0) {
            word.append('\n');
        }
        for (var i = 0; i < text.length(); i++) {
            if (ended) {
                return false;
            }
            var c = text.charAt(i);
            if (c == '\\' && quote != '\'') {
                if (i + 1 == text.length()) {
                    if (quote == 0) {
                        finish();
                    }
                    return true;
                }
                begin(i);
                word.append(text.charAt(++i));
            } else {
                take(c, i);
            }
        }
        if (quote == 0) {
            finish();
        }
        return quote != 0;
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
        } else if (c == '|' || c == ';' || c == '>' || c == '&' || c == '`') {
            if (c == '>' && isDescriptor()) {
                word.setLength(0);
                inWord = false;
            }
            finish();
            words.add(new Word("", false, true, line, column + 1));
            ended = true;
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
