package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Methods of a class that a library calls when an object is made: before, with what is given; afterwards, with the object, or
 * with a record of its fields.
 */
final class Remaking {

    private static final String OBJECT = "remakes";
    private static final String RECORD = "remakes-record";

    private final Machine machine;

    Remaking(Machine machine) {
        this.machine = machine;
    }

    /** What is left to make the object of when methods that come first have seen it. */
    Given before(Klass klass, Given given, State state, Frame frame) {
        var left = given;
        for (var fn : methods(klass, true)) {
            if (!left.closed() || !left.places().isEmpty()) {
                return left;
            }
            var record = machine.records().given(left, state);
            var made = called(fn.boundTo(new One.Type(klass)), Given.of(left.at(), record), state, frame);
            left = made.map(value -> machine.calls().spread(given.at(), value, state))
                    .orElse(left);
        }
        return left;
    }

    /** Lets methods that come last change the object. */
    void after(Klass klass, One.Ref made, Given given, State state, Frame frame) {
        for (var fn : methods(klass, false)) {
            if (shaped(fn, OBJECT)) {
                called(fn.boundTo(made), Given.none(given.at()), state, frame);
            } else {
                record(fn, klass, made, given, state, frame);
            }
        }
    }

    private void record(One.Fn fn, Klass klass, One.Ref made, Given given, State state, Frame frame) {
        var object = state.object(made).orElseThrow();
        var record = machine.made(Obj.record(given.at()).with(object.slots()), state);
        called(fn.boundTo(new One.Type(klass)), Given.of(given.at(), record), state, frame)
                .flatMap(Value::only)
                .flatMap(state::object)
                .filter(Obj::isRecord)
                .ifPresent(changed -> {
                    var slots = new LinkedHashMap<>(object.slots());
                    slots.replaceAll((name, slot) -> changed.slot(name).orElse(slot));
                    state.put(made, object.with(slots));
                });
    }

    /** What a method gives; empty where it only fails. */
    private Optional<Value> called(One.Fn fn, Given given, State state, Frame frame) {
        var way = state.fork();
        var value = machine.calls().function(fn, given, way, frame);
        if (way.isDead()) {
            return Optional.empty();
        }
        state.meet(way);
        return Optional.of(value);
    }

    /** Whether methods see what is given before it is held against the class's names. */
    boolean comesFirst(Klass klass) {
        return !methods(klass, true).isEmpty();
    }

    /** Those that the class has; one that a class below has under the same name stands for it. */
    private List<One.Fn> methods(Klass klass, boolean early) {
        var methods = new ArrayList<One.Fn>();
        var line = new ArrayList<>(klass.line());
        Collections.reverse(line);
        for (var type : line) {
            type.attributes().entrySet().stream()
                    .filter(entry -> klass.attribute(entry.getKey()).equals(Optional.of(entry.getValue())))
                    .forEach(entry -> entry.getValue().ones().stream()
                            .filter(One.Fn.class::isInstance)
                            .map(One.Fn.class::cast)
                            .filter(fn -> fn.code().marks().stream().anyMatch(mark -> isOne(mark, early)))
                            .forEach(methods::add));
        }
        return methods;
    }

    private boolean isOne(Code mark, boolean early) {
        var shape = shape(mark);
        return (shape.equals(OBJECT) || shape.equals(RECORD)) && isEarly(mark) == early;
    }

    private boolean shaped(One.Fn fn, String shape) {
        return fn.code().marks().stream().anyMatch(mark -> shape(mark).equals(shape));
    }

    private String shape(Code mark) {
        return machine.classes().marks().toldShape(mark);
    }

    /** Whether the mark says that the method comes first: by a word, or by a flag of that name. */
    private boolean isEarly(Code mark) {
        var words = machine.tables().names("comes-first");
        return mark instanceof Code.Call call
                && call.arguments().stream()
                        .anyMatch(argument -> argument.value() instanceof Code.Lit lit
                                && (words.contains(String.valueOf(lit.value()))
                                        || words.contains(argument.name()) && Boolean.TRUE.equals(lit.value())));
    }
}
