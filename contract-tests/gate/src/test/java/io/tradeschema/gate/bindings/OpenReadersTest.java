package io.tradeschema.gate.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that open their reader: every door that reads takes the setting, none that writes, and nothing is raised. */
class OpenReadersTest {

    private static final String PYTHON = """
            import json, pickle
            from datetime import datetime, timedelta, timezone
            from tradeschema import FindingsError, TradeIntent

            known = '{"symbol":"BTCUSDT","action":"SELL","position_size_usd":200,"leverage":1,"entry_price":88000}'
            message = known[:-1] + ',"target_price":1}'
            later = "1.999.0"
            entry = dict(event_type="trade.intent", payload=message, timestamp="2026-01-21T04:10:00Z", source="x", schema_version=later)
            reader = TradeIntent.reader(ignoring_additions=True)
            event = TradeIntent.from_json(known)

            def told(outcome):
                print(", ".join(f.rule + " " + f.path for f in outcome.findings) or "nothing", outcome.accepted)

            def refused(call):
                try:
                    print(call())
                except (FindingsError, ValueError) as refusal:
                    print(type(refusal).__name__ + ": " + str(refusal).split("; ")[0])

            told(reader.read(message, writer=later))
            told(reader.read(message.encode(), writer=later.encode()))
            told(reader.read(json.loads(message), writer=later))
            told(reader.read_entry(entry))
            print(reader.read(message, writer=later).value == event, reader.from_json(message, writer=later) == event)
            print(reader.read_entry(entry).value.event == event, reader.from_entry(entry).event == event)
            print(reader.from_entry(entry).schema_version)
            told(TradeIntent.read(message, writer=later))
            told(TradeIntent.read_entry(entry))
            refused(lambda: TradeIntent.from_json(message, writer=later))
            refused(lambda: TradeIntent.from_entry(entry))
            print(TradeIntent.read(message, writer=later).findings[0])
            print(reader.read(message, writer=later).findings[0])
            for odd in (None, "", b"", "2.0.0", "1.999", "1.999.0 ", "\\ud83d", b"\\xff", 5, [later]):
                told(reader.read(known, writer=odd))
            told(reader.read({**json.loads(known), 5: 1}, writer=later))
            told(TradeIntent.build({**json.loads(known), "target_price": 1}))
            outcome = reader.read(message, writer=later)
            print(pickle.loads(pickle.dumps(outcome)) == outcome, pickle.loads(pickle.dumps(reader.read_entry(entry))).accepted)
            clock = lambda: datetime(2026, 1, 21, 5, 10, tzinfo=timezone.utc)
            both = TradeIntent.reader(
                ignoring_additions=True, passing_over=["_class"], refusing_older_than=timedelta(seconds=30), clock=clock
            )
            told(both.read_entry({**entry, "_class": "x"}))
            refused(lambda: TradeIntent.reader(ignoring_additions="no"))
            refused(lambda: TradeIntent.reader(ignoring_additions=None))
            """;

    private static final String JAVASCRIPT = """
            const { TradeIntent } = require("tradeschema");
            const known = '{"symbol":"BTCUSDT","action":"SELL","position_size_usd":200,"leverage":1,"entry_price":88000}';
            const message = known.slice(0, -1) + ',"target_price":1}';
            const later = "1.999.0";
            const entry = { event_type: "trade.intent", payload: message, timestamp: "2026-01-21T04:10:00Z", source: "x", schema_version: later };
            const reader = TradeIntent.reader({ ignoringAdditions: true });
            const said = (flag) => (flag ? "True" : "False");
            const told = (outcome) =>
              console.log(outcome.findings.map((f) => f.rule + " " + f.path).join(", ") || "nothing", said(outcome.accepted));
            function refused(call) {
              try {
                console.log(call());
              } catch (refusal) {
                console.log(`${refusal.name === "RangeError" ? "ValueError" : refusal.name}: ${refusal.message.split("; ")[0]}`);
              }
            }
            const isKnown = (event) => said(event.toJson() === known && Object.keys(event).length === 5);
            const bytes = (text) => new TextEncoder().encode(text);
            told(reader.read(message, { writer: later }));
            told(reader.read(bytes(message), { writer: bytes(later) }));
            told(reader.read(JSON.parse(message), { writer: later }));
            told(reader.readEntry(entry));
            console.log(isKnown(reader.read(message, { writer: later }).value), isKnown(reader.fromJson(message, { writer: later })));
            console.log(isKnown(reader.readEntry(entry).value.event), isKnown(reader.fromEntry(new Map(Object.entries(entry))).event));
            console.log(reader.fromEntry(entry).schemaVersion);
            told(TradeIntent.read(message, { writer: later }));
            told(TradeIntent.readEntry(entry));
            refused(() => TradeIntent.fromJson(message, { writer: later }));
            refused(() => TradeIntent.fromEntry(entry));
            console.log(String(TradeIntent.read(message, { writer: later }).findings[0]));
            console.log(String(reader.read(message, { writer: later }).findings[0]));
            for (const writer of [null, "", bytes(""), "2.0.0", "1.999", "1.999.0 ", "\\ud83d", new Uint8Array([255]), 5, [later]]) {
              told(reader.read(known, { writer }));
            }
            told(TradeIntent.build({ ...JSON.parse(known), target_price: 1 }));
            const clock = () => new Date("2026-01-21T05:10:00Z");
            const both = TradeIntent.reader({ ignoringAdditions: true, passingOver: ["_class"], refusingOlderThan: 30000, clock });
            told(both.readEntry({ ...entry, _class: "x" }));
            refused(() => TradeIntent.reader({ ignoringAdditions: "no" }));
            refused(() => TradeIntent.reader({ ignoringAdditions: null }));
            refused(() => TradeIntent.reader({ ignoreAdditions: true }));
            for (const odd of [undefined, null, 5, "1.999.0", [], { writer: undefined }]) told(reader.read(message, odd));
            """;

