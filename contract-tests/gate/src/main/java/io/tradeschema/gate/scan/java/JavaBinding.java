package io.tradeschema.gate.scan.java;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The class of the tree that a message was bound to; none for a map or tree. */
record JavaBinding(@Nullable JavaClass type) {

    static final JavaBinding NONE = new JavaBinding(null);

    Optional<JavaClass> known() {
        return Optional.ofNullable(type);
    }
}
