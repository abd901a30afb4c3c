package io.tradeschema.scan.machine;

import io.tradeschema.scan.facts.ReadField;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.facts.Reader;
import io.tradeschema.scan.facts.Transport;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a program takes from messages: names, and what it expects of their values. */
final class Reads {

    private final Machine machine;
    private final java.util.Map<Reader, Integer> latest = new java.util.HashMap<>();
    private final java.util.Map<ReadField, Klass> enumerations = new java.util.IdentityHashMap<>();

    Reads(Machine machine) {
        this.machine = machine;
    }

    /** The act of reading that a read belongs to. */
    int sourceOf(ReadField read) {
        return latest.getOrDefault(read.reader(), 0);
    }

    /** A new act of reading. */
    One.Source source(Set<String> streams, Place place, Transport transport, boolean handler, Frame frame) {
        return source(streams, Set.of(), place, transport, handler, frame);
    }

    /** A new act of reading, of queues that others fill. */
    One.Source source(
            Set<String> streams, Set<String> queues, Place place, Transport transport, boolean handler, Frame frame) {
        var site = Site.of(frame, place);
        var reader = machine.recorder()
                .reader(new Reader(
                        streams,
                        place.where(),
                        site.place().where(),
                        site.file(),
                        site.function(),
                        transport,
                        handler,
                        queues));
        var source = new One.Source(machine.number(), reader);
        latest.put(reader, source.id());
        return source;
    }

    /** The value under a name of a message. */
    Value take(One.View view, String name, Place at, boolean required, boolean listed, State state, Frame frame) {
        var path = new ArrayList<>(view.path());
        path.add(name);
        var reader = view.source().reader();
        var level = ofEnvelope(view, name) ? Level.ENTRY : view.level();
        var read = machine.recorder()
                .read(new ReadField(reader, reader.streams(), level, path, at.where(), required && !listed));
        if (listed) {
            read.fromList();
        }
        state.absent(view.source().id()).forEach(read::alternative);
        return Value.of(new One.Taken(read, view.source(), known(view, name)));
    }

    /** Whether a name of a message's body is the envelope's: some write an object that has the message beside its envelope. */
    private boolean ofEnvelope(One.View view, String name) {
        var reader = view.source().reader();
        return view.level() == Level.MESSAGE
                && view.path().isEmpty()
                && !reader.transport().hasEntries()
                && reader.streams().stream()
                        .flatMap(stream -> machine.terms().onStream(stream).stream())
                        .anyMatch(event -> event.envelope().contains(name)
                                && !event.fields().contains(name));
    }

    /** A name that is asked for as text where the client gives bytes, or the other way round: it is never there. */
    void named(One.View view, One key, Place at, boolean required, Frame frame) {
        if (!(key instanceof One.Lit lit) || view.names() == One.Names.UNKNOWN || view.level() != Level.ENTRY) {
            return;
        }
        var bytes = lit.value() instanceof io.tradeschema.scan.code.Bytes;
        var name = key.text().orElse("");
        var asked = new WrongKinds.Asked(
                view.source().reader().where(), Site.of(frame, at).function(), name);
        var kinds = machine.recorder().kinds();
        if (bytes == (view.names() == One.Names.BYTES)) {
            kinds.right(asked, at.where());
        } else {
            var streams = String.join(", ", view.source().reader().streams());
            kinds.wrong(asked, at.where(), bytes, required, streams);
        }
    }

    /** What a field of the entry holds on this stream: the event's name, where the field says it. */
    private Optional<String> known(One.View view, String name) {
        var streams = view.source().reader().streams();
        if (!view.path().isEmpty() || streams.size() != 1) {
            return Optional.empty();
        }
        return machine.terms()
                .onStream(streams.iterator().next())
                .filter(event ->
                        event.discriminator().equals(name) && !event.fields().contains(name))
                .map(Terms.Event::name);
    }

    /** The names inside of a value that was taken. */
    One.View within(One.Taken taken) {
        var read = taken.read();
        read.holdsMore();
        return read.level() == Level.ENTRY
                ? new One.View(taken.source(), Level.EITHER, List.of())
                : new One.View(taken.source(), read.level(), read.path());
    }

    /** The names inside of what lies under a name that is not known: of the message, or of a part of it. */
    One.View within(One.Walked walked) {
        return new One.View(walked.view().source(), Level.EITHER, List.of());
    }

    /** A member of a value that was taken: of one that a library made an object of, or a method of the value's. */
    Value attribute(One.Taken taken, String name, Place at, State state, Frame frame) {
        var type = enumerations.get(taken.read());
        var member = type == null ? Optional.<Value>empty() : type.attribute(name);
        return member.filter(value -> value.all(One.Member.class::isInstance))
                .orElseGet(() -> Value.of(new One.Method(taken, name)));
    }

