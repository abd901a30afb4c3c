package io.tradeschema.json.schema;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the types of a schema are called: each name stands for one thing. */
final class Names {

    private final Map<String, Object> taken = new HashMap<>();

    /** {@code ai.signal} and {@code ai_signal} are {@code AiSignal}. */
    static String camel(String words) {
        var name = Arrays.stream(words.split("[^A-Za-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "Type" + name : name;
    }

    /** The words of a name, for where nobody wrote what it means. */
    static String words(String name) {
        return name.replaceAll("[._-]+", " ").strip();
    }

    /** A title is a name where it is one; otherwise it is prose for people. */
    static Optional<String> title(Optional<String> title) {
        return title.filter(text -> text.matches("[A-Z][A-Za-z0-9]{0,63}"));
    }

    /**
     * The name of a thing: the wished one, with its owner's before it where another thing has it already.
     *
     * @param thing what the name stands for; equal things may share it
     */
    String of(String wished, String owner, Object thing) {
        var name = wished;
        for (var i = 2; !taken.computeIfAbsent(name, free -> thing).equals(thing); i++) {
            name = name.equals(wished) && !owner.isEmpty() ? owner + wished : owner + wished + i;
        }
        return name;
    }
}
