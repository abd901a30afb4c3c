package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.facts.Gap;
import io.tradeschema.scan.facts.Transport;
import io.tradeschema.scan.facts.WireForm;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages that are handed to code which the tree does not show. */
final class Hidden {

    private final Machine machine;

    Hidden(Machine machine) {
        this.machine = machine;
    }

    /** What is sent to a name that the configuration binds to a stream. */
    Value bridged(Use use) {
        var texts = use.value("to").map(Value::texts).orElse(List.of());
        var events = texts.stream()
                .flatMap(text -> machine.terms().named(text).stream())
                .toList();
        if (events.isEmpty()) {
            machine.recorder()
                    .unresolved(
                            use.at().where(),
                            "the stream behind the binding " + String.join(", ", texts),
                            "the application's configuration names it");
        }
        for (var event : events) {
            for (var one : use.value("body").orElse(Value.none()).ones()) {
                var valid = use.state().isChecked(one);
                use.state()
                        .object(one)
                        .filter(Obj::isRecord)
                        .ifPresent(object -> write(event, object, valid, use.at(), use.state(), use.frame()));
            }
        }
        return Value.input("");
    }

    /** A message that is handed to code which the tree does not show. */
    void write(Terms.Event event, Obj object, boolean valid, Place at, State state, Frame frame) {
        if (object.label().equals(Entries.BROKEN)) {
            return;
        }
        var facts = new Shapes(machine, state, true, false, false).of(object);
        machine.bus().entries().noteModel(object, event.stream());
        machine.bus()
                .entries()
                .note(
                        new Entries.Spot(event.stream(), Transport.REDIS_STREAM, at, state, frame),
                        WireForm.HIDDEN,
                        "",
                        Optional.empty(),
                        Optional.of(facts),
                        Gap.NONE,
                        valid);
    }

    /** A message given to something whose name says that it sends, where the tree does not show how. */
    void passed(String name, Given given, Code.Call call, State state, Frame frame) {
        var last = name.isEmpty() ? BusNames.lastName(call.callee()) : name.substring(name.lastIndexOf('.') + 1);
        if (!machine.bus().names().sends(last)) {
            return;
        }
        var all = new ArrayList<>(given.places());
        all.addAll(given.names().values());
        var topic = all.stream()
                .flatMap(arg -> arg.value().texts().stream())
                .flatMap(text -> machine.terms().named(text).stream())
                .findFirst();
        for (var arg : all) {
            for (var one : arg.value().ones()) {
                state.object(one)
                        .filter(Obj::isRecord)
                        .map(object -> message(object, state))
                        .ifPresent(object -> {
                            var klass = object.klass();
                            var title = klass == null
                                    ? object.label().substring(object.label().lastIndexOf('.') + 1)
                                    : klass.name();
                            machine.terms()
                                    .ofClass(title)
                                    .or(() -> klass == null && object.label().isEmpty() ? topic : Optional.empty())
                                    .filter(event -> !followed(last))
                                    .ifPresent(event -> write(event, object, false, given.at(), state, frame));
                        });
            }
        }
    }

    /** An entry that is handed over carries its message as JSON. */
    private static Obj message(Obj object, State state) {
        return object.valueOf(ContractTerms.payloadKey()).ones().stream()
                .filter(One.Json.class::isInstance)
                .flatMap(json -> ((One.Json) json).of().ones().stream())
                .flatMap(one -> state.object(one).stream())
                .filter(Obj::isRecord)
                .findFirst()
                .orElse(object);
    }

    private boolean followed(String name) {
        return machine.classes().all().stream()
                .filter(klass -> klass.attributes().containsKey(name))
                .flatMap(klass -> klass.attributes().get(name).ones().stream())
                .anyMatch(
                        one -> one instanceof One.Fn fn && machine.bus().names().concerns(fn.code()));
    }
}