    /** What an object that was made of a message is asked for. */
    static Value asked(Value value) {
        value.ones().forEach(one -> {
            if (one instanceof One.Taken taken) {
                taken.read().isAsked();
            }
        });
        return value;
    }

    /** Notes the enumeration that a reader makes a member of of what was taken. */
    void enumerated(One.Taken taken, Klass type) {
        enumerations.put(taken.read(), type);
    }

    /** Whether a reader makes a member of an enumeration of what was taken. */
    boolean isEnumerated(One.Taken taken) {
        return enumerations.containsKey(taken.read());
    }

    /** A value that was taken, read as JSON. */
    Value decoded(One one, Place at, State state) {
        if (one instanceof One.Taken taken) {
            taken.read().decodes();
            var path = taken.read().level() == Level.MESSAGE ? taken.read().path() : List.<String>of();
            return machine.records().view(taken.source(), Level.MESSAGE, path, at, state);
        }
        if (one instanceof One.Json json) {
            return json.of();
        }
        if (state.object(one).isPresent() || one instanceof One.Walked walked && !walked.key()) {
            return Value.of(one);
        }
        return Value.input("JSON");
    }

    /** An element of what was taken: a part of the message where the contract has a list of objects there. */
    Value element(One.Taken taken) {
        if (!isList(taken)) {
            return Value.input("");
        }
        var read = taken.read();
        var path = elements(read);
        read.holdsMore();
        var element = new ReadField(read.reader(), read.streams(), read.level(), path, read.where(), read.required());
        return Value.of(new One.Taken(element, taken.source(), Optional.empty()));
    }

    /** Whether the contract has a list of objects there. */
    boolean isList(One.Taken taken) {
        var read = taken.read();
        var path = String.join(".", elements(read));
        return read.level() == Level.MESSAGE
                && !read.streams().isEmpty()
                && read.streams().stream()
                        .allMatch(stream -> machine.terms()
                                .onStream(stream)
                                .filter(event -> event.lists().contains(path))
                                .isPresent());
    }

    private static List<String> elements(ReadField read) {
        var path = new ArrayList<>(read.path());
        path.set(path.size() - 1, ReadField.elementsOf(read.name()));
        return path;
    }

    void accepts(One.Taken taken, Place at, List<Object> literals) {
        if (!literals.isEmpty()) {
            taken.read().accepts(at.where(), literals);
        }
    }

    /** The only values that something takes under a name: it refuses the message where there is another. */
    void takesOnly(Value value, List<Object> literals, Place at, Place use) {
        for (var one : value.ones()) {
            if (one instanceof One.Taken taken) {
                accepts(taken, at, literals);
                taken.read().refusesOthers(at.where(), use.where());
            }
        }
    }

    /** Values of which a later one is taken when the earlier ones are not there. */
    void alternatives(List<Value> values) {
        for (var i = 1; i < values.size(); i++) {
            for (var j = 0; j < i; j++) {
                fallsBack(values.get(j), values.get(i));
            }
        }
    }

    /** What is taken when a value is not there. */
    void fallsBack(Value value, Value fallback) {
        for (var one : value.ones()) {
            if (!(one instanceof One.Taken taken)) {
                continue;
            }
            for (var other : fallback.ones()) {
                if (other instanceof One.Taken more) {
                    taken.read().alternative(more.read());
                } else if (other instanceof One.Lit lit && !lit.isNothing()) {
                    taken.read().fallsBackTo(lit.value());
                }
            }
        }
    }

    /** A table of constants that is asked with a value from a message: its keys are what is expected. */
    void lookedUp(Obj table, Value key, Place at, boolean required, State state, Frame frame) {
        var keys = List.<Object>copyOf(table.slots().keySet());
        if (keys.isEmpty() || !table.closed()) {
            return;
        }
        for (var one : key.ones()) {
            if (one instanceof One.Taken taken) {
                taken.read().accepts(at.where(), keys);
                if (required && frame.nets.isEmpty()) {
                    taken.read().looksUp(at.where());
                }
            }
        }
    }

    /** A name that is only looked for. */
    Optional<ReadField> lookedFor(One.View view, One name, Place at, State state, Frame frame) {
        return name.text().map(text -> {
            var value = take(view, text, at, false, Lookups.isListed(name), state, frame);
            var read = ((One.Taken) value.ones().get(0)).read();
            read.onlyTested();
            return read;
        });
    }

    Set<String> streams(Value value) {
        var streams = new LinkedHashSet<String>();
        for (var one : value.ones()) {
            if (one instanceof One.Taken taken) {
                streams.addAll(taken.read().streams());
            }
        }
        return streams;
    }
}
