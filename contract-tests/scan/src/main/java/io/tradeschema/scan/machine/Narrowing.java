package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Sets what a test leaves wherever the value that was tested is held. */
@SuppressWarnings("ReferenceEquality") // what is the very same is meant, not what looks so
final class Narrowing {

    /** In how many calls around a test the value that is tested is looked for under other names. */
    private static final int ALIASES = 3;

    private final Machine machine;
    private final Map<Code.Func, Set<String>> namesIn = new java.util.IdentityHashMap<>();

    Narrowing(Machine machine) {
        this.machine = machine;
    }

    /** Keeps what may be true, or what may be false. */
    boolean keepWhereTrue(Code code, Value value, boolean truth, State state, Frame frame) {
        return keep(
                code,
                value,
                one -> machine.truth().of(one, state).map(flag -> flag == truth).orElse(true),
                state,
                frame);
    }

    boolean keep(Code code, Value value, Predicate<One> predicate, State state, Frame frame) {
        return narrow(code, value, one -> predicate.test(one) ? Value.of(one) : Value.none(), state, frame);
    }

    boolean narrow(Code code, Value value, Function<One, Value> left, State state, Frame frame) {
        var changed = false;
        var parts = new ArrayList<Value>();
        for (var one : value.ones()) {
            var part = left.apply(one);
            changed |= part.ones().size() != 1 || part.ones().get(0) != one;
            parts.add(part);
        }
        if (!changed) {
            return true;
        }
        var rest = Value.either(parts);
        if (rest.isNone()) {
            return isShared(code, state, frame);
        }
        set(code, value, value.left(rest), state, frame);
        return true;
    }

    /** Whether others may change what the code names: such a thing never closes a way. A library is changed by nobody. */
    boolean isShared(Code code, State state, Frame frame) {
        if (code instanceof Code.Name name) {
            for (var scope = frame.scope(); scope != null; scope = scope.outer()) {
                var held = state.value(new State.Var(scope.frame(), name.name()));
                if (held.isPresent()) {
                    return scope.outer() == null
                            && frame.scope() != scope
                            && !held.get().all(One.Outside.class::isInstance);
                }
            }
            return false;
        }
        if (code instanceof Code.Index index) {
            return isShared(index.of(), state, frame);
        }
        if (code instanceof Code.Attr member) {
            return isOfRecords(whole(member.of(), state, frame), state)
                    ? isShared(member.of(), state, frame)
                    : !isDescription(frame.tested.get(member.of()), state);
        }
        return code instanceof Code.Call call
                && call.callee() instanceof Code.Attr attr
                && isShared(attr.of(), state, frame);
    }

    /** Whether these are plain records, which belong to whoever holds them. */
    private static boolean isOfRecords(@Nullable Value value, State state) {
        return value != null
                && value.all(one -> state.object(one)
                        .filter(object -> object.isRecord() && !object.isInstance() && object.view() == null)
                        .isPresent());
    }

    /** What a library tells of a field is changed by nobody. */
    private static boolean isDescription(@Nullable Value value, State state) {
        return value != null
                && value.only()
                        .flatMap(state::object)
                        .filter(object -> object.label().equals(Models.DESCRIPTION))
                        .isPresent();
    }

    /** Every place that still holds the value that was tested holds what is left of it. */
    private void set(Code code, Value before, Value after, State state, Frame frame) {
        if (code instanceof Code.Name name) {
            for (var scope = frame.scope(); scope != null; scope = scope.outer()) {
                var variable = new State.Var(scope.frame(), name.name());
                var held = state.value(variable);
                if (held.isPresent()) {
                    if (machine.units().asked(machine, held.get(), state, frame) == before) {
                        state.narrow(variable, after);
                    }
                    break;
                }
            }
        } else if (code instanceof Code.Set set) {
            set(set.target(), before, after, state, frame);
        } else if (code instanceof Code.Attr attr) {
            slot(attr.of(), attr.name(), before, after, state, frame);
            owners(attr.of(), attr.name(), after, state, frame);
        } else if (code instanceof Code.Index index
                && index.key() instanceof Code.Lit lit
                && lit.value() instanceof String key) {
            slot(index.of(), key, before, after, state, frame);
            owners(index.of(), key, after, state, frame);
        } else if (code instanceof Code.Call call
                && call.callee() instanceof Code.Attr attr
                && call.arguments().size() == 1) {
            if (call.arguments().get(0).value() instanceof Code.Lit lit && lit.value() instanceof String key) {
                slot(attr.of(), key, before, after, state, frame);
            }
            // upper(), strip() of a name that is held against constants: what fails is not there either
            return;
        } else if (code instanceof Code.Call call
                && call.callee() instanceof Code.Attr attr
                && call.arguments().isEmpty()) {
            slots(attr.of(), before, after, state, frame);
        }
        aliases(before, after, state, frame);
    }

