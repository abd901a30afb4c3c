package io.tradeschema.gate.report;

import io.tradeschema.model.Finding;
import java.util.List;
import java.util.Optional;

/**
 * What a page shows around the findings, and what code scanning tells runs apart by. The other forms leave it out.
 *
 * @param places the findings in their places, known ones among them
 * @param known the findings that the baseline knows
 * @param owned whether the repository says who owns which file
 * @param links where the repository can be read
 * @param run what tells this run's results from those of another run in the same repository: the bus file, from the root of the
 *     repository; empty where there is none
 */
public record Surroundings(
        List<Placed> places, List<Finding> known, boolean owned, Optional<LinkBase> links, String run) {

    /** Nothing but the findings. */
    public static final Surroundings NONE = new Surroundings(List.of(), List.of(), false, Optional.empty(), "");

    /** Copies both lists. */
    public Surroundings {
        places = List.copyOf(places);
        known = List.copyOf(known);
    }
}
