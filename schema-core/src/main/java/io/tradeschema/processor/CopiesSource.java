package io.tradeschema.processor;

import io.tradeschema.processor.RecordModel.Component;

/** The source of a record's copy methods: {@code with…} for every field, and {@code change()} for several at once. */
final class CopiesSource {

    private final RecordModel record;
    private final StringBuilder out = new StringBuilder();

    CopiesSource(RecordModel record) {
        this.record = record;
    }

    String text() {
        out.append(record.packageLine());
        line(
                "/** Copies of {@link %1$s} with other values; every copy is checked. Implemented by {@link %1$s} alone. */",
                record.simpleName());
        line(
                "public sealed interface %s extends io.tradeschema.model.WrittenByCodec permits %s {",
                record.copies(), record.simpleName());
        line("\n    /** A builder that starts with the values of this one, for changing several fields at once. */");
        line("    default %s.Complete change() {", record.builder());
        line("        return %s.of((%s) this);", record.builder(), record.simpleName());
        line("    }");
        record.components().forEach(this::copy);
        line("}");
        return out.toString();
    }

    private void copy(Component component) {
        with(component, component.type());
        if (component.text()) {
            with(component, "String");
        }
        if (component.optional()) {
            with(component, "java.util.Optional<" + component.type() + ">");
        }
    }

    private void with(Component component, String type) {
        line(
                "\n    /** A copy with another {@code %s}; throws a FindingsException when the contract refuses it. */",
                component.name());
        line("    default %s with%s(%s value) {", record.simpleName(), component.capitalised(), type);
        line("        return change().%s(value).build();", component.name());
        line("    }");
    }

    private void line(String format, Object... arguments) {
        out.append(format.formatted(arguments)).append('\n');
    }
}
