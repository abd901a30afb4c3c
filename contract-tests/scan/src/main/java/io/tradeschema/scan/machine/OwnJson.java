package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code.SeqKind;
import java.util.ArrayList;
import java.util.List;

/** What a language writes of objects as JSON by itself: what they say they are, nothing of what keeps its contents to itself, no functions. */
final class OwnJson {

    private static final int DEEPEST = 5;

    private final Machine machine;

    OwnJson(Machine machine) {
        this.machine = machine;
    }

    /** What is written of a value; kept: what keeps its contents to itself is given another form before. */
    Value of(Value value, boolean kept, Use use) {
        return machine.tables().names("as-json").isEmpty() ? value : value.each(one -> said(one, kept, use, 0));
    }

    private Value said(One one, boolean kept, Use use, int depth) {
        var object = use.state().object(one);
        if (object.isEmpty() || depth > DEEPEST) {
            return Value.of(one);
        }
        if (!kept && machine.records().isOpaque(one, use.state())) {
            return machine.made(Obj.record(object.get().at()), use.state());
        }
        var own = say(one, use);
        return own.isNone()
                ? parts(one, kept, use, depth)
                : machine.calls()
                        .invoke(own, Given.none(use.at()), use.call(), use.state(), use.frame())
                        .each(it -> parts(it, kept, use, depth));
    }

    /** What the object or its class has to say what is written. */
    private Value say(One one, Use use) {
        for (var name : machine.tables().names("as-json")) {
            var own = machine.classes().attributes().member((One.Ref) one, name, use.at(), use.state(), use.frame());
            if (own.all(OwnJson::isFunction)) {
                return own;
            }
        }
        return Value.none();
    }

    private static boolean isFunction(One one) {
        return one instanceof One.Fn || one instanceof One.Type || one instanceof One.Partial;
    }

    private Value parts(One one, boolean kept, Use use, int depth) {
        var object = use.state().object(one);
        if (object.isEmpty()) {
            return Value.of(one);
        }
        var changed = object.get().isRecord()
                ? names(machine.records().seen(object.get()), kept, use, depth)
                : items(object.get(), kept, use, depth);
        if (changed.equals(object.get())) {
            return Value.of(one);
        }
        var copy = machine.make(changed, use.state());
        if (use.state().isChecked(one)) {
            use.state().check(copy);
        }
        return Value.of(copy);
    }

    private Obj names(Obj object, boolean kept, Use use, int depth) {
        var written = object;
        for (var name : object.slots().keySet()) {
            written = object.valueOf(name).all(OwnJson::isFunction) ? written.without(name) : written;
        }
        return written.each((name, slot) -> {
            var some = slot.value().keep(one -> !isFunction(one));
            var value = some.each(one -> said(one, kept, use, depth + 1));
            var sure = some.ones().size() == slot.value().ones().size();
            var left = value.equals(slot.value()) ? slot : slot.with(value);
            return sure ? left : left.unsure();
        });
    }

    private Obj items(Obj object, boolean kept, Use use, int depth) {
        List<Value> items = new ArrayList<>();
        object.items().forEach(item -> items.add(item.each(one -> said(one, kept, use, depth + 1))));
        return object.kind() == SeqKind.STREAM ? object : object.with(items, object.tail());
    }
}
