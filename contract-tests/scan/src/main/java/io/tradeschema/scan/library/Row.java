package io.tradeschema.scan.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one function or method of a library does.
 *
 * @param name its full name; a method's behind the name of its type and a #
 * @param parameters its parameters, in order
 * @param word what it does
 * @param flags further words
 * @param arguments what the word needs: the name of a parameter, or text in quotes
 */
public record Row(
        String name, List<String> parameters, String word, List<String> flags, Map<String, String> arguments) {

    /** The parameter that the word needs under this key. */
    public Optional<String> parameter(String key) {
        return Optional.ofNullable(arguments.get(key)).filter(text -> !text.startsWith("'"));
    }

    /** The text that the row has under this key. */
    public Optional<String> text(String key) {
        return Optional.ofNullable(arguments.get(key))
                .filter(text -> text.startsWith("'"))
                .map(text -> text.substring(1, text.length() - 1));
    }

    /** The place of a parameter among the arguments; -1 when it is given by name alone. */
    public int place(String parameter) {
        var byName = parameters.indexOf("*");
        var at = parameters.indexOf(parameter);
        return byName >= 0 && at > byName ? -1 : at;
    }

    /** Whether it is a method of a type that a module has, or one inside of that module's folder. */
    boolean isOfClientIn(String module) {
        var type = name.substring(0, Math.max(0, name.lastIndexOf('#')));
        var home = type.lastIndexOf('.');
        return home > 0 && (module + ".").startsWith(type.substring(0, home + 1));
    }
}
