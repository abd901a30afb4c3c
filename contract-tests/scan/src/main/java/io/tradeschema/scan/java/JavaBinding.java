package io.tradeschema.scan.java;

import io.tradeschema.model.Shape;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The class that a message was bound to, one of the tree or one of the contract's records; none for a map or tree. */
record JavaBinding(@Nullable JavaClass type, @Nullable Shape<?> shape) {

    static final JavaBinding NONE = new JavaBinding(null, null);

    /** A class of the tree. */
    static JavaBinding of(@Nullable JavaClass type) {
        return new JavaBinding(type, null);
    }

    /** A record of the contract. */
    static JavaBinding of(Shape<?> shape) {
        return new JavaBinding(null, shape);
    }

    Optional<JavaClass> known() {
        return Optional.ofNullable(type);
    }

    Optional<Shape<?>> contract() {
        return Optional.ofNullable(shape);
    }
}
