package io.tradeschema.json.direct;

import java.util.Arrays;
import java.util.List;

/**
 * A fixed list of ASCII words, found in a message by their place in the list. Each word stands in a slot of its own: a
 * factor that gives every word another slot is looked for once.
 */
final class Names {

    /** What is found where none of the words stands. */
    static final int NONE = -1;

    private static final int SLOTS_PER_NAME = 4;
    private static final long FIRST_FACTOR = 0x9E3779B97F4A7C15L;

    private final Name[] names;
    private final int[] slots;
    private final int shift;
    private final long factor;

    Names(List<String> texts) {
        this.names = texts.stream().map(Name::new).toArray(Name[]::new);
        var bits = Integer.SIZE - Integer.numberOfLeadingZeros(names.length * SLOTS_PER_NAME);
        this.shift = Long.SIZE - bits;
        this.slots = new int[1 << bits];
        this.factor = fill();
    }

    private long fill() {
        var candidate = FIRST_FACTOR;
        while (!isFilledBy(candidate)) {
            candidate += FIRST_FACTOR << 1;
        }
        return candidate;
    }

    private boolean isFilledBy(long candidate) {
        Arrays.fill(slots, NONE);
        for (var i = 0; i < names.length; i++) {
            var slot = (int) (names[i].key() * candidate >>> shift);
            if (slots[slot] != NONE) {
                return false;
            }
            slots[slot] = i;
        }
        return true;
    }

    /** The word that stands at a place with a quote behind it. */
    int find(byte[] in, int at) {
        var length = Words.endOfPlain(in, at) - at;
        var found = slots[(int) (Name.key(in, at, length) * factor >>> shift)];
        return found != NONE && names[found].isAt(in, at) ? found : NONE;
    }

    /** How many bytes the word and its closing quote take. */
    int length(int index) {
        return names[index].length();
    }
}
