package io.tradeschema.scan.machine;

import io.tradeschema.scan.facts.ReadField.Level;
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
    private final java.util.Set<io.tradeschema.scan.facts.ReadField> through =
            java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());

    Binding(Machine machine) {
        this.machine = machine;
    }

    /** The event whose class this is. */
    Optional<Terms.Event> event(String path) {
        var last = path.substring(path.lastIndexOf('.') + 1);
        return machine.tables().isBinding(path) ? machine.terms().ofClass(last) : Optional.empty();
    }

    Optional<Terms.Event> byName(String name) {
        return machine.terms().events().stream()
                .filter(event -> event.name().equals(name))
                .findFirst();
    }

    /** An event that is built: its names are judged where they are given. */
    Value build(Terms.Event event, Given all, State state, Frame frame) {
        var given = named(all, state);
        var object = machine.records().ofGiven(Obj.record(given.at()), given).labelled(EVENT + event.name());
        var ref = machine.make(object, state);
        state.check(ref);
        machine.bus().hidden().write(event, object, true, given.at(), state, frame);
        return Value.of(ref);
    }

    /** Where members are keys, a record that is given alone gives the names. */
    private Given named(Given given, State state) {
        return machine.membersAreKeys() && given.places().size() == 1
                ? machine.calls().spread(given.at(), given.places().get(0).value(), state)
                : given;
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
        return event.map(found -> function(found, snake(path.substring(dot + 1)), given, state, frame));
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
    Value outcome(Terms.Event type, Value event, Given given, State state) {
        var object = Obj.record(given.at()).labelled(HOLDER + type.name());
        for (var name : List.of("event", "value")) {
            object = object.with(name, new Obj.Slot(event, true, given.at(), "", null));
        }
        return machine.made(object, state);
    }

    Value read(Terms.Event event, Value from, boolean entry, Given given, State state, Frame frame) {
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
                    .map(found -> function(found, snake(name), given, state, frame));
        }
        if (object.label().startsWith(HOLDER)) {
            return Optional.of(held(object, name, given, state));
        }
        if (object.label().startsWith(Codecs.DRAFT)) {
            return byName(object.label().substring(Codecs.DRAFT.length()))
                    .map(found ->
                            machine.bus().codecs().drafted(found, (One.Ref) self, object, name, given, state, frame));
        }
        if (!object.label().startsWith(EVENT)) {
            return Optional.empty();
        }
        var event = byName(object.label().substring(EVENT.length()));
        return event.map(found -> switch (snake(name)) {
            case "to_entry" -> machine.made(Codecs.entry(found, self, given), state);
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

    /** An event that nobody saw the making of: only the product's own code can have made it. */
    Value unseen(Terms.Event event, io.tradeschema.scan.syntax.Place at, State state) {
        return machine.made(Obj.record(at).opened(Value.input("")).labelled(EVENT + event.name()), state);
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
                        Codecs.TYPE,
                        java.util.Map.of(
                                "name", Value.lit(found.name(), at), "stream", Value.lit(found.stream(), at)))));
            default -> Optional.empty();
        });
    }
}
