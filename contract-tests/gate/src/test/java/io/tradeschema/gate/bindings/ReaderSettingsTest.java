package io.tradeschema.gate.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

            from datetime import timedelta
            from tradeschema import TradeClosed
            now = lambda: datetime(2026, 1, 21, 4, 10, 30, tzinfo=timezone.utc)
            fresh = TradeIntent.reader(refusing_older_than=timedelta(seconds=30), clock=now)
            message = '{"symbol":"BTCUSDT","action":"%s","position_size_usd":200,"leverage":1,"entry_price":88000%s}'
            cases = [
                ("BUY", "", "2026-01-21T04:10:00Z"),
                ("BUY", "", "2026-01-21T04:09:59.999999999Z"),
                ("SELL", ',"timestamp":"2026-01-21T04:09:59Z"', "2026-01-21T04:10:30Z"),
                ("CLOSE", ',"timestamp":"2026-01-20T04:09:59Z"', "2026-01-20T04:10:00Z"),
                ("SELL", ',"timestamp":"2026-01-20T04:09:59Z","reduce_only":true', "2026-01-20T04:10:00Z"),
                ("SELL", ',"timestamp":"2026-01-21T04:11:00Z","reduce_only":false', "2026-01-21T04:10:00Z"),
            ]
            for action, more, written in cases:
                told(fresh.read_entry({**fields, "payload": message % (action, more), "timestamp": written}))
            for more in ("", ',"timestamp":"2026-01-21T04:10:00Z"', ',"timestamp":"2026-01-21T04:09:59Z"'):
                told(fresh.read(message % ("BUY", more)))
            print(fresh.read(message % ("BUY", ',"timestamp":"2026-01-21T04:09:59Z"')).findings[0])
            print(fresh.read(message % ("BUY", "")).findings[0])
            try:
                TradeClosed.reader(refusing_older_than=timedelta(seconds=30))
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
            const fresh = TradeIntent.reader({ refusingOlderThan: 30000, clock: () => new Date("2026-01-21T04:10:30Z") });
            const message = (action, more) =>
              `{"symbol":"BTCUSDT","action":"${action}","position_size_usd":200,"leverage":1,"entry_price":88000${more}}`;
            for (const [action, more, timestamp] of [
              ["BUY", "", "2026-01-21T04:10:00Z"],
              ["BUY", "", "2026-01-21T04:09:59.999999999Z"],
              ["SELL", ',"timestamp":"2026-01-21T04:09:59Z"', "2026-01-21T04:10:30Z"],
              ["CLOSE", ',"timestamp":"2026-01-20T04:09:59Z"', "2026-01-20T04:10:00Z"],
              ["SELL", ',"timestamp":"2026-01-20T04:09:59Z","reduce_only":true', "2026-01-20T04:10:00Z"],
              ["SELL", ',"timestamp":"2026-01-21T04:11:00Z","reduce_only":false', "2026-01-21T04:10:00Z"],
            ]) {
              told(fresh.readEntry({ ...fields, payload: message(action, more), timestamp }));
            }
            for (const more of ["", ',"timestamp":"2026-01-21T04:10:00Z"', ',"timestamp":"2026-01-21T04:09:59Z"']) {
              told(fresh.read(message("BUY", more)));
            }
            console.log(String(fresh.read(message("BUY", ',"timestamp":"2026-01-21T04:09:59Z"')).findings[0]));
            console.log(String(fresh.read(message("BUY", "")).findings[0]));
            try {
              require("tradeschema").TradeClosed.reader({ refusingOlderThan: 30000 });
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
        "\"reduce_only\" says something in " + TradeIntent.TYPE + ": it cannot be passed over",
        "nothing True",
        "STALE_MESSAGE entry.timestamp False",
        "STALE_MESSAGE $.timestamp False",
        "nothing True",
        "nothing True",
        "nothing True",
        "STALE_MESSAGE $.timestamp False",
        "nothing True",
        "STALE_MESSAGE $.timestamp False",
        TradeIntent.TYPE + " $.timestamp: too old: this consumer takes BUY and SELL for 30000 ms, found"
                + " \"2026-01-21T04:09:59Z\"; decide again and send a new one [STALE_MESSAGE]",
        TradeIntent.TYPE
                + " $.timestamp: nothing says how old it is, and this consumer takes BUY and SELL for 30000 ms;"
                + " decide again and send a new one [STALE_MESSAGE]",
        TradeClosed.TYPE + " has no messages that perish"
    };

    @TempDir
    Path folder;

    @Test
    void python_readers_and_writers_keep_the_envelope() throws IOException {
        var python = Bound.python(folder);
        Files.writeString(folder.resolve("program.py"), PYTHON);

        assertThat(python.lines("python3", "program.py")).containsExactly(EXPECTED);
    }

    @Test
    void javascript_readers_and_writers_keep_the_envelope() throws IOException {
        var node = Bound.node(folder);
        Files.writeString(folder.resolve("program.cjs"), JAVASCRIPT);

        assertThat(node.lines("node", "program.cjs")).containsExactly(EXPECTED);
    }
}
