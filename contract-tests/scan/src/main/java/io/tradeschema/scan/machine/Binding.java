package io.tradeschema.scan.machine;

import io.tradeschema.scan.facts.ReadField.Level;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/** The product's own generated classes: what they make is valid, what is read through them is known field by field. */
final class Binding {

    /** How objects of an event are labelled. */
    static final String EVENT = "event:";
    /** How what holds an event is labelled. */
    static final String HOLDER = "holder:";
    /** How readers with settings of their own are labelled. */
    static final String READER = "reader:";
    /** How entries that the binding made are labelled. */
    static final String ENTRY = "entry:";

    private final Machine machine;

    Binding(Machine machine) {
        this.machine = machine;
    }

    /** The event whose class this is. */
    Optional<Terms.Event> event(String path) {
        var last = path.substring(path.lastIndexOf('.') + 1);
        return machine.tables().isBinding(path) ? machine.terms().ofClass(last) : Optional.empty();
    }

    private Optional<Terms.Event> byName(String name) {
        return machine.terms().events().stream()
                .filter(event -> event.name().equals(name))
                .findFirst();
    }

    /** An event that is built: its names are judged where they are given. */
    Value build(Terms.Event event, Given given, State state, Frame frame) {
        var object = machine.records().ofGiven(Obj.record(given.at()), given).labelled(EVENT + event.name());
        var ref = machine.make(object, state);
        state.check(ref);
        machine.bus().hidden().write(event, object, true, given.at(), state, frame);
        return Value.of(ref);
    }

    /** An object of a class that is not in the tree and has an event's name. */
    Value foreign(String path, Terms.Event event, Given given, State state, Frame frame) {
        var object = machine.records().ofGiven(Obj.record(given.at()), given).labelled(path);
        var open = given.places().isEmpty() ? object : object.opened(Value.lost("it is given arguments by place"));
        if (path.indexOf('.') < 0) {
            machine.bus().hidden().write(event, open, false, given.at(), state, frame);
        }
        return machine.made(open, state);
    }

    /** A member of an event's class: its stream, or a function that makes one. */
    Optional<Value> ofType(String path, Given given, State state, Frame frame) {
        var dot = path.lastIndexOf('.');
        var event = dot < 0 ? Optional.<Terms.Event>empty() : event(path.substring(0, dot));
        if (event.isEmpty()
                && machine.tables().isBinding(path)
                && !given.names().isEmpty()) {
            return Optional.of(machine.records().given(given, state));
        }
        return event.map(found -> function(found, path.substring(dot + 1), given, state, frame));
    }

    private Value function(Terms.Event event, String name, Given given, State state, Frame frame) {
        var first = given.value(0, "fields").orElse(Value.input(""));
        return switch (name) {
            case "build" -> {
                var object = Obj.record(given.at());
                var built = machine.records().merged(object, first, true, state);
                machine.bus().hidden().write(event, built, true, given.at(), state, frame);
                yield outcome(event, machine.made(built.labelled(EVENT + event.name()), state), given, state);
            }
            case "from_entry" -> outcome(event, read(event, first, true, given, state, frame), given, state);
            case "read_entry" -> {
                var entry = outcome(event, read(event, first, true, given, state, frame), given, state);
                yield outcome(event, entry, given, state);
            }
            case "from_json" -> read(event, first, false, given, state, frame);
            case "read" -> outcome(event, read(event, first, false, given, state, frame), given, state);
            case "reader" -> machine.made(Obj.record(given.at()).labelled(READER + event.name()), state);
            default -> Value.input("");
        };
    }

    /** What holds an event: the answer of a reading or building, or an entry. */
    private Value outcome(Terms.Event type, Value event, Given given, State state) {
        var object = Obj.record(given.at()).labelled(HOLDER + type.name());
        for (var name : List.of("event", "value")) {
            object = object.with(name, new Obj.Slot(event, true, given.at(), "", null));
        }
        return machine.made(object, state);
    }

