package io.tradeschema.compat.change;

/** Whom a change breaks by its nature; what it does in one contract, the verdict says. */
public enum Breaks {
    /** Old consumers refuse new messages. */
    OLD_CONSUMERS("deploy all consumers before any producer"),
    /** New consumers refuse the messages of old producers, and stored ones. */
    OLD_PRODUCERS("deploy all producers, drain what is stored, then deploy the consumers"),
    /** Both. */
    BOTH(Breaks.TWO_STEPS),
    /** Nobody on the wire; the meaning may change, so what to do differs from rule to rule. */
    NOBODY(""),
    /** It depends on the rest of the schema. */
    DEPENDS(Breaks.TWO_STEPS);

    private static final String TWO_STEPS =
            "deploy consumers that take both forms, then move the producers, drain what is stored,"
                    + " then drop the old form";

    private final String remedy;

    Breaks(String remedy) {
        this.remedy = remedy;
    }

    /** What usually puts such a change right. */
    String remedy() {
        return remedy;
    }
}
