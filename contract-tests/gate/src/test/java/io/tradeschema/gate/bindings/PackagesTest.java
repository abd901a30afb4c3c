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

/** What a program sees of the generated packages beyond the reading of messages. */
class PackagesTest {

    private static final String PYTHON = """
            import copy, dataclasses, pickle
            from datetime import datetime, timezone
            from decimal import Decimal
            from tradeschema import FindingsError, HarvestPolicy, Instant, TradeIntent

            def refused(call):
                try:
                    call()
                except Exception as refusal:
                    print(type(refusal).__name__ + ": " + str(refusal).replace("\\n", " AND "))

            given = dict(symbol="BTCUSDT", action="SELL", position_size_usd=200.0, leverage=Decimal("1.50"), entry_price=88000)
            one = TradeIntent(**given, timestamp=datetime(2026, 1, 21, 4, 10, tzinfo=timezone.utc), ai_harvest_policy={"mode": "swing"})
            print(one.to_json())
            print(dataclasses.replace(one, leverage=2).leverage, one.ai_harvest_policy == HarvestPolicy(mode="swing"))
            print(pickle.loads(pickle.dumps(one)) == one, copy.deepcopy(one) == one, hash(copy.copy(one)) == hash(one))
            print(TradeIntent.from_json(one.to_bytes()) == one, one.timestamp.datetime().isoformat())
            print(TradeIntent(**given, timestamp="2026-01-21T04:10:00.000000001Z").timestamp)
            refused(lambda: setattr(one, "leverage", 3))
            refused(lambda: TradeIntent("BTCUSDT"))
            refused(lambda: TradeIntent(**{**given, "leverage": "1", "side": "SELL"}))
            refused(lambda: one.side)
            refused(lambda: one.stoploss)
            refused(lambda: one.to_entry(source="", timestamp=1769000000))
            refused(lambda: HarvestPolicy(mode="swing", trail=1))
            """;

    private static final String JAVASCRIPT = """
            const { Decimal, HarvestPolicy, Instant, TradeIntent } = require("tradeschema");
            function refused(call) {
              try {
                call();
              } catch (refusal) {
                console.log(refusal.name + ": " + refusal.message.replaceAll("\\n", " AND "));
              }
            }
            const given = { symbol: "BTCUSDT", action: "SELL", position_size_usd: 200.0, leverage: Decimal.of("1.50"), entry_price: 88000n };
            const one = new TradeIntent({ ...given, timestamp: new Date("2026-01-21T04:10:00Z"), ai_harvest_policy: { mode: "swing" } });
            console.log(one.toJson());
            console.log(String(new TradeIntent({ ...one, leverage: 2 }).leverage), one.ai_harvest_policy instanceof HarvestPolicy);
            console.log(TradeIntent.fromJson(one.toJson()).toJson() === one.toJson(), one.timestamp.toDate().toISOString());
            console.log(String(Instant.of("2026-01-21T04:10:00.000000001Z")));
            console.log(Decimal.of("0.1").compareTo("0.10"), Decimal.of(1e-7).text, Decimal.of("-2").compareTo(1));
            refused(() => { "use strict"; one.leverage = 3; });
            refused(() => new TradeIntent({ ...given, leverage: "1", side: "SELL" }));
            refused(() => one.toEntry({ source: "", timestamp: 1769000000 }));
            refused(() => JSON.stringify(one));
            refused(() => Decimal.of("1,5"));
            """;

    private static final String WRITTEN = "{\"symbol\":\"BTCUSDT\",\"action\":\"SELL\",\"position_size_usd\":200,"
            + "\"leverage\":1.5,\"entry_price\":88000,\"timestamp\":\"2026-01-21T04:10:00Z\","
            + "\"ai_harvest_policy\":{\"mode\":\"swing\"}}";

    private static final String WRONG_LEVERAGE_AND_SIDE =
            "FindingsError: " + TradeIntent.TYPE + " $.leverage: not a number from 1"
                    + " to 125, found the text \"1\"; write the number without quotes [WRONG_TYPE] AND "
                    + TradeIntent.TYPE + " $.side:"
                    + " \"side\" is retired, found the text \"SELL\"; leave it out: \"action\" is there already [RETIRED_FIELD]";

    private static final String WRONG_ENVELOPE =
            "FindingsError: " + TradeIntent.TYPE + " entry.timestamp: a number is no time,"
                    + " found the number 1769000000; epoch numbers are refused: write an ISO-8601 time such as"
                    + " \"2026-01-21T04:10:00.250Z\" [TIME_FORM] AND " + TradeIntent.TYPE
                    + " entry.source: 0 characters long, found"
                    + " \"\"; leave it out, or write a text of 1 to 64 characters [TEXT_LENGTH]";

    @TempDir
    Path folder;

    @Test
    void python_programs_see_frozen_values_that_say_the_right_name() throws IOException {
        var python = new Tool(folder, Map.of("PYTHONPATH", folder.toString()));
        Tool.need(python.succeeds("python3", "--version"), "no python3");
        CommandLineRun.of("bindings", "python", "--out", folder.toString());
        Files.writeString(folder.resolve("program.py"), PYTHON);

        assertThat(python.lines("python3", "program.py"))
                .containsExactly(
                        WRITTEN,
                        "2 True",
                        "True True True",
                        "True 2026-01-21T04:10:00+00:00",
                        "2026-01-21T04:10:00.000000001Z",
                        "FrozenInstanceError: cannot assign to field 'leverage'",
                        "TypeError: TradeIntent takes keywords only: the order of fields is no contract",
                        WRONG_LEVERAGE_AND_SIDE,
                        "AttributeError: " + TradeIntent.TYPE
                                + ": \"side\" is retired; read \"action\" instead, one of BUY, SELL"
                                + " or CLOSE; LONG becomes BUY, SHORT becomes SELL",
                        "AttributeError: " + TradeIntent.TYPE
                                + ": no such field: \"stoploss\"; did you mean \"stop_loss\"?",
                        WRONG_ENVELOPE,
                        "FindingsError: HarvestPolicy $.trail: no such field, found the number 1; leave it out, or add it"
                                + " to the contract first [UNKNOWN_FIELD]");
    }

    @Test
    void javascript_programs_see_frozen_values_and_exact_decimals() throws IOException {
        var node = new Tool(folder);
        Tool.need(node.succeeds("node", "--version"), "no node");
        CommandLineRun.of(
                "bindings",
                "typescript",
                "--out",
                folder.resolve("node_modules/tradeschema").toString());
        Files.writeString(folder.resolve("program.cjs"), JAVASCRIPT);

        assertThat(node.lines("node", "program.cjs"))
                .containsExactly(
                        WRITTEN,
                        "2 true",
                        "true 2026-01-21T04:10:00.000Z",
                        "2026-01-21T04:10:00.000000001Z",
                        "0 0.0000001 -1",
                        "TypeError: Cannot assign to read only property 'leverage' of object '#<TradeIntent>'",
                        WRONG_LEVERAGE_AND_SIDE,
                        WRONG_ENVELOPE,
                        "TypeError: JSON.stringify rounds decimals: use toJson() of TradeIntent",
                        "RangeError: no decimal of the contract: 1,5");
    }
}
