package io.tradeschema.gate.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonToken;
import io.tradeschema.json.EnvelopeField;
import io.tradeschema.model.ValueType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a line holds. */
sealed interface CarriedMessage {

    /** The service that wrote it, if it says so. */
    Optional<String> source();

    /** When it was written, if it says so in a form that can be read. */
    Optional<Instant> time();

    /**
     * A payload: the JSON of an event.
     *
     * @param event the event's name; empty when the line does not say
     * @param json the JSON as it stands
     */
    record Payload(Optional<String> event, String json) implements CarriedMessage {

        private static final JsonFactory FACTORY = new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();

        @Override
        public Optional<String> source() {
            return text(EnvelopeField.SOURCE);
        }

        @Override
        public Optional<Instant> time() {
            return text(EnvelopeField.TIMESTAMP)
                    .flatMap(text -> ValueType.time().read(text, "time").value());
        }

        /** The text under a name of the object, for as far as it is one. */
        private Optional<String> text(EnvelopeField field) {
            return mayName(field) ? read(field) : Optional.empty();
        }

        /** Whether a name of the object can be that of the field, whose letters may be written as escapes. */
        private boolean mayName(EnvelopeField field) {
            return json.contains(field.wire()) || json.indexOf('\\') >= 0;
        }

        private Optional<String> read(EnvelopeField field) {
            try (var parser = FACTORY.createParser(json)) {
                parser.nextToken();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    var found = parser.currentName().equals(field.wire());
                    if (parser.nextToken() == JsonToken.VALUE_STRING && found) {
                        return Optional.of(parser.getText());
                    }
                    parser.skipChildren();
                }
                return Optional.empty();
            } catch (IOException noJson) {
                return Optional.empty();
            }
        }
    }

    /**
     * An entry of a stream.
     *
     * @param stream the stream's name; empty when nobody says
     * @param id the entry's id, for people; it begins with milliseconds since 1970
     * @param fields its fields; a value that is no text stays what it is
     */
    record StreamEntry(String stream, String id, Map<String, Object> fields) implements CarriedMessage {

        @Override
        public Optional<String> source() {
            return text(EnvelopeField.SOURCE);
        }

        @Override
        public Optional<Instant> time() {
            return text(EnvelopeField.TIMESTAMP)
                    .flatMap(text -> ValueType.time().read(text, "time").value())
                    .or(this::timeOfId);
        }

        /** The event that it says it carries. */
        Optional<String> event() {
            return text(EnvelopeField.EVENT_TYPE);
        }

        private Optional<Instant> timeOfId() {
            var dash = id.indexOf('-');
            try {
                return dash < 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(Long.parseLong(id, 0, dash, 10)));
            } catch (NumberFormatException | DateTimeException e) {
                return Optional.empty();
            }
        }

        private Optional<String> text(EnvelopeField field) {
            var value = fields.get(field.wire());
            if (value instanceof byte[] bytes) {
                return Optional.of(new String(bytes, StandardCharsets.UTF_8));
            }
            return value instanceof String text ? Optional.of(text) : Optional.empty();
        }
    }

    /**
     * A line in none of the forms.
     *
     * @param json whether it is JSON at all
     * @param why what is wrong with it, as one clause; the line itself when it is no JSON
     */
    record Other(boolean json, String why) implements CarriedMessage {

        @Override
        public Optional<String> source() {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> time() {
            return Optional.empty();
        }
    }
}
