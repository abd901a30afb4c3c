package io.tradeschema.scan.machine;

import io.tradeschema.scan.facts.ValueKind;
import java.util.Map;
import java.util.Optional;

/** Words for moments, and what texts of moments look like. */
final class Times {

    private final Machine machine;

    Times(Machine machine) {
        this.machine = machine;
    }

    /** What the word means; empty when it is none of these. */
    Optional<Value> perform(Use use) {
        return Optional.ofNullable(
                switch (use.row().word()) {
                    case "moment", "rezoned" -> moment(use);
                    case "iso-time" -> isoTime(use);
                    case "formatted-time" -> formatted(use.value("format").orElse(Value.none()));
                    default -> null;
                });
    }

    private Value moment(Use use) {
        use.value("number").ifPresent(seconds -> machine.kindsOfUse().asNumber(seconds, use.at(), use.frame()));
        var zoned = use.row().text("zone").isPresent()
                || use.value("zone")
                        .filter(value -> !value.all(Constants::isNothing))
                        .isPresent();
        return moment(zoned);
    }

    /** A moment, which has a zone or has none. */
    static Value moment(boolean zoned) {
        return Value.of(new One.Made(Texts.MOMENT, zoned ? Map.of("zone", Value.none()) : Map.of()));
    }

    /** The text of a moment that has a zone, or of one that has none. */
    static Value text(boolean zoned) {
        return Value.kind(zoned ? ValueKind.ISO_TIME : ValueKind.LOCAL_TIME);
    }

    private static Value isoTime(Use use) {
        var zoned = use.self() instanceof One.Made made && made.given().containsKey("zone");
        var separator = use.value("separator").flatMap(Value::onlyText).orElse("T");
        return text(zoned && separator.equals("T"));
    }

    /** How a moment is shown inside of a text: where the language has no other way, as {@code iso-time} says. */
    static Value shown(One.Made moment, Machine machine) {
        var iso = machine.tables().names("as-text").stream()
                .flatMap(name -> machine.tables().method(Texts.MOMENT, name).stream())
                .anyMatch(row -> row.word().equals("iso-time"));
        return text(iso && moment.given().containsKey("zone"));
    }

    /** The text of a moment in a form: a pattern such as {@code %Y-%m-%dT%H:%M:%SZ}, or one that a library has ready. */
    Value formatted(Value form) {
        return form.isNone() ? Value.kind(ValueKind.TEXT) : form.each(this::formatted);
    }

    private Value formatted(One form) {
        if (form instanceof One.Made made && made.given().containsKey("kept")) {
            return formatted(made.given().get("kept"));
        }
        if (form instanceof One.Outside outside) {
            return switch (machine.tables().kind(outside.path()).orElse("")) {
                case "iso-time" -> text(true);
                case "local-time" -> text(false);
                default -> Value.kind(ValueKind.TEXT);
            };
        }
        var text = form.text().orElse("");
        return text.matches(machine.tables().word("iso-form", ""))
                ? text(true)
                : text.matches(machine.tables().word("time-form", "")) ? text(false) : Value.kind(ValueKind.TEXT);
    }
}
