package io.tradeschema.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Edits of a message's bytes, one to four of them, that know nothing of JSON but its favourite bytes. */
final class ByteMutations {

    private static final byte[] FAVOURITES =
            "{}[]:,\"\\ \n\t\r0123456789.-+eEZTtrufalsn\u0000\u007f\u00e9".getBytes(StandardCharsets.UTF_8);
    private static final String[] PIECES = {
        "null",
        "true",
        "\\u0041",
        "1e5",
        "-0",
        "0.0",
        "00",
        "\"\"",
        "{}",
        "[]",
        ",,",
        "  ",
        "Z",
        "+00:00",
        "999999999999999999",
        "1.000000000000000001",
        "\u00e9",
        "\ud83d\ude00"
    };

    private ByteMutations() {}

    static byte[] of(byte[] message, Random random) {
        var edited = message;
        for (var edits = 1 + random.nextInt(4); edits > 0; edits--) {
            edited = edited.length == 0 ? new byte[] {favourite(random)} : edit(edited, random);
        }
        return edited;
    }

    private static byte[] edit(byte[] message, Random random) {
        var at = random.nextInt(message.length);
        var other = random.nextInt(message.length);
        return switch (random.nextInt(9)) {
            case 0 -> replaced(message, at, (byte) (message[at] ^ 1 << random.nextInt(8)));
            case 1 -> replaced(message, at, favourite(random));
            case 2 -> replaced(message, at, (byte) (message[at] + (random.nextBoolean() ? 1 : -1)));
            case 3 -> spliced(message, at, new byte[] {favourite(random)}, at);
            case 4 -> spliced(message, at, PIECES[random.nextInt(PIECES.length)].getBytes(StandardCharsets.UTF_8), at);
            case 5 -> spliced(message, at, new byte[0], at + 1);
            case 6 -> spliced(message, Math.min(at, other), new byte[0], Math.max(at, other));
            case 7 -> spliced(message, at, piece(message, other, random), at);
            default ->
                spliced(message, at, piece(message, other, random), Math.min(message.length, at + random.nextInt(4)));
        };
    }

    private static byte favourite(Random random) {
        return FAVOURITES[random.nextInt(FAVOURITES.length)];
    }

    private static byte[] replaced(byte[] message, int at, byte other) {
        var edited = message.clone();
        edited[at] = other;
        return edited;
    }

    private static byte[] piece(byte[] message, int from, Random random) {
        return Arrays.copyOfRange(message, from, Math.min(message.length, from + 1 + random.nextInt(32)));
    }

    /** The message with other bytes in the place of those between two places. */
    private static byte[] spliced(byte[] message, int from, byte[] others, int to) {
        var edited = new byte[from + others.length + message.length - to];
        System.arraycopy(message, 0, edited, 0, from);
        System.arraycopy(others, 0, edited, from, others.length);
        System.arraycopy(message, to, edited, from + others.length, message.length - to);
        return edited;
    }
}
