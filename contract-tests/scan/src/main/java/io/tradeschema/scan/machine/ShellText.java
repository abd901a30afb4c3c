package io.tradeschema.scan.machine;

import java.util.ArrayList;
import java.util.List;

/** A command line that is given as one text. */
final class ShellText {

    private ShellText() {}

    /** Its words, without their quotes. */
    static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var quote = ' ';
        var begun = false;
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (quote != ' ') {
                if (c == quote) {
                    quote = ' ';
                } else if (c == '\\' && quote == '"' && i + 1 < text.length()) {
                    word.append(text.charAt(++i));
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                begun = true;
            } else if (Character.isWhitespace(c)) {
                if (begun || word.length() > 0) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
            }
        }
        if (begun || word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }
}
