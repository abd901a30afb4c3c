package io.tradeschema.scan.syntax;

/** Lines of a text that is read as a whole. */
public final class Lines {

    private Lines() {}

    /** The line of the letter at an offset, from 1. */
    public static int at(String text, int offset) {
        return 1
                + (int) text.substring(0, offset)
                        .chars()
                        .filter(letter -> letter == '\n')
                        .count();
    }
}
