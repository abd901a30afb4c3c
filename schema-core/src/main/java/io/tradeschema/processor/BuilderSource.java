package io.tradeschema.processor;

import io.tradeschema.processor.RecordModel.Component;
import java.util.stream.Collectors;

/** The source of a typed builder: one stage for every required field, then all setters and {@code build()}. */
final class BuilderSource {

    private static final String COMPLETE = "Complete";

    private final RecordModel record;
    private final StringBuilder out = new StringBuilder();

    BuilderSource(RecordModel record) {
        this.record = record;
    }

    String text() {
        out.append(record.packageLine());
        line(
                "/** Builds {@link %s}: the required fields first, one after the other, then the others in any order. */",
                record.simpleName());
        line("public final class %s {", record.builder());
        line("\n    private %s() {}", record.builder());
        start();
        record.required().forEach(this::stageInterface);
        complete();
        line("}");
        return out.toString();
    }

    private void start() {
        line("\n    /** An empty builder. */");
        line("    public static %s start() {", record.required().isEmpty() ? COMPLETE : "Start");
        line("        return new %s();", COMPLETE);
        line("    }");
        line("\n    static %s of(%s original) {", COMPLETE, record.simpleName());
        line("        var builder = new %s();", COMPLETE);
        record.components().forEach(component -> line("        builder.%1$s = original.%1$s();", component.name()));
        line("        return builder;");
        line("    }");
    }

    private void stageInterface(Component component) {
        line("\n    /** The stage that asks for {@code %s}. */", component.name());
        line("    public sealed interface %s permits %s {", stage(component), COMPLETE);
        stageMethod(component, component.type());
        if (component.text()) {
            stageMethod(component, "String");
        }
        line("    }");
    }

    private void stageMethod(Component component, String type) {
        line("        /** Sets {@code %s} and goes on. */", component.name());
        line("        %s %s(%s value);", next(component), component.name(), type);
    }

    private void complete() {
        line("\n    /** The stage at which nothing is missing any more: every field may be set, and set again. */");
        line("    public static final class %s%s {", COMPLETE, stages());
        record.components().forEach(this::field);
        line("\n        private %s() {}", COMPLETE);
        record.components().forEach(this::setters);
        build();
        line("    }");
    }

    private String stages() {
        var names = record.required().stream().map(this::stage).collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : " implements " + names;
    }

    /** The first stage is called Start, so that a record need not name its first field again. */
    private String stage(Component component) {
        return record.required().indexOf(component) == 0 ? "Start" : "Needs" + component.capitalised();
    }

    private String next(Component component) {
        var position = record.required().indexOf(component) + 1;
        return position < record.required().size() ? stage(record.required().get(position)) : COMPLETE;
    }

    private void field(Component component) {
        if (component.optional()) {
            line(
                    "        private java.util.Optional<%s> %s = java.util.Optional.empty();",
                    component.type(), component.name());
        } else {
            line("        @SuppressWarnings(\"NullAway.Init\")");
            line("        private %s %s;", component.type(), component.name());
        }
    }

    private void setters(Component component) {
        setter(
                component,
                component.type(),
                component.optional() ? "java.util.Optional.of(" + given(component) + ")" : given(component));
        if (component.text()) {
            setter(
                    component,
                    "String",
                    component.optional()
                            ? "java.util.Optional.of(new " + component.type() + "(" + given(component) + "))"
                            : "new " + component.type() + "(" + given(component) + ")");
        }
        if (component.optional()) {
            setter(component, "java.util.Optional<" + component.type() + ">", given(component));
        }
    }

    /** The value that is handed in; a null is told which field it was meant for. */
    private String given(Component component) {
        if (component.primitive()) {
            return "value";
        }
        var advice = component.optional() ? "leave it out, or hand in Optional.empty()" : "every message has it";
        return "java.util.Objects.requireNonNull(value, \"%s.%s is null: %s\")"
                .formatted(record.simpleName(), component.name(), advice);
    }

    private void setter(Component component, String type, String value) {
        line("\n        /** Sets {@code %s}. */", component.name());
        if (!component.optional()) {
            line("        @Override");
        }
        line("        public %s %s(%s value) {", COMPLETE, component.name(), type);
        line("            this.%s = %s;", component.name(), value);
        line("            return this;");
        line("        }");
    }

    private void build() {
        var arguments = record.components().stream().map(Component::name).collect(Collectors.joining(", "));
        line("\n        /**");
        line("         * The finished value.");
        line("         *");
        line("         * @throws io.tradeschema.model.FindingsException when a bound or a condition refuses it");
        line("         */");
        line("        public %s build() {", record.simpleName());
        line("            return %s.TYPE.ofComponents(%s);", record.simpleName(), arguments);
        line("        }");
    }

    private void line(String format, Object... arguments) {
        out.append(format.formatted(arguments)).append('\n');
    }
}
