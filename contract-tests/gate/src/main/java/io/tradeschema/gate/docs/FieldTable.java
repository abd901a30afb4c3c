package io.tradeschema.gate.docs;

import io.tradeschema.model.Advice;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Field;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.Shape;
import io.tradeschema.model.ValueType;
import java.util.LinkedHashSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An event's fields, objects and retired names as Markdown. */
final class FieldTable {

    private FieldTable() {}

    static String of(Contract<?> type) {
        var text = new StringBuilder();
        text.append("`")
                .append(type)
                .append("` on `")
                .append(type.stream())
                .append("`: ")
                .append(type.doc())
                .append(".\n\n");
        appendTable(type.shape(), text);
        for (var nested : nested(type.shape())) {
            text.append("\n`")
                    .append(nested.name())
                    .append("`: ")
                    .append(nested.doc())
                    .append(".\n\n");
            appendTable(nested.shape(), text);
        }
        appendRetired(type.shape(), text);
        appendExpectations(type, text);
        return text.toString();
    }

    private static void appendExpectations(Contract<?> type, StringBuilder text) {
        if (!type.expectations().isEmpty()) {
            text.append("\n| expected in time | | who is told |\n|---|---|---|\n");
        }
        type.expectations()
                .forEach(one -> text.append("| `")
                        .append(one.name())
                        .append("` | ")
                        .append(one.says())
                        .append(" | ")
                        .append(one.urgency())
                        .append(" |\n"));
    }

    private static LinkedHashSet<ObjectType<?>> nested(Shape<?> shape) {
        return shape.fields().stream()
                .flatMap(field -> field.type().single().asObject().stream())
                .flatMap(object -> Stream.concat(Stream.of(object), nested(object.shape()).stream()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static void appendTable(Shape<?> shape, StringBuilder text) {
        text.append("| field | type | | accepts | meaning | since |\n|---|---|---|---|---|---|\n");
        shape.fields().forEach(field -> text.append(row(field)));
    }

    private static String row(Field field) {
        var unit = field.type().unit().map(name -> ", " + name).orElse("");
        return "| `%s` | %s | %s | %s%s | %s%s | %s |\n"
                .formatted(
                        field.name(),
                        field.type().name(),
                        need(field),
                        cell(field.type().expectation()),
                        cell(unit),
                        cell(field.doc()),
                        field.mustUnderstand() ? " (every reader must understand it)" : "",
                        field.since());
    }

    /** A bar would begin the next cell. */
    private static String cell(String text) {
        return text.replace("|", "\\|");
    }

    private static String need(Field field) {
        if (field.required()) {
            return "required";
        }
        return field.requiredWhen()
                .map(when -> "required when `" + when.field() + "` is `" + when.value() + "`")
                .orElse("optional");
    }

    private static void appendRetired(Shape<?> shape, StringBuilder text) {
        if (shape.retired().isEmpty()) {
            return;
        }
        text.append("\n| retired name | send instead |\n|---|---|\n");
        shape.retired()
                .forEach(retired -> text.append("| `")
                        .append(retired.name())
                        .append("` | ")
                        .append(retired.successor()
                                .map(name -> successor(shape, name, retired))
                                .orElse("nothing: " + retired.because()))
                        .append(" |\n"));
    }

    private static String successor(Shape<?> shape, String name, RetiredName retired) {
        var values = String.join(", ", Advice.mapping(retired));
        var expected =
                shape.field(name).map(Field::type).map(ValueType::expectation).orElse("");
        return "`" + name + "`, " + expected + (values.isEmpty() ? "" : "; " + values);
    }
}
