package io.tradeschema.scan.machine;

import io.tradeschema.model.Where;
import io.tradeschema.scan.facts.Unresolved;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is passed over for what it would cost, and is too much to be listed: the first is told, and how many more there are. */
final class Skipped {

    private final String one;
    private final String several;
    private final String why;
    /** By its place, what lies there. */
    private final Map<Where, String> names = new LinkedHashMap<>();

    /**
     * Nothing is passed over yet.
     *
     * @param one what one of them does, such as {@code stores}
     * @param several what several do, such as {@code store}
     * @param why why they are passed over
     */
    Skipped(String one, String several, String why) {
        this.one = one;
        this.several = several;
        this.why = why;
    }

    void add(Where where, String name) {
        names.putIfAbsent(where, name);
    }

    /** All of them as one; empty when nothing is passed over. */
    Optional<Unresolved> said() {
        var more = names.size() - 1;
        return names.entrySet().stream()
                .findFirst()
                .map(first -> new Unresolved(
                        first.getKey(),
                        "what " + first.getValue() + (more == 0 ? " " + one : " and " + more + " more " + several),
                        why));
    }
}
