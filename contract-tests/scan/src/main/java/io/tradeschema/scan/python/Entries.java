package io.tradeschema.scan.python;

import io.tradeschema.json.EnvelopeField;
import io.tradeschema.scan.facts.Gap;
import io.tradeschema.scan.facts.ObjectFacts;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.facts.WireForm;
import io.tradeschema.scan.facts.Write;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where entries are written to a stream or a channel, and how the message lies in them. */
final class Entries {

    private final Interpreter machine;

    Entries(Interpreter machine) {
        this.machine = machine;
    }

    private static final Set<String> MESSAGE_KEYS =
            Set.of(EnvelopeField.PAYLOAD.wire(), "data", "message", "body", "event", "json", "msg", "value", "content");

    /** The envelope's own fields but for the message, and what people call such fields elsewhere. */
    private static final Set<String> ENTRY_KEYS = Stream.concat(
                    Arrays.stream(EnvelopeField.values())
                            .filter(field -> field != EnvelopeField.PAYLOAD)
                            .map(EnvelopeField::wire),
                    Stream.of(
                            "type",
                            "event",
                            "ts",
                            "time",
                            "version",
                            "id",
                            "event_id",
                            "msg_id",
                            "service",
                            "created_at",
                            "ver",
                            "encoding",
                            "producer"))
            .collect(Collectors.toUnmodifiableSet());

    Value xadd(Args args, Frame frame) {
        var stream = machine.topics().name(args.get(0, "name", "stream", "key").orElse(Value.UNKNOWN));
        var fields = args.get(1, "fields", "values", "data").orElse(Value.UNKNOWN);
        machine.topics().unresolvedStream(stream, Topics.Access.XADD, args.call());
        for (var name : stream.names()) {
            for (var option : fields.options()) {
                entry(name, option, args.call(), frame);
            }
        }
        return new Value.Kind(ValueKind.TEXT);
    }

    Optional<Value> command(Args args, Frame frame) {
        var verb = args.get(0)
                .flatMap(Value::literalText)
                .map(text -> text.toUpperCase(Locale.ROOT))
                .orElse("");
        if (!verb.equals("XADD") || args.positional().size() < 3) {
            return Optional.empty();
        }
        var given = args.positional();
        var start = 2;
        while (start < given.size()
                && !given.get(start).literalText().filter("*"::equals).isPresent()) {
            start++;
        }
        var thing = Thing.dict(args.call().where());
        for (var i = start + 1; i + 1 < given.size(); i += 2) {
            thing = machine.objects()
                    .keyed(
                            thing,
                            given.get(i),
                            new Thing.Slot(given.get(i + 1), true, args.call().where(), ""));
        }
        if (args.unknownCount() || start >= given.size()) {
            thing = thing.opened("the fields are given as *list");
        }
        var fields = machine.allocate(thing, frame.state());
        xadd(Args.of(args.call(), given.get(1), fields), frame);
        return Optional.of(Value.UNKNOWN);
    }

    /** One dict written to a stream. */
    private void entry(String stream, Value fields, Node call, Frame frame) {
        if (!(fields instanceof Value.Ref ref) || !(machine.held(ref, frame.state()) instanceof Thing given)) {
            unseen(Form.flat(stream), fields, call, frame);
            return;
        }
        var thing = withLiteralJson(given, frame);
        var shape = new Shapes(machine, frame.state()).of(thing);
        var key = jsonKey(stream, thing);
        if (key.isEmpty()) {
            write(Form.flat(stream), Optional.of(shape), Gap.NONE, frame.state().checked(ref), call, frame);
            return;
        }
        var form = new Form(stream, WireForm.JSON_UNDER_KEY, key, Optional.of(shape));
        var content = thing.value(key);
        for (var option : content.options()) {
            var inner = option instanceof Value.JsonText json ? json.of() : option;
            for (var message : inner.options()) {
                message(form, message, call, frame);
            }
        }
    }

    /** JSON that stands in the source as text is as good as json.dumps of a dict. */
    private Thing withLiteralJson(Thing entry, Frame frame) {
        var changed = entry;
        for (var slot : entry.slots().entrySet()) {
            var value = slot.getValue();
            var object = value.value()
                    .literalText()
                    .filter(text -> MESSAGE_KEYS.contains(slot.getKey()))
                    .flatMap(text -> LiteralJson.of(text, value.where(), machine, frame.state()));
            if (object.isPresent()) {
                var json = new Value.JsonText(machine.allocate(object.get(), frame.state()));
                changed = changed.with(slot.getKey(), new Thing.Slot(json, value.sure(), value.where(), ""));
            }
        }
        return changed;
    }

