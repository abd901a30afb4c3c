package io.tradeschema.scan.fix;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The words of which a name, or a text, is made. */
final class Words {

    private Words() {}

    /** {@code takeProfit}, {@code take_profit} and {@code TAKE-PROFIT} are two words each, in small letters. */
    static List<String> of(String name) {
        return Arrays.stream(name.replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .toLowerCase(Locale.ROOT)
                        .split("[^a-z0-9]+", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** The letters and digits alone: names that differ in case and separators are one. */
    static String folded(String name) {
        return String.join("", of(name));
    }
}