    private static final String KNOWS = TradeIntent.TYPE.version().toString();

    private static final String[] DOORS = {
        "ADDITION_NOT_READ $.target_price True",
        "ADDITION_NOT_READ $.target_price True",
        "ADDITION_NOT_READ $.target_price True",
        "ADDITION_NOT_READ $.target_price True",
        "True True",
        "True True",
        "1.999.0",
        "UNKNOWN_FIELD $.target_price False",
        "UNKNOWN_FIELD $.target_price False",
        "FindingsError: " + TradeIntent.TYPE + " $.target_price: no such field, found the number 1",
        "FindingsError: " + TradeIntent.TYPE + " $.target_price: no such field, found the number 1",
        TradeIntent.TYPE
                + " $.target_price: no such field, found the number 1; the writer keeps 1.999.0, this reader knows "
                + KNOWS + ": upgrade the reader, or open it for additions [UNKNOWN_FIELD]",
        TradeIntent.TYPE + " $.target_price: not read; the writer keeps 1.999.0, this reader knows " + KNOWS
                + ": upgrade the reader where the field matters [ADDITION_NOT_READ, warning]",
        "nothing True",
        "nothing True",
        "nothing True",
        "ENVELOPE_MAJOR_UNKNOWN entry.schema_version False",
        "ENVELOPE_SCHEMA_VERSION entry.schema_version False",
        "ENVELOPE_SCHEMA_VERSION entry.schema_version False",
        "ENVELOPE_SCHEMA_VERSION entry.schema_version False",
        "ENVELOPE_SCHEMA_VERSION entry.schema_version False",
        "ENVELOPE_SCHEMA_VERSION entry.schema_version False",
        "ENVELOPE_SCHEMA_VERSION entry.schema_version False",
    };

    private static final String BUILT = "UNKNOWN_FIELD $.target_price False";
    private static final String STALE =
            "ENVELOPE_FIELD_PASSED_OVER entry._class, ADDITION_NOT_READ $.target_price, STALE_MESSAGE entry.timestamp False";

    @TempDir
    Path folder;

    @Test
    void every_door_of_python_that_reads_can_be_opened() throws IOException {
        var python = Bound.python(folder);
        Files.writeString(folder.resolve("program.py"), PYTHON);

        assertThat(python.lines("python3", "program.py"))
                .startsWith(DOORS)
                .endsWith(
                        "UNKNOWN_FIELD $[\"the number 5\"] False",
                        BUILT,
                        "True True",
                        STALE,
                        "ValueError: ignoring_additions is True or False: the text \"no\"",
                        "ValueError: ignoring_additions is True or False: a value of class NoneType")
                .hasSize(DOORS.length + 6);
    }

    @Test
    void every_door_of_javascript_that_reads_can_be_opened() throws IOException {
        var node = Bound.node(folder);
        Files.writeString(folder.resolve("program.cjs"), JAVASCRIPT);

        assertThat(node.lines("node", "program.cjs"))
                .startsWith(DOORS)
                .endsWith(
                        BUILT,
                        STALE,
                        "ValueError: ignoringAdditions is true or false: the text \"no\"",
                        "ValueError: ignoringAdditions is true or false: a value of class object",
                        "ValueError: no such setting: \"ignoreAdditions\"",
                        "UNKNOWN_FIELD $.target_price False",
                        "UNKNOWN_FIELD $.target_price False",
                        "UNKNOWN_FIELD $.target_price False",
                        "UNKNOWN_FIELD $.target_price False",
                        "UNKNOWN_FIELD $.target_price False",
                        "UNKNOWN_FIELD $.target_price False")
                .hasSize(DOORS.length + 11);
    }
}
