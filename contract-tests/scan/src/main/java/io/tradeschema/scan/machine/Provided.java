package io.tradeschema.scan.machine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Objects of libraries that functions of the tree make for whoever asks for one of that type: a framework hands them on. */
final class Provided {

    /** How functions are marked that make such objects. */
    private static final String PROVIDES = "provides";

    private final Machine machine;
    private final Map<String, Value> known = new HashMap<>();
    private final Set<String> asking = new HashSet<>();
    private int classes;

    Provided(Machine machine) {
        this.machine = machine;
    }

    /** What is handed to whoever asks for one of the type; empty where the tree makes none, or nothing that is told more. */
    Optional<Value> of(String type, Frame frame) {
        var all = machine.classes().all().size();
        if (all != classes) {
            known.clear();
            classes = all;
        }
        var value = known.get(type);
        if (value == null && asking.add(type)) {
            value = made(type, frame);
            known.put(type, value);
            asking.remove(type);
        }
        return Optional.ofNullable(value).filter(made -> !made.isNone());
    }

    private Value made(String type, Frame frame) {
        var values = machine.classes().all().stream()
                .flatMap(klass -> klass.attributes().values().stream())
                .flatMap(value -> value.ones().stream())
                .filter(One.Fn.class::isInstance)
                .map(One.Fn.class::cast)
                .filter(fn -> isOf(fn, type) && machine.classes().marks().isMarked(fn, PROVIDES))
                .map(fn -> made(fn, frame))
                .toList();
        return Value.either(values)
                .keep(one -> one instanceof One.Made made
                        && made.type().equals(type)
                        && made.given().size() > 1);
    }

    private static boolean isOf(One.Fn fn, String type) {
        return fn.code()
                .type()
                .map(Origins::of)
                .filter(name -> type.equals(name) || type.endsWith("." + name))
                .isPresent();
    }

    private Value made(One.Fn fn, Frame frame) {
        var state = machine.ground().fork();
        var self = fn.owner() == null
                ? fn
                : fn.boundTo(
                        machine.roots().typical(fn.owner(), state, frame).ones().get(0));
        var value = machine.calls().fromOutside(self, fn.code().at(), state, frame);
        return state.isDead() ? Value.none() : value;
    }
}
