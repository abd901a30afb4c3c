package io.tradeschema.scan.machine;

import org.jspecify.annotations.Nullable;

/** Where names are looked up: the variables of one call, then those around it, then the module's. */
final class Scope {

    private final int frame;
    private final @Nullable Scope outer;
    private final Unit unit;

    Scope(int frame, @Nullable Scope outer, Unit unit) {
        this.frame = frame;
        this.outer = outer;
        this.unit = unit;
    }

    int frame() {
        return frame;
    }

    @Nullable
    Scope outer() {
        return outer;
    }

    Unit unit() {
        return unit;
    }
}
