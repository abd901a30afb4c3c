package io.tradeschema.scan.machine;

import io.tradeschema.scan.facts.ValueKind;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Words for numbers, and for values of which only the kind is known. */
final class NumberWords {

    /** Not a number, and what has no end. */
    static final String NAN = "nan";
    /** Under what a decimal holds its number, where that is written down. */
    static final String VALUE = "value";

    private final Machine machine;

    NumberWords(Machine machine) {
        this.machine = machine;
    }

    /** What the word means; empty when it is none of these. */
    Optional<Value> perform(Use use) {
        return Optional.ofNullable(
                switch (use.row().word()) {
                    case "number", "decimal" -> number(use);
                    case "flag" -> use.value("of").orElseGet(() -> Value.kind(ValueKind.FLAG));
                    case "kind" -> Value.kind(kind(use.row().flags().get(0)));
                    case "nan" -> Value.of(new One.Made(NAN, Map.of()));
                    default -> null;
                });
    }

    private Value number(Use use) {
        var decimal = use.row().word().equals("decimal");
        var of = use.value("of");
        if (of.isEmpty()) {
            return Value.kind(ValueKind.NUMBER);
        }
        machine.kindsOfUse().madeNumber(of.get(), use.at(), use.frame());
        return of.get().each(one -> {
            if (one.equals(new One.Kind(ValueKind.EPOCH)) || one instanceof One.Taken) {
                return Value.of(one);
            }
            if (one instanceof One.Lit lit && lit.value() instanceof BigDecimal) {
                return decimal ? exact(Value.of(one)) : Value.of(one);
            }
            var text = one.text().orElse("");
            if (text.matches("[-+]?[0-9]+(\\.[0-9]+)?")) {
                var number = Value.lit(new BigDecimal(text), use.at());
                return decimal ? exact(number) : number;
            }
            if (text.toLowerCase(Locale.ROOT).matches("[-+]?(nan|inf|infinity)")) {
                return Value.of(new One.Made(NAN, Map.of()));
            }
            return decimal ? Value.of(new One.Made(Texts.DECIMAL, Map.of())) : Value.kind(ValueKind.NUMBER);
        });
    }

    /** A decimal that is written down: some writers of JSON make text of it. */
    private static Value exact(Value number) {
        return Value.of(new One.Made(Texts.DECIMAL, Map.of(VALUE, number)));
    }

    private static ValueKind kind(String name) {
        return switch (name) {
            case "epoch" -> ValueKind.EPOCH;
            case "number" -> ValueKind.NUMBER;
            case "flag" -> ValueKind.FLAG;
            case "iso-time" -> ValueKind.ISO_TIME;
            case "local-time" -> ValueKind.LOCAL_TIME;
            default -> ValueKind.TEXT;
        };
    }
}
