package io.tradeschema.scan.machine;

import io.tradeschema.scan.facts.ValueKind;
import java.util.ArrayList;
import java.util.Set;

/** Under which key of an entry its message lies. */
final class EntryKeys {

    private static final Set<String> MESSAGE_KEYS =
            Set.of("data", "message", "body", "event", "json", "msg", "value", "content");

    /** With more fields than these beside it, JSON under a name that says nothing is one field of many. */
    private static final int MOST_BESIDE = 2;

    /** With more fields than an envelope has, what may be JSON under a usual name is one field of many as well. */
    private static final int MOST_OF_AN_ENVELOPE = 6;

    private final Machine machine;

    EntryKeys(Machine machine) {
        this.machine = machine;
    }

    private boolean isPayload(String name) {
        return machine.terms().events().stream()
                .anyMatch(event -> event.payloadKey().equals(name));
    }

    /** The key of the contract's envelope, and what people call such a key elsewhere. */
    boolean isMessageKey(String name) {
        return MESSAGE_KEYS.contains(name)
                || machine.terms().events().stream()
                        .anyMatch(event -> event.payloadKey().equals(name));
    }

    /** What of this may be a message: null and text that is no JSON are none, where another way gives one. */
    static Value messages(Value all) {
        var some = all.keep(one -> !(one instanceof One.Lit));
        return some.isNone() ? all : some;
    }

    /** The key of an entry that holds the message; empty when the entry is the message. */
    String jsonKey(String stream, Obj entry, State state) {
        var texts = new ArrayList<String>();
        var others = new ArrayList<String>();
        var event = machine.terms().onStream(stream);
        entry.slots()
                .forEach((name, slot) -> (holdsMessage(
                                        isMessageKey(name) ? messages(slot.value()) : slot.value(),
                                        event.isPresent(),
                                        state)
                                ? texts
                                : others)
                        .add(name));
        var flat = event.filter(found -> others.stream()
                        .anyMatch(name -> found.fields().contains(name)
                                && !found.envelope().contains(name)))
                .isPresent();
        if (flat) {
            return "";
        }
        var beside = event.isEmpty() && others.size() > MOST_BESIDE && texts.size() == 1 && !isMessageKey(texts.get(0));
        if (texts.size() == 1 && !beside && !(event.isEmpty() && isEachJson(entry) && !isMessageKey(texts.get(0)))) {
            return texts.get(0);
        }
        var payload = others.stream()
                .filter(name -> isPayload(name) && entry.valueOf(name).all(One.Json.class::isInstance))
                .findFirst();
        if (event.isEmpty() && texts.isEmpty() && payload.isPresent()) {
            return payload.get(); // JSON of a text or a number is what another caller's record is
        }
        if (event.isEmpty() && texts.isEmpty() && others.size() > MOST_OF_AN_ENVELOPE) {
            return "";
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

    /** Whether each of several fields is JSON by itself: then none of them is the message for that. */
    private static boolean isEachJson(Obj entry) {
        return entry.slots().size() > 1
                && entry.slots().values().stream().allMatch(slot -> slot.value().all(One.Json.class::isInstance));
    }

    /** JSON that may be a message: a list or a number in JSON is a field like others, and so is what is JSON only at times. */
    private static boolean holdsMessage(Value value, boolean known, State state) {
        return value.any(one -> one instanceof One.Json json
                        && (known || !json.of().all(One.Template.class::isInstance))
                        && mayBeRecord(json.of(), state))
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
}
