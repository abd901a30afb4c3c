package io.tradeschema.scan.shell;

import io.tradeschema.scan.shell.ShellWords.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of a script, as far as they were read, and the arguments of the function that is called. */
final class Variables {

    /** Stands where something is not known. */
    static final char UNKNOWN = '\0';

    private static final Pattern VARIABLE = Pattern.compile(
            "\\$\\{([A-Za-z_]\\w*|[0-9@*])(?:\\[[@*]])?(?::?[-=]([^}]*))?[^}]*}|\\$([A-Za-z_]\\w*|[0-9@*#?!])");

    record Content(String text, boolean exact) {}

    private final String script;
    private final Map<String, Content> contents;
    private final List<Word> arguments;

    /** None, in this script. */
    Variables(String script) {
        this(script, new HashMap<>(), List.of());
    }

    private Variables(String script, Map<String, Content> contents, List<Word> arguments) {
        this.script = script;
        this.contents = contents;
        this.arguments = arguments;
    }

    /** Those of a function that is called with these arguments; what it sets is its own. */
    Variables calledWith(List<Word> given) {
        var own = new HashMap<>(contents);
        for (var i = 1; i <= 9; i++) {
            own.remove(String.valueOf(i));
        }
        for (var i = 0; i < given.size(); i++) {
            var word = expanded(given.get(i));
            own.put(String.valueOf(i + 1), new Content(word.text(), word.literal()));
        }
        return new Variables(script, own, given.stream().map(this::expanded).toList());
    }

    /** Takes {@code NAME=value}; false where the word is none. */
    boolean assign(Word word, Pattern form) {
        var assignment = form.matcher(word.text());
        if (!assignment.matches()) {
            return false;
        }
        var name = assignment.group(1);
        var value = expanded(new Word(assignment.group(2), word.literal(), false, word.line(), word.column()));
        // What is set at several places may be either.
        contents.put(name, new Content(value.text(), value.literal() && times(name) < 2));
        return true;
    }

    private long times(String name) {
        return Pattern.compile("(?m)(?:^|[\\s;])" + name + "=")
                .matcher(script)
                .results()
                .count();
    }

    /** The words, with the arguments of the function in place of {@code "$@"}. */
    List<Word> spliced(List<Word> words) {
        var all = new ArrayList<Word>();
        words.forEach(word -> {
            if (word.text().equals("$@")
                    || word.text().equals("$*")
                    || word.text().equals("${@}")) {
                all.addAll(arguments);
            } else {
                all.add(word);
            }
        });
        return all;
    }

    /** A variable that holds the client with its options is several words. */
    List<Word> split(Word word) {
        var text = word.literal() ? word.text() : expanded(word.text()).text();
        if (word.text().equals(text) || !text.contains("redis-cli")) {
            return List.of(word);
        }
        return ShellWords.of(text).stream()
                .map(part -> new Word(part, true, false, word.line(), word.column()))
                .toList();
    }

    /** A word that nobody knows. */
    static Word unknown(Word place) {
        return new Word(String.valueOf(UNKNOWN), false, false, place.line(), place.column());
    }

    /** The word as the command gets it; it is literal where all of it is known to be so. */
    Word expanded(Word word) {
        if (word.literal()) {
            return word;
        }
        var content = expanded(word.text());
        return new Word(content.text(), content.exact(), word.ends(), word.line(), word.column());
    }

    Content expanded(String text) {
        var exact = !text.contains("$(");
        var matcher = VARIABLE.matcher(text);
        var result = new StringBuilder();
        while (matcher.find()) {
            var name = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
            var fallback = matcher.group(2) == null ? String.valueOf(UNKNOWN) : matcher.group(2);
            var content = contents.getOrDefault(name, new Content(fallback, false));
            exact &= content.exact();
            matcher.appendReplacement(result, Matcher.quoteReplacement(content.text()));
        }
        return new Content(matcher.appendTail(result).toString(), exact);
    }
}
