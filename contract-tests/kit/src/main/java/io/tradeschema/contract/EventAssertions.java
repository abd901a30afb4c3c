package io.tradeschema.contract;

import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.EventCodec;
import io.tradeschema.model.Event;
import java.util.Map;

/**
 * Assertions, for AssertJ, that a message keeps its contract:
 *
 * <pre>{@code
 * assertThatEvent(published).isValid(TradeIntent.TYPE);
 * assertThatEvent(old).isRefusedWith(TradeIntent.TYPE, "RETIRED_FIELD");
 * assertThatEntry(entry).isValid(TradeIntent.TYPE).hasNoFindings();
 * }</pre>
 *
 * <p>A failure lists the findings, one a line, and never shows the whole message.
 */
@CheckReturnValue
public final class EventAssertions {

    private EventAssertions() {}

    /** A message as it stands on the bus. */
    public static MessageAssert assertThatEvent(byte[] message) {
        return new MessageAssert(message, type -> EventCodec.of(type).decode(message));
    }

    /** A message as text. */
    public static MessageAssert assertThatEvent(String message) {
        return new MessageAssert(message, type -> EventCodec.of(type).decode(message));
    }

    /** A message that another library has parsed or is about to write. */
    public static MessageAssert assertThatEvent(Map<?, ?> message) {
        return new MessageAssert(message, type -> EventCodec.of(type).decode(message));
    }

    /** An event, which its constructor may have let through unchecked. */
    public static MessageAssert assertThatEvent(Event event) {
        return new MessageAssert(event, type -> Unchecked.outcome(type, event));
    }

    /** The entry of a stream: names and values as texts, or as bytes of UTF-8. */
    public static MessageAssert assertThatEntry(Map<?, ?> entry) {
        return new MessageAssert(entry, type -> EntryCodec.of(type).decode(entry));
    }
}
