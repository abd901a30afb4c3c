package io.tradeschema.scan.code;

import io.tradeschema.scan.machine.Walk;
import java.util.ArrayList;
import java.util.List;

/** The pieces of code of one kind. */
public final class Pieces {

    private Pieces() {}

    /** All of the kind, in the order in which they stand in the code. */
    public static <T extends Code> List<T> of(Class<T> kind, Code code) {
        var found = new ArrayList<T>();
        collect(code, kind, found);
        return found;
    }

    private static <T extends Code> void collect(Code code, Class<T> kind, List<T> found) {
        if (kind.isInstance(code)) {
            found.add(kind.cast(code));
        }
        Walk.children(code).forEach(child -> collect(child, kind, found));
    }
}
