package io.tradeschema.gate.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.EventCodec;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Outcome;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits between the threads that judge and the one that prints is bounded, and a line is decoded once. */
class JudgedBlocksTest {

    private static final int LINES = 3 * JudgedBlocks.MOST_LINES + 1;

    private final LineJudge judge = new LineJudge(Contracts.declared(), Optional.empty(), Selection.ALL);

    @Test
    void short_lines_with_findings_are_handed_on_a_few_at_a_time_with_their_numbers() throws IOException {
        var numbers = new ArrayList<Integer>();
        var passed = new AtomicInteger();

        judge("x\n".repeat(LINES), block -> {
            assertThat(block.lines()).isLessThanOrEqualTo(JudgedBlocks.MOST_LINES);
            block.loud().forEach(line -> numbers.add(passed.get() + line.number()));
            passed.addAndGet(block.lines());
        });

        assertThat(passed).hasValue(LINES);
        assertThat(numbers).hasSize(LINES).isSorted().startsWith(1).endsWith(LINES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"event\": \"trade.intent\", \"payload\": {\"side\": \"SELL\", \"source\": \"exit_monitor\"}}",
                "{\"payload\": {\"nothing\": \"known\"}, \"event\": \"trade.intent\"}",
                "{\"event\": \"trade.intent\", \"payload\": {\"side\": \"SELL\",}}",
                "{\"stream\": \"quantum:stream:trade.intent\", \"id\": \"1-0\", \"fields\": {\"payload\": \"{}\"}}",
                "{\"stream\": \"quantum:stream:trade.intent\", \"id\": \"1-0\", \"fields\": {\"data\": \"{}\"}}",
                "{no JSON"
            })
    void a_refused_line_is_handed_to_a_codec_once(String line) {
        var decoded = new AtomicInteger();

        var judged = judge.reading(new Codecs(type -> counting(type, decoded))).judge(line);

        assertThat(judged.findings()).isNotEmpty();
        assertThat(decoded).hasValue(1);
    }

    private void judge(String text, JudgedBlocks.Sink sink) throws IOException {
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
        try (var blocks = new JudgedBlocks(judge, sink)) {
            blocks.judge(new BlockReader(in));
        }
    }

    private static Codecs.Reader counting(Contract<?> type, AtomicInteger decoded) {
        var payloads = EventCodec.of(type);
        return new Codecs.Reader() {
            @Override
            public Outcome<?> payload(String json) {
                decoded.incrementAndGet();
                return payloads.decode(json);
            }

            @Override
            public Outcome<?> entry(Map<String, ?> fields) {
                decoded.incrementAndGet();
                return EntryCodec.of(payloads).decode(fields);
            }
        };
    }
}
