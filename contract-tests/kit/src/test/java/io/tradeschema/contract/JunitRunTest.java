package io.tradeschema.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.tradeschema.event.TradeIntent;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** What a team sees in its own build: JUnit runs a service's contract test. */
class JunitRunTest {

    static final class BrokenService {

        @TestFactory
        Stream<DynamicTest> what_it_publishes() {
            return ProducerContract.of(TradeIntent.TYPE)
                    .writing()
                    .doesNotProduce("action is BUY", "it only closes")
                    .doesNotProduce("action is CLOSE", "it only sells")
                    .producesJson(
                            "the exit",
                            "{\"symbol\":\"BTCUSDT\",\"side\":\"SELL\",\"position_size_usd\":200,\"leverage\":1,"
                                    + "\"entry_price\":1}")
                    .tests();
        }
    }

    @Test
    void a_broken_service_is_red_by_name() {
        var events = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(BrokenService.class))
                .execute()
                .testEvents();

        assertThat(events.started().count()).isEqualTo(4);
        assertThat(events.failed().map(JunitRunTest::name))
                .containsExactly(
                        "the exit: keeps " + TradeIntent.TYPE, "publishes only what is required, and 2 more of 6");
    }

    private static String name(Event event) {
        return event.getTestDescriptor().getDisplayName();
    }
}
