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
            console.log(JSON.stringify({ ...one, confidence: Decimal.of("0.100000000000000001") }));
            refused(() => new TradeIntent({ ...given, timestamp: "2026-01-21T04:10:00" }));
            refused(() => one.toEntry({ source: "x", timestamp: "2026-01-21T04:10:00" }));
            refused(() => Instant.of("2026-01-21T04:10:00"));
            console.log(String(TradeIntent.read({ ...given, timestamp: "2026-01-21T04:10:00" }).findings[0].rule));
            refused(() => one.toEntry({ source: "x", timestamp: new Date(0), traceId: "\\ud83d", correlationId: 5 }));
            console.log(Object.keys(one.toEntry({ source: "x", timestamp: new Date(0), traceId: undefined, correlationId: null })).join());
            for (const odd of [undefined, [], "abc", 5]) {
              console.log([TradeIntent.build(odd), TradeIntent.read(odd), TradeIntent.readEntry(odd)].map((read) => read.findings[0].rule).join());
            }
            class Ours extends TradeIntent {}
            console.log(Ours.read(new Ours(given).toJson()).value instanceof Ours);
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

    private static final String NO_ZONE_IN_JAVASCRIPT = "no zone: a local clock taken for UTC is hours off, found"
            + " \"2026-01-21T04:10:00\"; write new Date().toISOString() [TIME_WRITTEN_WITHOUT_ZONE]";

    private static final String NO_ZONE_IN_PYTHON = "no zone: a local clock taken for UTC is hours off, found"
            + " \"2026-01-21T04:10:00\"; write datetime.now(timezone.utc) [TIME_WRITTEN_WITHOUT_ZONE]";

    private static final String ODD_PYTHON = """
            import copy, pickle, sys, uuid
            from datetime import datetime, timezone
            import tradeschema
            from tradeschema import FindingsError, Instant, TradeIntent

            def refused(call):
                try:
                    print(call())
                except Exception as refusal:
                    print(type(refusal).__name__ + ": " + str(refusal).replace("\\n", " AND "))

            class Scalar:
                def __init__(self, value, kind):
                    self.value, self.ndim, self.dtype = value, 0, type("dtype", (), {"kind": kind})

                def item(self):
                    return self.value

                def __str__(self):
                    return str(self.value)

            class Ours(TradeIntent):
                pass

            given = dict(symbol="BTCUSDT", action="SELL", position_size_usd=200, leverage=1, entry_price=88000)
            one = TradeIntent(**given)
            naive = datetime(2026, 1, 21, 4, 10)
            aware = datetime(2026, 1, 21, 4, 10, tzinfo=timezone.utc)
            print(tradeschema.__version__)
            refused(lambda: TradeIntent(**given, timestamp=naive))
            refused(lambda: TradeIntent(**given, timestamp="2026-01-21T04:10:00"))
            refused(lambda: TradeIntent(**given, timestamp=Scalar("2026-01-21T04:10:00", "M")))
            refused(lambda: one.to_entry(source="x", timestamp=naive))
            refused(lambda: Instant.of(naive))
            print(TradeIntent.read({**given, "timestamp": "2026-01-21T04:10:00"}).findings[0].rule)
            for odd in (5, [], uuid.UUID(int=1), "\\ud83d", "x" * 1025):
                refused(lambda: one.to_entry(source="x", timestamp=aware, trace_id="t", correlation_id=odd))
            print(",".join(one.to_entry(source="x", timestamp=aware, trace_id="x" * 1024)))
            for odd in (None, [], "abc", 5):
                print([read.findings[0].rule for read in (TradeIntent.build(odd), TradeIntent.read(odd), TradeIntent.read_entry(odd))])
            ours = Ours(**given)
            print(type(Ours.read(ours.to_json()).value).__name__, type(Ours.build(given).value).__name__, Ours.read(ours.to_json()).value == ours)
            try:
                TradeIntent()
            except FindingsError as refusal:
                print(pickle.loads(pickle.dumps(refusal)).findings == refusal.findings, str(copy.copy(refusal)) == str(refusal))
            print(TradeIntent(**{**given, "leverage": Scalar(1.100000023841858, "f"), "reduce_only": Scalar(True, "b")}).to_json())
            refused(lambda: TradeIntent(**{**given, "leverage": Scalar(1 + 2j, "c")}))
            for name in [name for name in sys.modules if name.startswith("tradeschema")]:
                del sys.modules[name]
            sys.version_info = (3, 9, 18)
            refused(lambda: __import__("tradeschema"))
            """;

    @Test
    void python_programs_are_answered_whatever_they_hand_over() throws IOException {
        var python = Bound.python(folder);
        Files.writeString(folder.resolve("odd.py"), ODD_PYTHON);
        var entry = "FindingsError: " + TradeIntent.TYPE + " entry.correlation_id: ";

        assertThat(python.lines("python3", "odd.py"))
                .containsExactly(
                        "0.1.0",
                        "FindingsError: " + TradeIntent.TYPE + " $.timestamp: " + NO_ZONE_IN_PYTHON,
                        "FindingsError: " + TradeIntent.TYPE + " $.timestamp: " + NO_ZONE_IN_PYTHON,
                        "FindingsError: " + TradeIntent.TYPE + " $.timestamp: " + NO_ZONE_IN_PYTHON,
                        "FindingsError: " + TradeIntent.TYPE + " entry.timestamp: " + NO_ZONE_IN_PYTHON,
                        "ValueError: no zone: a local clock taken for UTC is hours off; write datetime.now(timezone.utc)",
                        "TIME_WITHOUT_ZONE",
                        entry + "not a text, found the number 5; write a text [WRONG_TYPE]",
                        entry + "not a text, found a list; write a text [WRONG_TYPE]",
                        entry + "not a text, found a value of class UUID; write a text [WRONG_TYPE]",
                        entry + "half a Unicode character, found \"\\ud83d\"; cut texts at characters [LONE_SURROGATE]",
                        entry
                                + "a text of more than 1024 characters, found \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…\";"
                                + " shorten it [LIMIT_TEXT]",
                        "event_type,payload,timestamp,source,schema_version,trace_id",
                        "['EMPTY_MESSAGE', 'EMPTY_MESSAGE', 'ENVELOPE_FIELD_MISSING']",
                        "['NOT_AN_OBJECT', 'NOT_AN_OBJECT', 'NOT_AN_OBJECT']",
                        "['NOT_AN_OBJECT', 'NOT_JSON', 'NOT_AN_OBJECT']",
                        "['NOT_AN_OBJECT', 'NOT_AN_OBJECT', 'NOT_AN_OBJECT']",
                        "Ours Ours True",
                        "True True",
                        "{\"symbol\":\"BTCUSDT\",\"action\":\"SELL\",\"position_size_usd\":200,"
                                + "\"leverage\":1.100000023841858,\"entry_price\":88000,\"reduce_only\":true}",
                        "FindingsError: " + TradeIntent.TYPE
                                + " $.leverage: not a number from 1 to 125, found a value of"
                                + " class Scalar; write a number from 1 to 125 [WRONG_TYPE]",
                        "ImportError: tradeschema needs Python 3.10 or newer, and this is 3.9");
    }

    @Test
    void packages_say_their_own_version_and_those_of_the_contracts_apart() throws IOException {
        var tool =
                new Tool(folder, Map.of("PYTHONPATH", folder.resolve("python").toString()));
        Tool.need(tool.succeeds("python3", "--version"), "no python3");
        Tool.need(tool.succeeds("node", "--version"), "no node");
        CommandLineRun.of(
                "bindings", "python", "--out", folder.resolve("python").toString());
        CommandLineRun.of(
                "bindings", "typescript", "--out", folder.resolve("node").toString());
        Files.writeString(
                folder.resolve("versions.py"),
                "import tradeschema as t; print(t.__version__, t.CONTRACT_VERSIONS['trade.intent'])");
        Files.writeString(
                folder.resolve("versions.mjs"),
                "import * as t from './node/index.mjs'; console.log(t.PACKAGE_VERSION, t.CONTRACT_VERSIONS['trade.intent'])");

        var said = "0.1.0 " + TradeIntent.TYPE.version();
        assertThat(tool.lines("python3", "versions.py")).containsExactly(said);
        assertThat(tool.lines("node", "versions.mjs")).containsExactly(said);
    }

    @TempDir
    Path folder;

    @Test
    void python_programs_see_frozen_values_that_say_the_right_name() throws IOException {
        var python = Bound.python(folder);
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
        var node = Bound.node(folder);
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
                        "{\"symbol\":\"BTCUSDT\",\"action\":\"SELL\",\"position_size_usd\":200,\"leverage\":1.5,"
                                + "\"entry_price\":88000,\"timestamp\":\"2026-01-21T04:10:00Z\","
                                + "\"ai_harvest_policy\":{\"mode\":\"swing\"},\"confidence\":\"0.100000000000000001\"}",
                        "FindingsError: " + TradeIntent.TYPE + " $.timestamp: " + NO_ZONE_IN_JAVASCRIPT,
                        "FindingsError: " + TradeIntent.TYPE + " entry.timestamp: " + NO_ZONE_IN_JAVASCRIPT,
                        "RangeError: no zone: a local clock taken for UTC is hours off; write new Date().toISOString()",
                        "TIME_WITHOUT_ZONE",
                        "FindingsError: " + TradeIntent.TYPE + " entry.trace_id: half a Unicode character, found"
                                + " \"\\ud83d\"; cut texts at characters [LONE_SURROGATE] AND " + TradeIntent.TYPE
                                + " entry.correlation_id: not a text, found the number 5; write a text [WRONG_TYPE]",
                        "event_type,payload,timestamp,source,schema_version",
                        "EMPTY_MESSAGE,EMPTY_MESSAGE,ENVELOPE_FIELD_MISSING",
                        "NOT_AN_OBJECT,NOT_AN_OBJECT,NOT_AN_OBJECT",
                        "NOT_AN_OBJECT,NOT_JSON,NOT_AN_OBJECT",
                        "NOT_AN_OBJECT,NOT_AN_OBJECT,NOT_AN_OBJECT",
                        "true",
                        "RangeError: no decimal of the contract: 1,5");
    }
}
