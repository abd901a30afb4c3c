package io.tradeschema.scan.syntax;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks for many words in bytes at once, to leave out files that cannot matter before anything is parsed. One pass over the
 * text, however many words there are (Aho and Corasick, 1975).
 */
public final class WordSearch {

    private static final int NONE = -1;

    private final List<String> words;
    /** The column of a byte in the table; bytes that stand in no word share column 0. */
    private final byte[] column = new byte[256];

    private final int columns;
    private final int[] next;
    /** The word that ends in a state, and the next shorter state in which another one ends. */
    private final int[] ending;

    private final int[] shorter;

    /** A search for these words; empty ones are left out. */
    public WordSearch(Collection<String> words) {
        this.words = words.stream().filter(word -> !word.isEmpty()).distinct().toList();
        var bytes = this.words.stream()
                .map(word -> word.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.columns = columns(bytes);
        var most = 1 + bytes.stream().mapToInt(word -> word.length).sum();
        var trie = new int[most * columns];
        this.ending = new int[most];
        Arrays.fill(ending, NONE);
        this.next = Arrays.copyOf(trie, plant(bytes, trie) * columns);
        this.shorter = new int[next.length / columns];
        link();
    }

    private int columns(List<byte[]> bytes) {
        var seen = new BitSet(256);
        bytes.forEach(word -> {
            for (var one : word) {
                seen.set(one & 0xFF);
            }
        });
        var count = 1;
        for (var one = seen.nextSetBit(0); one >= 0; one = seen.nextSetBit(one + 1)) {
            column[one] = (byte) count++;
        }
        return count;
    }

    private int plant(List<byte[]> bytes, int[] trie) {
        var states = 1;
        for (var index = 0; index < bytes.size(); index++) {
            var state = 0;
            for (var one : bytes.get(index)) {
                var cell = cell(state, one);
                if (trie[cell] == 0) {
                    trie[cell] = states++;
                }
                state = trie[cell];
            }
            ending[state] = index;
        }
        return states;
    }

    /** Fills the table, state by state from the shortest: where a word does not go on, its longest ending that is a beginning does. */
    private void link() {
        var back = new int[shorter.length];
        var queue = new ArrayDeque<Integer>();
        for (var at = 0; at < columns; at++) {
            if (next[at] != 0) {
                queue.add(next[at]);
            }
        }
        while (!queue.isEmpty()) {
            int state = queue.remove();
            shorter[state] = ending[back[state]] != NONE ? back[state] : shorter[back[state]];
            for (var at = 0; at < columns; at++) {
                var otherwise = next[back[state] * columns + at];
                var cell = state * columns + at;
                if (next[cell] == 0) {
                    next[cell] = otherwise;
                } else {
                    back[next[cell]] = otherwise;
                    queue.add(next[cell]);
                }
            }
        }
    }

    private int cell(int state, byte one) {
        return state * columns + (column[one & 0xFF] & 0xFF);
    }

    /** Whether any of the words stands in the text. */
    public boolean any(byte[] text) {
        return any(text, 0, text.length);
    }

    /** Whether any of the words stands in this part of the text. */
    public boolean any(byte[] text, int start, int end) {
        var state = 0;
        for (var at = start; at < end; at++) {
            state = next[cell(state, text[at])];
            if (ending[state] != NONE || shorter[state] != 0) {
                return true;
            }
        }
        return false;
    }

    /** Those of the words that stand in the text, in the order of their letters. */
    public Set<String> in(byte[] text) {
        var found = new BitSet(words.size());
        var state = 0;
        for (var one : text) {
            state = next[cell(state, one)];
            for (var at = state; at != 0; at = shorter[at]) {
                if (ending[at] != NONE) {
                    found.set(ending[at]);
                }
            }
        }
        var all = new TreeSet<String>();
        found.stream().mapToObj(words::get).forEach(all::add);
        return all;
    }
}
