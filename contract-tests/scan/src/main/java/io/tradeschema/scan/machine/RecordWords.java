package io.tradeschema.scan.machine;

import java.util.List;
import java.util.Optional;

/** Words for what is done with records: a value taken or put, names gone through, one made of another. */
final class RecordWords {

    private final Machine machine;

    RecordWords(Machine machine) {
        this.machine = machine;
    }

    /** What the word means; empty when it is none of these. */
    Optional<Value> perform(Use use) {
        return Optional.ofNullable(
                switch (use.row().word()) {
                    case "take" -> take(use);
                    case "put" -> put(use);
                    case "merge" -> merge(use);
                    case "keys" ->
                        of(use).each(one -> machine.elements().keysOf(one, use.at(), use.state(), use.frame()));
                    case "values" -> values(use);
                    case "pairs" -> pairs(use);
                    case "emptied" -> emptied(use);
                    case "turn" ->
                        Value.of(new One.Made(
                                Lookups.TURN,
                                java.util.Map.of("of", use.value("of").orElse(Value.none()))));
                    case "record" -> record(use);
                    case "from-keys" -> fromKeys(use);
                    case "computed" -> computed(use);
                    default -> null;
                });
    }

    /** The record that is gone through: what is given, or what the method is called on. */
    private static Value of(Use use) {
        return use.value("of").orElseGet(() -> Value.of(use.on()));
    }

    private Value values(Use use) {
        var record = of(use);
        machine.whole().unnamed(record, use.call(), "its values are taken without their names", use.state());
        return record.each(one -> machine.elements().valuesOf(one, use.at(), use.state()));
    }

    private Value pairs(Use use) {
        var record = of(use);
        machine.whole().unnamed(record, use.call(), "its names are taken one after the other", use.state());
        return record.each(one -> machine.elements().pairsOf(one, use.at(), use.state()));
    }

    /** A record that has the same under each of these names. */
    private Value fromKeys(Use use) {
        var items =
                machine.elements().of(use.value("keys").orElse(Value.input("")), use.call(), use.state(), use.frame());
        var value = use.value("value").orElseGet(() -> Value.nothing(use.at()));
        var record = Obj.record(use.at());
        for (var item : items.known()) {
            var name = item.onlyText();
            record = name.isPresent()
                    ? record.with(name.get(), new Obj.Slot(value, true, use.at(), "", null))
                    : record.opened(Value.input(""));
        }
        return machine.made(items.rest().isNone() ? record : record.opened(items.rest()), use.state());
    }

    /** What lies under a name, or what a function makes of it where nothing does, and puts there. */
    private Value computed(Use use) {
        var key = use.value("key").orElse(Value.none());
        var made = machine.calls()
                .invoke(
                        use.value("function").orElse(Value.none()),
                        Given.of(use.at(), key),
                        use.call(),
                        use.state(),
                        use.frame());
        var taken = machine.lookups()
                .take(use.on(), key, use.call(), use.at(), false, use.state(), use.frame())
                .keep(one -> !Constants.isNothing(one));
        if (taken.isNone()) {
            machine.records().put(Value.of(use.on()), key, made, use.at(), "", use.state(), use.frame());
        }
        return Value.either(taken, made);
    }

    private static Value emptied(Use use) {
        var self = use.on();
        use.state()
                .object(self)
                .ifPresent(object -> use.state()
                        .put(
                                (One.Ref) self,
                                object.isRecord()
                                        ? Obj.record(object.at()).labelled(object.label())
                                        : Obj.sequence(object.kind(), List.of(), Value.none(), object.at())));
        return Value.nothing(use.at());
    }

    private Value take(Use use) {
        if (use.row().flags().contains("pointer")) {
            return pointed(use);
        }
        var self = use.on();
        var key = use.value("key").orElse(Value.none());
        if (key.isNone() && use.given().places().isEmpty()) {
            return Value.of(self); // the same name without a key asks for the whole
        }
        var code = use.given().places().isEmpty() || use.given().places().get(0).code() == null
                ? use.call()
                : use.given().places().get(0).code();
        var fallback = use.value("default");
        var required = use.row().flags().contains("required")
                || use.row().flags().contains("drops")
                        && fallback.isEmpty()
                        && !use.row().flags().contains("optional");
        var object = use.state().object(self);
        var record = object.filter(Obj::isRecord);
        var other = fallback.orElseGet(() -> Value.nothing(use.at()));
        Value value;
        if (record.isPresent()
                && record.get().view() == null
                && key.all(one -> one.text().isPresent())) {
            value = ofClosed(record.get(), key, other, required);
            if (key.any(one -> one instanceof One.Taken)) {
                machine.reads().lookedUp(record.get(), key, use.at(), false, use.state(), use.frame());
            }
        } else {
            value = machine.lookups().take(self, key, code, use.at(), required, use.state(), use.frame());
            if (use.row().flags().contains("puts")) {
                value.ones().stream()
                        .filter(One.Taken.class::isInstance)
                        .forEach(one -> ((One.Taken) one).read().onlyTested());
            }
            machine.reads().fallsBack(value, other);
            var certain = Constants.isNothing(other.only().orElse(new One.Input(""))) || required;
            var puts = use.row().flags().contains("puts") && value.all(One::isRest);
            value = certain ? value : puts ? other : Value.either(value, other);
        }
        if (use.row().flags().contains("drops")) {
            machine.records().drop(Value.of(self), key, use.state());
        }
        if (use.row().flags().contains("puts") && record.isPresent()) {
            machine.records().put(Value.of(self), key, value, use.at(), "", use.state(), use.frame());
        }
        return value;
    }

