package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tests of which names a message has: what is looked for in it, and what is allowed in it. */
final class NameTests {

    private final Machine machine;
    private final Map<String, ReadField> absent = new java.util.HashMap<>();

    NameTests(Machine machine) {
        this.machine = machine;
    }

    /** A name that is looked for in a record: it is there, or it is not. */
    boolean hasName(Value key, Value in, boolean truth, State state) {
        if (key.ones().size() != 1 || in.ones().size() != 1 || key.onlyText().isEmpty()) {
            return true;
        }
        var object = state.object(in.ones().get(0)).filter(Obj::isRecord);
        if (object.isEmpty()) {
            return true;
        }
        var name = key.onlyText().get();
        var slot = object.get().slot(name);
        if (slot.isPresent()) {
            if (truth && !slot.get().sure()) {
                var sure = new Obj.Slot(
                        slot.get().value(),
                        true,
                        slot.get().at(),
                        slot.get().origin(),
                        slot.get().code());
                state.put((One.Ref) in.ones().get(0), object.get().with(name, sure));
            } else if (!truth && !slot.get().sure()) {
                state.put((One.Ref) in.ones().get(0), object.get().without(name));
            }
            return truth || !slot.get().sure();
        }
        if (!truth && object.get().view() != null) {
            lacked(object.get().view(), name, state);
        }
        return !truth || !object.get().closed();
    }

    /** What is looked for and is not there: what is read after it stands in for it. */
    private void lacked(One.View view, String name, State state) {
        var place = absent.get(view.source().reader().where() + "/" + view.path() + "/" + name);
        if (place != null) {
            state.lacks(view.source().id(), place);
        }
    }

    void lookedFor(Value key, Value in, Code keyCode, State state, Frame frame) {
        for (var one : in.ones()) {
            var view = viewOf(one, state);
            if (view != null) {
                key.ones()
                        .forEach(name -> machine.reads()
                                .lookedFor(view, name, keyCode.at(), state, frame)
                                .ifPresent(read -> absent.put(
                                        view.source().reader().where() + "/" + view.path() + "/"
                                                + name.text().orElse(""),
                                        read)));
            }
        }
    }

    private One.@Nullable View viewOf(One one, State state) {
        var object = state.object(one);
        if (object.isPresent()) {
            if (object.get().view() != null) {
                return object.get().view();
            }
            return object.get().isRecord() ? null : walked(object.get().tail());
        }
        return null;
    }

    private static One.@Nullable View walked(Value value) {
        for (var one : value.ones()) {
            if (one instanceof One.Walked walked && walked.key()) {
                return walked.view();
            }
        }
        return null;
    }

    /** A message's own name that is looked for in a list of the only names that are allowed. */
    void whitelisted(Value key, Value list, Code.Op op, State state, Frame frame) {
        var view = walked(key);
        var names = names(list, state);
        if (view == null || names.isEmpty()) {
            return;
        }
        names.forEach(name -> white(view, name, op.at(), state, frame));
    }

    private void white(One.View view, One.Lit name, Place at, State state, Frame frame) {
        name.text()
                .ifPresent(text -> machine.reads()
                        .take(view, text, at, false, true, state, frame)
                        .ones()
                        .forEach(one -> {
                            ((One.Taken) one).read().onlyTested();
                            ((One.Taken) one).read().fromWhitelist();
                        }));
    }

    private static List<One.Lit> names(Value list, State state) {
        var names = new ArrayList<One.Lit>();
        for (var one : list.ones()) {
            state.object(one)
                    .filter(object -> !object.isRecord() || object.closed())
                    .ifPresent(object -> {
                        object.items()
                                .forEach(item -> item.ones().stream()
                                        .filter(it -> it instanceof One.Lit lit && lit.value() instanceof String)
                                        .forEach(it -> names.add((One.Lit) it)));
                        if (object.isRecord()) {
                            object.slots().forEach((name, slot) -> names.add(new One.Lit(name, slot.at(), true)));
                        }
                    });
        }
        return names;
    }

    /** A list of names that is held against those of a message: {@code REQUIRED <= message.keys()}. */
    void subset(Value smaller, Value larger, Code.Op op, State state, Frame frame) {
        subset(smaller, larger, op.at(), state, frame);
    }

    void subset(Value smaller, Value larger, Place at, State state, Frame frame) {
        var inLarger = larger.ones().stream()
                .map(one -> viewOf(one, state))
                .filter(it -> it != null)
                .findFirst();
        var inSmaller = smaller.ones().stream()
                .map(one -> viewOf(one, state))
                .filter(it -> it != null)
                .findFirst();
        if (inLarger.isPresent()) {
            names(smaller, state)
                    .forEach(name -> machine.reads()
                            .lookedFor(inLarger.get(), new One.Lit(name.value(), name.at(), true), at, state, frame));
        } else if (inSmaller.isPresent()) {
            names(larger, state).forEach(name -> white(inSmaller.get(), name, at, state, frame));
        }
    }
}
