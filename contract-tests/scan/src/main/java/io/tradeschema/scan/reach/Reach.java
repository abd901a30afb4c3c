package io.tradeschema.scan.reach;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What leads to a bus: where a word of one stands, and backwards whoever calls such code, by its name. A name tells where the
 * caller imports the file that has it, and everywhere where most of what has that name leads to a bus. Names choose what is
 * read; they never decide what is said of it.
 */
public final class Reach {

    /** Nothing leads anywhere. */
    public static final Reach NONE = new Reach(Map.of());

    private final Map<String, Map<Integer, Integer>> lines;

    private Reach(Map<String, Map<Integer, Integer>> lines) {
        this.lines = lines;
    }

    /**
     * What leads to a bus in files of these outlines.
     *
     * @param moduleName the last name under which others import a file
     * @param house where a file is at home: files of the same house know each other without an import
     * @param common names that libraries have as well: as such they tell nothing
     */
    public static Reach of(
            Map<String, Outline> outlines,
            UnaryOperator<String> moduleName,
            UnaryOperator<String> house,
            Set<String> common) {
        return new Reach(new Search(outlines, moduleName, house, common).lines());
    }

    /** The files that lead to a bus, those nearest to it first. */
    public List<String> files() {
        return lines.keySet().stream()
                .sorted(Comparator.comparingInt(this::nearest))
                .toList();
    }

    /** These of its files alone. */
    public Reach only(Collection<String> some) {
        var kept = new TreeMap<>(lines);
        kept.keySet().retainAll(some);
        return new Reach(kept);
    }

    /** How many calls lie between a file and a bus at least; where it only hands names on, more than any other. */
    public int nearest(String file) {
        return lines.getOrDefault(file, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    /** How many calls lie between what begins on this line and a bus; empty where it leads to none. */
    public OptionalInt distance(String file, int line) {
        var found = lines.getOrDefault(file, Map.of()).get(line);
        return found == null ? OptionalInt.empty() : OptionalInt.of(found);
    }
}
