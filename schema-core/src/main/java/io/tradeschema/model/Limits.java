package io.tradeschema.model;

/**
 * What a message may cost at the most, whatever door it comes in by. Characters are Unicode code points.
 *
 * @param bytes length of the message in UTF-8, 1 to 1,048,576
 * @param tokens names, values and brackets, 1 to 65,536
 * @param depth nested objects and lists, 1 to 64
 * @param text characters of one text, 1 to 65,536
 * @param name characters of one field name, 1 to 1,024
 * @param number characters of one number, 1 to 1,000
 */
public record Limits(int bytes, int tokens, int depth, int text, int name, int number) {

    /** What every door allows unless told otherwise: 16 KiB, 512 tokens, depth 8, texts 1,024, names 64, numbers 40. */
    public static final Limits STANDARD = new Limits(16 * 1024, 512, 8, 1024, 64, Decimals.CHARACTERS);

    /** Checks every limit against its upper bound. */
    public Limits {
        between("bytes", bytes, 1 << 20);
        between("tokens", tokens, 1 << 16);
        between("depth", depth, 64);
        between("text", text, 1 << 16);
        between("name", name, 1024);
        between("number", number, 1000);
    }

    private static void between(String what, int limit, int highest) {
        if (limit < 1 || limit > highest) {
            throw new IllegalArgumentException(
                    "the limit of " + what + " lies from 1 to " + highest + ", not " + limit);
        }
    }
}
