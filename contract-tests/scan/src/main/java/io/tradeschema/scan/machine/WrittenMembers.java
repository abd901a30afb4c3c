package io.tradeschema.scan.machine;

import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Place;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a writer of JSON makes of an object by its members. */
final class WrittenMembers {

    private final Machine machine;
    private final WrittenTimes times;
    private final LeftOut leftOut;

    WrittenMembers(Machine machine) {
        this.machine = machine;
        this.times = new WrittenTimes(machine);
        this.leftOut = new LeftOut(machine);
    }

    WrittenTimes times() {
        return times;
    }

    LeftOut leftOut() {
        return leftOut;
    }

    /** The record that a writer makes of an object; the value as a whole where the class says so. */
    Value of(One self, Use use, int depth) {
        var object = use.state().object(self);
        var klass = object.map(Obj::klass).orElse(null);
        if (klass == null || depth > Members.DEEPEST) {
            return Value.of(self);
        }
        var whole = machine.members().whole(klass, self, use.at(), use.state(), use.frame());
        if (whole.isPresent()) {
            return whole.get();
        }
        var record = Obj.record(object.get().at());
        for (var member : machine.members().of(klass, use).values()) {
            record = added(record, klass, member, self, object.get(), use, depth);
        }
        var label = Entries.OF_CLASS + machine.bus().entries().classNumber(klass);
        if (use.row().text("beside").isPresent()) {
            var name = use.row().text("beside").get();
            record = record.with(name, new Obj.Slot(Value.kind(ValueKind.TEXT), true, use.at(), "", null));
        }
        return machine.made(record.labelled(label), use.state());
    }

    private Obj added(Obj record, Klass klass, Members.Member member, One self, Obj object, Use use, int depth) {
        var marks = member.marks();
        var wire = machine.members().wire(klass, member, use);
        if (marks.containsKey("ignored")
                || Members.endsWith(Optional.ofNullable(marks.get("access")), "WRITE_ONLY")
                || !machine.members().isAmong(klass, wire, use)) {
            return record;
        }
        var slot = slot(member, self, object, use);
        var value = shaped(slot.value(), member, use)
                .each(one -> machine.words().models().asRecord(one, use, depth + 1));
        if (marks.containsKey("merged") || marks.containsKey("rest")) {
            return machine.records().merged(record, value, true, use.state());
        }
        var left = leftOut.from(value, klass, member, object, use);
        if (left.isNone()) {
            return record;
        }
        var sure = slot.sure() && left.ones().size() == value.ones().size();
        return record.with(wire, new Obj.Slot(left, sure, slot.at(), slot.origin(), slot.code()));
    }

    /** What marks at the field make of its value: text, a time in a form, or what a function of its own makes. */
    private Value shaped(Value value, Members.Member member, Use use) {
        var using = Optional.ofNullable(member.marks().get("using"));
        if (using.isPresent() && !writesText(using)) {
            return Value.input(member.name());
        }
        var timed = times.marked(value, member.marks(), use);
        var asText = using.isPresent()
                || Members.endsWith(Optional.ofNullable(member.marks().get("shape")), "STRING");
        return asText ? timed.each(WrittenMembers::text) : timed;
    }

    /** What a writer makes of what is no object: of an exact number as it was told, of a moment by what it knows. */
    Value plain(One one, Use use) {
        var told = one instanceof One.Made made && made.type().equals(Texts.DECIMAL)
                ? Members.setting(use, Texts.DECIMAL)
                : Optional.<Value>empty();
        return told.map(by -> writesText(told) ? Value.kind(ValueKind.TEXT) : Value.input(""))
                .orElseGet(() -> times.of(one, use));
    }

    private boolean writesText(Optional<Value> using) {
        return Members.endsWith(using, machine.tables().names("writes-text").toArray(String[]::new));
    }

    private static Value text(One one) {
        return Constants.isNothing(one) || Texts.isText(one) ? Value.of(one) : Value.kind(ValueKind.TEXT);
    }

    private Obj.Slot slot(Members.Member member, One self, Obj object, Use use) {
        var held = object.slot(member.name());
        var getter = member.getter();
        if (getter != null) {
            var value = machine.calls().function(getter.boundTo(self), Given.none(use.at()), use.state(), use.frame());
            if (held.isPresent() && held.get().value().sameAs(value)) {
                return held.get();
            }
            var plain = value.any(one -> one instanceof One.Lost) ? Value.input(member.name()) : value;
            return new Obj.Slot(plain, true, getter.code().at(), "", null);
        }
        return held.orElseGet(() -> unset(member, object, use));
    }

    /** A field that nobody set: nothing, or a number or flag where its type has none. */
    private Obj.Slot unset(Members.Member member, Obj object, Use use) {
        var field = member.field();
        var at = field == null ? object.at() : field.at();
        var never = field != null
                && field.type()
                        .filter(code -> List.of(machine.tables()
                                        .word("never-nothing", "")
                                        .split(" ", -1))
                                .contains(Origins.of(code)))
                        .isPresent();
        var known = object.closed() && !machine.isShared(use.on());
        var value = never
                ? typed(field, use)
                        .map(type -> known ? first(type, at) : type)
                        .orElseGet(() -> Value.input(member.name()))
                : machine.isShared(use.on()) ? Value.input(member.name()) : Value.nothing(at);
        return new Obj.Slot(value, true, at, "", null);
    }

    /** What a field of such a type has before anybody sets it. */
    private static Value first(Value type, Place at) {
        return type.equals(Value.kind(ValueKind.FLAG))
                ? Value.lit(false, at)
                : type.equals(Value.kind(ValueKind.NUMBER)) ? Value.lit(BigDecimal.ZERO, at) : type;
    }

    /** What the type of a field says. */
    Optional<Value> typed(Klass.@Nullable Field field, Use use) {
        return field == null
                ? Optional.empty()
                : field.type()
                        .flatMap(
                                code -> machine.classes().types().typed(code, field.scope(), use.state(), use.frame()));
    }
}
