package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.facts.ValueKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Objects of classes made from messages, made messages, copied and changed. */
final class Models {

    /** How an object is labelled that a library gives for one of a class's fields. */
    static final String DESCRIPTION = "description";

    /** Types that take whatever there is, and are no class of somebody's own. */
    private static final Pattern OPEN_TYPES = Pattern.compile(
            "(?:.*\\.)?(?:\\w*Map|\\w*Node|Object|JsonObject|JSONObject|dict|object|Any|TypeReference|TypeToken|String)(?:\\.class)?");

    private final Machine machine;

    Models(Machine machine) {
        this.machine = machine;
    }

    Value perform(Use use) {
        var of = use.value("of").orElse(Value.none());
        return switch (use.row().word()) {
            case "asdict" ->
                of.each(one -> asRecord(one, use, 0))
                        .each(one -> inMode(one, use))
                        .each(one -> labelled(one, use));
            case "json-of-model" -> Value.of(new One.Json(of.each(one -> asRecord(one, use, 0)), true, false));
            case "copied" -> of.each(one -> copied(one, use.state()));
            case "replaced" -> of.each(one -> replaced(one, use));
            case "model" -> model(use);
            case "made-model" -> constructed(use);
            default -> Value.input("");
        };
    }

    /** A record that is a library's tree from there on, where the row says so. */
    private Value labelled(One one, Use use) {
        return use.row()
                .text("label")
                .flatMap(label -> use.state()
                        .object(one)
                        .filter(object -> object.isRecord() && !object.isInstance())
                        .map(object -> machine.made(object.labelled(label), use.state())))
                .orElseGet(() -> Value.of(one));
    }

    // ---- records of objects ----

    /** Objects of classes that a writer of JSON knows, as records. */
    Value asRecords(Value value, Use use) {
        return value.each(one -> asRecord(one, use, 0));
    }

    Value asRecord(One one, Use use, int depth) {
        var object = use.state().object(one);
        if (object.isEmpty() || depth > 5) {
            return machine.members().written().plain(one, use);
        }
        if (!object.get().isRecord()) {
            var items = object.get().items().stream()
                    .map(item -> item.each(it -> asRecord(it, use, depth + 1)))
                    .toList();
            return machine.made(object.get().with(items, object.get().tail()), use.state());
        }
        if (use.row().text("by").isPresent()) {
            return written(one, object.get(), use, depth);
        }
        if (!object.get().isInstance()) {
            return machine.made(object.get(), use.state());
        }
        return machine.made(record(object.get(), use, depth), use.state());
    }

    /** Some libraries make what JSON has of all values at once, where they are told so. */
    private Value inMode(One one, Use use) {
        if (use.value("mode").flatMap(Value::onlyText).filter("json"::equals).isEmpty()) {
            return Value.of(one);
        }
        var object = use.state().object(one);
        if (object.filter(Obj::isRecord).isPresent()) {
            var made = object.get().each((name, slot) -> slot.with(slot.value().each(it -> inMode(it, use))));
            return machine.made(made, use.state());
        }
        if (one instanceof One.Made made && made.type().equals(Texts.DECIMAL)) {
            return Value.kind(ValueKind.TEXT);
        }
        if (one instanceof One.Made made && made.type().equals(Texts.MOMENT)) {
            return Value.kind(made.given().containsKey("zone") ? ValueKind.ISO_TIME : ValueKind.LOCAL_TIME);
        }
        return one instanceof One.Member member ? member.value() : Value.of(one);
    }

    private Value written(One one, Obj object, Use use, int depth) {
        if (object.isInstance()) {
            return machine.members().written().of(one, use, depth);
        }
        if (object.label().startsWith(Binding.EVENT) || object.slots().isEmpty()) {
            return Value.of(one);
        }
        var made = object.each((name, slot) -> slot.with(slot.value().each(it -> asRecord(it, use, depth + 1))));
        var copy = machine.make(made, use.state());
        if (use.state().isChecked(one)) {
            use.state().check(copy);
        }
        return Value.of(copy);
    }

