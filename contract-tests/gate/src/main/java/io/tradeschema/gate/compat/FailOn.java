package io.tradeschema.gate.compat;

import io.tradeschema.compat.Decision;
import java.util.List;
import java.util.Optional;

/** What makes a run of many pairs red. */
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

    /** The gravest outcome that makes the run red; empty when it is green. */
    Optional<Decision> red(Figures figures) {
        return outcomes.stream().filter(outcome -> figures.count(outcome) > 0).findFirst();
    }
}