    /** What lies at the end of a way such as {@code /a/b}, each name taken from what lies under the one before. */
    private Value pointed(Use use) {
        var way = use.value("key").orElse(Value.none());
        if (way.texts().size() != 1) {
            return taken(use.on(), way, use);
        }
        var inner = Value.of(use.on());
        for (var name : way.texts().get(0).replaceFirst("^/", "").split("/", -1)) {
            inner = inner.each(one -> taken(one, Value.lit(name, use.at()), use));
        }
        return inner;
    }

    private Value taken(One of, Value key, Use use) {
        return machine.lookups().take(of, key, use.call(), use.at(), false, use.state(), use.frame());
    }

    private static Value ofClosed(Obj record, Value key, Value other, boolean required) {
        return key.each(one -> {
            var slot = record.slot(one.text().orElseThrow());
            if (slot.isPresent()) {
                return slot.get().sure() || required
                        ? slot.get().value()
                        : Value.either(slot.get().value(), other);
            }
            return record.open().isNone()
                    ? other
                    : other.all(Constants::isNothing)
                            ? Value.input(one.text().orElse(""))
                            : Value.either(Value.input(one.text().orElse("")), other);
        });
    }

    private Value merge(Use use) {
        var self = use.on();
        var object = use.state().object(self).filter(Obj::isRecord);
        if (object.isEmpty()) {
            return Value.nothing(use.at());
        }
        var all = object.get();
        if (use.value("from").isPresent()) {
            all = machine.records().merged(all, fromPairs(use.value("from").get(), use), true, use.state());
        }
        all = machine.records()
                .ofGiven(
                        all,
                        new Given(
                                use.at(),
                                List.of(),
                                use.given().names(),
                                false,
                                use.given().open(),
                                use.given().view() == null
                                        ? all.view()
                                        : use.given().view()));
        use.state().put((One.Ref) self, all);
        return Value.nothing(use.at());
    }

    private Value put(Use use) {
        var key = use.value("key").orElse(Value.none());
        if (use.row().flags().contains("named")) {
            key = key.each(one -> one instanceof One.Outside outside
                    ? Value.lit(outside.path().substring(outside.path().lastIndexOf('.') + 1), use.at())
                    : Value.of(one));
        }
        var value = use.value("value");
        if (value.isPresent()) {
            var at = use.arg("key").map(Given.Arg::at).orElse(use.at());
            var code = use.arg("value").map(Given.Arg::code).orElse(null);
            machine.records()
                    .put(
                            Value.of(use.on()),
                            key,
                            value.get(),
                            use.row().flags().contains("at-key") ? at : use.at(),
                            Origins.of(code),
                            use.state(),
                            use.frame());
        }
        return use.row().flags().contains("self") ? Value.of(use.on()) : Value.nothing(use.at());
    }

    private Value fromPairs(Value value, Use use) {
        return value.each(one -> {
            var object = use.state().object(one);
            if (object.isEmpty() || object.get().isRecord()) {
                return Value.of(one);
            }
            var record = machine.made(Obj.record(use.at()), use.state());
            for (var item : object.get().items()) {
                pair(record, item, use);
            }
            if (!object.get().tail().isNone()) {
                pair(record, object.get().tail(), use);
            }
            return record;
        });
    }

    private void pair(Value record, Value item, Use use) {
        var records = machine.records();
        var key = item.each(one -> machine.elements().part(one, 0, 2, use.state(), use.frame()));
        var value = item.each(one -> machine.elements().part(one, 1, 2, use.state(), use.frame()));
        records.put(record, key, value, use.at(), "", use.state(), use.frame());
    }

    /** What is made under a name that is asked for and not there; nothing where that is not told. */
    private Value whenAsked(Use use) {
        return use.value("factory")
                .map(factory ->
                        machine.calls().invoke(factory, Given.none(use.at()), use.call(), use.state(), use.frame()))
                .map(made -> made.keep(one -> !one.isRest()))
                .orElse(Value.none());
    }

    private Value record(Use use) {
        if (use.row().flags().contains("alternating") && use.given().places().size() > 1) {
            return machine.bus().loose().alternating(use.given().places(), use.at(), use.state(), use.frame());
        }
        if (use.row().flags().contains("pairs")) {
            var record = machine.made(Obj.record(use.at()), use.state());
            use.given().places().forEach(arg -> pair(record, arg.value(), use));
            return record;
        }
        var object = Obj.record(use.at()).labelled(use.row().text("label").orElse(""));
        if (use.row().flags().contains("members")) {
            object = object.labelled(Attributes.MEMBERS);
        }
        if (use.row().parameter("factory").isPresent()) {
            object = object.labelled(Lookups.DEFAULT).holding(whenAsked(use));
        }
        if (use.row().flags().contains("open")) {
            object = object.opened(Value.input(""));
        }
        if (use.value("from").isPresent()) {
            use.arg("from").map(Given.Arg::code).ifPresent(machine.whole()::copied);
            object =
                    machine.records().merged(object, fromPairs(use.value("from").get(), use), true, use.state());
        }
        var copy = machine.make(machine.records().ofGiven(object, use.given()), use.state());
        var from = use.value("from").flatMap(Value::only);
        if (use.given().names().isEmpty() && from.filter(use.state()::isChecked).isPresent()) {
            use.state().check(copy);
        }
        return Value.of(copy);
    }
}
