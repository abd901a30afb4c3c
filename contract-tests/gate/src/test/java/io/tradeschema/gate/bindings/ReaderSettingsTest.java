package io.tradeschema.gate.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.gate.CommandLineRun;
import io.tradeschema.gate.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Envelopes and the settings of a consumer in the generated packages: both languages say the same. */
class ReaderSettingsTest {

    private static final String PYTHON = """
            from datetime import datetime, timezone
            from tradeschema import TradeIntent

            one = TradeIntent(symbol="BTCUSDT", action="SELL", position_size_usd=200, leverage=1, entry_price=88000)
            parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"
            given = dict(source="x", timestamp=datetime(2026, 1, 21, 4, 10, tzinfo=timezone.utc))

            def told(outcome):
                print(", ".join(f.rule + " " + f.path for f in outcome.findings) or "nothing", outcome.accepted)

            fields = one.to_entry(**given, traceparent=parent, tracestate="rojo=1")
            print(",".join(fields), TradeIntent.from_entry(fields).traceparent == parent, TradeIntent.from_entry(fields).tracestate)
            told(one.write_entry(**given, traceparent="00-0-0-01", tracestate="rojo=1"))
            told(one.write_entry(**given, traceparent=5))
            print(",".join(one.to_entry(**given, traceparent="00-0-0-01")))
            told(TradeIntent.read_entry({**fields, "traceparent": b"\\xff"}))
            told(TradeIntent.read_entry({**fields, "trace_id": "\\ud83d", "source": "x" * 1025}))
            reader = TradeIntent.reader(passing_over=["_class"])
            told(reader.read_entry({**fields, "_class": b"\\xff"}))
            told(reader.read_entry({**fields, "_class": "x"}))
            told(reader.read_entry({**fields, "_id": "x"}))
            try:
                TradeIntent.reader(passing_over=["reduce_only"])
            except ValueError as refusal:
                print(refusal)
            """;

    private static final String JAVASCRIPT = """
            const { TradeIntent } = require("tradeschema");
            const one = new TradeIntent({ symbol: "BTCUSDT", action: "SELL", position_size_usd: 200, leverage: 1, entry_price: 88000 });
            const parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
            const given = { source: "x", timestamp: new Date("2026-01-21T04:10:00Z") };
            const said = (flag) => (flag ? "True" : "False");
            const told = (outcome) =>
              console.log(outcome.findings.map((f) => f.rule + " " + f.path).join(", ") || "nothing", said(outcome.accepted));
            const fields = one.toEntry({ ...given, traceparent: parent, tracestate: "rojo=1" });
            const read = TradeIntent.fromEntry(fields);
            console.log(Object.keys(fields).join(), said(read.traceparent === parent), read.tracestate);
            told(one.writeEntry({ ...given, traceparent: "00-0-0-01", tracestate: "rojo=1" }));
            told(one.writeEntry({ ...given, traceparent: 5 }));
            console.log(Object.keys(one.toEntry({ ...given, traceparent: "00-0-0-01" })).join());
            told(TradeIntent.readEntry({ ...fields, traceparent: new Uint8Array([255]) }));
            told(TradeIntent.readEntry({ ...fields, trace_id: "\\ud83d", source: "x".repeat(1025) }));
            const reader = TradeIntent.reader({ passingOver: ["_class"] });
            told(reader.readEntry({ ...fields, _class: new Uint8Array([255]) }));
            told(reader.readEntry({ ...fields, _class: "x" }));
            told(reader.readEntry({ ...fields, _id: "x" }));
            try {
              TradeIntent.reader({ passingOver: ["reduce_only"] });
            } catch (refusal) {
              console.log(refusal.message);
            }
            """;

    private static final String[] EXPECTED = {
        "event_type,payload,timestamp,source,schema_version,traceparent,tracestate True rojo=1",
        "ENVELOPE_TRACE_CONTEXT entry.traceparent, ENVELOPE_TRACE_CONTEXT entry.tracestate True",
        "ENVELOPE_TRACE_CONTEXT entry.traceparent True",
        "event_type,payload,timestamp,source,schema_version",
        "ENVELOPE_TRACE_CONTEXT entry.traceparent, ENVELOPE_TRACE_CONTEXT entry.tracestate True",
        "LIMIT_TEXT entry.source, LONE_SURROGATE entry.trace_id False",
        "ENVELOPE_FIELD_PASSED_OVER entry._class True",
        "nothing True",
        "ENVELOPE_FIELD_UNKNOWN entry._id False",
        "\"reduce_only\" says something in " + TradeIntent.TYPE + ": it cannot be passed over"
    };

    @TempDir
    Path folder;

    @Test
    void python_readers_and_writers_keep_the_envelope() throws IOException {
        var python = new Tool(folder, Map.of("PYTHONPATH", folder.toString()));
        Tool.need(python.succeeds("python3", "--version"), "no python3");
        CommandLineRun.of("bindings", "python", "--out", folder.toString());
        Files.writeString(folder.resolve("program.py"), PYTHON);

        assertThat(python.lines("python3", "program.py")).containsExactly(EXPECTED);
    }

    @Test
    void javascript_readers_and_writers_keep_the_envelope() throws IOException {
        var node = new Tool(folder);
        Tool.need(node.succeeds("node", "--version"), "no node");
        CommandLineRun.of(
                "bindings",
                "typescript",
                "--out",
                folder.resolve("node_modules/tradeschema").toString());
        Files.writeString(folder.resolve("program.cjs"), JAVASCRIPT);

        assertThat(node.lines("node", "program.cjs")).containsExactly(EXPECTED);
    }
}
