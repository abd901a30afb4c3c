package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Objects of libraries that functions of the tree make for whoever asks for one of that type: a framework hands them on. */
final class Provided {

    /** How functions are marked that make such objects. */
    private static final String PROVIDES = "provides";

    /** Under which names something is asked for. */
    private static final String TITLE = "title";

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
        var values = functions().stream()
                .filter(fn -> isOf(fn, type))
                .map(fn -> titled(made(fn, frame), fn))
                .toList();
        return Value.either(values)
                .keep(one -> one instanceof One.Made made
                        && made.type().equals(type)
                        && made.given().size() > 1);
    }

    /** The functions that make something for others, as the files that were gone through have them. */
    List<One.Fn> functions() {
        return machine.classes().all().stream()
                .flatMap(klass -> klass.attributes().values().stream())
                .flatMap(value -> value.ones().stream())
                .filter(One.Fn.class::isInstance)
                .map(One.Fn.class::cast)
                .filter(this::provides)
                .toList();
    }

    private boolean provides(One.Fn fn) {
        return fn.code().marks().stream()
                .anyMatch(mark -> machine.classes().marks().toldShape(mark).equals(PROVIDES));
    }

    /** What has a name of its own, such as a queue, with the names under which it is asked for. */
    private static Value titled(Value value, One.Fn fn) {
        var titles = titles(fn.code().marks());
        var name = titles.isNone() ? Value.lit(fn.code().name(), fn.code().at()) : titles;
        return value.each(one -> {
            if (!(one instanceof One.Made made) || !made.given().containsKey("kept")) {
                return Value.of(one);
            }
            var given = new HashMap<>(made.given());
            given.put(TITLE, name);
            return Value.of(new One.Made(made.type(), Map.copyOf(given)));
        });
    }

    private static Value titles(List<Code> marks) {
        return Value.ofAll(marks.stream()
                .filter(Code.Call.class::isInstance)
                .flatMap(mark -> ((Code.Call) mark).arguments().stream())
                .map(Code.Argument::value)
                .filter(code -> code instanceof Code.Lit lit && lit.value() instanceof String)
                .flatMap(code -> Value.lit(((Code.Lit) code).value(), code.at()).ones().stream())
                .toList());
    }

    /** Of several of one type, the one that a parameter asks for: by a mark that names it, or by its own name. */
    static Value asked(Value all, Code.Parameter parameter) {
        var titles = titles(parameter.marks());
        var names = titles.isNone() ? List.of(parameter.name()) : titles.texts();
        var some = all.keep(one -> one instanceof One.Made made
                && made.given().getOrDefault(TITLE, Value.none()).texts().stream()
                        .anyMatch(names::contains));
        return some.isNone() ? all : some;
    }

    private static boolean isOf(One.Fn fn, String type) {
        return fn.code()
                .type()
                .map(Origins::of)
                .filter(name -> type.equals(name) || type.endsWith("." + name))
                .isPresent();
    }

    /** What the function makes, called with what it asks for. */
    Value made(One.Fn fn, Frame frame) {
        var state = machine.ground().fork();
        var self = fn.owner() == null
                ? fn
                : fn.boundTo(
                        machine.roots().typical(fn.owner(), state, frame).ones().get(0));
        var value = machine.calls().fromOutside(self, fn.code().at(), state, frame);
        return state.isDead() ? Value.none() : value;
    }
}
