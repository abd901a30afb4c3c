package io.tradeschema.gate.scan.python;

import java.util.List;

/** Looks for words in bytes, to leave out files that cannot matter before anything is parsed. */
final class ByteSearch {

    private ByteSearch() {}

    /** Whether any of the words stands in the text. One pass, by first byte. */
    static boolean containsAny(byte[] text, List<byte[]> words) {
        var byFirst = new byte[256][][];
        for (var word : words) {
            var old = byFirst[word[0] & 0xFF];
            var longer = new byte[old == null ? 1 : old.length + 1][];
            if (old != null) {
                System.arraycopy(old, 0, longer, 0, old.length);
            }
            longer[longer.length - 1] = word;
            byFirst[word[0] & 0xFF] = longer;
        }
        for (var i = 0; i < text.length; i++) {
            var candidates = byFirst[text[i] & 0xFF];
            if (candidates != null && startsAny(text, i, candidates)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsAny(byte[] text, int at, byte[][] words) {
        for (var word : words) {
            if (starts(text, at, word)) {
                return true;
            }
        }
        return false;
    }

    private static boolean starts(byte[] text, int at, byte[] word) {
        if (at + word.length > text.length) {
            return false;
        }
        for (var j = 1; j < word.length; j++) {
            if (text[at + j] != word[j]) {
                return false;
            }
        }
        return true;
    }
}
