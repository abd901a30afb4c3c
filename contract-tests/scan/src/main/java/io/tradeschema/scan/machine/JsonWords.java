package io.tradeschema.scan.machine;

import io.tradeschema.scan.facts.ValueKind;
import java.util.Map;
import java.util.Optional;

/** Words for JSON: written of a value, or read from a text. */
final class JsonWords {

    private final Machine machine;
    private final OwnJson own;
    private final PlainJson plain;

    JsonWords(Machine machine) {
        this.machine = machine;
        this.own = new OwnJson(machine);
        this.plain = new PlainJson(machine);
    }

    /** What the word means; empty when it is none of these. */
    Optional<Value> perform(Use use) {
        return Optional.ofNullable(
                switch (use.row().word()) {
                    case "json" -> json(use);
                    case "parse" -> parse(use);
                    default -> null;
                });
    }

    private Value json(Use use) {
        var fallback = use.row().arguments().get("default");
        var asNumber = use.value("default")
                        .filter(value -> makesNumbers(value, use))
                        .isPresent()
                || use.kept().flatMap(Value::onlyText).filter("number"::equals).isPresent();
        var exact = fallback != null
                && !asNumber
                && (fallback.startsWith("'") || use.arg("default").isPresent());
        var isPlain = use.row().flags().contains("plain");
        var asText = isPlain
                && use.value("default").filter(value -> makesTimes(value, use)).isEmpty();
        return use.value("of")
                .map(value -> own.of(value, changes(use), use))
                .map(value -> isPlain
                        ? plain.of(value, use)
                        : machine.words().models().asRecords(value, use))
                .map(value -> json(value, exact, asText))
                .orElseGet(() -> Value.kind(ValueKind.TEXT));
    }

    /** The text that is JSON of a value; what has no form in JSON is none. */
    private static Value json(Value value, boolean exact, boolean asText) {
        var some = value.keep(one -> !isFormless(one));
        if (value.ones().isEmpty() || some.ones().size() == value.ones().size()) {
            return Value.of(new One.Json(value, exact, asText));
        }
        var none = Value.of(new One.Made(Texts.REPRESENTED, Map.of("of", value)));
        return some.isNone() ? none : Value.either(Value.of(new One.Json(some, exact, asText)), none);
    }

    private static boolean isFormless(One one) {
        return one instanceof One.Made made && made.type().equals(PlainJson.NO_FORM);
    }

    /** Whether a function is given that changes what is written. */
    private static boolean changes(Use use) {
        return use.value("changes")
                .filter(value -> !value.all(Constants::isNothing))
                .isPresent();
    }

    private Value parse(Use use) {
        var text = use.value("of").orElse(Value.input(""));
        var type = use.value("type").or(use::kept);
        var parsed = text.each(one -> one.text().isPresent() && one instanceof One.Lit lit
                ? Literals.value(lit, machine, use.state())
                : machine.reads().decoded(one, use.at(), use.state()));
        var hook = use.value("hook").or(() -> use.given().value(-1, "object_hook"));
        if (hook.isPresent()) {
            return machine.calls().invoke(hook.get(), Given.of(use.at(), parsed), use.call(), use.state(), use.frame());
        }
        var label = use.row().text("label");
        var tree = label.isEmpty() ? parsed : parsed.each(one -> labelled(one, label.get(), use));
        return type.isPresent() ? machine.words().models().fromType(type.get(), tree, use) : tree;
    }

    private Value labelled(One one, String label, Use use) {
        return use.state()
                .object(one)
                .filter(object -> object.isRecord()
                        && !object.isInstance()
                        && object.label().isEmpty())
                .map(object -> machine.made(object.labelled(label), use.state()))
                .orElseGet(() -> Value.of(one));
    }

    /** Whether a function makes a number of an exact one. */
    private boolean makesNumbers(Value function, Use use) {
        if (function.all(this::isNumberMaker)) {
            return true;
        }
        if (!function.any(One.Fn.class::isInstance)) {
            return false;
        }
        var exact = Given.of(use.at(), Value.of(new One.Made(Texts.DECIMAL, Map.of())));
        var made =
                machine.calls().invoke(function, exact, use.call(), use.state().fork(), use.frame());
        return !made.isNone() && made.all(one -> one.equals(new One.Kind(ValueKind.NUMBER)));
    }

    /** Whether a function makes a time with its zone of a moment that has one. */
    private boolean makesTimes(Value function, Use use) {
        if (!function.any(One.Fn.class::isInstance)) {
            return false;
        }
        var moment = Given.of(use.at(), Value.of(new One.Made(Texts.MOMENT, Map.of("zone", Value.none()))));
        var made =
                machine.calls().invoke(function, moment, use.call(), use.state().fork(), use.frame());
        return !made.isNone() && made.all(one -> one.equals(new One.Kind(ValueKind.ISO_TIME)));
    }

    private boolean isNumberMaker(One one) {
        return one instanceof One.Outside outside
                && machine.tables()
                        .function(outside.path())
                        .filter(row -> row.word().equals("number"))
                        .isPresent();
    }
}
