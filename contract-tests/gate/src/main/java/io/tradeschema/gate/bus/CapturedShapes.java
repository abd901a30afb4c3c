package io.tradeschema.gate.bus;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.json.JsonReading;
import io.tradeschema.compat.json.JsonRefused;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.model.ValueType;
import io.tradeschema.model.Where;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.facts.FieldValue;
import io.tradeschema.scan.facts.ObjectFacts;
import io.tradeschema.scan.facts.ValueKind;
import io.tradeschema.scan.facts.WrittenField;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
    private int unread;

    /** Messages of the stream of that name, or whose last part is that. */
    CapturedShapes(String asked) {
        this.asked = asked;
    }

    /**
     * Reads a file of lines {@code {"stream", "id", "fields"}} or {@code {"event", "payload"}}.
     *
     * @throws NotCheckedException when a line is none of them
     */
    void read(Path file) throws IOException {
        var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        for (var i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                line(lines.get(i), Where.file(file.toString(), i + 1, 1));
            }
        }
    }

    private void line(String text, Where where) {
        var line = object(text)
                .orElseThrow(
                        () -> new NotCheckedException(
                                where.place()
                                        + ": this is no JSON object; give lines of {\"stream\", \"id\", \"fields\"} or {\"event\", \"payload\"}"));
        var name = text(line, "stream").or(() -> text(line, "event")).orElse("");
        if (!name.equals(asked) && !name.endsWith(":" + asked) && !asked.endsWith(":" + name)) {
            others.add(name);
            return;
        }
        stream = name.length() > stream.length() ? name : stream;
        var entry = line.get("fields").orElse(line);
        (entry instanceof Json.Obj fields ? message(fields) : Optional.<Json.Obj>empty())
                .ifPresentOrElse(message -> messages.add(facts(message, where)), () -> unread++);
    }

    /** The message of an entry; of one without a payload the entry itself, whose values are all texts. */
    private Optional<Json.Obj> message(Json.Obj fields) {
        var payload = fields.get(ContractTerms.payloadKey());
        if (payload.isEmpty()) {
            flat = true;
            return Optional.of(fields);
        }
        return payload.get() instanceof Json.Str text
                ? object(text.value())
                : payload.filter(Json.Obj.class::isInstance).map(Json.Obj.class::cast);
    }

    private static Optional<Json.Obj> object(String text) {
        try {
            return JsonReading.read(text) instanceof Json.Obj object ? Optional.of(object) : Optional.empty();
        } catch (JsonRefused e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(Json.Obj object, String name) {
        return object.get(name)
                .flatMap(value -> value instanceof Json.Str text ? Optional.of(text.value()) : Optional.empty());
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

    /** How many messages of the stream are no objects: nobody knows what they have. */
    int unread() {
        return unread;
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
