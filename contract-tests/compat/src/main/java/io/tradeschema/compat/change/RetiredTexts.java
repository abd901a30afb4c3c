package io.tradeschema.compat.change;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Keyword;

/**
 * Names that stay reserved after their field is gone. Published schemas state them as a dependent requirement that nothing
 * can meet, whose text names the successor: {@code "side": ["action (\"side\" is retired: send …)"]}.
 */
final class RetiredTexts {

    private RetiredTexts() {}

    static boolean isTold(Keyword.DependentRequired dependent) {
        return dependent.others().size() == 1 && dependent.others().get(0).contains("is retired: ");
    }

    /** Whether the text names a field as the successor. */
    static boolean names(String text, String successor) {
        return text.startsWith(successor + " (");
    }

    static void compare(Differences found, View old, View current, String path) {
        old.retired().forEach((name, text) -> {
            if (current.fields().containsKey(name)) {
                found.add(Change.of(
                        CompatRule.FIELD_NAME_REUSED,
                        Differences.field(path, name),
                        new Json.Str(text),
                        current.fields().get(name).source()));
            } else if (!current.retired().containsKey(name)) {
                found.add(Change.removed(
                        CompatRule.RESERVED_NAME_DELETED, Differences.field(path, name), new Json.Str(text)));
            }
        });
        if (!current.retired().isEmpty()) {
            old.fields().keySet().stream()
                    .filter(name -> !current.fields().containsKey(name))
                    .filter(name -> !current.retired().containsKey(name))
                    .forEach(name -> found.add(Change.removed(
                            CompatRule.FIELD_NAME_NOT_RESERVED, Differences.field(path, name), new Json.Str(name))));
        }
    }
}
