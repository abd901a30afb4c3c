package io.tradeschema.model.expect;

/**
 * What must come, and when. An event's handle or the bus file declares it; one engine judges it, on live streams, archives and
 * in tests. Immutable.
 */
public sealed interface Expectation permits Answer, Rhythm, Health, Readers, Pulse {

    /** Its own name, by which alarms speak of it: lower-case words joined by {@code -}. */
    String name();

    /** The event that it is about, or the stream where no contract is known; of a pulse, the service. */
    String of();

    /** Who is told. */
    Urgency urgency();

    /** The same, about that event. */
    Expectation about(String event);

    /** The same, for those who are told so. */
    Expectation urgent(Urgency urgency);

    /** What is expected, as one clause. */
    String says();
}
