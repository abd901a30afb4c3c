package io.tradeschema.gate.compat.decide;

import java.time.Duration;

/** The bound on the work for one question. Time and steps; memory follows from the steps. */
public final class Budget {

    /** The bound was hit. */
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Spent(String what) {
            super(what, null, false, false);
        }
    }

    private static final int STEPS = 150_000;
    private static final int DEPTH = 150;

    private final Duration time;
    private final long end;
    private int steps;
    private int depth;

    /** A budget that starts to run now. */
    public Budget(Duration time) {
        this.time = time;
        this.end = System.nanoTime() + time.toNanos();
    }

    void step() {
        if (++steps > STEPS) {
            throw new Spent("the bound of " + STEPS + " steps was hit");
        }
        if (System.nanoTime() > end) {
            throw new Spent("the bound of " + time.toMillis() + " ms was hit");
        }
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
