package io.tradeschema.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/** Messages as long as one likes, each long in a way of its own. */
public enum Length {
    /** Valid at every length that the limits allow. */
    BLANKS(room -> " ".repeat(room)),
    /** One text, far longer than its field may be. */
    TEXT(room -> reason("a".repeat(room))),
    /** The same with escapes. */
    ESCAPES(room -> reason("\\u0041".repeat(room / 6))),
    /** The same with two bytes a character. */
    FOREIGN(room -> reason("\u00e9".repeat(room / 2))),
    /** One number of many digits. */
    DIGITS(room -> ", \"quantity\": 0." + "1".repeat(room)),
    /** Brackets in brackets. */
    NESTED(room -> ", \"reason\": " + "[".repeat(room / 2) + "]".repeat(room / 2)),
    /** Names that nobody knows. */
    UNKNOWN(room -> repeated(", \"x%d\": 1", room)),
    /** One name again and again. */
    REPEATED(room -> repeated(", \"leverage\": 2", room)),
    /** Cut off within a text. */
    CUT(room -> ", \"reason\": \"" + "a".repeat(room));

    private static final String VALID =
            "{\"symbol\": \"BTCUSDT\", \"action\": \"SELL\", \"position_size_usd\": 1, \"leverage\": 2, \"entry_price\": 3";
    private static final int LEAST_ROOM = 20;

    private final IntFunction<String> filler;

    Length(IntFunction<String> filler) {
        this.filler = filler;
    }

    /** A message of that many bytes. */
    byte[] message(int bytes) {
        var end = this == CUT ? "" : "}";
        var room = bytes - VALID.length() - end.length() - LEAST_ROOM;
        var text = VALID + filler.apply(room);
        var missing = bytes - text.getBytes(StandardCharsets.UTF_8).length - end.length();
        return (this == CUT ? text + "a".repeat(missing) : text + " ".repeat(missing) + end)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String reason(String text) {
        return ", \"reason\": \"" + text + '"';
    }

    private static String repeated(String member, int room) {
        var members = new StringBuilder();
        for (var number = 0; ; number++) {
            var next = String.format(member, number);
            if (members.length() + next.length() > room) {
                return members.toString();
            }
            members.append(next);
        }
    }
}
