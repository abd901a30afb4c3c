package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a running consumer reads is counted, one line for each field. */
class ReadRecorderTest {

    private static final Map<String, String> ENTRY = Map.of(
            "event_type",
            "trade.intent",
            "timestamp",
            "2026-11-29T08:00:00Z",
            "source",
            "desk",
            "payload",
            "{\"symbol\":\"BTCUSDT\",\"action\":\"SELL\",\"position_size_usd\":200,\"leverage\":1,\"entry_price\":88000}");

    private static final Clock EIGHT = Clock.fixed(Instant.parse("2026-11-29T08:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void a_codec_notes_the_entries_that_it_gives_with_the_fields_that_its_consumer_says_to_read() {
        var lines = new ArrayList<String>();
        var recorder = ReadRecorder.of("board", lines::addAll, Duration.ofMinutes(1), EIGHT)
                .reading("symbol");
        var codec = EntryCodec.of(TradeIntent.TYPE).recordingReads(recorder);

        codec.decode(ENTRY);
        codec.decode(ENTRY);
        codec.decode(Map.of("payload", "{}"));
        assertThat(lines).isEmpty();
        recorder.flush();

        var times = "\"count\":2,\"first\":\"2026-11-29T08:00:00Z\",\"last\":\"2026-11-29T08:00:00Z\"}";
        assertThat(lines)
                .containsExactly(
                        "{\"event\":\"trade.intent\",\"field\":\"*\",\"reader\":\"board\"," + times,
                        "{\"event\":\"trade.intent\",\"field\":\"symbol\",\"reader\":\"board\"," + times);
    }

    @Test
    void without_names_messages_are_noted_as_a_whole_and_lines_are_added_to_a_file() throws IOException {
        var file = folder.resolve("reads.jsonl");
        var recorder = ReadRecorder.toFile("board", file);

        EntryCodec.of(TradeIntent.TYPE).recordingReads(recorder).decode(ENTRY);
        recorder.flush();
        recorder.flush();

        assertThat(Files.readAllLines(file)).hasSize(2).last().asString().contains("\"field\":\"?\"");
    }

    @Test
    void lines_are_handed_over_by_themselves_when_it_is_time() {
        var lines = new ArrayList<List<String>>();
        var codec = EntryCodec.of(TradeIntent.TYPE)
                .recordingReads(ReadRecorder.of("board", lines::add, Duration.ZERO, EIGHT));

        codec.decode(ENTRY);

        assertThat(lines).hasSize(1);
    }
}