    private void message(Form form, Value message, Node call, Frame frame) {
        if (message instanceof Value.Ref ref && machine.held(ref, frame.state()) instanceof Thing thing) {
            var facts = new Shapes(machine, frame.state()).of(thing);
            thing.kind()
                    .or(() -> machine.construction().copyOf(ref))
                    .ifPresent(kind -> machine.bus().model(kind, Set.of(form.stream())));
            var unseen = facts.open().cause() == Gap.Cause.CALLERS ? facts.open() : Gap.NONE;
            var valid = frame.state().checked(ref) || Validations.byBinding(thing);
            write(form, Optional.of(facts), unseen, valid, call, frame);
        } else {
            unseen(form, message, call, frame);
        }
    }

    private void unseen(Form form, Value value, Node call, Frame frame) {
        var reason = Gap.because("the message is built where the scan cannot follow");
        if (Messages.isMessage(value) || value instanceof Value.Walked) {
            reason = Gap.because("a message that was read is passed on");
        } else if (value instanceof Value.Unknown unknown) {
            reason = unknown.open();
        }
        write(form, Optional.empty(), reason, frame.state().checked(value), call, frame);
    }

    /**
     * How a message lies in what is written.
     *
     * @param stream the stream it is written to
     * @param form whether the entry is the message or holds it
     * @param key the entry's key that holds it; empty when none does
     * @param entry the entry's own fields, where the message lies under a key
     */
    record Form(String stream, WireForm form, String key, Optional<ObjectFacts> entry) {
        static Form flat(String stream) {
            return new Form(stream, WireForm.FLAT, "", Optional.empty());
        }
    }

    void write(Form form, Optional<ObjectFacts> message, Gap unseen, boolean validated, Node call, Frame frame) {
        var root = frame.user();
        machine.recorder()
                .write(new Write(
                        form.stream(),
                        call.where(),
                        frame.site(call).where(),
                        root.module().file(),
                        root.title(),
                        form.form(),
                        form.key(),
                        form.entry(),
                        message,
                        unseen,
                        false,
                        validated));
    }

    /** The key of an entry that holds the message as JSON; empty when the entry is the message. */
    private String jsonKey(String stream, Thing thing) {
        var texts = new ArrayList<String>();
        var others = new ArrayList<String>();
        thing.slots().forEach((name, slot) -> {
            var json = slot.value().options().stream().anyMatch(Value.JsonText.class::isInstance);
            (json ? texts : others).add(name);
        });
        if (hasFieldOf(stream, others)) {
            return "";
        }
        if (texts.size() == 1) {
            var only = texts.get(0);
            var foreign =
                    others.stream().filter(name -> !ENTRY_KEYS.contains(name)).count();
            return MESSAGE_KEYS.contains(only) || foreign <= 1 ? only : "";
        }
        return (texts.isEmpty() ? others : texts)
                .stream()
                        .filter(name -> !texts.isEmpty() || perhapsJson(thing.value(name)))
                        .filter(name -> MESSAGE_KEYS.contains(name) && !name.equals("event") && !name.equals("value"))
                        .findFirst()
                        .orElse("");
    }

    /** Whether one of these names is a field of the stream's event, so that the entry is the message. */
    private boolean hasFieldOf(String stream, List<String> names) {
        return machine.topics()
                .eventOfStream(stream)
                .filter(event -> names.stream()
                        .anyMatch(name -> event.fields().contains(name)
                                && !event.envelope().contains(name)))
                .isPresent();
    }

    private static boolean perhapsJson(Value value) {
        return value instanceof Value.Ref || value instanceof Value.Unknown || Messages.isMessage(value);
    }

    /** A single text or number needs no fields to be told. */
    private static boolean plain(Value content) {
        return content.options().stream()
                .allMatch(option -> option instanceof Value.Const
                        || option instanceof Value.Kind
                        || option instanceof Value.Pattern
                        || option instanceof Value.Member
                        || option instanceof Value.Taken);
    }

    Optional<Value> publish(Value object, Args args, Frame frame) {
        if (!Bus.redisLike(object)) {
            return Optional.empty();
        }
        var stream = machine.topics().name(args.get(0, "channel").orElse(Value.UNKNOWN));
        var root = frame.user();
        for (var channel : stream.names()) {
            var content = args.get(1, "message").orElse(Value.UNKNOWN);
            var inner = content instanceof Value.JsonText json ? json.of() : content;
            var facts = inner instanceof Value.Ref ref && machine.held(ref, frame.state()) instanceof Thing thing
                    ? Optional.of(new Shapes(machine, frame.state()).of(thing))
                    : Optional.<ObjectFacts>empty();
            machine.recorder()
                    .write(new Write(
                            channel,
                            args.call().where(),
                            frame.site(args.call()).where(),
                            root.module().file(),
                            root.title(),
                            WireForm.JSON_UNDER_KEY,
                            "data",
                            Optional.empty(),
                            facts,
                            facts.isPresent() || plain(content)
                                    ? ""
                                    : "the message is built where the scan cannot follow",
                            true));
        }
        machine.topics().unresolvedStream(stream, Topics.Access.PUBLISH, args.call());
        return Optional.of(Value.UNKNOWN);
    }
}
