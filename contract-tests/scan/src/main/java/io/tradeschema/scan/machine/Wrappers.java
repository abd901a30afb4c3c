package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What marks that are functions of the tree make of the function below them. One that only calls it, as often as it likes, leaves
 * the function as it is: what counts is what is sent, and what is changed on its way in or out.
 */
final class Wrappers {

    private final Machine machine;
    private final Map<Code.Func, One.Fn> replaced = new IdentityHashMap<>();

    Wrappers(Machine machine) {
        this.machine = machine;
    }

    /** What others call by the name of the function; the nearest mark is given it first. */
    One.Fn of(One.Fn fn, State state, Frame frame) {
        var marks = fn.code().marks();
        var values = new ArrayList<Value>();
        marks.forEach(mark -> values.add(machine.eval(mark, state, frame)));
        if (machine.tables().word("marks-replace", "").isEmpty()
                || !marks.stream()
                        .allMatch(mark ->
                                machine.classes().marks().toldShape(mark).isEmpty())) {
            return fn;
        }
        var made = fn;
        for (var i = marks.size() - 1; i >= 0; i--) {
            made = wrapped(made, marks.get(i), values.get(i), state, frame).orElse(made);
        }
        if (!made.equals(fn)) {
            made = made.of(fn.owner());
            replaced.put(fn.code(), made);
        }
        return made;
    }

    /** Where a walk begins that begins at the function. */
    One.Fn inPlaceOf(One.Fn fn) {
        var other = replaced.get(fn.code());
        return other == null ? fn : new One.Fn(other.code(), other.scope(), fn.self(), other.owner());
    }

    private Optional<One.Fn> wrapped(One.Fn fn, Code mark, Value by, State state, Frame frame) {
        var wrapper = by.only().filter(One.Fn.class::isInstance).map(One.Fn.class::cast);
        if (wrapper.isEmpty() || wrapper.get().code().parameters().isEmpty()) {
            return Optional.empty();
        }
        var call = new Code.Call(mark.at(), mark, List.of());
        var way = state.fork();
        var made = machine.calls()
                .invoke(by, Given.of(mark.at(), Value.of(fn)), call, way, frame)
                .only()
                .filter(One.Fn.class::isInstance)
                .map(One.Fn.class::cast)
                .filter(other -> !other.equals(fn) && counts(wrapper.get(), other));
        if (made.isPresent()) {
            state.meet(way);
        }
        return made;
    }

    /** Whether what stands in a function's place sends something, or changes what goes in or comes out. */
    private boolean counts(One.Fn wrapper, One.Fn made) {
        var given = wrapper.code().parameters().get(0).name();
        return machine.bus().names().leads(made.code()) || new Changes(made.code(), given).any();
    }

    /** What is done in such a function to what the function below it is given, or gives. */
    private static final class Changes {

        private final Code.Func code;
        private final String below;
        private final Set<String> taken = new HashSet<>();
        private final Set<String> results = new HashSet<>();

        Changes(Code.Func code, String below) {
            this.code = code;
            this.below = below;
            code.parameters().forEach(parameter -> taken.add(parameter.name()));
            Walk.any(code.body(), part -> {
                if (part instanceof Code.Set set
                        && set.target() instanceof Code.Name name
                        && set.value().filter(this::isCall).isPresent()) {
                    results.add(name.name());
                }
                return false;
            });
        }

        boolean any() {
            return Walk.any(code.body(), this::changes);
        }

        private boolean changes(Code part) {
            if (part instanceof Code.Set set) {
                return isPartOf(set.target());
            }
            if (part instanceof Code.Change change) {
                return isPartOf(change.target());
            }
            if (part instanceof Code.Drop drop) {
                return isPartOf(drop.target());
            }
            if (part instanceof Code.Leave leave) {
                return leave.exit() == Code.Exit.RETURN
                        && leave.value().filter(value -> !isLeft(value)).isPresent();
            }
            return part instanceof Code.Call call
                    && (isCall(call)
                            ? !call.arguments().stream().allMatch(argument -> isHandedOn(argument.value()))
                            : call.callee() instanceof Code.Attr attr && isOf(attr.of(), results));
        }

        private boolean isPartOf(Code target) {
            return target instanceof Code.Index index && (isOf(index.of(), taken) || isOf(index.of(), results))
                    || target instanceof Code.Attr attr && isOf(attr.of(), results);
        }

        private static boolean isOf(Code code, Set<String> names) {
            return code instanceof Code.Name name && names.contains(name.name());
        }

        private boolean isCall(Code code) {
            return code instanceof Code.Await await
                    ? isCall(await.of())
                    : code instanceof Code.Call call
                            && call.callee() instanceof Code.Name name
                            && name.name().equals(below);
        }

        /** Whether what is given back is what came out, or nothing that was made of it. */
        private boolean isLeft(Code value) {
            return value instanceof Code.Lit || isOf(value, results) || isCall(value);
        }

        private boolean isHandedOn(Code value) {
            return value instanceof Code.Spread spread ? isHandedOn(spread.of()) : isOf(value, taken);
        }
    }
}
