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

/** What an entry that is written holds: a message, JSON of one, or what cannot be seen. */
final class Entries {

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

    void entry(String stream, One fields, Place at, State state, Frame frame) {
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
        var key = machine.bus().keys().jsonKey(stream, entry, state);
        if (key.isEmpty()) {
            var model = object.get().klass();
            if (model != null) {
                machine.classes().fields().model(model, Set.of(stream));
            }
            note(
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
            note(stream, WireForm.TWICE_UNDER_KEY, key, entry, Optional.empty(), Gap.NONE, false, at, frame);
            return;
        }
        for (var message : inner.ones()) {
            var object = state.object(message);
            if (object.filter(it ->
                            it.label().startsWith(Binding.EVENT) && it.slots().isEmpty() && !it.closed())
                    .isPresent()) {
                note(stream, WireForm.JSON_UNDER_KEY, key, entry, Optional.empty(), Gap.NONE, true, at, frame);
            } else if (object.isPresent() && object.get().isRecord()) {
                noteModel(object.get(), stream);
                if (object.get().label().equals(BROKEN)) {
                    note(stream, WireForm.HIDDEN, "", Optional.empty(), Optional.empty(), Gap.NONE, false, at, frame);
                    continue;
                }
                var facts = new Shapes(
                                machine, state, true, json != null && json.exactAsText(), json != null && json.plain())
                        .of(object.get());
                var valid = state.isChecked(message) || object.get().label().startsWith(Binding.EVENT);
                var form = json == null ? WireForm.OBJECT_UNDER_KEY : WireForm.JSON_UNDER_KEY;
                note(stream, form, key, entry, Optional.of(facts), Gap.NONE, valid, at, frame);
            } else if (message instanceof One.Made made && made.type().equals(Texts.REPRESENTED)) {
                note(stream, WireForm.OBJECT_UNDER_KEY, key, entry, Optional.empty(), Gap.NONE, false, at, frame);
            } else {
                unseen(stream, WireForm.JSON_UNDER_KEY, key, entry, message, at, state, frame);
            }
        }
    }

    void noteModel(Obj object, String stream) {
        if (object.klass() != null) {
            machine.classes().fields().model(object.klass(), Set.of(stream));
        } else if (object.label().startsWith(OF_CLASS)) {
            var number = Integer.parseInt(object.label().substring(OF_CLASS.length()));
            machine.classes().fields().model(byNumber.get(number), Set.of(stream));
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
        note(stream, form, key, entry, Optional.empty(), reason, state.isChecked(one), at, frame);
    }

    void note(
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
                        Transport.REDIS_STREAM,
                        validated));
    }

    private Obj withLiteralJson(Obj entry, State state) {
        var changed = entry;
        for (var slot : entry.slots().entrySet()) {
            if (!machine.bus().keys().isMessageKey(slot.getKey())) {
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
}
