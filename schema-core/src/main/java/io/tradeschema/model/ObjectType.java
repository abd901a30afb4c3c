package io.tradeschema.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The type of nested objects.
 *
 * @param <T> the record that holds one; a map where no record declares the shape
 */
public final class ObjectType<T> extends ValueType<T> {

    private final Shape<T> shape;

    ObjectType(Shape<T> shape) {
        super(shape.javaType(), Prose.of(shape.name()).withDoc(shape.doc()));
        this.shape = shape;
    }

    /** The fields of the object. */
    public Shape<T> shape() {
        return shape;
    }

    /**
     * The object itself, for builders.
     *
     * @throws FindingsException when a field or a condition refuses it
     */
    public T checked(T value) {
        return Draft.of(shape, name(), Objects.requireNonNull(value, name() + " is null: hand in one"))
                .build()
                .orThrow();
    }

    /**
     * For the compact constructor of the record: refuses whoever is not the builder, a draft or a codec, which have checked
     * every field. It names no field, so that the header stays the one list.
     *
     * @throws UnsupportedOperationException when anybody else calls the constructor, naming the builder
     */
    public void onlyByBuilder() {
        Making.demand(javaType());
    }

    /**
     * The object of its components, for generated builders.
     *
     * @param components one for each field, in the order of the header, each as the record holds it
     * @throws FindingsException when a field or a condition refuses them
     */
    public T ofComponents(Object... components) {
        return Draft.ofComponents(shape, name(), components).build().orThrow();
    }

    /** A strict builder by wire name. */
    public Draft<T> draft() {
        return new Draft<>(shape, name(), Limits.STANDARD);
    }

    @Override
    public Object wire(T value) {
        return shape.wire(value);
    }

    @Override
    @Nullable
    T read(Object raw, Problems problems) {
        if (raw instanceof Draft<?> draft && draft.isOf(shape)) {
            return shape.javaType().cast(draft.finish(problems));
        }
        if (raw instanceof Map<?, ?> map) {
            return new Draft<>(shape, name(), problems.limits()).setAll(map).finish(problems);
        }
        if (javaType().isInstance(raw)) {
            return Draft.of(shape, name(), javaType().cast(raw)).finish(problems);
        }
        return refuseType(raw, problems);
    }

    @Override
    ValueType<T> at(Version version, VersionLine line) {
        var earlier = shape.at(line.of(javaType(), version), line.inside(javaType(), version));
        return earlier == shape ? this : new ObjectType<>(earlier);
    }

    @Override
    Version newest() {
        return shape.newest();
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.object(this);
    }

    @Override
    public Optional<ObjectType<?>> asObject() {
        return Optional.of(this);
    }

    @Override
    Optional<String> slip(Object raw) {
        return Optional.empty();
    }

    @Override
    public String expectation() {
        List<String> names =
                shape.fields().stream().filter(Field::required).map(Field::name).toList();
        return "an object" + (names.isEmpty() ? "" : " with " + String.join(", ", names));
    }
}
