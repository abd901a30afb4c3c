package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.model.Contract;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Rule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever listens is told of each message once; where nobody does, nothing is done. */
class ReadListenerTest {

    private static final String JSON =
            "{\"symbol\":\"BTCUSDT\",\"action\":\"SELL\",\"position_size_usd\":200,\"leverage\":1,\"entry_price\":88000.5}";
    private static final String RETIRED = JSON.replace("}", ",\"side\":\"SELL\"}");
    private static final Map<String, String> ENTRY = Map.of(
            "event_type",
            "trade.intent",
            "timestamp",
            "2026-01-21T04:10:00Z",
            "source",
            "exit_monitor",
            "payload",
            JSON);

    /** Notes what it is told. */
    private static final class Notes implements ReadListener {

        final List<String> told = new ArrayList<>();

        @Override
        public void accepted(Contract<?> type, long nanos) {
            told.add("accepted " + type.name());
            assertThat(nanos).isPositive();
        }

        @Override
        public void refused(Contract<?> type, Rule rule, long nanos) {
            told.add("refused " + type.name() + " " + rule.name());
            assertThat(nanos).isPositive();
        }
    }

    private final Notes notes = new Notes();

    @Test
    void each_way_to_read_a_payload_is_told_once() throws IOException {
        var codec = EventCodec.of(TradeIntent.TYPE).listening(notes);
        var bytes = JSON.getBytes(StandardCharsets.UTF_8);

        codec.decode(bytes);
        codec.decode(JSON);
        codec.decode(new ByteArrayInputStream(bytes));
        codec.decode(Map.of("symbol", "BTCUSDT"));
        codec.decode(RETIRED);

        assertThat(notes.told)
                .containsExactly(
                        "accepted trade.intent",
                        "accepted trade.intent",
                        "accepted trade.intent",
                        "refused trade.intent " + MessageRule.MISSING_FIELD,
                        "refused trade.intent " + MessageRule.RETIRED_FIELD);
    }

    @Test
    void an_entry_is_told_once_whatever_its_payload_needs() {
        var codec = EntryCodec.of(EventCodec.of(TradeIntent.TYPE).listening(notes));

        codec.decode(ENTRY);
        codec.decode(Map.of("data", JSON));
        codec.decode(Map.of());
        BodyCodec.of(codec).decode(null, List.of());

        assertThat(notes.told)
                .containsExactly(
                        "accepted trade.intent",
                        "refused trade.intent " + EnvelopeRule.ENVELOPE_FIELD_MISSING,
                        "refused trade.intent " + EnvelopeRule.ENVELOPE_FIELD_MISSING,
                        "refused trade.intent " + EnvelopeRule.ENVELOPE_FIELD_MISSING);
    }

    @Test
    void settings_after_it_keep_the_listener() {
        var codec = EntryCodec.of(TradeIntent.TYPE)
                .listening(notes)
                .ignoringAdditions()
                .passingOver("_class")
                .recordingReads(ReadRecorder.of("desk", lines -> {}))
                .on("other:stream");

        codec.decode(ENTRY);

        assertThat(notes.told).containsExactly("accepted trade.intent");
    }

    @Test
    void a_migration_tells_what_it_gives_and_not_what_it_tried() {
        var strict = EntryCodec.of(TradeIntent.TYPE).listening(notes);
        var clock = Clock.fixed(Instant.parse("2026-01-21T00:00:00Z"), ZoneOffset.UTC);
        var legacy = LegacyWire.of(strict, LocalDate.parse("2026-03-01")).clock(clock);
        var old = JSON.replace("\"action\"", "\"side\"");

        assertThat(legacy.decode(old).accepted()).isTrue();
        assertThat(legacy.decode("{}").accepted()).isFalse();
        legacy.decodeEntry(ENTRY);

        assertThat(notes.told)
                .containsExactly(
                        "accepted trade.intent",
                        "refused trade.intent " + MessageRule.MISSING_FIELD,
                        "accepted trade.intent");
    }

    @Test
    void what_a_listener_throws_keeps_nothing_from_the_reader_nor_from_another_listener() {
        ReadListener broken = new ReadListener() {
            @Override
            public void accepted(Contract<?> type, long nanos) {
                throw new IllegalStateException("the registry is closed");
            }

            @Override
            public void refused(Contract<?> type, Rule rule, long nanos) {
                throw new IllegalStateException("the registry is closed");
            }
        };
        var codec = EventCodec.of(TradeIntent.TYPE).listening(broken.and(notes));

        assertThat(codec.decode(JSON).accepted()).isTrue();
        assertThat(codec.decode(RETIRED).accepted()).isFalse();
        assertThat(notes.told).hasSize(2);
    }

    @Test
    void without_a_listener_nothing_is_allocated_and_with_one_nothing_but_what_it_does_itself() {
        var codec = EventCodec.of(TradeIntent.TYPE);
        var silent = codec.listening(new ReadListener() {
            @Override
            public void accepted(Contract<?> type, long nanos) {}

            @Override
            public void refused(Contract<?> type, Rule rule, long nanos) {}
        });
        var message = JSON.getBytes(StandardCharsets.UTF_8);

        var alone = allocated(() -> codec.decodeUnheard(message));

        assertThat(allocated(() -> codec.decode(message))).isEqualTo(alone);
        assertThat(allocated(() -> silent.decode(message))).isEqualTo(alone);
    }

    /** The fewest bytes that one of many calls allocates: what else goes on in the thread is never less than nothing. */
    private static long allocated(Runnable call) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var least = Long.MAX_VALUE;
        for (var at = 0; at < 2000; at++) {
            var before = threads.getCurrentThreadAllocatedBytes();
            call.run();
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }
}
