package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words for functions that are handed on: with a part of what they are given, or called elsewhere. */
final class FunctionWords {

    private final Machine machine;

    FunctionWords(Machine machine) {
        this.machine = machine;
    }

    /** What the word means; empty when it is none of these. */
    Optional<Value> perform(Use use) {
        return Optional.ofNullable(
                switch (use.row().word()) {
                    case "partial" -> partial(use);
                    case "getter" -> getter(use);
                    case "call" -> handedOn(use);
                    case "promised" -> promised(use);
                    default -> null;
                });
    }

    private static Value partial(Use use) {
        var given = use.given().after(1);
        return use.value("of")
                .map(value -> value.each(one -> Value.of(new One.Partial(one, given))))
                .orElse(Value.input(""));
    }

    private Value getter(Use use) {
        var names = use.given().places().stream().map(Given.Arg::value).toList();
        var all = machine.records().sequence(names, Value.none(), use.at(), use.state());
        return Value.of(new One.Made("getter", Map.of("names", all)));
    }

    Value got(Value names, Given given, Code.Call call, State state, Frame frame) {
        var of = given.value(0, "").orElse(Value.none());
        var all = machine.elements().of(names, call, state, frame).known().stream()
                .map(key -> of.each(one -> machine.lookups().take(one, key, call, given.at(), true, state, frame)))
                .toList();
        return all.size() == 1
                ? all.get(0)
                : machine.made(Obj.sequence(SeqKind.TUPLE, all, Value.none(), given.at()), state);
    }

    /** A function that says what comes of it by a call of what it is given first, at once or later. */
    private Value promised(Use use) {
        var told = machine.make(Obj.sequence(SeqKind.LIST, List.of(), Value.none(), use.at()), use.state());
        var settles = Value.of(new One.Method(told, use.row().text("by").orElse("")));
        use.value("of")
                .ifPresent(function -> machine.calls()
                        .invoke(
                                function,
                                Given.of(use.at(), settles, Value.input("a failure")),
                                use.call(),
                                use.state(),
                                use.frame()));
        use.state().goOn();
        var any = use.state().object(told).map(Obj::element).orElse(Value.none());
        return any.isNone() ? Value.input("") : any;
    }

    /** A function that others call: who hands it on goes on, be it that it never ends, or fails. */
    private Value handedOn(Use use) {
        var function = use.value("of");
        if (function.isEmpty()) {
            return Value.input("");
        }
        var rest = Integer.parseInt(use.row().arguments().getOrDefault("rest", "0"));
        var given = use.given().after(rest);
        if (use.row().arguments().containsKey("list")) {
            var places = use.value("list")
                    .map(list -> machine.elements()
                            .of(list, use.call(), use.state(), use.frame())
                            .known())
                    .orElse(List.of());
            given = Given.of(use.at(), places.toArray(Value[]::new));
        }
        var named = use.row().arguments().containsKey("named") ? use.value("named") : Optional.<Value>empty();
        if (named.isPresent()) {
            given = given.and(machine.calls().spread(use.at(), named.get(), use.state()));
        }
        var result = machine.calls().invoke(function.get(), given, use.call(), use.state(), use.frame());
        use.state().goOn();
        return result;
    }
}
