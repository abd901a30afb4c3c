package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tradeschema.event.Price;
import io.tradeschema.event.Quantity;
import io.tradeschema.event.Symbol;
import io.tradeschema.generator.OrderFilled;
import io.tradeschema.generator.OrderFilled.Fill;
import io.tradeschema.json.direct.DirectDecoder;
import io.tradeschema.json.direct.DirectEncoder;
import io.tradeschema.model.Finding;
import io.tradeschema.model.FindingsException;
import io.tradeschema.model.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Lists in messages: what is read directly, what is refused, and what a hostile one costs. */
class ListsInMessagesTest {

    private static final String FILL = "{\"price\":1.5,\"quantity\":2}";
    private static final EventCodec<OrderFilled> CODEC = EventCodec.of(OrderFilled.TYPE);
    private static final DirectDecoder<OrderFilled> DIRECT =
            DirectDecoder.of(OrderFilled.TYPE, Limits.STANDARD).orElseThrow();

    private static String message(String fills, String rest) {
        return "{\"symbol\":\"BTCUSDT\",\"fills\":" + fills + ",\"others\":[]" + rest + "}";
    }

    private static List<String> findings(EventCodec<?> codec, String message) {
        return codec.decode(message).findings().stream().map(Finding::toString).toList();
    }

    private static OrderFilled order(List<Fill> fills) {
        return new OrderFilled(
                Symbol.of("BTCUSDT"),
                fills,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static Fill fill() {
        return new Fill(Price.of("1.5"), Quantity.of("2"), Optional.empty(), Optional.empty());
    }

    @Test
    void a_usual_message_is_read_and_written_directly() {
        var text = message("[" + FILL + "]", "");
        var order = order(List.of(fill()));

        assertThat(DIRECT.decode(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(order);
        assertThat(DIRECT.decode(message(" [ " + FILL + " , " + FILL + " ] ", ",\"levels\":[ ]")
                        .getBytes(StandardCharsets.UTF_8)))
                .isNotNull();
        assertThat(DirectEncoder.of(OrderFilled.TYPE).orElseThrow().encode(order))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(text);
        assertThat(CODEC.decode(text).orThrow().fills()).isUnmodifiable();
    }

    @Test
    void a_list_that_is_too_short_or_too_long_is_never_read_directly() {
        var tooMany = "[" + String.join(",", Collections.nCopies(13, FILL)) + "]";

        assertThat(DIRECT.decode(message("[]", "").getBytes(StandardCharsets.UTF_8)))
                .isNull();
        assertThat(DIRECT.decode(message(tooMany, "").getBytes(StandardCharsets.UTF_8)))
                .isNull();
    }

    @Test
    void a_comma_too_many_is_no_json() {
        for (var fills : List.of("[" + FILL + ",]", "[," + FILL + "]", "[" + FILL + " " + FILL + "]", "[" + FILL)) {
            assertThat(CODEC.decode(message(fills, "")).findings())
                    .as(fills)
                    .extracting(finding -> finding.rule().name())
                    .containsExactly("NOT_JSON");
        }
    }

    @Test
    void a_longer_list_than_the_direct_path_is_sure_of_is_counted_by_the_other() {
        // 64 prices fit; the message is read either way, and told alike where its tokens are too many.
        var prices = ",\"levels\":[" + String.join(",", Collections.nCopies(64, "1")) + "]";
        var fills = "[" + String.join(",", Collections.nCopies(12, FILL)) + "]";

        assertThat(findings(CODEC, message(fills, prices))).isEmpty();
        assertThat(CODEC.decode(message(fills, prices)).orThrow().levels().orElseThrow())
                .hasSize(64);
    }

    @Test
    void a_hostile_list_is_refused_in_bounded_time() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            var million = "[" + "1,".repeat(999_999) + "1]";
            assertThat(findings(CODEC, message(million, "")))
                    .containsExactly(
                            "order.filled@1.0.0 $: longer than 16384 bytes; publish less, or raise the limit where it"
                                    + " is read [LIMIT_LENGTH]");
            assertThat(findings(CODEC, message("[" + "1,".repeat(5_000) + "1]", "")))
                    .containsExactly("order.filled@1.0.0 $: more than 512 names, values and brackets; publish less"
                            + " [LIMIT_TOKENS]");
            var wide = EventCodec.of(OrderFilled.TYPE, new Limits(1 << 20, 1 << 16, 64, 1024, 64, 40));
            assertThat(findings(wide, message("[" + "1,".repeat(60_000) + "1]", "")))
                    .containsExactly(
                            "order.filled@1.0.0 $.fills: 60001 elements; write a list of 1 to 12, each an object with"
                                    + " price, quantity [LIST_LENGTH]");
            assertThat(findings(CODEC, message("[".repeat(3_000) + "]".repeat(3_000), "")))
                    .containsExactly(
                            "order.filled@1.0.0 $: nested deeper than 8; publish the object as its contract has it"
                                    + " [LIMIT_DEPTH]");
        });
    }

    @Test
    void what_was_made_past_the_builder_is_not_written() {
        assertThatThrownBy(() -> CODEC.encode(order(List.of())))
                .isInstanceOf(FindingsException.class)
                .hasMessage(
                        "order.filled@1.0.0 $.fills: 0 elements; write a list of 1 to 12, each an object with price, quantity"
                                + " [LIST_LENGTH]");
        assertThatThrownBy(() -> CODEC.encode(order(Collections.nCopies(13, fill()))))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("13 elements");
        assertThatThrownBy(() -> CODEC.encode(order(Arrays.asList(fill(), null))))
                .isInstanceOf(FindingsException.class)
                .hasMessageContaining("$.fills[1]: an element is null");
    }

    @Test
    void a_list_that_lies_flat_in_an_entry_is_read_as_the_list_that_it_says() {
        var read = EntryCodec.of(CODEC)
                .decode(Map.of(
                        "event_type", "order.filled",
                        "timestamp", "2026-01-21T04:10:00Z",
                        "source", "exec",
                        "symbol", "BTCUSDT",
                        "others", "[]",
                        "fills", "[{\"price\":1.5,\"quantity\":0}]"));

        assertThat(read.findings())
                .extracting(Finding::toString)
                .anySatisfy(finding -> assertThat(finding)
                        .startsWith("order.filled@1.0.0 entry.fills[0].quantity: outside the bounds of Quantity"));
    }
}
