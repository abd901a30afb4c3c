package io.tradeschema.scan.code;

/** Operations on values, in no language's signs. */
public enum Operator {
    AND,
    OR,
    NOT,
    EQUAL,
    UNEQUAL,
    LESS,
    LESS_OR_EQUAL,
    MORE,
    MORE_OR_EQUAL,
    IN,
    NOT_IN,
    SAME,
    NOT_SAME,
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    REMAINDER,
    UNION,
    OTHER,
    NEGATE;

    /** The operator that holds where this one does not. */
    public Operator opposite() {
        return switch (this) {
            case EQUAL -> UNEQUAL;
            case UNEQUAL -> EQUAL;
            case LESS -> MORE_OR_EQUAL;
            case LESS_OR_EQUAL -> MORE;
            case MORE -> LESS_OR_EQUAL;
            case MORE_OR_EQUAL -> LESS;
            case IN -> NOT_IN;
            case NOT_IN -> IN;
            case SAME -> NOT_SAME;
            case NOT_SAME -> SAME;
            default -> OTHER;
        };
    }

    /** The operator that says the same with its sides exchanged. */
    public Operator mirrored() {
        return switch (this) {
            case LESS -> MORE;
            case MORE -> LESS;
            case LESS_OR_EQUAL -> MORE_OR_EQUAL;
            case MORE_OR_EQUAL -> LESS_OR_EQUAL;
            default -> this;
        };
    }
}
