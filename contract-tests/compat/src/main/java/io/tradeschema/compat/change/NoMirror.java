package io.tradeschema.compat.change;

import java.util.Optional;

/** Why no single rule tells of a change that is undone. */
enum NoMirror implements Mirror {
    /** Undone, what was wrong is right again, and nobody breaks. */
    NOTHING_LEFT,
    /** Undone, it is a change of another kind, which several rules tell apart. */
    OTHER_RULES,
    /** It speaks of a step forward between versions, and those have one direction. */
    ONE_DIRECTION;

    @Override
    public Optional<CompatRule> of(CompatRule rule) {
        return Optional.empty();
    }
}
