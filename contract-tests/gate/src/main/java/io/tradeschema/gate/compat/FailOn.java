package io.tradeschema.gate.compat;

import io.tradeschema.compat.Outcome;
import java.util.List;
import java.util.Optional;

/** What makes a run of many pairs red. */
enum FailOn {
    /** Nothing: the answers are read by something else. */
    NONE,
    /** A pair that could not be read. */
    NOT_CHECKED(Outcome.NOT_CHECKED),
    /** A pair without an answer. */
    UNDECIDED(Outcome.NOT_CHECKED, Outcome.UNDECIDED),
    /** A pair that is not proven safe. */
    BREAK(Outcome.NOT_CHECKED, Outcome.UNDECIDED, Outcome.BREAK);

    private final List<Outcome> outcomes;

    FailOn(Outcome... outcomes) {
        this.outcomes = List.of(outcomes);
    }

    /** The gravest outcome that makes the run red; empty when it is green. */
    Optional<Outcome> red(Figures figures) {
        return outcomes.stream().filter(outcome -> figures.count(outcome) > 0).findFirst();
    }
}
