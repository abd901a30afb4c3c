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
        for (var i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