    private Obj record(Obj object, Use use, int depth) {
        var klass = object.klass();
        var slots = new LinkedHashMap<String, Obj.Slot>();
        var without = named(use, "exclude");
        var only = named(use, "include");
        var fields = klass == null ? java.util.Map.<String, Klass.Field>of() : klass.allFields();
        var all = new LinkedHashMap<>(object.slots());
        computed(klass, all, use);
        if (use.value("keeping")
                .filter(by -> !by.all(one -> one instanceof One.Fn || Constants.isNothing(one)))
                .isPresent()) {
            return Obj.record(object.at()).opened(Value.lost("what is left out is not seen"));
        }
        var open = object.open();
        for (var entry : all.entrySet()) {
            var name = entry.getKey();
            var field = fields.get(name);
            if (field != null && field.marks().containsKey(FieldDefinitions.PARAMETER)) {
                continue;
            }
            if (without.contains(name) || !only.isEmpty() && !only.contains(name) || excluded(field)) {
                continue;
            }
            if (!fields.isEmpty() && field == null && name.startsWith("_")) {
                continue;
            }
            var slot = entry.getValue();
            var value = serialized(slot.value(), use).each(it -> asRecord(it, use, depth + 1));
            var left = field == null || klass == null
                    ? kept(name, value, use)
                    : machine.members().written().leftOut().set(kept(name, value, use), slot, field, klass, use);
            if (left.isNone() && !value.isNone()) {
                continue;
            }
            var sure = slot.sure() && left.ones().size() == value.ones().size();
            var wire = wireName(klass, field, name, use);
            if (wire.isPresent()) {
                slots.put(wire.get(), new Obj.Slot(left, sure, slot.at(), slot.origin(), slot.code()));
            } else {
                open = Value.lost("how names are made of others is not seen");
            }
        }
        return new Obj(
                        SeqKind.RECORD,
                        null,
                        slots,
                        List.of(),
                        Value.none(),
                        object.view(),
                        open,
                        object.at(),
                        "",
                        Ways.ONE)
                .labelled(
                        klass == null || object.label().equals(Entries.BROKEN)
                                ? object.label()
                                : Entries.OF_CLASS + machine.bus().entries().classNumber(klass));
    }

    /** What a function that is given for it makes of a value. */
    private Value serialized(Value value, Use use) {
        var by = use.value("by-value");
        return by.isEmpty()
                ? value
                : value.each(one -> machine.calls()
                        .invoke(
                                by.get(),
                                Given.of(use.at(), Value.input(""), Value.input(""), Value.of(one)),
                                use.call(),
                                use.state(),
                                use.frame()));
    }

    /** What is written of a value: all of it, or what the call, or a function that it is given, does not leave out. */
    private Value kept(String name, Value value, Use use) {
        var some = use.is("without-nothing") ? value.keep(one -> !Constants.isNothing(one)) : value;
        var keeping = use.value("keeping");
        if (keeping.isEmpty()) {
            return some;
        }
        var field = Obj.record(use.at())
                .with("name", new Obj.Slot(Value.lit(name, use.at()), true, use.at(), "", null))
                .labelled(DESCRIPTION);
        var described = machine.made(field, use.state());
        return some.keep(one -> {
            var given = Given.of(use.at(), described, Value.of(one));
            var answer = machine.calls().invoke(keeping.get(), given, use.call(), use.state(), use.frame());
            return machine.tests().decided(answer, use.state()).orElse(true);
        });
    }

    /** Names that a class works out for each dump, and those whose values it changes there. */
    private void computed(@Nullable Klass klass, java.util.Map<String, Obj.Slot> slots, Use use) {
        if (klass == null) {
            return;
        }
        klass.allFields().values().forEach(field -> {
            var by = field.marks().get("serialized");
            if (by != null) {
                slots.computeIfPresent(field.name(), (name, slot) -> slot.with(changed(by, slot, use, name)));
            }
        });
        for (var type : klass.line()) {
            for (var value : type.attributes().values()) {
                for (var one : value.ones()) {
                    if (one instanceof One.Fn fn && machine.classes().marks().isMarked(fn, "computed")) {
                        slots.put(
                                fn.code().name(),
                                new Obj.Slot(
                                        Value.input(fn.code().name()),
                                        true,
                                        fn.code().at(),
                                        "",
                                        null));
                    } else if (one instanceof One.Fn fn) {
                        machine.classes()
                                .marks()
                                .changes(fn)
                                .forEach(name -> slots.computeIfPresent(
                                        name,
                                        (key, slot) -> slot.with(
                                                changed(Value.of(fn.boundTo(new One.Type(klass))), slot, use, key))));
                    }
                }
            }
        }
    }

    /** What a method makes of a field's value; where that is not seen in full, nobody knows. */
    private Value changed(Value by, Obj.Slot slot, Use use, String name) {
        var way = use.state().fork();
        var value = machine.calls().invoke(by, Given.of(use.at(), slot.value()), use.call(), way, use.frame());
        return way.isDead() || value.any(One::isRest) ? Value.input(name) : value;
    }

    private static boolean excluded(Klass.@Nullable Field field) {
        return field != null
                && field.marks().containsKey("exclude")
                && field.marks()
                        .get("exclude")
                        .any(it -> it instanceof One.Lit lit && lit.value().equals(true));
    }