    private Value read(Terms.Event event, Value from, boolean entry, Given given, State state, Frame frame) {
        return from.each(one -> {
            var view = state.object(one).map(Obj::view).orElse(null);
            if (view == null && one instanceof One.Taken taken) {
                taken.read().decodes();
                view = machine.reads().within(taken);
            }
            if (view == null) {
                return Value.input("");
            }
            if (entry) {
                machine.reads()
                        .take(view, event.payloadKey(), given.at(), true, false, state, frame)
                        .ones()
                        .forEach(it -> {
                            ((One.Taken) it).read().decodes();
                            ((One.Taken) it).read().byBinding();
                        });
            }
            var inner = new One.View(view.source(), Level.MESSAGE, List.of());
            return machine.made(Obj.view(inner, given.at()).labelled(EVENT + event.name()), state);
        });
    }

    /** A method of an event that was built or read. */
    Optional<Value> method(One self, Obj object, String name, Given given, State state, Frame frame) {
        if (object.label().startsWith(READER)) {
            return byName(object.label().substring(READER.length()))
                    .map(found -> function(found, name, given, state, frame));
        }
        if (object.label().startsWith(HOLDER)) {
            return Optional.of(held(object, name, given, state));
        }
        if (object.label().startsWith(DRAFT)) {
            return byName(object.label().substring(DRAFT.length()))
                    .map(found -> drafted(found, (One.Ref) self, object, name, given, state, frame));
        }
        if (!object.label().startsWith(EVENT)) {
            return Optional.empty();
        }
        var event = byName(object.label().substring(EVENT.length()));
        return event.map(found -> switch (name) {
            case "to_entry" -> machine.made(entry(found, self, given), state);
            case "to_json", "to_bytes" -> Value.of(new One.Json(Value.of(self), false, false));
            case "or_raise" -> Value.of(self);
            default -> field(found, object, name, given, state, frame);
        });
    }

    /** What an accessor of an event gives that was read. */
    private Value field(Terms.Event event, Obj object, String name, Given given, State state, Frame frame) {
        var view = object.view();
        if (view == null || !given.places().isEmpty()) {
            return Value.input(name);
        }
        var field =
                event.fields().stream().filter(one -> camel(one).equals(name)).findFirst();
        return field.map(found -> through(machine.reads().take(view, found, given.at(), false, false, state, frame)))
                .orElseGet(() -> Value.input(name));
    }

    private Value through(Value taken) {
        taken.ones().forEach(one -> through.add(((One.Taken) one).read()));
        return taken;
    }

