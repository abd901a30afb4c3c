package io.tradeschema.json;

import io.tradeschema.model.Contract;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names that a consumer passes over in entries, and those of them that it has been told of.
 *
 * @param names what stands under them is never read
 * @param told the only part that changes: each name is told once
 */
record PassList(Set<String> names, Set<String> told) {

    static final PassList NONE = new PassList(Set.of(), Set.of());

    /**
     * These names besides.
     *
     * @throws IllegalArgumentException when one of them says something: a field of the envelope or of the event
     */
    PassList with(Collection<String> more, Contract<?> type) {
        for (var name : more) {
            if (EnvelopeField.named(name).isPresent() || type.shape().knows(name)) {
                throw new IllegalArgumentException(
                        "\"" + name + "\" says something in " + type + ": it cannot be passed over");
            }
        }
        var all = new TreeSet<>(names);
        all.addAll(more);
        return new PassList(Set.copyOf(all), ConcurrentHashMap.newKeySet());
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** Whether this name has not been told yet; from now on it has. */
    boolean isNews(String name) {
        return told.add(name);
    }
}
