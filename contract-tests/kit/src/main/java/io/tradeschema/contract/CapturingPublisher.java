package io.tradeschema.contract;

import java.util.Map;

/**
 * Stands in for the bus in a producer's contract test. A service's own publisher interface is met by a method reference:
 * {@code new Governor(bus::entry)}.
 *
 * @param <T> the event
 */
public interface CapturingPublisher<T> {

    /** Takes an event. */
    void event(T event);

    /** Takes the JSON of an event. */
    void json(String json);

    /** Takes the JSON of an event in UTF-8. */
    void json(byte[] json);

    /** Takes an entry as it would be added to a stream. */
    void entry(String stream, Map<?, ?> fields);
}
