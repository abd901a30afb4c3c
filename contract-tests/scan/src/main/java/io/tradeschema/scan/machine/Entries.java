package io.tradeschema.scan.machine;

import io.tradeschema.scan.facts.Gap;
import io.tradeschema.scan.facts.ObjectFacts;
import io.tradeschema.scan.facts.Transport;
import io.tradeschema.scan.facts.WireForm;
import io.tradeschema.scan.facts.Write;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an entry that is written holds: a message, JSON of one, or what cannot be seen. */
final class Entries {

    /** The name under which a body lies: what has no entries is written and read as one of this one field. */
    static final String BODY = "data";
    /** How an object is labelled whose making fails. */
    static final String BROKEN = "broken";
    /** How records are labelled that were made of an object of a class. */
    static final String OF_CLASS = "of class ";

    private final Machine machine;
    private final Map<Klass, Integer> numbers = new HashMap<>();
    private final List<Klass> byNumber = new ArrayList<>();

    Entries(Machine machine) {
        this.machine = machine;
    }

    int classNumber(Klass klass) {
        return numbers.computeIfAbsent(klass, key -> {
            byNumber.add(key);
            return byNumber.size() - 1;
        });
    }

    /** A call that writes: to where, and on which way of which function. */
    record Spot(String name, Transport transport, Place at, State state, Frame frame) {}

    void entry(String stream, One fields, Place at, State state, Frame frame) {
        var spot = new Spot(stream, Transport.REDIS_STREAM, at, state, frame);
        var object = state.object(fields).filter(Obj::isRecord);
        if (object.isEmpty() || object.get().slots().isEmpty() && object.get().view() != null) {
            unseen(spot, WireForm.FLAT, "", Optional.empty(), fields);
            return;
        }
        if (object.get().slots().isEmpty() && !object.get().closed()) {
            unseen(
                    spot,
                    WireForm.FLAT,
                    "",
                    Optional.empty(),
                    object.get().open().ones().get(0));
            return;
        }
        var entry = withLiteralJson(object.get(), state);
        var shape = new Shapes(machine, state, false, false, false).of(entry);
        var key = machine.bus().keys().jsonKey(stream, entry, state);
        if (key.isEmpty()) {
            var model = object.get().klass();
            if (model != null) {
                machine.classes().fields().model(model, Set.of(stream));
            }
            note(spot, WireForm.FLAT, "", Optional.empty(), Optional.of(shape), Gap.NONE, state.isChecked(fields));
            return;
        }
        for (var one : EntryKeys.messages(entry.valueOf(key)).ones()) {
            content(spot, key, Optional.of(shape), one);
        }
    }

    /** What the ways to a call give it as a body: JSON of something, text that is JSON, or text that is none and no message. */
    void bodies(Spot spot, Value all) {
        for (var one : EntryKeys.messages(withLiteralJson(all, spot.state())).ones()) {
            if (isPlain(one)) {
                note(spot, WireForm.JSON_UNDER_KEY, BODY, Optional.empty(), Optional.empty(), Gap.NONE, false);
            } else {
                content(spot, BODY, Optional.empty(), one);
            }
        }
    }

    private static boolean isPlain(One one) {
        return one instanceof One.Lit
                || one instanceof One.Kind
                || one instanceof One.Template
                || one instanceof One.Member
                || one instanceof One.Taken;
    }

    /** What lies under the key: JSON of something, or what is no JSON. */
    private void content(Spot spot, String key, Optional<ObjectFacts> entry, One one) {
        var json = one instanceof One.Json it ? it : null;
        var inner = json == null ? Value.of(one) : json.of();
        if (json != null && inner.all(One.Json.class::isInstance)) {
            note(spot, WireForm.TWICE_UNDER_KEY, key, entry, Optional.empty(), Gap.NONE, false);
            return;
        }
        for (var message : inner.ones()) {
            var object = spot.state().object(message);
            if (object.filter(it ->
                            it.label().startsWith(Binding.EVENT) && it.slots().isEmpty() && !it.closed())
                    .isPresent()) {
                note(spot, WireForm.JSON_UNDER_KEY, key, entry, Optional.empty(), Gap.NONE, true);
            } else if (object.isPresent() && object.get().isRecord()) {
                record(spot, key, entry, json, message, object.get());
            } else if (message instanceof One.Made made && made.type().equals(Texts.REPRESENTED)) {
                note(spot, WireForm.OBJECT_UNDER_KEY, key, entry, Optional.empty(), Gap.NONE, false);
            } else {
                unseen(spot, WireForm.JSON_UNDER_KEY, key, entry, message);
            }
        }
    }

    private void record(
            Spot spot, String key, Optional<ObjectFacts> entry, One.@Nullable Json json, One message, Obj object) {
        noteModel(object, spot.name());
        if (object.label().equals(BROKEN)) {
            note(spot, WireForm.HIDDEN, "", Optional.empty(), Optional.empty(), Gap.NONE, false);
            return;
        }
        var state = spot.state();
        var facts = new Shapes(machine, state, true, json != null && json.exactAsText(), json != null && json.plain())
                .of(object);
        var valid = state.isChecked(message) || object.label().startsWith(Binding.EVENT);
        var form = json == null ? WireForm.OBJECT_UNDER_KEY : WireForm.JSON_UNDER_KEY;
        note(spot, form, key, entry, Optional.of(facts), Gap.NONE, valid);
    }

    void noteModel(Obj object, String stream) {
        if (object.klass() != null) {
            machine.classes().fields().model(object.klass(), Set.of(stream));
        } else if (object.label().startsWith(OF_CLASS)) {
            var number = Integer.parseInt(object.label().substring(OF_CLASS.length()));
            machine.classes().fields().model(byNumber.get(number), Set.of(stream));
        }
    }

    private void unseen(Spot spot, WireForm form, String key, Optional<ObjectFacts> entry, One one) {
        var state = spot.state();
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
        note(spot, form, key, entry, Optional.empty(), reason, state.isChecked(one));
    }

    void note(
            Spot spot,
            WireForm form,
            String key,
            Optional<ObjectFacts> entry,
            Optional<ObjectFacts> message,
            Gap unseen,
            boolean validated) {
        var at = spot.at();
        var site = Site.of(spot.frame(), at);
        machine.recorder()
                .write(new Write(
                        spot.name(),
                        at.where(),
                        site.place().where(),
                        site.file(),
                        site.function(),
                        form,
                        key,
                        entry,
                        message,
                        unseen,
                        spot.transport(),
                        validated));
    }

    private Obj withLiteralJson(Obj entry, State state) {
        var changed = entry;
        for (var slot : entry.slots().entrySet()) {
            if (!machine.bus().keys().isMessageKey(slot.getKey())) {
                continue;
            }
            var value = withLiteralJson(slot.getValue().value(), state);
            changed = changed.with(slot.getKey(), slot.getValue().with(value));
        }
        return changed;
    }

    private Value withLiteralJson(Value value, State state) {
        return value.each(one -> literalJson(one, state)
                .map(object -> Value.of(new One.Json(object, false, false)))
                .orElseGet(() -> Value.of(one)));
    }

    private Optional<Value> literalJson(One one, State state) {
        if (one instanceof One.Lit lit) {
            return Literals.of(lit, machine, state);
        }
        return one instanceof One.Template template ? Literals.of(template, machine, state) : Optional.empty();
    }
}
