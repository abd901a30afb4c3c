package io.tradeschema.gate.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tradeschema.json.EnvelopeField;
import io.tradeschema.model.Excerpt;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the forms of a line apart: {@code {"event","payload"}}, {@code {"stream","id","fields"}}, a bare payload. */
final class MessageParser {

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    private static final String PAYLOAD = EnvelopeField.PAYLOAD.wire();

    private static final Set<String> EVENT = Set.of("event", PAYLOAD);
    private static final Set<String> ENTRY = Set.of("stream", "id", "fields");

    private final String text;
    private @Nullable String event;
    private @Nullable String stream;
    private @Nullable String payload;
    private @Nullable Map<String, Object> fields;
    private String id = "";

    private final boolean bareEvent;
    private final Set<String> members = new LinkedHashSet<>();
    private String memberTwice = "";
    private String fieldTwice = "";

    private MessageParser(String text, boolean bareEvent) {
        this.text = text;
        this.bareEvent = bareEvent;
    }

    /**
     * What a text holds.
     *
     * @param bareEvent whether the user named the event of bare payloads: then a text that is no JSON is one of them
     */
    static CarriedMessage parse(String text, boolean bareEvent) {
        return new MessageParser(text, bareEvent).parse();
    }

    private CarriedMessage parse() {
        try (var parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return bare();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                readField(parser.currentName(), parser);
            }
            return parser.nextToken() == null ? form() : bare();
        } catch (IOException e) {
            return bareEvent ? bare() : new CarriedMessage.Other(false, text);
        }
    }

    private void readField(String name, JsonParser parser) throws IOException {
        var token = parser.nextToken();
        if (!members.add(name)) {
            memberTwice = name;
        }
        if (name.equals("event") && token == JsonToken.VALUE_STRING) {
            event = parser.getText();
        } else if (name.equals("stream") && token == JsonToken.VALUE_STRING) {
            stream = parser.getText();
        } else if (name.equals("id") && token.isScalarValue()) {
            id = parser.getText();
        } else if (name.equals("fields") && token == JsonToken.START_OBJECT) {
            fields = readFields(parser);
        } else if (name.equals(PAYLOAD)) {
            payload = token == JsonToken.VALUE_STRING ? parser.getText() : slice(parser);
        } else {
            parser.skipChildren();
        }
    }

    /** The JSON of the value at which the parser stands, exactly as it was written. */
    private String slice(JsonParser parser) throws IOException {
        var start = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.getText();
        return text.substring(start, (int) parser.currentLocation().getCharOffset());
    }

    private Map<String, Object> readFields(JsonParser parser) throws IOException {
        var map = new LinkedHashMap<String, Object>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            if (map.containsKey(name)) {
                fieldTwice = name;
            }
            map.put(name, parser.nextToken() == JsonToken.VALUE_STRING ? parser.getText() : parser.currentToken());
            parser.skipChildren();
        }
        return map;
    }

    private CarriedMessage form() {
        if (stream != null && fields != null) {
            return entry(stream, fields);
        }
        return event != null && payload != null ? payload(event, payload) : bare();
    }

    private CarriedMessage entry(String stream, Map<String, Object> fields) {
        if (!fieldTwice.isEmpty()) {
            return other("the entry has two fields named " + Excerpt.quoted(fieldTwice));
        }
        return wrong("an entry", ENTRY)
                .map(MessageParser::other)
                .orElseGet(() -> new CarriedMessage.StreamEntry(stream, id, fields));
    }

    /** Where the user names an event, more names beside these two are those of its bare payload. */
    private CarriedMessage payload(String event, String payload) {
        var wrong = wrong("a payload", EVENT);
        if (wrong.isEmpty()) {
            return new CarriedMessage.Payload(Optional.of(event), payload);
        }
        return bareEvent && memberTwice.isEmpty() ? bare() : other(wrong.get());
    }

    /** What is wrong with the names around a message: what is written twice or is no part of the form hides something. */
    private Optional<String> wrong(String what, Set<String> known) {
        if (!memberTwice.isEmpty()) {
            return Optional.of("the line has two members named " + Excerpt.quoted(memberTwice));
        }
        return members.stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .map(name -> "the line has " + Excerpt.quoted(name) + " beside the members of " + what);
    }

    private static CarriedMessage other(String why) {
        return new CarriedMessage.Other(true, why);
    }

    /** Whatever it is, it is judged as the payload of the event that the user names. */
    private CarriedMessage bare() {
        return new CarriedMessage.Payload(Optional.empty(), text);
    }
}
