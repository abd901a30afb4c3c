package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.code.Nothing;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.facts.Untold;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.syntax.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What lies under a key of a record, a list or a text. */
final class Lookups {

    /** How records are labelled that make what is asked for and not there. */
    static final String DEFAULT = "default";

    /** How entries are labelled whose names and values are given in turn, at the places of a list. */
    static final String IN_TURN = "turns";
    /** The place of a name among them. */
    static final String TURN = "turn";

    /** How lists are labelled of which any item may be the first, and those behind it may not be there. */
    static final String ANY_ORDER = "any order";

    private final Machine machine;

    Lookups(Machine machine) {
        this.machine = machine;
    }

    /** What lies under a key. */
    Value take(One of, Value key, Code keyCode, Place at, boolean required, State state, Frame frame) {
        var object = state.object(of);
        if (object.filter(found -> found.label().equals(IN_TURN)).isPresent()) {
            return key.each(one -> inTurn(object.get(), one, keyCode, state, frame));
        }
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
                    .orElseGet(() -> machine.reads().isList(taken)
                            ? machine.reads().element(taken)
                            : untold(machine.reads().within(taken), one, at)));
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
                    .orElseGet(() -> untold(machine.reads().within(walked), one, at)));
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
            return machine.words().toldOrConfigured(key, at).orElseGet(() -> Value.input("an environment variable"));
        }
        if (of instanceof One.Outside outside
                && machine.tables().kind(outside.path()).filter("first"::equals).isPresent()
                && key.only()
                        .flatMap(state::object)
                        .filter(list -> !list.isRecord())
                        .isPresent()) {
            return Value.of(new One.Made(Types.ANNOTATED, java.util.Map.of(Types.PARTS, key)));
        }
        if (of instanceof One.Outside outside) {
            return Value.input(key.onlyText().orElse(outside.path()));
        }
        machine.recorder().unknownName(keyCode.at().where());
        return Value.input(key.onlyText().orElse(""));
    }

    /** A name stands at every even place, its value behind it. */
    private Value inTurn(Obj object, One key, Code keyCode, State state, Frame frame) {
        var view = java.util.Objects.requireNonNull(object.view());
        if (key instanceof One.Made made && made.type().equals(TURN)) {
            return made.given()
                    .getOrDefault("of", Value.none())
                    .each(name -> name.text()
                            .map(text -> machine.reads().take(view, text, keyCode.at(), false, false, state, frame))
                            .orElseGet(() -> Value.of(new One.Walked(view, false))));
        }
        return key instanceof One.Lit lit && lit.value() instanceof BigDecimal number
                ? Value.of(new One.Walked(view, number.intValue() % 2 == 0))
                : Value.of(new One.Walked(view, true));
    }

    /** What lies under a name where members are keys, too; a method that is not called is nothing that is known. */
    Value member(One of, String name, Place at, State state, Frame frame) {
        var object = state.object(of).filter(found -> found.isRecord() && !found.isInstance());
        if (object.isPresent() || of instanceof One.Taken || of instanceof One.Walked) {
            var lacks = object.filter(found -> found.closed()
                            && found.label().isEmpty()
                            && found.tail().isNone()
                            && found.slot(name).isEmpty())
                    .isPresent();
            var key = new Code.Lit(at, name);
            return lacks ? Value.lit(Nothing.ABSENT, at) : take(of, Value.lit(name, at), key, at, false, state, frame);
        }
        return Value.input(name);
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
        return named(key, object).each(one -> {
            var name = one.text().or(() -> name(one));
            if (name.isEmpty()) {
                if (object.view() != null && object.view().level() != Level.ENTRY && !isOwnName(one)) {
                    machine.whole().unknownName(object.view(), at);
                }
                return object.label().equals(DEFAULT) ? madeWhenAsked(of, object, state) : anyOf(object, one);
            }
            var slot = object.slot(name.get());
            if (slot.isPresent() && (slot.get().sure() || object.view() == null)) {
                machine.recorder().ownName(keyCode.at().where());
                return Reads.asked(slot.get().value());
            }
            if (object.view() != null) {
                machine.reads().named(object.view(), one, keyCode.at(), required, frame);
                var taken = machine.reads()
                        .take(object.view(), name.get(), keyCode.at(), required, isListed(one), state, frame);
                slot.ifPresent(own -> each(taken, ReadField::isSetAsWell));
                if (!object.open().isNone()) {
                    each(taken, ReadField::mayBeOfOthers);
                }
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

    private static void each(Value taken, Consumer<ReadField> noted) {
        taken.ones().forEach(one -> noted.accept(((One.Taken) one).read()));
    }

    /** Of a stream's name and what may be set in its place, the name, where something lies under it. */
    private Value named(Value key, Obj object) {
        var names = key.keep(one -> one.text()
                .filter(text -> object.slot(text).isPresent()
                        && machine.bus().handlers().topicLike(text))
                .isPresent());
        return !names.isNone()
                        && key.all(
                                one -> one instanceof One.Input || names.ones().contains(one))
                ? names
                : key;
    }

    private Value untold(One.View view, One key, Place at) {
        if (!isOwnName(key) && !(key instanceof One.Lit)) {
            machine.whole().unknownName(view, at);
        }
        return Value.input("");
    }

    /** A name that the message itself gave. */
    private static boolean isOwnName(One one) {
        return one instanceof One.Walked walked && walked.key();
    }

    private Value madeWhenAsked(One of, Obj object, State state) {
        var made = object.tail().isNone()
                ? machine.made(Obj.sequence(SeqKind.LIST, List.of(), Value.none(), object.at()), state)
                : object.tail();
        if (object.tail().isNone() || object.open().isNone()) {
            state.put((One.Ref) of, object.opened(Value.input("")).holding(made));
        }
        return made;
    }

    private static Optional<String> name(One one) {
        if (one instanceof One.Member member) {
            return Optional.of(member.klass().name() + "." + member.name());
        }
        return one instanceof One.Lit lit ? Optional.of(String.valueOf(lit.value())) : Optional.empty();
    }

    /** What may lie under a key that is not known, or only in part. */
    private Value anyOf(Obj object, One key) {
        var values = new ArrayList<Value>();
        object.slots().forEach((name, slot) -> {
            if (!(key instanceof One.Template template) || Untold.fits(Streams.known(template), name)) {
                values.add(slot.value());
            }
        });
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
        if (number.isPresent() && !object.label().equals(ANY_ORDER)) {
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
