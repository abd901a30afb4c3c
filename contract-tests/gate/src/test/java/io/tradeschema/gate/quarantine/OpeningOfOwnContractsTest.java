package io.tradeschema.gate.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import io.tradeschema.gate.Tool;
import io.tradeschema.gate.busfile.Deployment;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.live.QuarantineKeys;
import io.tradeschema.model.Contract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which messages of a contract from a schema open something is said in the bus file, beside the schema. */
class OpeningOfOwnContractsTest {

    private static final String SCHEMA = """
            {"type": "object", "properties": {
               "symbol": {"type": "string", "pattern": "^[A-Z]{2,24}$"},
               "do": {"enum": ["ENTER", "LEAVE"]},
               "only_less": {"type": ["boolean", "null"]},
               "decided_at": {"type": ["string", "null"], "format": "date-time"}},
             "required": ["symbol", "do"], "additionalProperties": false}
            """;
    private static final String OPENS = "opens: {field: do, values: [ENTER], unless: only_less, time: decided_at}";

    @TempDir
    private Path folder = Path.of("");

    private Path bus(String more) throws IOException {
        Files.writeString(folder.resolve("order.schema.json"), SCHEMA);
        return Files.writeString(
                folder.resolve("tradeschema.yaml"),
                "version: 1\ncontracts:\n  - {schema: order.schema.json, stream: 'q:order.wanted', version: 1.0.0"
                        + (more.isEmpty() ? "" : ", " + more) + "}\n");
    }

    private Contract<?> contract(String more) throws IOException {
        return Deployment.chosen(bus(more), KnownEvents.all())
                .known()
                .named("order.wanted")
                .orElseThrow();
    }

    private static Optional<String> refusal(Contract<?> contract, String payload) {
        var fields = Stream.of(
                        "event_type",
                        "order.wanted",
                        "timestamp",
                        "2026-01-21T04:10:00Z",
                        "source",
                        "router",
                        "payload",
                        payload)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        var shelf = new Shelf(contract, QuarantineKeys.of(contract.stream()));
        var one = new PutAside(
                shelf,
                "1769-0",
                "1768-0",
                "g",
                "c",
                List.of("why"),
                "stream",
                fields,
                List.of(),
                Optional.empty(),
                true);
        return Replay.of(one).refusal();
    }

    @Test
    void what_opens_never_comes_back_and_what_closes_may() throws IOException {
        var contract = contract(OPENS);

        assertThat(refusal(contract, "{\"symbol\":\"BTC\",\"do\":\"ENTER\"}"))
                .get()
                .asString()
                .contains("may open a position");
        assertThat(refusal(contract, "{\"symbol\":\"BTC\",\"do\":\"ENTER\",\"only_less\":true}"))
                .isEmpty();
        assertThat(refusal(contract, "{\"symbol\":\"BTC\",\"do\":\"LEAVE\"}")).isEmpty();
    }

    @Test
    void where_nobody_says_it_none_comes_back() throws IOException {
        assertThat(refusal(contract(""), "{\"symbol\":\"BTC\",\"do\":\"LEAVE\"}"))
                .hasValue("nothing says which messages of order.wanted@1.0.0 open a position: none comes back;"
                        + " say it by \"opens\" in the bus file");
    }

    @Test
    void a_flag_and_a_time_may_be_left_out() throws IOException {
        var contract = contract("opens: {field: do, values: [ENTER]}");

        assertThat(refusal(contract, "{\"symbol\":\"BTC\",\"do\":\"ENTER\",\"only_less\":true}"))
                .get()
                .asString()
                .contains("may open a position");
        assertThat(refusal(contract, "{\"symbol\":\"BTC\",\"do\":\"LEAVE\"}")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "opens: {field: does, values: [ENTER]} | it has no field does, by which its messages would go stale",
                "opens: {field: do, values: [ENTRE]} | do is never ENTRE, but one of ENTER, LEAVE",
                "opens: {field: symbol, values: [BTC]} | symbol is no choice of values",
                "opens: {field: do, values: []} | no value of do opens anything: name those that do",
                "opens: {field: do, values: [ENTER], unless: do} | do is no flag, with which a message opens nothing",
                "opens: {field: do, values: [ENTER], time: symbol} | symbol is no time, which says when a message was decided",
                "opens: {field: do} | opens says by which field and values a message opens something",
                "opens: [do] | opens must be a mapping of names to values",
                "opens: {field: do, values: [ENTER], when: now} | opens has no \"when\"",
            })
    void what_does_not_fit_the_schema_is_told(String opens, String told) throws IOException {
        var run = CommandLineRun.of("--events", bus(opens).toString(), "events");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(told);
    }

    @Test
    void python_and_javascript_know_it_too() throws IOException {
        var file = bus("opens: {field: do, values: [ENTER]}").toString();
        for (var language : List.of("python", "typescript")) {
            assertThat(CommandLineRun.of("--events", file, "bindings", language, "--out", folder.resolve(language) + "")
                            .exitCode())
                    .isZero();
        }
        Files.writeString(folder.resolve("program.py"), """
                from datetime import datetime, timedelta, timezone
                from tradeschema import OrderWanted
                from tradeschema.live import Lease
                class Unasked:
                    def eval(self, *_): raise AssertionError("permits asks nobody")
                lease = Lease(Unasked(), "exits", timedelta(seconds=60))
                print(*(lease.permits(OrderWanted(symbol="BTC", do=do)) for do in ("ENTER", "LEAVE")))
                late = OrderWanted.reader(refusing_older_than=timedelta(seconds=1), clock=lambda: datetime(2026, 1, 22, tzinfo=timezone.utc))
                for do in ("ENTER", "LEAVE"):
                    entry = OrderWanted(symbol="BTC", do=do).to_entry(source="x", timestamp=datetime(2026, 1, 21, tzinfo=timezone.utc))
                    print([f.path for f in late.read_entry(entry).findings], [f.path for f in late.read(entry["payload"]).findings])
                """);
        Files.writeString(folder.resolve("program.mjs"), """
                import { OrderWanted } from "./typescript/index.mjs";
                const reader = OrderWanted.reader({ refusingOlderThan: 1000, clock: () => new Date("2026-01-22T00:00:00Z") });
                for (const what of ["ENTER", "LEAVE"]) {
                  const entry = new OrderWanted({ symbol: "BTC", do: what }).toEntry({ source: "x", timestamp: "2026-01-21T00:00:00Z" });
                  console.log([reader.readEntry(entry), reader.read(entry.payload)].map((read) => read.findings.map(({ path }) => path).join()).join(" "));
                }
                """);
        var tool = new Tool(folder, Map.of("PYTHONPATH", folder.resolve("python") + ""));
        Tool.need(tool.succeeds("python3", "--version"), "no python3");
        Tool.need(tool.succeeds("node", "--version"), "no node");

        assertThat(tool.lines("python3", "program.py"))
                .containsExactly("False True", "['entry.timestamp'] ['$']", "[] []");
        assertThat(tool.lines("node", "program.mjs")).containsExactly("entry.timestamp $", " ");
    }
}
