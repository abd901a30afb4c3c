package io.tradeschema.scan.reach;

import io.tradeschema.scan.syntax.WordSearch;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which words of a file tell that a bus is used there. */
public final class BusWords {

    /** None. */
    public static final BusWords NONE = new BusWords(Set.of(), Set.of(), Set.of(), Set.of());

    private final Set<String> verbs;
    private final Set<String> all;
    private final WordSearch libraries;
    private final WordSearch words;

    /**
     * The words that tell.
     *
     * @param verbs methods that only a bus has
     * @param common methods that other things have as well: they tell where a bus's library is named in the same file
     * @param libraries the names of those libraries
     * @param words what stands in names and texts of who knows a bus or its events
     */
    public BusWords(Set<String> verbs, Set<String> common, Collection<String> libraries, Collection<String> words) {
        this.verbs = Set.copyOf(verbs);
        var both = new LinkedHashSet<>(verbs);
        both.addAll(common);
        this.all = Set.copyOf(both);
        this.libraries = new WordSearch(libraries);
        this.words = new WordSearch(words);
    }

    /** The methods that tell in a file of this text. */
    public Set<String> verbs(byte[] text) {
        return libraries.any(text, 0, text.length) ? all : verbs;
    }

    /** The words that tell wherever they stand. */
    public WordSearch words() {
        return words;
    }
}
