package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What lies under a key of a record, a list or a text. */
final class Lookups {

    /** How records are labelled that make what is asked for and not there. */
    static final String DEFAULT = "default";

    private final Machine machine;

    Lookups(Machine machine) {
        this.machine = machine;
    }

    /** What lies under a key. */
    Value take(One of, Value key, Code keyCode, Place at, boolean required, State state, Frame frame) {
        var object = state.object(of);
        if (object.isPresent() && object.get().isRecord()) {
            return ofRecord(of, object.get(), key, keyCode, at, required, state, frame);
        }
        if (object.isPresent()) {
            return ofSequence(object.get(), key);
        }
        if (of instanceof One.Taken taken) {
            return key.each(one -> one.text()
                    .map(name -> machine.reads()
                            .take(
                                    machine.reads().within(taken),
                                    name,
                                    keyCode.at(),
                                    required,
                                    isListed(one),
                                    state,
                                    frame))
                    .orElseGet(() -> Value.input("")));
        }
        if (of instanceof One.Walked walked && !walked.key()) {
            return key.each(one -> one.text()
                    .map(name -> machine.reads()
                            .take(
                                    machine.reads().within(walked),
                                    name,
                                    keyCode.at(),
                                    required,
                                    isListed(one),
                                    state,
                                    frame))
                    .orElseGet(() -> Value.input("")));
        }
        if (of instanceof One.Type type && machine.classes().enumerations().isEnumeration(type.klass())) {
            return machine.classes().enumerations().members(type.klass());
        }
        if (of instanceof One.Lit lit && lit.value() instanceof String text) {
            return letter(lit, text, key);
        }
        if (of instanceof One.Outside outside
                && machine.tables()
                        .kind(outside.path())
                        .filter("environment"::equals)
                        .isPresent()) {
            return machine.words().told(key, at).orElseGet(() -> Value.input("an environment variable"));
        }
        if (of instanceof One.Outside outside) {
            return Value.input(key.onlyText().orElse(outside.path()));
        }
        return Value.input(key.onlyText().orElse(""));
    }

    private static Value letter(One.Lit lit, String text, Value key) {
        var index = key.only()
                .filter(one -> one instanceof One.Lit number && number.value() instanceof BigDecimal)
                .map(one -> ((BigDecimal) ((One.Lit) one).value()).intValue())
                .orElse(-1);
        return index >= 0 && index < text.length()
                ? Value.of(new One.Lit(text.substring(index, index + 1), lit.at(), lit.listed()))
                : Value.kind(ValueKind.TEXT);
    }

    static boolean isListed(One one) {
        return one instanceof One.Lit lit && lit.listed();
    }

    private Value ofRecord(
            One of, Obj object, Value key, Code keyCode, Place at, boolean required, State state, Frame frame) {
        if (key.any(one -> one instanceof One.Taken)) {
            machine.reads().lookedUp(object, key, at, required, state, frame);
        }
        return key.each(one -> {
            var name = one.text().or(() -> name(one));
            if (name.isEmpty()) {
                return object.label().equals(DEFAULT) ? madeWhenAsked(of, object, state) : anyOf(object);
            }
            var slot = object.slot(name.get());
            if (slot.isPresent() && (slot.get().sure() || object.view() == null)) {
                return slot.get().value();
            }
            if (object.view() != null) {
                machine.reads().named(object.view(), one, keyCode.at(), required, frame);
                var taken = machine.reads()
                        .take(object.view(), name.get(), keyCode.at(), required, isListed(one), state, frame);
                return slot.map(found -> Value.either(found.value(), taken)).orElse(taken);
            }
            if (object.label().equals(DEFAULT)) {
                return madeWhenAsked(of, object, state);
            }
            if (!object.open().isNone()) {
                return object.tail().isNone() ? Value.input(name.get()) : object.tail();
            }
            return Value.lost(name.get() + " is not set");
        });
    }

    private Value madeWhenAsked(One of, Obj object, State state) {
        if (!object.tail().isNone()) {
            return object.tail();
        }
        var list = machine.made(Obj.sequence(SeqKind.LIST, List.of(), Value.none(), object.at()), state);
        state.put((One.Ref) of, object.opened(Value.input("")).holding(list));
        return list;
    }

    private static Optional<String> name(One one) {
        if (one instanceof One.Member member) {
            return Optional.of(member.klass().name() + "." + member.name());
        }
        return one instanceof One.Lit lit ? Optional.of(String.valueOf(lit.value())) : Optional.empty();
    }

    /** What may lie under a key that is not known. */
    private Value anyOf(Obj object) {
        var values = new ArrayList<Value>();
        object.slots().values().forEach(slot -> values.add(slot.value()));
        if (object.view() != null) {
            values.add(Value.of(new One.Walked(object.view(), false)));
        }
        if (!object.tail().isNone()) {
            values.add(object.tail());
        } else if (!object.open().isNone() || values.isEmpty()) {
            values.add(Value.input(""));
        }
        return Value.either(values);
    }

    private static Value ofSequence(Obj object, Value key) {
        var number = key.only()
                .filter(one -> one instanceof One.Lit lit && lit.value() instanceof BigDecimal)
                .map(one -> ((BigDecimal) ((One.Lit) one).value()).intValue());
        if (number.isPresent()) {
            var index = number.get() < 0 ? object.items().size() + number.get() : number.get();
            if (object.tail().isNone() && index >= 0 && index < object.items().size()) {
                return object.items().get(index);
            }
            if (index >= 0 && index < object.items().size()) {
                return object.items().get(index);
            }
        }
        var any = object.element();
        return any.isNone() ? Value.lost("the list is empty") : any;
    }
}