    private void slot(Code of, String name, Value before, Value after, State state, Frame frame) {
        owner(of, state, frame)
                .filter(one -> state.object(one)
                        .flatMap(object -> object.slot(name))
                        .filter(slot -> slot.value().sameAs(before))
                        .isPresent())
                .ifPresent(one -> held(one, name, after, state));
    }

    /** Of several objects those are left that may have what is left under the name. */
    private void owners(Code of, String name, Value after, State state, Frame frame) {
        var all = whole(of, state, frame);
        if (all == null || all.ones().size() < 2) {
            return;
        }
        var left = all.keep(one -> state.object(one)
                .flatMap(object -> object.slot(name))
                .map(slot -> !slot.sure() || slot.value().any(after.ones()::contains))
                .orElse(true));
        if (left != all && !left.isNone()) {
            set(of, all, all.left(left), state, frame);
        }
    }

    /** What a function of an object gives which is what it holds under a name. */
    private void slots(Code of, Value before, Value after, State state, Frame frame) {
        owner(of, state, frame).ifPresent(one -> {
            var equal = state.object(one).stream()
                    .flatMap(object -> object.slots().entrySet().stream())
                    .filter(entry -> entry.getValue().value().sameAs(before))
                    .map(Map.Entry::getKey)
                    .toList();
            if (equal.size() == 1) {
                held(one, equal.get(0), after, state); // where ways met it is no longer the very same
            } else {
                replace(one, before, after, state);
            }
        });
    }

    private Optional<One> owner(Code of, State state, Frame frame) {
        return Optional.ofNullable(whole(of, state, frame)).flatMap(Value::only);
    }

    /** What a member is asked of, where that was worked out. */
    private @Nullable Value whole(Code of, State state, Frame frame) {
        var owner = frame.tested.get(of);
        return owner != null ? owner : of instanceof Code.Name ? machine.eval(of, state, frame) : null;
    }

    private static void held(One one, String name, Value after, State state) {
        state.object(one)
                .filter(object -> object.slot(name).isPresent())
                .ifPresent(object -> state.put((One.Ref) one, object.narrowed(name, after)));
    }

    /** The object holds the other thing wherever it held the very same. */
    private static void replace(One one, Value before, Value after, State state) {
        state.object(one).stream()
                .flatMap(object -> object.slots().entrySet().stream())
                .filter(entry -> entry.getValue().value() == before)
                .map(Map.Entry::getKey)
                .toList()
                .forEach(name -> held(one, name, after, state));
    }

    /** What was handed on and is another thing now is that for those who handed it on, too: under their names and in their objects. */
    void everywhere(Value before, Value after, State state, Frame frame) {
        aliases(before, after, state, frame);
        var levels = 0;
        for (Frame at = frame; at != null && levels < ALIASES; at = at.caller()) {
            levels++;
            if (at.self() != null) {
                replace(at.self(), before, after, state);
            }
        }
    }

    /** The names of the functions that are walked now which hold the very same value. */
    private void aliases(Value before, Value after, State state, Frame frame) {
        var levels = 0;
        for (Frame at = frame; at != null && levels < ALIASES; at = at.caller()) {
            levels++;
            var function = at.function();
            if (function == null) {
                continue;
            }
            for (var name : namesOf(function)) {
                var variable = new State.Var(at.scope().frame(), name);
                var held = state.value(variable).orElse(Value.none());
                if (held == before) {
                    state.set(variable, after);
                } else {
                    held.only()
                            .filter(one -> state.object(one)
                                    .filter(object -> object.isRecord() && !object.isInstance())
                                    .isPresent())
                            .ifPresent(record -> replace(record, before, after, state));
                }
            }
        }
    }

    private Set<String> namesOf(Code.Func function) {
        return namesIn.computeIfAbsent(function, key -> {
            var all = Units.names(key.body());
            key.parameters().forEach(parameter -> all.add(parameter.name()));
            return all;
        });
    }
}
