package io.tradeschema.gate.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service in another language counts of the messages that it reads. */
class ReadFiguresTest {

    private static final String PYTHON = """
            import json, logging, sys
            from tradeschema import ReadFigures, TradeClosed, TradeIntent

            logging.basicConfig(stream=sys.stdout, format="%(name)s %(levelname)s %(message)s")
            figures = ReadFigures(clock=lambda: 1769000000.5)
            reader = TradeIntent.reader(listening=figures)
            good = '{"symbol":"BTCUSDT","action":"SELL","position_size_usd":200,"leverage":1,"entry_price":88000.5}'
            entry = {"event_type": "trade.intent", "payload": good, "timestamp": "2026-01-21T04:10:00Z", "source": "x"}
            for _ in range(3):
                reader.read_entry(entry)
            reader.read(good), reader.from_json(good)
            reader.read(good.replace("action", "side")), reader.read_entry({**entry, "payload": good.replace("200", "-1")})
            reader.read_entry({**entry, "payload": "{}"}), reader.read_entry(None), reader.read("[]")
            TradeClosed.reader(listening=figures).read("{}")
            TradeIntent.read("{}")
            told = figures.snapshot()
            spent = [one["decode_seconds"].pop("sum") for one in told.values()]
            print(json.dumps(told, sort_keys=True))
            print(all(0 < seconds < 5 for seconds in spent))
            told["trade.intent"]["refused"]["x"] = 1
            print("x" in figures.snapshot()["trade.intent"]["refused"])

            def fails(event, rule, seconds):
                raise OSError("no metrics today")

            failing = TradeIntent.reader(listening=fails)
            print(failing.read(good).accepted, failing.read("{}").accepted)
            try:
                TradeIntent.reader(listening="statsd")
            except ValueError as refusal:
                print(refusal)
            """;

    private static final String JAVASCRIPT = """
            import { ReadFigures, TradeClosed, TradeIntent } from "tradeschema";

            console.error = (what, fault) => console.log(`tradeschema ERROR ${what.replace(/^tradeschema: |:$/g, "")}\\nOSError: ${fault.message}`);
            const figures = new ReadFigures({ clock: () => new Date(1769000000500) });
            const reader = TradeIntent.reader({ listening: figures });
            const good = '{"symbol":"BTCUSDT","action":"SELL","position_size_usd":200,"leverage":1,"entry_price":88000.5}';
            const entry = { event_type: "trade.intent", payload: good, timestamp: "2026-01-21T04:10:00Z", source: "x" };
            for (let i = 0; i < 3; i++) reader.readEntry(entry);
            reader.read(good), reader.fromJson(good);
            reader.read(good.replace("action", "side")), reader.readEntry({ ...entry, payload: good.replace("200", "-1") });
            reader.readEntry({ ...entry, payload: "{}" }), reader.readEntry(null), reader.read("[]");
            TradeClosed.reader({ listening: figures }).read("{}");
            TradeIntent.read("{}");
            const told = figures.snapshot();
            const spent = Object.values(told).map((one) => one.decode_seconds.sum);
            const sorted = (held) => Object.fromEntries(Object.keys(held).sort().map((name) => [name, typeof held[name] === "object" ? sorted(held[name]) : held[name]]));
            Object.values(told).forEach((one) => delete one.decode_seconds.sum);
            console.log(JSON.stringify(sorted(told)).replace(/([:,])(?=[^ ])/g, "$1 "));
            console.log(spent.every((seconds) => seconds > 0 && seconds < 5) ? "True" : "False");
            told["trade.intent"].refused.x = 1;
            console.log("x" in figures.snapshot()["trade.intent"].refused ? "True" : "False");

            const failing = TradeIntent.reader({ listening: () => { throw new Error("no metrics today"); } });
            const answers = [failing.read(good).accepted, failing.read("{}").accepted];
            console.log(answers.map((answer) => (answer ? "True" : "False")).join(" "));
            try {
              TradeIntent.reader({ listening: "statsd" });
            } catch (refusal) {
              console.log(refusal.message);
            }
            """;

    private static final String COUNTED =
            "{\"trade.closed\": {\"accepted\": 0, \"decode_seconds\": {\"count\": 1}, \"last_accepted\": $NEVER,"
                    + " \"refused\": {\"MISSING_FIELD\": 1}}, \"trade.intent\": {\"accepted\": 5, \"decode_seconds\": {\"count\": 10},"
                    + " \"last_accepted\": 1769000000.5, \"refused\": {\"ENVELOPE_FIELD_MISSING\": 1, \"MISSING_FIELD\": 1,"
                    + " \"NOT_AN_OBJECT\": 1, \"OUT_OF_RANGE\": 1, \"RETIRED_FIELD\": 1}}}";
    private static final String FAILED =
            "tradeschema ERROR a listener of what is read failed; messages are read all the same, and"
                    + " its figures are wrong";

    @TempDir
    Path folder;

    @Test
    void python_services_count_by_event_and_by_the_rule_of_the_first_error() throws IOException {
        var python = Bound.python(folder);
        Files.writeString(folder.resolve("program.py"), PYTHON);

        assertThat(python.lines("python3", "program.py"))
                .filteredOn(line -> !line.startsWith(" ") && !line.startsWith("Traceback"))
                .containsExactly(
                        COUNTED.replace("$NEVER", "0.0"),
                        "True",
                        "False",
                        FAILED,
                        "OSError: no metrics today",
                        "True False",
                        "listening takes a function of event, rule and seconds, such as ReadFigures()");
    }

    @Test
    void javascript_services_count_the_same() throws IOException {
        var node = Bound.node(folder);
        Files.writeString(folder.resolve("program.mjs"), JAVASCRIPT);

        assertThat(node.lines("node", "program.mjs"))
                .containsExactly(
                        COUNTED.replace("$NEVER", "0"),
                        "True",
                        "False",
                        FAILED,
                        "OSError: no metrics today",
                        "True False",
                        "listening takes a function of event, rule and seconds, or new ReadFigures()");
    }
}
