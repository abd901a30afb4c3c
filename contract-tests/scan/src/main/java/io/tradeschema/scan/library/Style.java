package io.tradeschema.scan.library;

import java.util.Set;

/**
 * How a library makes objects of a class of the tree.
 *
 * @param shape {@code fields}, {@code members} or {@code record}
 * @param words what else the row says, such as {@code names-only}
 */
public record Style(String shape, Set<String> words) {

    /** Whether the row has this word. */
    public boolean has(String word) {
        return words.contains(word);
    }
}
