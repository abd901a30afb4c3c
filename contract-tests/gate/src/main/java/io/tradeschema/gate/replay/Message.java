package io.tradeschema.gate.replay;

import java.util.Map;
import java.util.Optional;

/** What a line holds. */
sealed interface Message {

    /** The service that wrote it, if it says so. */
    Optional<String> source();

    /**
     * A payload: the JSON of an event.
     *
     * @param event the event's name; empty when the line does not say
     * @param json the JSON as it stands
     */
    record Payload(Optional<String> event, String json, Optional<String> source) implements Message {}

    /**
     * An entry of a stream.
     *
     * @param stream the stream's name
     * @param id the entry's id, for people
     * @param fields its fields; a value that is no text stays what it is
     */
    record StreamEntry(String stream, String id, Map<String, Object> fields, Optional<String> source)
            implements Message {}

    /**
     * A line in none of the forms.
     *
     * @param json whether it is JSON at all
     * @param why what is wrong with it, as one clause
     */
    record Other(boolean json, String why) implements Message {

        @Override
        public Optional<String> source() {
            return Optional.empty();
        }
    }
}
