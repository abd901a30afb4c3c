package io.tradeschema.live;

import java.util.Objects;

/**
 * Names of keys that a cluster keeps together: all keys of one EVAL have to be in one slot, which the part in the first
 * braces of a name decides, or the whole name where there is none.
 */
final class SameSlot {

    private SameSlot() {}

    /**
     * A key beside another one, in its slot: {@code {trade.intent}:quarantine}.
     *
     * @throws IllegalArgumentException when no name can be in the slot of that key
     */
    static String beside(String key, String word) {
        Objects.requireNonNull(key, "the key is null: hand in its name");
        if (hasTag(key)) {
            return key + ":" + word;
        }
        if (key.isEmpty() || key.contains("}")) {
            throw new IllegalArgumentException("no other key can be in the slot of \"" + key
                    + "\"; name the stream otherwise, or name the key beside it yourself");
        }
        return "{" + key + "}:" + word;
    }

    private static boolean hasTag(String key) {
        var open = key.indexOf('{');
        return open >= 0 && key.indexOf('}', open) > open + 1;
    }
}