    /** The name under which a field is written; empty where it is made in a way that is not seen. */
    private Optional<String> wireName(@Nullable Klass klass, Klass.@Nullable Field field, String name, Use use) {
        if (klass == null || field == null) {
            return Optional.of(name);
        }
        var always = klass.style().filter(style -> !style.has("aliases")).isPresent();
        var byDefault = machine.classes().settings().say(klass, "writes-aliases");
        if (!always && !byDefault && !use.is("aliased")) {
            return Optional.of(name);
        }
        return machine.classes()
                .fields()
                .wireName(field, "written")
                .or(() -> machine.classes()
                        .settings()
                        .of(klass, "renames")
                        .map(way -> renamed(name, way, use))
                        .orElse(Optional.of(name)));
    }

    /** How libraries make names of others: by a table, by a function of the tree, or by the name of the way. */
    private Optional<String> renamed(String name, Value way, Use use) {
        if (way.all(One.Fn.class::isInstance)) {
            var given = Given.of(use.at(), Value.lit(name, use.at()));
            return machine.calls()
                    .invoke(way, given, use.call(), use.state(), use.frame())
                    .onlyText();
        }
        var table = way.only().flatMap(use.state()::object).flatMap(object -> object.slot(name));
        return table.flatMap(slot -> slot.value().onlyText())
                .or(() -> Optional.of(machine.classes().settings().renamed(name, way)));
    }

    private static Set<String> named(Use use, String argument) {
        return Texts.named(use.value(argument).orElse(Value.none()), use.state());
    }

    // ---- copies ----

    private Value copied(One one, State state) {
        return state.object(one)
                .map(object -> {
                    var copy = machine.make(object, state);
                    if (state.isChecked(one)) {
                        state.check(copy);
                    }
                    return Value.of(copy);
                })
                .orElseGet(() -> Value.of(one));
    }

    private Value replaced(One one, Use use) {
        var object = use.state().object(one);
        if (object.isEmpty()) {
            return Value.of(one);
        }
        var given = use.given();
        var names = new LinkedHashMap<>(given.names());
        var update = names.remove("update");
        var changed = machine.records()
                .ofGiven(object.get(), new Given(given.at(), List.of(), names, false, given.open(), given.view()));
        if (update != null) {
            changed = machine.records().merged(changed, update.value(), true, use.state());
        }
        var klass = object.get().klass();
        if (klass != null && update == null) {
            machine.calls()
                    .signatures()
                    .replaced(klass, new Given(given.at(), List.of(), names, false, Value.none(), null), use.frame());
        }
        return machine.made(changed, use.state());
    }

    // ---- from messages ----

    private Value model(Use use) {
        var of = use.value("of").orElse(Value.none());
        var type = use.value("type").or(use::kept).orElse(Value.none());
        var parsed = use.row().flags().contains("parsed")
                ? of.each(one -> one instanceof One.Lit lit
                        ? Literals.value(lit, machine, use.state())
                        : machine.reads().decoded(one, use.at(), use.state()))
                : of;
        return fromType(type, parsed, use);
    }

    /** What something becomes when it is made an object of a type. */
    Value fromType(Value type, Value from, Use use) {
        return type.each(one -> {
            if (one instanceof One.Type tree) {
                var klass = tree.klass();
                if (machine.classes().enumerations().isEnumeration(klass)) {
                    return machine.classes()
                            .making()
                            .construct(klass, Given.of(use.at(), from), use.call(), use.state(), use.frame());
                }
                if (use.row().text("by").isPresent()) {
                    return machine.members().read().bound(klass, from, use);
                }
                noteModel(klass, from, use);
                return messages(from, use).size() > 1
                        ? from.each(each -> parsed(klass, Value.of(each), use))
                        : parsed(klass, from, use);
            }
            if (one instanceof One.Outside outside
                    && machine.tables().kind(outside.path()).isEmpty()
                    && !OPEN_TYPES.matcher(outside.path()).matches()) {
                machine.whole()
                        .lost(
                                from,
                                use.at(),
                                "it is bound to "
                                        + outside.path()
                                                .substring(outside.path().lastIndexOf('.') + 1)
                                        + ", which the tree does not show",
                                use.state());
            }
            return from;
        });
    }

    private Value parsed(Klass klass, Value from, Use use) {
        var given = machine.calls().spread(use.at(), from, use.state());
        return machine.classes().making().parsed(klass, given, use.call(), use.state(), use.frame());
    }

    /** The messages among the things that an object is made of. */
    private static List<One> messages(Value from, Use use) {
        return from.ones().stream()
                .filter(one -> use.state()
                        .object(one)
                        .filter(object -> object.view() != null)
                        .isPresent())
                .toList();
    }

    private void noteModel(Klass klass, Value from, Use use) {
        for (var one : from.ones()) {
            use.state().object(one).ifPresent(object -> {
                if (object.view() != null) {
                    machine.classes()
                            .fields()
                            .model(klass, object.view().source().reader().streams());
                }
            });
        }
    }

    private Value constructed(Use use) {
        return use.self() instanceof One.Type type
                ? machine.classes().making().construct(type.klass(), use.given(), use.call(), use.state(), use.frame())
                : Value.input("");
    }
}
