package io.tradeschema.scan.machine;

import io.tradeschema.model.Where;
import io.tradeschema.scan.code.Bytes;
import io.tradeschema.scan.code.Nothing;
import io.tradeschema.scan.facts.FieldValue;
import io.tradeschema.scan.facts.Gap;
import io.tradeschema.scan.facts.ObjectFacts;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.facts.WrittenField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Turns what the walk knows of an object into facts. */
final class Shapes {

    private static final int DEEPEST = 4;

    private final State state;
    private final boolean exactAsText;
    private final Machine machine;
    private final boolean inJson;
    private final boolean plain;

    /** Objects as they are when they are made JSON, or as they lie in an entry. */
    Shapes(Machine machine, State state, boolean inJson, boolean exactAsText, boolean plain) {
        this.machine = machine;
        this.plain = plain;
        this.state = state;
        this.inJson = inJson;
        this.exactAsText = exactAsText;
    }

    ObjectFacts of(Obj object) {
        return of(object, 0);
    }

    private ObjectFacts of(Obj object, int depth) {
        var fields = new LinkedHashMap<String, WrittenField>();
        object.slots().forEach((name, slot) -> {
            var left = inJson ? given(slot) : slot;
            if (!left.value().isNone() || slot.value().isNone()) {
                fields.put(name, field(name, left, depth));
            }
        });
        var ways = object.ways().slots().stream()
                .map(slots -> of(object.with(slots), depth))
                .toList();
        return new ObjectFacts(object.at().where(), fields, gap(object), ways);
    }

    static Gap gap(Obj object) {
        if (object.view() != null) {
            return Gap.passedOn();
        }
        if (object.open().isNone()) {
            return Gap.NONE;
        }
        var lost = object.open().ones().stream()
                .filter(One.Lost.class::isInstance)
                .map(one -> ((One.Lost) one).reason())
                .findFirst();
        return lost.map(Gap::because).orElseGet(() -> Gap.ofCallers("its names come from outside"));
    }

    private WrittenField field(String name, Obj.Slot slot, int depth) {
        var where = slot.at().where();
        return new WrittenField(name, slot.sure(), where, value(slot, depth), given(slot, where));
    }

    /** What was never given is not written: a name under which it may lie is there at times. */
    private static Obj.Slot given(Obj.Slot slot) {
        var some = slot.value().keep(one -> !(one instanceof One.Lit lit && lit.value() == Nothing.ABSENT));
        return some.ones().size() == slot.value().ones().size()
                ? slot
                : slot.with(some).unsure();
    }

    /** Where the value is written down, which is where it is to be changed. */
    private Where given(Obj.Slot slot, Where where) {
        return slot.value().ones().stream()
                .filter(one -> one instanceof One.Lit lit && !machine.isConstant(lit.at()))
                .map(one -> ((One.Lit) one).at().where())
                .findFirst()
                .filter(at -> slot.value().ones().size() == 1)
                .orElse(where);
    }

    FieldValue value(Obj.Slot slot, int depth) {
        var kinds = EnumSet.noneOf(ValueKind.class);
        var literals = new ArrayList<Object>();
        Optional<ObjectFacts> object = Optional.empty();
        var elements = new ArrayList<WrittenField>();
        var counts = new LinkedHashSet<Integer>();
        for (var one : slot.value().ones()) {
            var value = number(ofMember(one));
            kinds.add(kind(value));
            if (value instanceof One.Lit lit && !lit.isNothing()) {
                literals.add(lit.value() instanceof Bytes bytes ? bytes.text() : lit.value());
            }
            var held = state.object(value);
            if (held.isPresent() && held.get().isRecord() && depth < DEEPEST) {
                var facts = of(held.get(), depth + 1);
                object = Optional.of(object.map(other -> other.or(facts)).orElse(facts));
            }
            if (held.isPresent() && !held.get().isRecord() && depth < DEEPEST) {
                elements.addAll(elements(held.get(), slot, depth + 1));
                WrittenLists.count(held.get(), slot).ifPresent(counts::add);
            }
        }
        var complete = literals.size() == slot.value().ones().size()
                && !literals.isEmpty()
                && slot.value().ones().stream().noneMatch(machine::standsIn);
        if (kinds.isEmpty()) {
            kinds.add(ValueKind.UNKNOWN);
        }
        var orNothing = slot.value().any(one -> one instanceof One.Kind kind && kind.orNothing());
        return new FieldValue(kinds, literals, complete, slot.origin(), object, orNothing, elements, counts);
    }

