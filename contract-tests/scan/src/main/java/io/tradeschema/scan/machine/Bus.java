package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.code.Code.Taking;
import io.tradeschema.scan.facts.Gap;
import io.tradeschema.scan.facts.ObjectFacts;
import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.facts.Unresolved;
import io.tradeschema.scan.facts.Untold;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.facts.WireForm;
import io.tradeschema.scan.facts.Write;
import io.tradeschema.scan.library.Row;
import io.tradeschema.scan.reach.Reach;
import io.tradeschema.scan.shell.ShellWords;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where code meets a bus: what is written, what is read, and who handles it. */
final class Bus {

    /** What a reader's call gives, of which the machine knows no more than what is in it. */
    static final String REPLY = "reply";
    /** How an object is labelled whose making fails. */
    static final String BROKEN = "broken";
    /** How records are labelled that were made of an object of a class. */
    static final String OF_CLASS = "of class ";

    private static final Pattern SENDING =
            Pattern.compile("publish|emit|xadd|send|enqueue|dispatch|broadcast|submit|produce|push");
    private static final Pattern TAKING = Pattern.compile(
            "subscribe|register|on_event|^on$|add_handler|add_listener|listen|consume|handle|route|bind");
    private static final Set<String> MESSAGE_PARAMETERS = Set.of(
            "data",
            "payload",
            "message",
            "msg",
            "event",
            "fields",
            "entry",
            "body",
            "intent",
            "signal",
            "trade",
            "record",
            "values",
            "event_data",
            "message_data",
            "position");
    private static final Set<String> MESSAGE_KEYS =
            Set.of("data", "message", "body", "event", "json", "msg", "value", "content");

    /** With more fields than these beside it, JSON under a name that says nothing is one field of many. */
    private static final int MOST_BESIDE = 2;

    private final Machine machine;
    private final Binding binding;
    private final Loose loose;
    private final Set<String> verbs;
    private final Map<Code, Boolean> concerns = new IdentityHashMap<>();
    private final Map<Code.Func, Boolean> leads = new IdentityHashMap<>();
    private Reach reach = Reach.NONE;
    private final Set<Code.Call> performed = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> ownVerbs;
    private final Map<Klass, Integer> numbers = new HashMap<>();
    private final List<Klass> byNumber = new ArrayList<>();

    Bus(Machine machine, io.tradeschema.scan.library.Tables tables) {
        this.machine = machine;
        this.binding = new Binding(machine);
        this.loose = new Loose(machine);
        this.verbs = tables.busNames();
        this.ownVerbs = tables.onlyBusNames();
    }

    Binding binding() {
        return binding;
    }

    Loose loose() {
        return loose;
    }

    int classNumber(Klass klass) {
        return numbers.computeIfAbsent(klass, key -> {
            byNumber.add(key);
            return byNumber.size() - 1;
        });
    }

    // ---- names that tell ----

    boolean writes(String name) {
        return verbs.contains(name);
    }

    boolean telling(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return SENDING.matcher(lower).find()
                || TAKING.matcher(lower).find()
                || lower.startsWith("read")
                || lower.startsWith("decode")
                || lower.startsWith("parse");
    }

    /** Which functions lead to a bus. */
    void reach(Reach found) {
        reach = found;
    }

    /** Whether a call in the function leads to a bus. */
    boolean leads(Code.Func function) {
        return leads.computeIfAbsent(
                function,
                key -> concerns(function)
                        || reach.distance(function.at().file(), function.at().line())
                                .isPresent());
    }

    /** Whether a call of a bus stands in the code. */
    boolean concerns(Code.Func function) {
        return concerns(function.body());
    }

    boolean concerns(Code code) {
        var known = concerns.get(code);
        if (known == null) {
            known = Walk.any(code, part -> part instanceof Code.Attr attr && verbs.contains(attr.name()));
            concerns.put(code, known);
        }
        return known;
    }

    // ---- what the walk came to ----

    /** A call was understood. */
    void performed(Code.Call call) {
        if (call.callee() instanceof Code.Attr attr && verbs.contains(attr.name())) {
            performed.add(call);
        }
    }

    void forget() {
        performed.clear();
    }

    /** The calls in a function's own code that are named like a bus's and were not come to. */
    List<Code.Call> missed(Code.Func function) {
        var missed = new ArrayList<Code.Call>();
        missed(function.body(), missed); // functions inside of it, too: nobody else looks at them
        return missed;
    }

    private void missed(Code code, List<Code.Call> missed) {
        if (!concerns(code)) {
            return;
        }
        if (code instanceof Code.Call call
                && call.callee() instanceof Code.Attr attr
                && verbs.contains(attr.name())
                && !performed.contains(call)) {
            missed.add(call);
        }
        Walk.children(code).forEach(child -> missed(child, missed));
    }