    private final java.util.Set<io.tradeschema.scan.facts.ReadField> through =
            java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());

    /** A part of a field that was read through the binding, asked for by its accessor. */
    Optional<Value> part(One of, String name, Given given, State state, Frame frame) {
        return of instanceof One.Taken taken && given.places().isEmpty() && through.contains(taken.read())
                ? Optional.of(through(machine.reads()
                        .take(machine.reads().within(taken), snake(name), given.at(), false, false, state, frame)))
                : Optional.empty();
    }

    private static String camel(String name) {
        var parts = name.split("_", -1);
        var text = new StringBuilder(parts[0]);
        for (var i = 1; i < parts.length; i++) {
            text.append(parts[i].substring(0, 1).toUpperCase(java.util.Locale.ROOT))
                    .append(parts[i].substring(1));
        }
        return text.toString();
    }

    private static String snake(String name) {
        return name.replaceAll("(\\p{Ll}|[0-9])(\\p{Lu})", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }

    private Value held(Obj object, String name, Given given, State state) {
        return switch (name) {
            case "or_raise", "orThrow" -> object.valueOf("value");
            case "value" ->
                machine.records().sequence(List.of(object.valueOf("value")), Value.none(), given.at(), state);
            case "event" -> object.valueOf("event");
            default -> Value.input("");
        };
    }

    // ---- codecs and drafts ----

    /** How what is being filled is labelled. */
    private static final String DRAFT = "draft:";
    /** What stands for an event's type. */
    private static final String TYPE = "event-type";

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

    private Value drafted(
            Terms.Event event, One.Ref self, Obj draft, String name, Given given, State state, Frame frame) {
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
                return outcome(event, machine.made(draft.labelled(EVENT + event.name()), state), given, state);
            }
            default -> {
                return Value.of(self);
            }
        }
    }

    /** The event of a codec, or the one that is on all the streams that were read. */
    private Optional<Terms.Event> event(Use use, Value from) {
        var kept = use.on() instanceof One.Made made ? made.given().getOrDefault("kept", Value.none()) : Value.none();
        for (var one : kept.ones()) {
            if (one instanceof One.Made type && type.type().equals(TYPE)) {
                return type.given()
                        .getOrDefault("name", Value.none())
                        .onlyText()
                        .flatMap(this::byName);
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
        var event = event(use, from);
        if (event.isEmpty()) {
            return Value.input("");
        }
        var given = use.given();
        var read = read(event.get(), from, entry, given, use.state(), use.frame());
        if (read.all(One.Input.class::isInstance)) {
            read = machine.made(
                    Obj.record(use.at()).labelled(EVENT + event.get().name()), use.state());
        }
        var inner = entry ? outcome(event.get(), read, given, use.state()) : read;
        return outcome(event.get(), inner, given, use.state());
    }

    /** An event that nobody saw the making of: only the product's own code can have made it. */
    Value unseen(Terms.Event event, io.tradeschema.scan.syntax.Place at, State state) {
        return machine.made(Obj.record(at).opened(Value.input("")).labelled(EVENT + event.name()), state);
    }

    private Value valid(Value of, Use use) {
        return of.each(one -> use.state()
                        .object(one)
                        .filter(object -> object.label().startsWith(EVENT))
                        .isPresent()
                ? Value.of(one)
                : machine.made(Obj.record(use.at()).opened(Value.input("")).labelled(EVENT), use.state()));
    }

    private Value entered(Value of, Use use) {
        var event = valid(of, use);
        var object = Obj.record(use.at()).labelled(HOLDER);
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
        var named = event(use, of)
                .or(() -> inner.only()
                        .flatMap(use.state()::object)
                        .flatMap(object -> byName(object.label().replaceFirst("^" + EVENT, ""))));
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
        return machine.made(Obj.record(use.at()).with(slots).labelled(ENTRY), use.state());
    }

    private static Obj entry(Terms.Event event, One self, Given given) {
        var slots = new LinkedHashMap<String, Obj.Slot>();
        for (var name : event.envelope()) {
            var value = name.equals(event.payloadKey())
                    ? Value.of(new One.Json(Value.of(self), false, false))
                    : name.equals(event.discriminator()) ? Value.lit(event.name(), given.at()) : text(given, name);
            slots.put(name, new Obj.Slot(value, true, given.at(), "", null));
        }
        return Obj.record(given.at()).with(slots).labelled(ENTRY + event.name());
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

    /** Names that the class of an event has beside its fields. */
    Optional<Value> constant(String path, io.tradeschema.scan.syntax.Place at) {
        var dot = path.lastIndexOf('.');
        var event = dot < 0 ? Optional.<Terms.Event>empty() : event(path.substring(0, dot));
        return event.flatMap(found -> switch (path.substring(dot + 1)) {
            case "STREAM" -> Optional.of(Value.lit(found.stream(), at));
            case "NAME", "EVENT" -> Optional.of(Value.lit(found.name(), at));
            case "TYPE" ->
                Optional.of(Value.of(new One.Made(
                        TYPE,
                        java.util.Map.of(
                                "name", Value.lit(found.name(), at), "stream", Value.lit(found.stream(), at)))));
            default -> Optional.empty();
        });
    }
}
