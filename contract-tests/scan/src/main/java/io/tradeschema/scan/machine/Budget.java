package io.tradeschema.scan.machine;

/** What walks may cost, in statements and expressions. */
final class Budget {

    /** What one root may cost, in statements and expressions. */
    private static final int BUDGET = 80_000;

    /** What one root may cost while it is only learnt what its code stores. */
    private static final int LEARNING = 12_000;

    private int spent;
    private boolean saidSo;
    private long all;
    private int most = BUDGET;

    /** Walks only to learn what is stored, or all that can be told. */
    void learnOnly(boolean on) {
        most = on ? LEARNING : BUDGET;
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
        saidSo = false;
    }

    int spent() {
        return spent;
    }

    /** What was spent before something else was walked counts again. */
    void spent(int before) {
        spent = before;
    }

    boolean tired() {
        all++;
        return ++spent > most;
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

    boolean exhausted() {
        return spent > most;
    }
}
