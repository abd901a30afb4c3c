package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a reader of JSON makes of a message by the members of a class. */
final class ReadMembers {

    private final Machine machine;

    ReadMembers(Machine machine) {
        this.machine = machine;
    }

    /** An object that a reader makes of a message, or of a part of one. */
    Value bound(Klass klass, Value from, Use use) {
        return from.each(one -> bound(klass, one, use, 0));
    }

    Value bound(Klass klass, One from, Use use, int depth) {
        var object = use.state().object(from);
        var view = from instanceof One.Taken taken
                ? machine.reads().within(taken)
                : object.map(Obj::view).orElse(null);
        var slots = new LinkedHashMap<String, Obj.Slot>();
        var names = new LinkedHashSet<String>();
        for (var member : machine.members().of(klass, use).values()) {
            if (member.marks().containsKey("ignored")
                    || member.marks().containsKey("rest")
                    || !machine.members().isAmong(klass, machine.members().wire(klass, member, use), use)) {
                continue;
            }
            var all = new ArrayList<String>();
            all.add(machine.members().wire(klass, member, use));
            also(member, use.state(), all);
            names.addAll(all);
            var value = view != null
                    ? taken(member, klass, all, view, use, depth)
                    : held(member, all, object.orElse(null), use);
            slots.put(member.name(), new Obj.Slot(value, true, at(member, klass), "", null));
        }
        if (view != null) {
            strict(klass, names, view, use);
            machine.classes().fields().model(klass, view.source().reader().streams());
        }
        return machine.made(Obj.instance(klass, use.at()).with(slots), use.state());
    }

    private static Place at(Members.Member member, Klass klass) {
        var field = member.field();
        var getter = member.getter();
        return field != null
                ? field.at()
                : getter != null ? getter.code().at() : klass.code().at();
    }

    private static void also(Members.Member member, State state, List<String> names) {
        var also = member.marks().get("also");
        if (also != null) {
            names.addAll(also.texts());
            also.ones()
                    .forEach(one -> state.object(one)
                            .ifPresent(object -> object.items().forEach(item -> names.addAll(item.texts()))));
        }
    }

    private Value taken(Members.Member member, Klass klass, List<String> names, One.View view, Use use, int depth) {
        var all = Value.none();
        for (var name : names) {
            var found = machine.reads().take(view, name, at(member, klass), false, false, use.state(), use.frame());
            found.ones().forEach(one -> ((One.Taken) one).read().isDeclared());
            if (klass.setting("column").isPresent()) {
                found.ones().forEach(one -> ((One.Taken) one).read().isColumn());
            }
            if (!all.isNone()) {
                machine.reads().fallsBack(all, found);
            }
            all = Value.either(all, found);
        }
        var type = type(member, use);
        if (type == null || depth > Members.DEEPEST) {
            return all;
        }
        if (machine.classes().enumerations().isEnumeration(type)) {
            var literals =
                    Enumerations.literals(machine.classes().enumerations().members(type));
            all.ones().forEach(one -> {
                machine.reads().accepts((One.Taken) one, at(member, klass), literals);
                machine.reads().enumerated((One.Taken) one, type);
                ((One.Taken) one).read().leavesUnhandled(at(member, klass).where());
            });
            return all;
        }
        return type.isOnlyBase() ? all : all.each(one -> bound(type, one, use, depth + 1));
    }

    private @Nullable Klass type(Members.Member member, Use use) {
        var field = member.field();
        if (field == null) {
            return null;
        }
        return field.type()
                .filter(code -> !(code instanceof Code.Index))
                .map(code -> machine.calls().evaluated(code, field.scope(), use.state(), use.frame()))
                .flatMap(Value::only)
                .map(one -> one instanceof One.Type tree ? tree.klass() : null)
                .orElse(null);
    }

    private Value held(Members.Member member, List<String> names, @Nullable Obj object, Use use) {
        if (object != null && object.isRecord()) {
            for (var name : names) {
                var slot = object.slot(name);
                if (slot.isPresent()) {
                    return slot.get().value();
                }
            }
        }
        return machine.members().written().typed(member.field(), use).orElseGet(() -> Value.input(member.name()));
    }

    /** A reader that refuses what it does not know fails on a message that has more names than the class. */
    private void strict(Klass klass, Set<String> names, One.View view, Use use) {
        var open = klass.setting("lenient").isPresent()
                || Members.setting(use, "lenient").isPresent()
                || Members.setting(use, "refuses-others")
                        .filter(value -> !Members.isOn(value))
                        .isPresent()
                || !use.row().flags().contains("strict")
                || Members.setting(use, Fluent.MADE).isEmpty();
        if (open
                || !view.path().isEmpty()
                || view.level() != Level.MESSAGE
                || view.source().reader().streams().size() != 1) { // another stream's messages may be meant
            return;
        }
        for (var stream : view.source().reader().streams()) {
            machine.terms()
                    .onStream(stream)
                    .ifPresent(event -> machine.calls()
                            .signatures()
                            .findings()
                            .lacking(klass.name(), klass.code().at(), event, names, use.at()));
        }
    }
}
