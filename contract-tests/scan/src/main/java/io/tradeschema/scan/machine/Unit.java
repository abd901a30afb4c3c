package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import java.util.function.Supplier;

/** One file of the tree: its code, and the scope of its names. */
final class Unit {

    private final String file;
    private final Supplier<Code.Block> code;
    private final Scope scope;
    private boolean walked;

    Unit(String file, Supplier<Code.Block> code, int frame) {
        this.file = file;
        this.code = code;
        this.scope = new Scope(frame, null, this);
    }

    String file() {
        return file;
    }

    Code.Block code() {
        return code.get();
    }

    Scope scope() {
        return scope;
    }

    /** Whether its code is walked now, or was. */
    boolean isBegun() {
        return walked;
    }

    /** Whether its code is walked for the first time now. */
    boolean begin() {
        var first = !walked;
        walked = true;
        return first;
    }

    @Override
    public String toString() {
        return file;
    }
}
