package io.tradeschema.scan.reach;

import java.util.List;
import java.util.Set;

/**
 * What stands in a file, as far as its words tell: no tree is made for it.
 *
 * @param parts the file itself, then its functions, classes and values, each after the one that it stands in
 * @param taken what the file imports
 */
public record Outline(List<Part> parts, List<Taken> taken) {

    /**
     * A function, class or value, or the file itself.
     *
     * @param name its name; empty for the file itself
     * @param line the line on which it begins, from 1
     * @param outer the index of the part that it stands in; -1 for the file itself
     * @param calls the names that are called in it as such, or on a module: they are its file's or imported
     * @param asks the names that are called on an object
     * @param seed whether a word that only a bus or an event has stands in it
     */
    public record Part(String name, int line, int outer, Set<String> calls, Set<String> asks, boolean seed) {}

    /**
     * An import.
     *
     * @param from the last name of the file that is imported, or from which something is
     * @param name what is taken from it; empty where it is the file itself
     * @param as the name that it has here
     */
    public record Taken(String from, String name, String as) {}
}
