package io.tradeschema.gate.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reader of the generated packages that was given a recorder counts which fields are asked for; another one does not. */
class RecordedReadsTest {

    private static final String MESSAGE =
            "{\"symbol\":\"BTCUSDT\",\"action\":\"SELL\",\"position_size_usd\":200,\"leverage\":1,\"entry_price\":88000,"
                    + "\"ai_harvest_policy\":{\"mode\":\"swing\",\"trail_pct\":0.01}}";

    private static final String PYTHON = """
            import copy, json, pickle, sys
            from datetime import datetime, timezone
            from tradeschema import ReadRecorder, TradeIntent

            MESSAGE = sys.argv[1]
            lines = []
            recorder = ReadRecorder("board", lines.extend, clock=lambda: datetime(2026, 11, 29, 8, tzinfo=timezone.utc))
            plain = TradeIntent.from_json(MESSAGE)
            intent = TradeIntent.reader(recording=recorder).from_json(MESSAGE)
            intent.symbol, intent.symbol, intent.ai_harvest_policy.trail_pct
            recorder.flush()
            for line in lines: print(line)
            lines.clear()
            recorder.flush()
            print(lines, type(intent).__name__, isinstance(intent, TradeIntent), repr(intent) == repr(plain))
            print(intent == plain, plain == intent, intent.to_json() == plain.to_json(), pickle.loads(pickle.dumps(intent)) == plain)
            recorder.flush()
            print(sorted({json.loads(line)["field"] for line in lines}))
            try:
                intent.side
            except AttributeError as problem:
                print("action" in str(problem))
            try:
                intent.symbol = "X"
            except Exception as problem:
                print(type(problem).__name__)
            entry = TradeIntent.reader(recording=recorder).from_entry(plain.to_entry(source="x", timestamp="2026-11-29T08:00:00Z"))
            entry.event.leverage
            lines.clear()
            recorder.flush()
            print(sorted({json.loads(line)["field"] for line in lines}))
            """;

    private static final String JAVASCRIPT = """
            const { ReadRecorder, TradeIntent } = require("tradeschema");
            const MESSAGE = process.argv[2];
            const lines = [];
            const fields = () => [...new Set(lines.splice(0).map((line) => JSON.parse(line).field))].sort().join(" ");
            const recorder = new ReadRecorder("board", (more) => lines.push(...more), { clock: () => new Date("2026-11-29T08:00:00Z") });
            const plain = TradeIntent.fromJson(MESSAGE);
            const intent = TradeIntent.reader({ recording: recorder }).fromJson(MESSAGE);
            intent.symbol, intent.symbol, intent.ai_harvest_policy.trail_pct;
            recorder.flush();
            lines.forEach((line) => console.log(line));
            lines.splice(0);
            recorder.flush();
            console.log(lines.length, intent instanceof TradeIntent, intent.toJson() === plain.toJson());
            recorder.flush();
            console.log(fields());
            console.log(JSON.stringify(intent) === JSON.stringify(plain), Object.keys(intent).join() === Object.keys(plain).join());
            recorder.flush();
            console.log(fields().includes("?"));
            try { "use strict"; Object.defineProperty(intent, "symbol", { value: "X" }); } catch (problem) { console.log(problem.name); }
            const { leverage } = TradeIntent.reader({ recording: recorder })
              .fromEntry(plain.toEntry({ source: "x", timestamp: "2026-11-29T08:00:00Z" })).event;
            recorder.flush();
            console.log(leverage.text, fields());
            """;

    @TempDir
    Path folder;

    @Test
    void python_counts_what_is_read_and_gives_the_same_event() throws IOException {
        var python = Bound.python(folder);
        Files.writeString(folder.resolve("program.py"), PYTHON);

        var at = "\"first\": \"2026-11-29T08:00:00Z\", \"last\": \"2026-11-29T08:00:00Z\"}";
        assertThat(python.lines("python3", "program.py", MESSAGE))
                .containsExactly(
                        "{\"event\": \"trade.intent\", \"field\": \"*\", \"reader\": \"board\", \"count\": 1, " + at,
                        "{\"event\": \"trade.intent\", \"field\": \"symbol\", \"reader\": \"board\", \"count\": 2, "
                                + at,
                        "{\"event\": \"trade.intent\", \"field\": \"ai_harvest_policy\", \"reader\": \"board\", \"count\": 1, "
                                + at,
                        "{\"event\": \"trade.intent\", \"field\": \"ai_harvest_policy.trail_pct\", \"reader\": \"board\","
                                + " \"count\": 1, " + at,
                        "[] TradeIntent True True",
                        "True True True True",
                        "['?']",
                        "True",
                        "FrozenInstanceError",
                        "['*', 'leverage']");
    }

    @Test
    void javascript_counts_what_is_read_and_gives_the_same_event() throws IOException {
        var node = Bound.node(folder);
        Files.writeString(folder.resolve("program.cjs"), JAVASCRIPT);

        var at = "\"first\":\"2026-11-29T08:00:00.000Z\",\"last\":\"2026-11-29T08:00:00.000Z\"}";
        assertThat(node.lines("node", "program.cjs", MESSAGE))
                .containsExactly(
                        "{\"event\":\"trade.intent\",\"field\":\"*\",\"reader\":\"board\",\"count\":1," + at,
                        "{\"event\":\"trade.intent\",\"field\":\"symbol\",\"reader\":\"board\",\"count\":2," + at,
                        "{\"event\":\"trade.intent\",\"field\":\"ai_harvest_policy\",\"reader\":\"board\",\"count\":1,"
                                + at,
                        "{\"event\":\"trade.intent\",\"field\":\"ai_harvest_policy.trail_pct\",\"reader\":\"board\",\"count\":1,"
                                + at,
                        "0 true true",
                        "?",
                        "true true",
                        "true",
                        "TypeError",
                        "1 * leverage");
    }
}
