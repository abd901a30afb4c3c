package io.tradeschema.scan.machine;

import io.tradeschema.scan.facts.ValueKind;
import java.util.Map;
import java.util.Optional;

/** Words for moments, and what texts of moments look like. */
final class Times {

    private Times() {}

    /** What the word means; empty when it is none of these. */
    static Optional<Value> perform(Use use) {
        return Optional.ofNullable(
                switch (use.row().word()) {
                    case "moment", "rezoned" -> moment(use);
                    case "iso-time" -> isoTime(use);
                    case "formatted-time" -> formatted(use.value("format").orElse(Value.none()), use.value("of"));
                    default -> null;
                });
    }

    private static Value moment(Use use) {
        var zoned = use.row().text("zone").isPresent()
                || use.value("zone")
                        .filter(value -> !value.all(Constants::isNothing))
                        .isPresent();
        return Value.of(new One.Made(Texts.MOMENT, zoned ? Map.of("zone", Value.none()) : Map.of()));
    }

    private static Value isoTime(Use use) {
        var zoned = use.self() instanceof One.Made made && made.given().containsKey("zone");
        var separator = use.value("separator").flatMap(Value::onlyText).orElse("T");
        return Value.kind(zoned && separator.equals("T") ? ValueKind.ISO_TIME : ValueKind.LOCAL_TIME);
    }

    /** The text of a moment in a form such as {@code %Y-%m-%dT%H:%M:%SZ}. */
    static Value formatted(Value form, Optional<Value> moment) {
        var text = form.onlyText();
        if (text.isEmpty()) {
            return Value.kind(ValueKind.TEXT);
        }
        var iso =
                text.get().startsWith("%Y-%m-%dT%H:%M:%S") && text.get().matches(".*(Z|%z|%:z|[+-][0-9]{2}:[0-9]{2})$");
        return Value.kind(iso ? ValueKind.ISO_TIME : text.get().contains("%") ? ValueKind.LOCAL_TIME : ValueKind.TEXT);
    }
}
