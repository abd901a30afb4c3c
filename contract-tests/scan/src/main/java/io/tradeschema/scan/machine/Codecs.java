package io.tradeschema.scan.machine;

import io.tradeschema.scan.facts.ReadField.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The product's own codecs, types and drafts of events. */
final class Codecs {

    /** How what is being filled is labelled. */
    static final String DRAFT = "draft:";

    /** What stands for an event's type. */
    static final String TYPE = "event-type";

    private final Machine machine;

    Codecs(Machine machine) {
        this.machine = machine;
    }

    /** What a function of the product's own does with codecs and types. */
    Value perform(Use use) {
        var of = use.value("of").orElse(Value.none());
        return switch (use.row().flags().get(0)) {
            case "codec" -> Value.of(new One.Made(use.row().text("type").orElse(""), java.util.Map.of("kept", of)));
            case "stream", "name" ->
                use.on() instanceof One.Made made
                        ? made.given().getOrDefault(use.row().flags().get(0), Value.input(""))
                        : Value.input("");
            case "on" -> on(use, of);
            case "draft" -> draft(use);
            case "decode-entry" -> decoded(of, true, use);
            case "decode" -> decoded(of, false, use);
            case "encode-entry" -> encoded(of, use);
            case "encode" -> Value.of(new One.Json(valid(of, use), false, false));
            case "entry" -> entered(of, use);
            default -> Value.input("");
        };
    }

    private Value on(Use use, Value stream) {
        if (!(use.on() instanceof One.Made made) || !made.type().equals(TYPE)) {
            return Value.of(use.on());
        }
        return Value.of(new One.Made(
                TYPE, java.util.Map.of("name", made.given().getOrDefault("name", Value.none()), "stream", stream)));
    }

    private Value draft(Use use) {
        var name = use.on() instanceof One.Made made
                ? made.given().getOrDefault("name", Value.none()).onlyText().orElse("")
                : "";
        return machine.made(Obj.record(use.at()).labelled(DRAFT + name), use.state());
    }

    Value drafted(Terms.Event event, One.Ref self, Obj draft, String name, Given given, State state, Frame frame) {
        switch (name) {
            case "set" -> {
                if (given.places().size() == 2) {
                    var key = given.places().get(0);
                    var value = given.places().get(1);
                    machine.records()
                            .put(
                                    Value.of(self),
                                    key.value(),
                                    value.value(),
                                    key.at(),
                                    Origins.of(value.code()),
                                    state,
                                    frame);
                }
                return Value.of(self);
            }
            case "setAll" -> {
                var all = given.places().isEmpty()
                        ? Value.none()
                        : given.places().get(0).value();
                state.put(self, machine.records().merged(draft, all, true, state));
                return Value.of(self);
            }
            case "build" -> {
                machine.bus().hidden().write(event, draft.labelled(""), true, draft.at(), state, frame);
                return machine.bus()
                        .binding()
                        .outcome(
                                event, machine.made(draft.labelled(Binding.EVENT + event.name()), state), given, state);
            }
            default -> {
                return Value.of(self);
            }
        }
    }

    /** The event of a codec, or the one that is on all the streams that were read. */
    private Optional<Terms.Event> meant(Use use, Value from) {
        var kept = use.on() instanceof One.Made made ? made.given().getOrDefault("kept", Value.none()) : Value.none();
        for (var one : kept.ones()) {
            if (one instanceof One.Made type && type.type().equals(TYPE)) {
                return type.given()
                        .getOrDefault("name", Value.none())
                        .onlyText()
                        .flatMap(machine.bus().binding()::byName);
            }
        }
        for (var one : from.ones()) {
            var view = one instanceof One.Taken taken
                    ? Optional.of(new One.View(taken.source(), Level.EITHER, List.of()))
                    : use.state().object(one).map(Obj::view);
            var streams = view.map(it -> it.source().reader().streams()).orElse(java.util.Set.of());
            if (streams.size() == 1) {
                return machine.terms().onStream(streams.iterator().next());
            }
        }
        return Optional.empty();
    }

    private Value decoded(Value from, boolean entry, Use use) {
        var event = meant(use, from);
        if (event.isEmpty()) {
            return Value.input("");
        }
        var given = use.given();
        var read = machine.bus().binding().read(event.get(), from, entry, given, use.state(), use.frame());
        if (read.all(One.Input.class::isInstance)) {
            read = machine.made(
                    Obj.record(use.at()).labelled(Binding.EVENT + event.get().name()), use.state());
        }
        var inner = entry ? machine.bus().binding().outcome(event.get(), read, given, use.state()) : read;
        return machine.bus().binding().outcome(event.get(), inner, given, use.state());
    }

    private Value valid(Value of, Use use) {
        return of.each(one -> use.state()
                        .object(one)
                        .filter(object -> object.label().startsWith(Binding.EVENT))
                        .isPresent()
                ? Value.of(one)
                : machine.made(Obj.record(use.at()).opened(Value.input("")).labelled(Binding.EVENT), use.state()));
    }

    private Value entered(Value of, Use use) {
        var event = valid(of, use);
        var object = Obj.record(use.at()).labelled(Binding.HOLDER);
        for (var name : List.of("event", "value")) {
            object = object.with(name, new Obj.Slot(event, true, use.at(), "", null));
        }
        return machine.made(object, use.state());
    }

    private Value encoded(Value of, Use use) {
        var inner = of.each(one -> use.state()
                .object(one)
                .flatMap(object -> object.slot("event"))
                .map(Obj.Slot::value)
                .orElseGet(() -> valid(Value.of(one), use)));
        var named = meant(use, of)
                .or(() -> inner.only()
                        .flatMap(use.state()::object)
                        .flatMap(object ->
                                machine.bus().binding().byName(object.label().replaceFirst("^" + Binding.EVENT, ""))));
        var slots = new LinkedHashMap<String, Obj.Slot>();
        var any = machine.terms().events().get(0);
        for (var name : any.envelope()) {
            var value = name.equals(any.payloadKey())
                    ? Value.of(new One.Json(inner, false, false))
                    : name.equals(any.discriminator()) && named.isPresent()
                            ? Value.lit(named.get().name(), use.at())
                            : Value.kind(io.tradeschema.scan.facts.ValueKind.TEXT);
            slots.put(name, new Obj.Slot(value, true, use.at(), "", null));
        }
        return machine.made(Obj.record(use.at()).with(slots).labelled(Binding.ENTRY), use.state());
    }

    static Obj entry(Terms.Event event, One self, Given given) {
        var slots = new LinkedHashMap<String, Obj.Slot>();
        for (var name : event.envelope()) {
            var value = name.equals(event.payloadKey())
                    ? Value.of(new One.Json(Value.of(self), false, false))
                    : name.equals(event.discriminator()) ? Value.lit(event.name(), given.at()) : text(given, name);
            slots.put(name, new Obj.Slot(value, true, given.at(), "", null));
        }
        return Obj.record(given.at()).with(slots).labelled(Binding.ENTRY + event.name());
    }

    /** A field of an entry that is made: the binding makes text of what it is given, and refuses a time without a zone. */
    private static Value text(Given given, String name) {
        var value = given.value(-1, name).orElseGet(() -> Value.kind(io.tradeschema.scan.facts.ValueKind.TEXT));
        return value.each(one -> one instanceof One.Made made && made.type().equals(Texts.MOMENT)
                ? Value.kind(
                        made.given().containsKey("zone")
                                ? io.tradeschema.scan.facts.ValueKind.ISO_TIME
                                : io.tradeschema.scan.facts.ValueKind.LOCAL_TIME)
                : Value.of(one));
    }
}
