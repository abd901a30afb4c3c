package io.tradeschema.gate.replay;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a line holds. */
sealed interface Message {

    /** The service that wrote it, if it says so. */
    Optional<String> source();

    /** When it was written, if it says so in a form that can be read. */
    Optional<Instant> time();

    /**
     * A payload: the JSON of an event.
     *
     * @param event the event's name; empty when the line does not say
     * @param json the JSON as it stands
     * @param timestamp the text that stands where a message says when it was written
     */
    record Payload(Optional<String> event, String json, Optional<String> source, Optional<String> timestamp)
            implements Message {

        @Override
        public Optional<Instant> time() {
            return timestamp.flatMap(MessageTime::of);
        }
    }

    /**
     * An entry of a stream.
     *
     * @param stream the stream's name
     * @param id the entry's id, for people
     * @param fields its fields; a value that is no text stays what it is
     * @param timestamp the text that stands where an entry says when it was written
     */
    record StreamEntry(
            String stream, String id, Map<String, Object> fields, Optional<String> source, Optional<String> timestamp)
            implements Message {

        @Override
        public Optional<Instant> time() {
            return timestamp.flatMap(MessageTime::of).or(() -> MessageTime.ofId(id));
        }
    }

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

        @Override
        public Optional<Instant> time() {
            return Optional.empty();
        }
    }
}
