package io.tradeschema.gate.quarantine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Field;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A payload whose retired names are replaced by their successors, where nothing is guessed: nothing else claims the
 * successor's place, its values map one to one, and no reader could act otherwise for it. A field that must be understood
 * (direction, size, leverage, reduce-only) is never touched, and neither is anything but names and mapped values: every
 * number stays as it was written.
 *
 * @param text the JSON
 * @param changes what was changed, a sentence each
 */
record MendedPayload(String text, List<String> changes) {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    MendedPayload {
        changes = List.copyOf(changes);
    }

    /** A name of the message, and where it and its value begin. */
    private record Member(String name, int at, Optional<String> value, int valueAt) {}

    /** So many characters from there on become that text. */
    private record Edit(int at, int length, String text) {}

    static MendedPayload of(Shape<?> shape, String json) {
        var edits = new ArrayList<Edit>();
        var changes = new ArrayList<String>();
        var members = members(json);
        for (var member : members.values()) {
            var retired = shape.retired(member.name()).filter(old -> isSure(shape, old, members));
            retired.ifPresent(old -> replace(old, member, json, edits, changes));
        }
        return new MendedPayload(edited(json, edits), changes);
    }

    /** Those of the message itself, not of objects in it; none when it is no JSON object. */
    private static Map<String, Member> members(String json) {
        var members = new LinkedHashMap<String, Member>();
        try (var parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Map.of();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var name = parser.currentName();
                var at = offset(parser);
                var text = parser.nextToken() == JsonToken.VALUE_STRING
                        ? Optional.of(parser.getText())
                        : Optional.<String>empty();
                members.put(name, new Member(name, at, text, offset(parser)));
                parser.skipChildren();
            }
            return parser.currentToken() == JsonToken.END_OBJECT ? members : Map.of();
        } catch (IOException noJson) {
            return Map.of();
        }
    }

    private static int offset(JsonParser parser) {
        return (int) parser.currentTokenLocation().getCharOffset();
    }

    private static boolean isSure(Shape<?> shape, RetiredName old, Map<String, Member> members) {
        var successor = old.successor().flatMap(shape::field);
        return successor.filter(field -> !field.mustUnderstand()).isPresent()
                && isOneToOne(old)
                && !members.containsKey(successor.get().name())
                && isClaimedOnce(shape, successor.get(), members);
    }

    private static boolean isOneToOne(RetiredName old) {
        return new HashSet<>(old.values().values()).size() == old.values().size();
    }

    private static boolean isClaimedOnce(Shape<?> shape, Field successor, Map<String, Member> members) {
        return shape.retired().stream()
                        .filter(other -> other.successor().equals(Optional.of(successor.name())))
                        .filter(other -> members.containsKey(other.name()))
                        .count()
                == 1;
    }

    private static void replace(RetiredName old, Member member, String json, List<Edit> edits, List<String> changes) {
        var successor = old.successor().orElseThrow();
        var name = quoted(old.name());
        if (!json.startsWith(name, member.at())) {
            return; // written with escapes: left for people
        }
        edits.add(new Edit(member.at(), name.length(), quoted(successor)));
        var value = member.value().filter(old.values()::containsKey);
        var mapped = value.map(old.values()::get);
        if (value.isPresent() && json.startsWith(quoted(value.get()), member.valueAt())) {
            edits.add(new Edit(member.valueAt(), quoted(value.get()).length(), quoted(mapped.orElseThrow())));
        }
        changes.add(Excerpt.quoted(old.name()) + " is " + Excerpt.quoted(successor) + " today"
                + mapped.map(text -> ", and its value " + Excerpt.quoted(text)).orElse(""));
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private static String edited(String json, List<Edit> edits) {
        var text = new StringBuilder(json);
        edits.stream()
                .sorted((one, other) -> Integer.compare(other.at(), one.at()))
                .forEach(edit -> text.replace(edit.at(), edit.at() + edit.length(), edit.text()));
        return text.toString();
    }
}
