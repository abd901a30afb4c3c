package io.tradeschema.model;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The type of {@code true} and {@code false}. */
public final class FlagType extends ValueType<Boolean> {

    static final FlagType INSTANCE = new FlagType();

    private FlagType() {
        super(Boolean.class, Prose.of(Boolean.class));
    }

    @Override
    public Object wire(Boolean value) {
        return value;
    }

    @Override
    @Nullable
    Boolean read(Object raw, Problems problems) {
        return raw instanceof Boolean flag ? flag : refuseType(raw, problems);
    }

    @Override
    public <R> R match(Cases<R> cases) {
        return cases.flag(this);
    }

    @Override
    Optional<String> slip(Object raw) {
        return raw.equals("true") || raw.equals("false")
                ? Optional.of("write true or false without quotes")
                : Optional.empty();
    }

    @Override
    Object writtenDown(String text) {
        return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
    }

    @Override
    public String expectation() {
        return "true or false";
    }
}
