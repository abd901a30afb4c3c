package io.tradeschema.compat.decide;

import io.tradeschema.compat.bound.Deadline;
import io.tradeschema.compat.bound.Spent;

/** The bound on the work for one question. Time and steps; memory follows from the steps. */
public final class Budget {

    private static final int STEPS = 150_000;
    private static final int DEPTH = 150;

    private final Deadline deadline;
    private int steps;
    private int depth;

    /** A budget of steps that ends with the deadline in any case. */
    public Budget(Deadline deadline) {
        this.deadline = deadline;
    }

    /** Asks for the time only; for work that is no step of its own. */
    public void check() {
        deadline.check();
    }

    void step() {
        if (++steps > STEPS) {
            throw new Spent("the bound of " + STEPS + " steps was hit");
        }
        deadline.check();
    }

    void deeper() {
        step();
        if (++depth > DEPTH) {
            throw new Spent("the bound of " + DEPTH + " nested questions was hit");
        }
    }

    void back() {
        depth--;
    }
}
