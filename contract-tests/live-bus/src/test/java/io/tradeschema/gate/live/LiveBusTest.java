package io.tradeschema.gate.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.Name;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.gate.GateRun;
import io.tradeschema.generator.SampleMessages;
import io.tradeschema.json.Entry;
import io.tradeschema.json.EntryCodec;
import io.tradeschema.json.EventCodec;
import io.tradeschema.model.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever writes and whoever reads: the same bytes, the same events, the same findings. */
class LiveBusTest {

    private static final String STREAM = TradeIntent.TYPE.stream();
    private static final EntryCodec<TradeIntent> CODEC = EntryCodec.of(TradeIntent.TYPE);

    private RedisServer server;

    @BeforeEach
    void start() {
        server = RedisServer.start();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    static Stream<Arguments> pairs() {
        return Stream.of(Writer.values())
                .flatMap(writer -> Stream.of(GroupReader.values()).map(reader -> Arguments.of(writer, reader)));
    }

    /** Two right entries, one of them with text beyond ASCII, and two of the recorded divergences. */
    private static List<Map<String, String>> entries() {
        var full = EventCodec.of(TradeIntent.TYPE)
                .decode(SampleMessages.of(TradeIntent.TYPE).showcase().get(1).json())
                .orThrow();
        var written = CODEC.encode(Entry.of(
                full.withReason("Schlußkurs € 𝄞"), Instant.parse("2026-01-21T04:10:00Z"), Name.of("exit_monitor")));
        var least = new LinkedHashMap<>(written);
        least.put(
                "payload", SampleMessages.of(TradeIntent.TYPE).showcase().get(0).json());
        var side = new LinkedHashMap<>(written);
        side.put("payload", "{\"symbol\":\"BTCUSDT\",\"side\":\"SELL\",\"position_size_usd\":200,\"leverage\":1}");
        var data = new LinkedHashMap<>(written);
        data.put("data", data.remove("payload"));
        return List.of(written, least, side, data);
    }

    @ParameterizedTest(name = "written by {0}, read by {1}")
    @MethodSource("pairs")
    void the_bytes_and_findings_are_the_same(Writer writer, GroupReader reader) {
        entries().forEach(fields -> writer.add(server.port(), STREAM, fields));

        var read = reader.read(server.port(), STREAM);

        assertThat(read).isEqualTo(entries().stream().map(GroupReader::digits).toList());
        assertThat(rules(read))
                .containsExactly(
                        List.of(),
                        List.of(),
                        List.of("MISSING_FIELD", "RETIRED_FIELD"),
                        List.of("ENVELOPE_PAYLOAD_KEY"));
    }

    private static List<List<String>> rules(List<Map<String, String>> entries) {
        var rules = new ArrayList<List<String>>();
        for (var entry : entries) {
            var fields = new LinkedHashMap<String, Object>();
            entry.forEach((name, digits) -> fields.put(name, HexFormat.of().parseHex(digits)));
            rules.add(CODEC.decode(fields).findings().stream()
                    .map(Finding::rule)
                    .map(rule -> rule.name())
                    .sorted()
                    .toList());
        }
        return rules;
    }

    @ParameterizedTest(name = "written by {0}")
    @MethodSource("writers")
    void the_gate_says_the_same_of_every_writer(Writer writer) {
        var ids = entries().stream()
                .map(fields -> writer.add(server.port(), STREAM, fields))
                .toList();

        var run = GateRun.of("validate", "--redis", server.address(), "--stream", STREAM);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.findings())
                .hasSize(3)
                .anyMatch(line -> line.startsWith(STREAM + "/" + ids.get(2) + ": " + TradeIntent.TYPE + " $.side: ")
                        && line.contains("send \"action\": \"SELL\" instead"))
                .anyMatch(line ->
                        line.startsWith(STREAM + "/" + ids.get(2) + ": " + TradeIntent.TYPE + " $.entry_price: "))
                .anyMatch(
                        line -> line.startsWith(STREAM + "/" + ids.get(3) + ": " + TradeIntent.TYPE + " entry.data: "));
        assertThat(run.out()).contains("exit_monitor", "last id: " + ids.get(3));
    }

    static Stream<Writer> writers() {
        return Stream.of(Writer.values());
    }
}
