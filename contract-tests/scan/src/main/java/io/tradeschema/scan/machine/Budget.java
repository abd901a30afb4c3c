package io.tradeschema.scan.machine;

/** What walks may cost, in statements and expressions. */
final class Budget {

    /** What one root may cost, in statements and expressions. */
    private static final int BUDGET = 100_000;

    /** What one root may cost while it is only learnt what its code stores. */
    private static final int LEARNING = 12_000;

    /** A call may spend all of what is left but one part of so many, which is for what follows the call. */
    private static final int PARTS = 12;

    private int spent;
    private boolean saidSo;
    private long all;
    private int most = BUDGET;
    /** Where the call that is walked now must end. */
    private int end = BUDGET;

    /** Walks only to learn what is stored, or all that can be told. */
    void learnOnly(boolean on) {
        most = on ? LEARNING : BUDGET;
        end = most;
    }

    /** A call begins; what is given back is for {@link #returned}. */
    int called() {
        var before = end;
        end -= Math.max(0, end - spent) / PARTS;
        return before;
    }

    /** The call that so much was left for is over: its caller goes on with what was kept for that. */
    void returned(int before) {
        end = before;
    }

    boolean isLearning() {
        return most == LEARNING;
    }

    /** What all walks together have cost. */
    long all() {
        return all;
    }

    void refuel() {
        spent = 0;
        end = most;
        saidSo = false;
    }

    /** What was spent, and where the call ends, while something else is walked with a budget of its own. */
    record Paused(int spent, int end) {}

    Paused pause() {
        var paused = new Paused(spent, end);
        refuel();
        return paused;
    }

    void resume(Paused paused) {
        spent = paused.spent();
        end = paused.end();
    }

    boolean tired() {
        all++;
        return ++spent > end;
    }

    /** Most of the budget is spent: what is left is for what leads to a bus. */
    boolean isScarce() {
        return spent > most / 2;
    }

    /** Whether the budget is spent, and nobody has said so before. */
    boolean ends() {
        var first = !saidSo;
        saidSo = true;
        return first;
    }

    /** Whether what the call may spend is spent. */
    boolean exhausted() {
        return spent > end;
    }
}
