package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.Optional;

/** What a schema that a program makes asks of a message: names, and the values that it takes under them. */
final class Schemas {

    private static final int DEEPEST = 4;

    private final Machine machine;

    Schemas(Machine machine) {
        this.machine = machine;
    }

    /** What the word means; empty when it is none of these. */
    Optional<Value> perform(Use use) {
        if (!use.row().word().equals("expects")) {
            return Optional.empty();
        }
        var of = use.value("of").orElse(Value.input(""));
        use.kept().ifPresent(kept -> expects(kept, of, use, 0));
        return Optional.of(
                use.row().text("gives").isEmpty()
                        ? of
                        : Handing.of(machine, use.row().text("gives").get(), of, Value.input(""), use.at(), use.state())
                                .get(0));
    }

    /** Each name of the schema is looked for in the message, and fails the reader where it must be there. */
    private void expects(Value schema, Value of, Use use, int depth) {
        var names = schema.only().flatMap(use.state()::object).filter(Obj::isRecord);
        if (names.isEmpty() || depth > DEEPEST) {
            return;
        }
        var optional = use.row().text("optional").orElse("");
        names.get().slots().forEach((name, slot) -> {
            var kind = slot.value().only().filter(One.Made.class::isInstance).map(One.Made.class::cast);
            var required = kind.filter(made -> !made.type().equals(optional)).isPresent();
            var taken = of.each(one -> taken(one, name, slot.at(), required, use));
            kind.map(made -> made.given().get("kept")).ifPresent(kept -> {
                accepts(taken, kept, slot.at(), use);
                expects(kept, taken, use, depth + 1);
            });
        });
    }

    private Value taken(One of, String name, Place at, boolean required, Use use) {
        var key = Value.lit(name, at);
        return use.state().object(of).filter(object -> object.view() != null).isPresent() || of instanceof One.Taken
                ? machine.lookups().take(of, key, new Code.Lit(at, name), at, required, use.state(), use.frame())
                : Value.none();
    }

    private void accepts(Value taken, Value kept, Place at, Use use) {
        var literals = new ArrayList<Object>();
        for (var one : kept.ones()) {
            if (one instanceof One.Lit lit && !lit.isNothing()) {
                literals.add(lit.value());
            }
            use.state().object(one).ifPresent(object -> {
                var items = object.isRecord()
                        ? object.slots().values().stream().map(Obj.Slot::value).toList()
                        : object.items();
                items.forEach(item -> item.ones().stream()
                        .filter(it -> it instanceof One.Lit lit && !lit.isNothing())
                        .forEach(it -> literals.add(((One.Lit) it).value())));
            });
        }
        taken.ones().stream()
                .filter(One.Taken.class::isInstance)
                .forEach(one -> machine.reads().accepts((One.Taken) one, at, literals));
    }
}
