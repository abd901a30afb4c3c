package io.tradeschema.gate.bus;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.json.JsonReading;
import io.tradeschema.compat.json.JsonRefused;
import io.tradeschema.gate.replay.CapturedFile;
import io.tradeschema.gate.replay.PassedOver;
import io.tradeschema.model.ValueType;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.facts.FieldValue;
import io.tradeschema.scan.facts.ObjectFacts;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.facts.WrittenField;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What captured messages of a stream look like, told as a scan tells what writers write. Which values there are besides those that were
 * captured is not known: none of them is a listed one.
 */
final class CapturedShapes {

    private final String asked;
    private final List<ObjectFacts> messages = new ArrayList<>();
    private final Set<String> others = new TreeSet<>();
    private String stream = "";
    private boolean flat;
    private final PassedOver unread = new PassedOver();
    private final PassedOver formless = new PassedOver();

    /** Messages of the stream of that name, or whose last part is that. */
    CapturedShapes(String asked) {
        this.asked = asked;
    }

    /**
     * Reads a file in the forms that {@code tradeschema validate} reads; what does not name its stream is of the one that is asked for.
     *
     * @throws io.tradeschema.gate.cli.NotCheckedException when it cannot be read to its end
     */
    void read(Path file) {
        CapturedFile.read(file.toString(), " | tradeschema infer " + asked + " --captured -", new Messages());
    }

    private final class Messages implements CapturedFile.Taker {

        @Override
        public void entry(String place, String name, String id, Map<String, Object> fields) {
            if (!isAsked(name)) {
                return;
            }
            var payload = fields.get(ContractTerms.payloadKey());
            if (payload != null) {
                take(place, payload instanceof String text ? object(text) : Optional.empty());
                return;
            }
            flat = true;
            take(place, texts(fields));
        }

        @Override
        public void payload(String place, String event, String json) {
            if (event.isEmpty()) {
                other(place);
            } else if (isAsked(event)) {
                take(place, object(json));
            }
        }

        @Override
        public void other(String place) {
            formless.add(place);
        }
    }

    private boolean isAsked(String name) {
        if (!name.isEmpty() && !name.equals(asked) && !name.endsWith(":" + asked) && !asked.endsWith(":" + name)) {
            others.add(name);
            return false;
        }
        stream = name.length() > stream.length() ? name : stream;
        return true;
    }

    private void take(String place, Optional<Json.Obj> message) {
        message.ifPresentOrElse(object -> messages.add(facts(object, Where.path(place))), () -> unread.add(place));
    }

    /** The message of an entry without a payload is the entry itself, whose values are all texts. */
    private static Optional<Json.Obj> texts(Map<String, Object> fields) {
        var texts = new LinkedHashMap<String, Json>();
        fields.forEach((name, value) -> {
            if (value instanceof String text) {
                texts.put(name, new Json.Str(text));
            }
        });
        return texts.size() == fields.size() ? Optional.of(new Json.Obj(texts)) : Optional.empty();
    }

    private static Optional<Json.Obj> object(String text) {
        try {
            return JsonReading.read(text) instanceof Json.Obj object ? Optional.of(object) : Optional.empty();
        } catch (JsonRefused e) {
            return Optional.empty();
        }
    }

    private ObjectFacts facts(Json.Obj object, Where where) {
        var fields = new LinkedHashMap<String, WrittenField>();
        object.members()
                .forEach((name, value) -> fields.put(name, new WrittenField(name, true, where, value(value, where))));
        return new ObjectFacts(where, fields, "");
    }

    private FieldValue value(Json value, Where where) {
        if (value instanceof Json.Obj object) {
            return new FieldValue(Set.of(ValueKind.OBJECT), List.of(), false, "", Optional.of(facts(object, where)));
        }
        if (value instanceof Json.Arr list) {
            var elements = new ArrayList<WrittenField>();
            list.items()
                    .forEach(item -> elements.add(
                            new WrittenField(String.valueOf(elements.size()), true, where, value(item, where))));
            return new FieldValue(
                    Set.of(ValueKind.LIST), List.of(), false, "", Optional.empty(), false, elements, Set.of());
        }
        return new FieldValue(Set.of(kind(value)), List.of(), false, "", Optional.empty());
    }

    private ValueKind kind(Json value) {
        if (value instanceof Json.Num) {
            return ValueKind.NUMBER;
        }
        if (value instanceof Json.Bool) {
            return ValueKind.FLAG;
        }
        return value instanceof Json.Str text ? ofText(text.value()) : ValueKind.NONE;
    }

    private ValueKind ofText(String text) {
        if (ValueType.time().read(text, "time").accepted()) {
            return ValueKind.ISO_TIME;
        }
        return flat && text.matches("-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?") ? ValueKind.NUMBER : ValueKind.TEXT;
    }

    /** The name of the stream, as the messages have it where they have more of it than was asked for. */
    String stream() {
        return stream.length() > asked.length() ? stream : asked;
    }

    /** Whether an entry has its values as fields of its own, where a contract has one message under one key. */
    boolean isFlat() {
        return flat;
    }

    /** The messages of the stream that are no objects: nobody knows what they have. */
    PassedOver unread() {
        return unread;
    }

    /** What is no message, or does not say of what stream it is, as the beginning of a sentence; empty for nothing. */
    Optional<String> notRead() {
        return formless.said(" is in none of the forms {\"event\", \"payload\"} and {\"stream\", \"id\", \"fields\"}");
    }

    /** The messages of the stream. */
    List<ObjectFacts> messages() {
        return List.copyOf(messages);
    }

    /** The names of what else is captured. */
    Set<String> others() {
        return Set.copyOf(others);
    }
}