    /** A call that only a bus can mean and that no walk came to is listed: it must not be lost in silence. */
    void lost(Code.Call call) {
        if (call.callee() instanceof Code.Attr attr) {
            var known = call.arguments().isEmpty()
                            || !(call.arguments().get(0).value() instanceof Code.Lit lit
                                    && lit.value() instanceof String text)
                    ? Untold.ANY
                    : List.of(text);
            untold(attr.name(), call.at(), known).ifPresent(untold -> {
                machine.recorder().untold(untold);
                if (ownVerbs.contains(attr.name())) {
                    machine.recorder()
                            .unresolved(new Unresolved(
                                    call.at().where(),
                                    "this " + attr.name(),
                                    "nothing that was walked leads to it",
                                    Optional.of(untold)));
                }
            });
        }
    }

    private boolean isPayload(String name) {
        return machine.terms().events().stream()
                .anyMatch(event -> event.payloadKey().equals(name));
    }

    /** A method that is named like a bus's, on something that may be a client: who reads or writes there cannot be told. */
    void perhaps(String name, Given given, Code.Call call) {
        if (writes(name) && !given.places().isEmpty()) {
            var named = named(given.places().get(0).value());
            named.names()
                    .forEach(known -> untold(name, call.at(), List.of(known)).ifPresent(machine.recorder()::untold));
            if (!named.reason().isEmpty()) {
                untold(name, call.at(), named.part()).ifPresent(machine.recorder()::untold);
            }
        }
    }

    private Optional<Untold> untold(String name, Place at, List<String> known) {
        return machine.tables()
                .onBus(name)
                .map(row -> new Untold(at.where(), row.word().equals("write"), !onStream(row), known));
    }

    private static boolean onStream(Row row) {
        return row.flags().contains("redis-stream");
    }

    /** The key of the contract's envelope, and what people call such a key elsewhere. */
    private boolean isMessageKey(String name) {
        return MESSAGE_KEYS.contains(name)
                || machine.terms().events().stream()
                        .anyMatch(event -> event.payloadKey().equals(name));
    }

    // ---- streams ----

    /** The names that a value may be, why there may be others, and what is known of those. */
    record Named(Set<String> names, String reason, boolean fromOutside, List<String> part) {}

    Named named(Value value) {
        var names = new LinkedHashSet<String>();
        var reason = "";
        var outside = false;
        var part = List.<String>of();
        for (var one : value.ones()) {
            var text = one.text();
            if (text.isPresent()) {
                names.add(machine.terms()
                        .named(text.get())
                        .map(Terms.Event::stream)
                        .orElse(text.get()));
            } else if (one instanceof One.Template template) {
                var known = byPattern(template);
                known.ifPresent(event -> names.add(event.stream()));
                if (known.isEmpty()) {
                    reason = "its name is " + shown(template);
                    part = part.isEmpty() ? known(template) : Untold.ANY;
                    outside = true;
                }
            } else if (!Tests.isNothing(one)) {
                reason = one instanceof One.Lost lost ? lost.reason() : "its name comes from outside";
                outside = one instanceof One.Input || one instanceof One.Kind;
                part = Untold.ANY;
            }
        }
        return new Named(
                names,
                names.isEmpty() && reason.isEmpty() ? "its name is not told" : reason,
                outside,
                part.isEmpty() ? Untold.ANY : part);
    }

