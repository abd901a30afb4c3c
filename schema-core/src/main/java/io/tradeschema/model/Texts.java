package io.tradeschema.model;

/** Facts about texts that JSON Schema cannot state. */
final class Texts {

    private Texts() {}

    /** Whether every surrogate of the text has its other half, so that the text can be written as UTF-8. */
    static boolean isWhole(String text) {
        for (var i = 0; i < text.length(); i++) {
            var unit = text.charAt(i);
            if (Character.isSurrogate(unit)) {
                if (!Character.isHighSurrogate(unit)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    /** Whether every character is one UTF-16 unit. */
    static boolean hasNoSurrogate(String text) {
        // Nearly always the bits of all characters together are below every surrogate: a loop that nothing can leave.
        var bits = 0;
        for (var i = 0; i < text.length(); i++) {
            bits |= text.charAt(i);
        }
        return bits < Character.MIN_SURROGATE || text.chars().noneMatch(unit -> Character.isSurrogate((char) unit));
    }
}
