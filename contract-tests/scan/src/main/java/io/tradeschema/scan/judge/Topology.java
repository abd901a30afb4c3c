package io.tradeschema.scan.judge;

import java.util.Set;

/**
 * The streams that something outside the scanned tree writes or reads, as the bus file declares it.
 *
 * @param produced streams with a declared writer
 * @param consumed streams with a declared reader
 */
public record Topology(Set<String> produced, Set<String> consumed) {

    /** Nothing is declared. */
    public static final Topology NONE = new Topology(Set.of(), Set.of());
}
