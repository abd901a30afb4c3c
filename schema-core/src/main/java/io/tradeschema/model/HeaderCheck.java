package io.tradeschema.model;

import java.util.HashSet;
import java.util.List;

/** Refuses a header that contradicts itself, the moment it is first used. */
final class HeaderCheck {

    private HeaderCheck() {}

    static void check(String record, List<Field> fields, List<RetiredName> retired) {
        var names = new HashSet<String>();
        for (var field : fields) {
            demand(names.add(field.name()), record, "two fields are named " + field.name());
        }
        retired.forEach(
                name -> demand(names.add(name.name()), record, name.name() + " is retired and used at the same time"));
        fields.forEach(field -> checkField(record, field, fields));
    }

    private static void checkField(String record, Field field, List<Field> fields) {
        demand(!field.doc().isBlank(), record, field.component() + " has no @Doc");
        demand(
                field.since().patch() == 0,
                record,
                field.component() + " came in " + field.since() + ": a patch changes prose only");
        demand(
                !field.required() || field.since().minor() == 0,
                record,
                field.component() + " is required since a minor version: that breaks every old writer");
        demand(
                field.type().at(field.since()).asChoice().stream()
                        .noneMatch(choice -> choice.values().isEmpty()),
                record,
                field.component() + " came in " + field.since() + " and every value of its enum later");
        demand(
                field.type().newest().patch() == 0,
                record,
                "a value of " + field.component() + " came in " + field.type().newest()
                        + ": a patch changes prose only");
        field.requiredWhen().ifPresent(condition -> {
            demand(!field.required(), record, field.component() + " is required anyway: drop @RequiredWhen");
            demand(decides(condition, fields), record, condition + " names no enum field with such a value");
        });
    }

    private static boolean decides(Condition condition, List<Field> fields) {
        return fields.stream()
                .filter(field -> field.name().equals(condition.field()))
                .flatMap(field -> field.type().asChoice().stream())
                .anyMatch(choice -> choice.values().contains(condition.value()));
    }

    private static void demand(boolean holds, String record, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(record + ": " + otherwise);
        }
    }
}
