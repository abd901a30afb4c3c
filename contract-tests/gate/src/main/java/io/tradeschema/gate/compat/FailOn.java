package io.tradeschema.gate.compat;

import io.tradeschema.compat.Decision;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What makes a comparison red, of one pair or of many. */
enum FailOn {
    /** Nothing: the answers are read by something else. */
    NONE,
    /** A pair that could not be read. */
    NOT_CHECKED(Decision.NOT_CHECKED),
    /** A pair without an answer. */
    UNDECIDED(Decision.NOT_CHECKED, Decision.UNDECIDED),
    /** A pair that is not proven safe. */
    BREAK(Decision.NOT_CHECKED, Decision.UNDECIDED, Decision.BREAK);

    private final List<Decision> outcomes;

    FailOn(Decision... outcomes) {
        this.outcomes = List.of(outcomes);
    }

    /** The gravest of the outcomes that there were, by which the run is red; empty when it is green. */
    Optional<Decision> red(Predicate<Decision> was) {
        return outcomes.stream().filter(was).findFirst();
    }
}
