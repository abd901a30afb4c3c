package io.tradeschema.model;

import java.util.HashSet;
import java.util.List;

/** Refuses a header that contradicts itself, the moment it is first used. */
final class HeaderCheck {

    private final String record;
    private final List<Field> fields;
    private final VersionLine line;

    HeaderCheck(String record, List<Field> fields, VersionLine line) {
        this.record = record;
        this.fields = fields;
        this.line = line;
    }

    void check(List<RetiredName> retired) {
        var names = new HashSet<String>();
        for (var field : fields) {
            demand(names.add(field.name()), "two fields are named " + field.name());
        }
        retired.forEach(name -> demand(names.add(name.name()), name.name() + " is retired and used at the same time"));
        fields.forEach(field -> checkField(field));
    }

    private void checkField(Field field) {
        demand(!field.doc().isBlank(), field.component() + " has no @Doc");
        field.earlierDoc().ifPresent(before -> {
            demand(
                    !before.doc().isBlank(),
                    field.component() + " has no clause for the versions before " + before.until());
            demand(
                    before.until().compareTo(field.since()) > 0,
                    field.component() + " means something else since " + before.until()
                            + ", which is no later than it");
        });
        demand(
                field.since().patch() == 0,
                field.component() + " came in " + field.since() + ": a patch changes prose only");
        demand(
                !field.required() || field.since().minor() == 0,
                field.component() + " is required since a minor version: that breaks every old writer");
        demand(
                field.type().at(field.since(), line).single().asChoice().stream()
                        .noneMatch(choice -> choice.values().isEmpty()),
                field.component() + " came in " + field.since() + " and every value of its enum later");
        demand(
                field.type().newest().patch() == 0,
                "a value of " + field.component() + " came in " + field.type().newest()
                        + ": a patch changes prose only");
        field.requiredWhen().ifPresent(condition -> {
            demand(!field.required(), field.component() + " is required anyway: drop @RequiredWhen");
            demand(decides(condition), condition + " names no enum field with such a value");
        });
    }

    private boolean decides(Condition condition) {
        return fields.stream()
                .filter(field -> field.name().equals(condition.field()))
                .flatMap(field -> field.type().asChoice().stream())
                .anyMatch(choice -> choice.values().contains(condition.value()));
    }

    private void demand(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(record + ": " + otherwise);
        }
    }
}
