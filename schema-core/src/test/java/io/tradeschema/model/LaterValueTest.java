package io.tradeschema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandles;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A value of an enum that came in a later version than the event's first. */
class LaterValueTest {

    /** The later value stands in the middle: its place must not matter. */
    public enum Market {
        SPOT,
        @Since("1.1.0")
        MARGIN,
        PERPETUAL
    }

    @Doc("where something was traded")
    public record Traded(@Doc("the market") Market market) implements Event {
        static final EventType<Traded> TYPE = EventType.of(Traded.class)
                .named("trade.traded")
                .on("traded")
                .version("1.1.0")
                .build();
    }

    private static final EventType<Traded> FIRST = Traded.TYPE.at(Version.of("1.0.0"));

    @Test
    void the_earlier_version_is_without_it() {
        assertThat(values(Traded.TYPE)).isEqualTo("one of SPOT, MARGIN or PERPETUAL");
        assertThat(values(FIRST)).isEqualTo("one of SPOT or PERPETUAL");
        assertThat(FIRST.draft(Map.of("market", "PERPETUAL")).build().accepted())
                .isTrue();
    }

    @Test
    void the_earlier_version_refuses_it_and_says_when_it_came() {
        assertThat(FIRST.draft(Map.of("market", "MARGIN")).build().findings())
                .singleElement()
                .hasToString("trade.traded@1.0.0 $.market: not a value of Market, found \"MARGIN\"; it came in 1.1.0:"
                        + " write the message for that version, or one of SPOT or PERPETUAL [UNKNOWN_VALUE]");
        assertThat(FIRST.check(new Traded(Market.MARGIN)).findings())
                .singleElement()
                .hasToString("trade.traded@1.0.0 $.market: not a value of Market, found \"MARGIN\"; it came in 1.1.0:"
                        + " write the message for that version, or one of SPOT or PERPETUAL [UNKNOWN_VALUE]");
        assertThat(Traded.TYPE.check(new Traded(Market.MARGIN)).accepted()).isTrue();
    }

    @Test
    void an_event_that_is_older_than_its_newest_value_is_not_built() {
        assertThatThrownBy(() -> EventType.of(Traded.class)
                        .named("trade.traded")
                        .on("traded")
                        .build())
                .hasMessage("Traded: a field or a value came in 1.1.0 and the event is at 1.0.0");
    }

    public enum Late {
        @Since("1.1.0")
        ONE
    }

    record AllLater(@Doc("which") Late late) {}

    public enum Patched {
        ZERO,
        @Since("1.1.1")
        ONE
    }

    record InAPatch(@Doc("which") Patched patched) {}

    @Test
    void a_value_that_cannot_have_come_then_is_refused_at_once() {
        assertThatThrownBy(() -> Shape.of(MethodHandles.lookup(), AllLater.class))
                .hasMessage("AllLater: late came in 1.0.0 and every value of its enum later");
        assertThatThrownBy(() -> Shape.of(MethodHandles.lookup(), InAPatch.class))
                .hasMessage("InAPatch: a value of patched came in 1.1.1: a patch changes prose only");
    }

    private static String values(EventType<?> type) {
        return type.shape().field("market").orElseThrow().type().expectation();
    }
}