    private Optional<Terms.Event> byPattern(One.Template template) {
        var suffix = suffix(template);
        if (suffix.length() < 4) {
            return Optional.empty();
        }
        var fitting = machine.terms().events().stream()
                .filter(event -> event.stream().startsWith(prefix(template))
                        && event.stream().endsWith(suffix))
                .toList();
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    private static String prefix(One.Template template) {
        var first = template.parts().get(0);
        return first == null ? "" : first;
    }

    private static String suffix(One.Template template) {
        var last = template.parts().get(template.parts().size() - 1);
        return last == null ? "" : last;
    }

    private static List<String> known(One.Template template) {
        var known = new ArrayList<>(List.of(""));
        for (var part : template.parts()) {
            if (part == null) {
                known.add("");
            } else {
                known.add(known.remove(known.size() - 1) + part);
            }
        }
        return known;
    }

    private static String shown(One.Template template) {
        return template.parts().stream().map(part -> part == null ? "…" : part).collect(Collectors.joining());
    }

    private void unresolved(Named named, String what, Place at, boolean written, boolean channel) {
        if (named.reason().isEmpty()) {
            return;
        }
        var untold = new Untold(at.where(), written, channel, named.part());
        if (!named.names().isEmpty() && named.fromOutside()) {
            machine.recorder().untold(untold);
            return;
        }
        var site = new Unresolved(at.where(), what, named.reason(), Optional.of(untold));
        if (named.fromOutside()) {
            machine.recorder().awaitsCaller(site);
        } else {
            machine.recorder().unresolved(site);
        }
    }

    // ---- writes ----

    Value write(Operations.Use use) {
        var transport = use.row().flags().get(0);
        if (transport.equals("binding")) {
            return bridged(use);
        }
        var taken = use.row().flags().contains("loose")
                ? loose.entry(use)
                : new Loose.Entry(
                        use.value("to").or(() -> Operations.kept(use)).orElse(Value.input("")),
                        use.value("entry").orElse(Value.input("")));
        var to = named(taken.to());
        var channel = !transport.equals("redis-stream");
        if (!channel
                || use.value("body")
                        .filter(body -> mayBeMessage(body, use.state()))
                        .isPresent()) {
            unresolved(
                    to, channel ? "the channel of this publish" : "the stream of this xadd", use.at(), true, channel);
        }
        for (var stream : to.names()) {
            if (channel) {
                channel(stream, use.value("body").orElse(Value.input("")), use);
            } else {
                for (var one : taken.fields().ones()) {
                    entry(stream, one, use.at(), use.state(), use.frame());
                }
            }
        }
        return Value.kind(ValueKind.TEXT);
    }

    /** Whether something that is published may be a message: plain text is none. */
    private static boolean mayBeMessage(Value body, State state) {
        return body.any(one -> one instanceof One.Json
                || one.isRest()
                || one instanceof One.Taken
                || one instanceof One.Template
                || state.object(one).isPresent());
    }

    /** What is sent to a name that the configuration binds to a stream. */
    private Value bridged(Operations.Use use) {
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
                        .ifPresent(object -> hidden(event, object, valid, use.at(), use.state(), use.frame()));
            }
        }
        return Value.input("");
    }

    /** A command that is sent as words: XADD stream * name value … */
    Value command(Operations.Use use) {
        var words = use.given().places();
        var verb = use.value("command")
                .or(() -> use.given().value(0, "command"))
                .flatMap(Value::onlyText)
                .orElse("");
        if (!verb.equalsIgnoreCase("XADD")) {
            machine.tables().onBus(verb.toLowerCase(Locale.ROOT)).ifPresent(row -> otherCommand(row, use));
            return Value.input("");
        }
        if (words.size() < 3) {
            return Value.input("");
        }
        var start = 2;
        while (start < words.size()
                && !words.get(start).value().onlyText().orElse("").equals("*")) {
            start++;
        }
        var object = Obj.record(use.at());
        for (var i = start + 1; i + 1 < words.size(); i += 2) {
            var name = words.get(i).value().onlyText();
            var slot = new Obj.Slot(words.get(i + 1).value(), true, words.get(i).at(), "", null);
            object = name.isPresent()
                    ? object.with(name.get(), slot)
                    : object.opened(Value.lost("a name is worked out"));
        }
        if (use.given().unknownCount() || start >= words.size()) {
            object = object.opened(Value.lost("the fields are given as a list"));
        }
        var to = named(words.get(1).value());
        unresolved(to, "the stream of this xadd", use.at(), true, false);
        var ref = machine.make(object, use.state());
        to.names().forEach(stream -> entry(stream, ref, use.at(), use.state(), use.frame()));
        return Value.input("");
    }

    /** Another command that is sent as words: LPUSH, PUBLISH, XRANGE name … or XREAD … STREAMS name name id id. */
    private void otherCommand(Row row, Operations.Use use) {
        var words = use.given().places().stream().map(Given.Arg::value).toList();
        var names = words.subList(Math.min(1, words.size()), Math.min(2, words.size()));
        if (row.parameter("keys").isPresent()) {
            var from = 0;
            while (from < words.size() && !words.get(from).onlyText().orElse("").equalsIgnoreCase("STREAMS")) {
                from++;
            }
            var after = words.subList(Math.min(from + 1, words.size()), words.size());
            names = after.subList(0, after.size() / 2);
        }
        var written = row.word().equals("write");
        for (var name : names.isEmpty() ? List.of(Value.input("")) : names) {
            var named = named(name);
            unresolved(named, "the stream of this command", use.at(), written, !onStream(row));
            if (written) {
                named.names().forEach(to -> channel(to, words.size() > 2 ? words.get(2) : Value.input(""), use));
            } else {
                machine.reads().source(named.names(), use.at(), !onStream(row), false, name, use.frame());
            }
        }
    }

    /** A command line: words, or one text of them. */
    Value process(Operations.Use use) {
        var words = new ArrayList<Given.Arg>();
        for (var arg : use.given().places()) {
            if (use.state().object(arg.value().only().orElse(new One.Input(""))).isPresent()) {
                machine.records()
                        .elements(arg.value(), use.call(), use.state(), use.frame())
                        .known()
                        .forEach(item -> words.add(new Given.Arg(item, arg.at(), true, null)));
            } else if (arg.value().onlyText().filter(text -> text.contains(" ")).isPresent()) {
                ShellWords.of(arg.value().onlyText().orElseThrow())
                        .forEach(word -> words.add(new Given.Arg(Value.lit(word, arg.at()), arg.at(), true, null)));
            } else {
                words.add(arg);
            }
        }
        var client = 0;
        while (client < words.size()
                && !words.get(client).value().onlyText().orElse("").endsWith("redis-cli")) {
            client++;
        }
        var verb = client;
        while (verb < words.size()
                && !words.get(verb).value().onlyText().orElse("").equalsIgnoreCase("XADD")) {
            verb++;
        }
        if (verb < words.size()) {
            var given = new Given(
                    use.at(),
                    words.subList(verb, words.size()),
                    Map.of(),
                    use.given().unknownCount(),
                    Value.none(),
                    null);
            command(new Operations.Use(use.row(), use.self(), given, use.call(), use.state(), use.frame()));
        }
        return Value.input("");
    }

    private void entry(String stream, One fields, Place at, State state, Frame frame) {
        var object = state.object(fields).filter(Obj::isRecord);
        if (object.isEmpty()) {
            unseen(stream, WireForm.FLAT, "", Optional.empty(), fields, at, state, frame);
            return;
        }
        if (object.get().view() != null && object.get().slots().isEmpty()) {
            unseen(stream, WireForm.FLAT, "", Optional.empty(), fields, at, state, frame);
            return;
        }
        if (object.get().slots().isEmpty()
                && object.get().view() == null
                && !object.get().closed()) {
            unseen(
                    stream,
                    WireForm.FLAT,
                    "",
                    Optional.empty(),
                    object.get().open().ones().get(0),
                    at,
                    state,
                    frame);
            return;
        }
        var entry = withLiteralJson(object.get(), state);
        var shape = new Shapes(machine, state, false, false, false).of(entry);
        var key = jsonKey(stream, entry, state);
        if (key.isEmpty()) {
            var model = object.get().klass();
            if (model != null) {
                machine.classes().model(model, Set.of(stream));
            }
            write(
                    stream,
                    WireForm.FLAT,
                    "",
                    Optional.empty(),
                    Optional.of(shape),
                    Gap.NONE,
                    state.isChecked(fields),
                    at,
                    frame);
            return;
        }
        for (var one : entry.valueOf(key).ones()) {
            content(stream, key, Optional.of(shape), one, at, state, frame);
        }
    }

    /** What lies under the key: JSON of something, or what is no JSON. */
    private void content(
            String stream, String key, Optional<ObjectFacts> entry, One one, Place at, State state, Frame frame) {
        var json = one instanceof One.Json it ? it : null;
        var inner = json == null ? Value.of(one) : json.of();
        if (json != null && inner.all(One.Json.class::isInstance)) {
            write(stream, WireForm.TWICE_UNDER_KEY, key, entry, Optional.empty(), Gap.NONE, false, at, frame);
            return;
        }
        for (var message : inner.ones()) {
            var object = state.object(message);
            if (object.filter(it ->
                            it.label().startsWith(Binding.EVENT) && it.slots().isEmpty() && !it.closed())
                    .isPresent()) {
                write(stream, WireForm.JSON_UNDER_KEY, key, entry, Optional.empty(), Gap.NONE, true, at, frame);
            } else if (object.isPresent() && object.get().isRecord()) {
                noteModel(object.get(), stream);
                if (object.get().label().equals(BROKEN)) {
                    write(stream, WireForm.HIDDEN, "", Optional.empty(), Optional.empty(), Gap.NONE, false, at, frame);
                    continue;
                }
                var facts = new Shapes(
                                machine, state, true, json != null && json.exactAsText(), json != null && json.plain())
                        .of(object.get());
                var valid = state.isChecked(message) || object.get().label().startsWith(Binding.EVENT);
                var form = json == null ? WireForm.OBJECT_UNDER_KEY : WireForm.JSON_UNDER_KEY;
                write(stream, form, key, entry, Optional.of(facts), Gap.NONE, valid, at, frame);
            } else if (message instanceof One.Made made && made.type().equals(Texts.REPRESENTED)) {
                write(stream, WireForm.OBJECT_UNDER_KEY, key, entry, Optional.empty(), Gap.NONE, false, at, frame);
            } else {
                unseen(stream, WireForm.JSON_UNDER_KEY, key, entry, message, at, state, frame);
            }
        }
    }

    private void noteModel(Obj object, String stream) {
        if (object.klass() != null) {
            machine.classes().model(object.klass(), Set.of(stream));
        } else if (object.label().startsWith(OF_CLASS)) {
            var number = Integer.parseInt(object.label().substring(OF_CLASS.length()));
            machine.classes().model(byNumber.get(number), Set.of(stream));
        }
    }

    private void unseen(
            String stream,
            WireForm form,
            String key,
            Optional<ObjectFacts> entry,
            One one,
            Place at,
            State state,
            Frame frame) {
        var reason = Gap.because("the message is built where the scan cannot follow");
        if (one instanceof One.Taken
                || one instanceof One.Walked
                || state.object(one).filter(it -> it.view() != null).isPresent()) {
            reason = Gap.passedOn();
        } else if (one instanceof One.Input || one instanceof One.Kind) {
            reason = Gap.ofCallers("the message comes from outside");
        } else if (one instanceof One.Lost lost) {
            reason = Gap.because(lost.reason());
        }
        write(stream, form, key, entry, Optional.empty(), reason, state.isChecked(one), at, frame);
    }

    private void write(
            String stream,
            WireForm form,
            String key,
            Optional<ObjectFacts> entry,
            Optional<ObjectFacts> message,
            Gap unseen,
            boolean validated,
            Place at,
            Frame frame) {
        var site = Site.of(frame, at);
        machine.recorder()
                .write(new Write(
                        stream,
                        at.where(),
                        site.place().where(),
                        site.file(),
                        site.function(),
                        form,
                        key,
                        entry,
                        message,
                        unseen,
                        false,
                        validated));
    }

    private void channel(String channel, Value body, Operations.Use use) {
        var site = Site.of(use.frame(), use.at());
        for (var one : body.ones()) {
            var inner = one instanceof One.Json json ? json.of() : Value.of(one);
            for (var message : inner.ones()) {
                var object = use.state().object(message).filter(Obj::isRecord);
                var facts = object.map(it -> new Shapes(machine, use.state(), true, false, false).of(it));
                var plain = message instanceof One.Lit
                        || message instanceof One.Kind
                        || message instanceof One.Template
                        || message instanceof One.Member
                        || message instanceof One.Taken;
                var reason = facts.isPresent() || plain ? "" : "the message is built where the scan cannot follow";
                machine.recorder()
                        .write(new Write(
                                channel,
                                use.at().where(),
                                site.place().where(),
                                site.file(),
                                site.function(),
                                WireForm.JSON_UNDER_KEY,
                                "data",
                                Optional.empty(),
                                facts,
                                reason,
                                true));
            }
        }
    }

    /** A message that is handed to code which the tree does not show. */
    void hidden(Terms.Event event, Obj object, boolean valid, Place at, State state, Frame frame) {
        if (object.label().equals(BROKEN)) {
            return;
        }
        var facts = new Shapes(machine, state, true, false, false).of(object);
        noteModel(object, event.stream());
        write(event.stream(), WireForm.HIDDEN, "", Optional.empty(), Optional.of(facts), Gap.NONE, valid, at, frame);
    }

    private Obj withLiteralJson(Obj entry, State state) {
        var changed = entry;
        for (var slot : entry.slots().entrySet()) {
            if (!isMessageKey(slot.getKey())) {
                continue;
            }
            var at = slot.getValue().at();
            var value = slot.getValue()
                    .value()
                    .each(one -> literalJson(one, at, state)
                            .map(object -> Value.of(new One.Json(object, false, false)))
                            .orElseGet(() -> Value.of(one)));
            changed = changed.with(slot.getKey(), slot.getValue().with(value));
        }
        return changed;
    }

    private Optional<Value> literalJson(One one, Place at, State state) {
        if (one instanceof One.Lit lit) {
            return Literals.of(lit, machine, state);
        }
        return one instanceof One.Template template ? Literals.of(template, at, machine, state) : Optional.empty();
    }

    /** The key of an entry that holds the message; empty when the entry is the message. */
    private String jsonKey(String stream, Obj entry, State state) {
        var texts = new ArrayList<String>();
        var others = new ArrayList<String>();
        var event = machine.terms().onStream(stream);
        entry.slots()
                .forEach((name, slot) ->
                        (holdsMessage(slot.value(), event.isPresent(), state) ? texts : others).add(name));
        var flat = event.filter(found -> others.stream()
                        .anyMatch(name -> found.fields().contains(name)
                                && !found.envelope().contains(name)))
                .isPresent();
        if (flat) {
            return "";
        }
        var beside = event.isEmpty() && others.size() > MOST_BESIDE && texts.size() == 1 && !isMessageKey(texts.get(0));
        if (texts.size() == 1 && !beside) {
            return texts.get(0);
        }
        return (texts.isEmpty() ? others : texts)
                .stream()
                        .filter(name -> !texts.isEmpty()
                                || perhapsMessage(entry.valueOf(name), state)
                                || isPayload(name)
                                        && entry.valueOf(name).any(one -> one.equals(new One.Kind(ValueKind.TEXT))))
                        .filter(name -> isMessageKey(name) && !name.equals("event") && !name.equals("value"))
                        .findFirst()
                        .orElse("");
    }

    /** JSON that may be a message: a list or a number in JSON is a field like others, and so is what is JSON only at times. */
    private static boolean holdsMessage(Value value, boolean known, State state) {
        return value.any(one -> one instanceof One.Json json && mayBeRecord(json.of(), state))
                && (known || value.all(One.Json.class::isInstance));
    }

    private static boolean mayBeRecord(Value value, State state) {
        return value.any(one -> one instanceof One.Json
                || !(one instanceof One.Kind)
                        && !(one instanceof One.Lit)
                        && state.object(one).map(Obj::isRecord).orElse(true));
    }

    private static boolean perhapsMessage(Value value, State state) {
        return value.any(one -> one.isRest()
                || state.object(one).isPresent()
                || one instanceof One.Taken
                || one instanceof One.Walked
                || one instanceof One.Made);
    }

    // ---- reads ----

    Value read(Operations.Use use) {
        var flags = use.row().flags();
        if (flags.contains("loose")) {
            return loose.read(use);
        }
        if (use.row().parameter("keys").isPresent()) {
            return read(use.value("keys").orElse(Value.input("")), use);
        }
        var from = use.value("from")
                .or(() -> Operations.kept(use))
                .orElse(Value.input(""))
                .each(one -> use.state()
                        .object(one)
                        .filter(object -> !object.isRecord())
                        .map(Obj::element)
                        .orElseGet(() -> Value.of(one)));
        if (flags.contains("subscribed")) {
            return subscribe(use);
        }
        var named = named(from);
        var popped = flags.contains("popped");
        unresolved(named, (popped ? "the list" : "the stream") + " of this read", use.at(), false, popped);
        if (popped) {
            return popped(named, use);
        }
        var batch = batch(machine.reads().source(named.names(), use.at(), false, false, from, use.frame()), use);
        if (flags.contains("claimed")) {
            var none = machine.records().sequence(List.of(), Value.none(), use.at(), use.state());
            return machine.made(
                    Obj.sequence(
                            SeqKind.TUPLE, List.of(Value.kind(ValueKind.TEXT), batch, none), Value.none(), use.at()),
                    use.state());
        }
        return batch;
    }

    private Value batch(One.Source source, Operations.Use use) {
        return machine.records().sequence(List.of(), entry(source, use), use.at(), use.state());
    }

    /** One entry, beside its number. */
    Value entry(One.Source source, Operations.Use use) {
        var view = new One.View(source, Level.ENTRY, List.of(), names(use.self()));
        var entry = machine.records().view(view, use.at(), use.state());
        return machine.records().pair(Value.kind(ValueKind.TEXT), entry, use.at(), use.state());
    }

    /** Entries of the streams of that name. */
    Value entries(Value from, Operations.Use use) {
        var named = named(from);
        unresolved(named, "the stream of this read", use.at(), false, false);
        return batch(machine.reads().source(named.names(), use.at(), false, false, from, use.frame()), use);
    }

    /** Entries of each of these streams beside its name. */
    Value replies(List<Value> streams, Operations.Use use) {
        var pairs = streams.stream().map(stream -> reply(stream, use)).toList();
        return machine.records().sequence(List.of(), Value.either(pairs), use.at(), use.state());
    }

    /** What is taken from a list: the message itself, beside the list's name where the call waits for it. */
    private Value popped(Named named, Operations.Use use) {
        var source = machine.reads().source(named.names(), use.at(), true, false, Value.none(), use.frame());
        var view = new One.View(source, Level.ENTRY, List.of());
        var data = machine.reads().take(view, "data", use.at(), false, false, use.state(), use.frame());
        var nothing = Value.nothing(use.at());
        if (use.row().flags().contains("many")) {
            return machine.records().sequence(List.of(), data, use.at(), use.state());
        }
        if (!use.row().flags().contains("named")) {
            return Value.either(data, nothing);
        }
        return Value.either(machine.records().pair(Value.input("the list"), data, use.at(), use.state()), nothing);
    }

    /** How a client gives the names of entries, where it is seen how it was made. */
    private static One.Names names(@Nullable One client) {
        if (!(client instanceof One.Made made) || !made.given().containsKey("kept")) {
            return One.Names.UNKNOWN;
        }
        var only = made.given().get("kept").only();
        return only.filter(one -> one instanceof One.Lit)
                .map(one -> ((One.Lit) one).value().equals(true)
                        ? One.Names.TEXT
                        : ((One.Lit) one).value().equals(false) ? One.Names.BYTES : One.Names.UNKNOWN)
                .orElse(One.Names.UNKNOWN);
    }

    /** Streams that are named by the keys of a record: each gives entries of its own. */
    private Value read(Value streams, Operations.Use use) {
        var pairs = new ArrayList<Value>();
        var rest = new ArrayList<Value>();
        for (var one : streams.ones()) {
            var object = use.state().object(one).filter(Obj::isRecord);
            if (object.isEmpty()) {
                rest.add(reply(Value.of(one), use));
                continue;
            }
            for (var entry : object.get().slots().entrySet()) {
                pairs.add(reply(Value.lit(entry.getKey(), entry.getValue().at()), use));
            }
            if (!object.get().open().isNone() || object.get().slots().isEmpty()) {
                rest.add(reply(
                        object.get().open().isNone()
                                ? Value.input("")
                                : object.get().open(),
                        use));
            }
        }
        return machine.records().sequence(pairs, Value.either(rest), use.at(), use.state());
    }

    private Value reply(Value stream, Operations.Use use) {
        var named = named(stream);
        unresolved(named, "the stream of this read", use.at(), false, false);
        var name = named.names().size() == 1
                ? Value.lit(named.names().iterator().next(), use.at())
                : Value.input("the stream");
        var source = machine.reads().source(named.names(), use.at(), false, false, stream, use.frame());
        return machine.records().pair(name, batch(source, use), use.at(), use.state());
    }

    private Value subscribe(Operations.Use use) {
        var names = new LinkedHashSet<String>();
        for (var arg : use.given().places()) {
            names.addAll(named(arg.value()).names());
            unresolved(named(arg.value()), "the channel of this subscription", use.at(), false, true);
        }
        var source = machine.reads().source(names, use.at(), true, false, Value.none(), use.frame());
        if (use.self() instanceof One.Ref ref) {
            var message = message(source, names, use);
            use.state()
                    .object(ref)
                    .ifPresent(object ->
                            use.state().put(ref, object.with(REPLY, new Obj.Slot(message, true, use.at(), "", null))));
        }
        return Value.nothing(use.at());
    }

    private Value message(One.Source source, Set<String> names, Operations.Use use) {
        var view = new One.View(source, Level.ENTRY, List.of());
        var object = Obj.record(use.at())
                .with("type", new Obj.Slot(Value.kind(ValueKind.TEXT), true, use.at(), "", null))
                .with(
                        "channel",
                        new Obj.Slot(
                                Value.either(names.stream()
                                        .map(name -> Value.lit(name, use.at()))
                                        .toList()),
                                true,
                                use.at(),
                                "",
                                null))
                .with(
                        "data",
                        new Obj.Slot(
                                machine.reads().take(view, "data", use.at(), false, false, use.state(), use.frame()),
                                true,
                                use.at(),
                                "",
                                null));
        return machine.made(object, use.state());
    }

    Value received(Operations.Use use) {
        var message = use.state()
                .object(use.on())
                .flatMap(object -> object.slot(REPLY))
                .map(Obj.Slot::value);
        var value = message.orElseGet(() -> Value.input(""));
        return use.row().name().endsWith("listen")
                ? machine.records().sequence(List.of(), value, use.at(), use.state())
                : Value.either(value, Value.nothing(use.at()));
    }

    // ---- handlers ----

    /** A call that registers a function as the handler of a stream. */
    void registered(Code.Call call, Value callee, Given given, State state, Frame frame) {
        var name = lastName(call.callee());
        if (!TAKING.matcher(name.toLowerCase(Locale.ROOT)).find()) {
            return;
        }
        var all = new ArrayList<>(given.places());
        all.addAll(given.names().values());
        var handlers = all.stream()
                .flatMap(arg -> arg.value().ones().stream())
                .filter(One.Fn.class::isInstance)
                .map(One.Fn.class::cast)
                .toList();
        var named = all.stream().map(Given.Arg::value).collect(Collectors.toCollection(ArrayList::new));
        if (call.callee() instanceof Code.Call inner) {
            inner.arguments().forEach(argument -> named.add(machine.eval(argument.value(), state, frame)));
        }
        var topics = topics(named);
        if (!handlers.isEmpty() && !topics.isEmpty()) {
            handlers.forEach(handler -> handle(handler, topics, call.at(), state, frame));
        }
    }

    private static String lastName(Code callee) {
        if (callee instanceof Code.Call inner) {
            return lastName(inner.callee());
        }
        return Evaluation.origin(callee);
    }

    /** A mark above a function that makes it a handler. */
    void decorated(Code.Func function, One.Fn fn, State state, Frame frame) {
        for (var mark : function.marks()) {
            if (mark instanceof Code.Call call
                    && TAKING.matcher(lastName(call.callee()).toLowerCase(Locale.ROOT))
                            .find()) {
                var given = machine.calls().given(call.at(), call.arguments(), state, frame);
                var topics =
                        topics(given.places().stream().map(Given.Arg::value).toList());
                if (!topics.isEmpty()) {
                    var self = fn.owner() == null || machine.classes().isMarked(fn, "static")
                            ? fn
                            : fn.boundTo(machine.typical(fn.owner(), state, frame)
                                    .ones()
                                    .get(0));
                    handle(self, topics, call.at(), state, frame);
                }
            }
        }
    }

    /** A record of handlers by stream. */
    void table(Obj object, Place at, State state, Frame frame) {
        var functions =
                object.slots().values().stream().allMatch(slot -> slot.value().all(One.Fn.class::isInstance));
        if (!functions || object.slots().isEmpty() || object.isInstance()) {
            return;
        }
        object.slots().forEach((name, slot) -> {
            if (topicLike(name)) {
                var topics = topics(List.of(Value.lit(name, at)));
                slot.value()
                        .ones()
                        .forEach(one -> handle(
                                (One.Fn) one, topics, ((One.Fn) one).code().at(), state, frame));
            }
        });
    }

    private Set<String> topics(List<Value> values) {
        var topics = new LinkedHashSet<String>();
        for (var value : values) {
            for (var text : value.texts()) {
                if (topicLike(text)) {
                    topics.add(
                            machine.terms().named(text).map(Terms.Event::stream).orElse(text));
                }
            }
        }
        return topics;
    }

    private boolean topicLike(String text) {
        return machine.terms().named(text).isPresent()
                || text.length() >= 5
                        && text.matches("[A-Za-z0-9_-]+([.:][A-Za-z0-9_-]+)+")
                        && !text.matches("[0-9.:]+");
    }

    private void handle(One.Fn handler, Set<String> topics, Place at, State state, Frame frame) {
        if (frame.depth() > 4) {
            return;
        }
        for (var topic : topics) {
            handle(handler, topic, at, state, frame);
        }
    }

    private void handle(One.Fn handler, String topic, Place at, State state, Frame frame) {
        var topics = Set.of(topic);
        var source = machine.reads().source(topics, at, false, true, Value.none(), frame);
        var skip = machine.calls().takesSelf(handler) ? 1 : 0;
        var all = handler.code().parameters();
        var parameters = all.subList(Math.min(skip, all.size()), all.size());
        var values = new ArrayList<Value>();
        for (var i = 0; i < parameters.size(); i++) {
            var taking = parameters.get(i).taking();
            if (taking == Taking.PLACE_OR_NAME && parameters.get(i).fallback().isEmpty()) {
                values.add(argument(parameters, i, source, topics, at, state));
            }
        }
        var way = state.fork();
        machine.calls().function(handler, Given.of(at, values.toArray(Value[]::new)), way, frame);
        state.meet(List.of(Map.of(), way.since(state)), key -> true);
    }

    private Value argument(
            List<Code.Parameter> parameters, int index, One.Source source, Set<String> topics, Place at, State state) {
        var name = parameters.get(index).name().toLowerCase(Locale.ROOT);
        var named = parameters.stream()
                .anyMatch(parameter ->
                        MESSAGE_PARAMETERS.contains(parameter.name().toLowerCase(Locale.ROOT)));
        var isMessage =
                parameters.size() == 1 || MESSAGE_PARAMETERS.contains(name) || !named && index == parameters.size() - 1;
        if (isMessage) {
            return machine.records().view(source, Level.EITHER, List.of(), at, state);
        }
        var isTopic = name.contains("stream") || name.contains("topic") || name.contains("channel");
        return isTopic
                ? Value.either(
                        topics.stream().map(topic -> Value.lit(topic, at)).toList())
                : Value.input(name);
    }

    // ---- validation ----

    void check(Value value, State state) {
        value.ones().forEach(state::check);
    }

    /** A function of the tree that came back: what it was given is valid where the configuration says so. */
    void returned(String title, String file, Given given, State state) {
        if (machine.terms().validators().isEmpty()) {
            return;
        }
        var name = machine.units().moduleName(file) + "." + title;
        if (machine.terms().validators().stream().anyMatch(known -> name.equals(known) || name.endsWith("." + known))) {
            given.places().forEach(arg -> check(arg.value(), state));
            given.names().values().forEach(arg -> check(arg.value(), state));
        }
    }

    /** A function that the configuration names as a validator. */
    void checked(String path, Given given, State state) {
        if (machine.terms().validators().contains(path)) {
            given.places().forEach(arg -> check(arg.value(), state));
            given.names().values().forEach(arg -> check(arg.value(), state));
        }
    }

    /** A message given to something whose name says that it sends, where the tree does not show how. */
    void passed(String name, Given given, Code.Call call, State state, Frame frame) {
        var last = name.isEmpty() ? lastName(call.callee()) : name.substring(name.lastIndexOf('.') + 1);
        if (!SENDING.matcher(last.toLowerCase(Locale.ROOT)).find()) {
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
                state.object(one).filter(Obj::isRecord).ifPresent(object -> {
                    var klass = object.klass();
                    var title = klass == null
                            ? object.label().substring(object.label().lastIndexOf('.') + 1)
                            : klass.name();
                    machine.terms()
                            .ofClass(title)
                            .or(() -> klass == null && object.label().isEmpty() ? topic : Optional.empty())
                            .filter(event -> !followed(last))
                            .ifPresent(event -> hidden(event, object, false, given.at(), state, frame));
                });
            }
        }
    }

    private boolean followed(String name) {
        return machine.classes().all().stream()
                .filter(klass -> klass.attributes().containsKey(name))
                .flatMap(klass -> klass.attributes().get(name).ones().stream())
                .anyMatch(one -> one instanceof One.Fn fn && concerns(fn.code()));
    }
}