    /** What stands in a list: at each place that is known, and behind those. */
    private List<WrittenField> elements(Obj list, Obj.Slot slot, int depth) {
        var elements = new ArrayList<WrittenField>();
        for (var i = 0; i < list.items().size(); i++) {
            elements.add(element("[" + i + "]", list.items().get(i), slot, depth));
        }
        if (!list.tail().isNone()) {
            elements.add(element("[]", list.tail(), slot, depth));
        }
        return elements;
    }

    private WrittenField element(String place, Value value, Obj.Slot slot, int depth) {
        return field(place, new Obj.Slot(value, true, slot.at(), "", slot.code()), depth);
    }

    /** A member of an enumeration is written as its value; some writers of JSON know only members that are text. */
    private One ofMember(One one) {
        if (!(one instanceof One.Member member) || plain && !member.isText() && !exactAsText) {
            return one;
        }
        return exactAsText && plain && !member.isText()
                ? Texts.ofMember(member, machine).only().orElse(one)
                : member.value().only().orElse(one);
    }

    /** A decimal that is written down is its number, unless the writer makes text of it. */
    private One number(One one) {
        return one instanceof One.Made made && made.type().equals(Texts.DECIMAL) && !(inJson && exactAsText)
                ? made.given()
                        .getOrDefault(NumberWords.VALUE, Value.of(one))
                        .ones()
                        .get(0)
                : one;
    }

    private ValueKind kind(One one) {
        if (one instanceof One.Member) {
            return ValueKind.OBJECT;
        }
        if (one instanceof One.Lit lit) {
            return ofLiteral(lit.value());
        }
        if (one instanceof One.Kind kind) {
            return kind.kind();
        }
        if (one instanceof One.Template || one instanceof One.Json) {
            return ValueKind.TEXT;
        }
        if (one instanceof One.Outside outside
                && machine.tables().kind(outside.path()).orElse("").equals("not-a-number")) {
            return ValueKind.NOT_A_NUMBER;
        }
        if (one instanceof One.Made made) {
            return ofMade(made);
        }
        var held = state.object(one);
        return held.map(object -> object.isRecord() ? ValueKind.OBJECT : ValueKind.LIST)
                .orElse(ValueKind.UNKNOWN);
    }

    private static ValueKind ofLiteral(Object value) {
        if (value instanceof String || value instanceof Bytes) {
            return ValueKind.TEXT;
        }
        return value instanceof BigDecimal
                ? ValueKind.NUMBER
                : value instanceof Boolean ? ValueKind.FLAG : ValueKind.NONE;
    }

    private ValueKind ofMade(One.Made made) {
        var type = made.type();
        if (type.equals(Texts.DECIMAL)) {
            return inJson && exactAsText ? ValueKind.TEXT : ValueKind.NUMBER;
        }
        if (type.equals(Texts.MOMENT)) {
            var zoned = made.given().containsKey("zone") && !plain ? ValueKind.ISO_TIME : ValueKind.LOCAL_TIME;
            return inJson && exactAsText ? zoned : ValueKind.UNKNOWN;
        }
        if (type.equals(NumberWords.NAN)) {
            return ValueKind.NOT_A_NUMBER;
        }
        if (type.equals(PlainJson.NO_FORM)) {
            return ValueKind.NO_FORM;
        }
        return type.equals(Texts.REPRESENTED) ? ValueKind.TEXT : ValueKind.UNKNOWN;
    }
}
