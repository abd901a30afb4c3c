package io.tradeschema.gate.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import io.tradeschema.gate.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The type checkers of the other languages find nothing in the packages, and find the incident in a service. */
class TypesTest {

    private static final Path CHECKERS = Path.of("src/test/checkers").toAbsolutePath();
    private static final String TSC = "../node_modules/typescript/bin/tsc";

    private static final String SERVICE = """
            from datetime import datetime, timezone
            from decimal import Decimal
            from typing import Optional

            from tradeschema import HarvestPolicy, Outcome, TradeClosed, TradeIntent

            intent = TradeIntent(
                symbol="BTCUSDT", action="SELL", position_size_usd=200, leverage=Decimal("1.5"), entry_price=88000.5,
                timestamp=datetime.now(timezone.utc), ai_harvest_policy=HarvestPolicy(mode="swing"),
            )
            size: Decimal = intent.position_size_usd
            stop: Optional[Decimal] = intent.stop_loss
            read: Outcome[TradeClosed] = TradeClosed.read(b"{}")
            reader = TradeClosed.reader(ignoring_additions=True, passing_over=["_class"])
            opened: Outcome[TradeClosed] = reader.read(b"{}", writer=b"1.3.0")
            told: TradeClosed = reader.from_json("{}", writer="1.3.0") if opened.accepted else TradeClosed.from_json("", writer=None)
            source: str = TradeIntent.from_entry(intent.to_entry(source="x", timestamp=datetime.now(timezone.utc))).source
            """;

    private static final String BROKEN = """
            from tradeschema import TradeIntent

            intent = TradeIntent(symbol="BTCUSDT", side="SELL", position_size_usd=200, leverage=1, entry_price=88000.5)
            print(intent.side)
            """;

    private static final String SCRIPT = """
            import { Decimal, TradeIntent, type Entry, type Outcome } from "tradeschema";

            const intent = new TradeIntent({
              symbol: "BTCUSDT", action: "SELL", position_size_usd: 200, leverage: 1n, entry_price: Decimal.of("88000.5"),
              timestamp: new Date(), ai_harvest_policy: { mode: "swing" },
            });
            const size: Decimal = intent.position_size_usd;
            const stop: number | undefined = intent.stop_loss?.toNumber();
            const read: Outcome<Entry<TradeIntent>> = TradeIntent.readEntry(intent.toEntry({ source: "x", timestamp: "2026-01-21T04:10:00Z" }));
            const reader = TradeIntent.reader({ ignoringAdditions: true, passingOver: ["_class"] });
            const opened: Outcome<TradeIntent> = reader.read("{}", { writer: new Uint8Array([]) });
            const told: TradeIntent | undefined = opened.accepted ? reader.fromJson("{}", { writer: "1.3.0" }) : TradeIntent.read("{}", {}).value;
            if (told !== undefined) throw new Error("nothing there");
            console.log(size.toString(), stop, read.accepted && read.value.event.symbol);
            """;

    private static final String CONTRACT_TEST = """
            import { TradeClosed, TradeIntent } from "tradeschema";
            import { Capture, type Case, type Delivery, HANDLED, QUARANTINED, cases, consumes, produces, samples } from "tradeschema/testing";

            const seen: TradeIntent[] = [];
            const reader = TradeIntent.reader({ refusingOlderThan: 30_000 });
            export const handler = async (delivery: Delivery): Promise<"handled" | "quarantined"> =>
              reader.readEntry(delivery.fields).accepted && !delivery.again ? HANDLED : QUARANTINED;
            export const effect = (intent: TradeIntent, { id, stream, payload }: Delivery) => console.assert(seen.includes(intent), id, stream, payload);
            export const held: Promise<string[]> = consumes(TradeIntent, handler, { effect, reader, quarantinesOn: [RangeError, SyntaxError] });
            export const counted = consumes(TradeClosed, () => HANDLED, { withoutEffect: "it only counts" });

            const published = new Capture();
            const id: string = published.add(TradeIntent.STREAM, new Map([["event_type", "trade.intent"]]));
            const all: TradeIntent[] = samples(TradeIntent);
            const fed: readonly Case[] = cases(TradeClosed).filter(({ kind }) => kind === "poison");
            export const said: string[] = produces(TradeIntent, published.take(), { writing: ["source"], never: { "action is BUY": "closes" }, stream: "own" });
            console.log(id, all.length, fed.length, published.entries, published.of(TradeIntent));
            """;

    @TempDir
    static Path top;

    private Path folder = top;

    @BeforeEach
    void folder(TestInfo test) throws IOException {
        folder = Files.createDirectory(
                top.resolve(test.getTestMethod().orElseThrow().getName()));
    }

    private void bind(String language, String out) {
        assertThat(CommandLineRun.of(
                                "bindings",
                                language,
                                "--out",
                                folder.resolve(out).toString())
                        .exitCode())
                .isZero();
    }

    /** The checkers, brought once for all tests: Node looks for them in the folders above, too. */
    private Tool checkers() throws IOException {
        var tool = new Tool(top);
        Tool.need(tool.succeeds("npm", "--version"), "node and npm are not installed");
        for (var name : List.of("package.json", "package-lock.json")) {
            Files.copy(CHECKERS.resolve(name), top.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        Tool.need(
                Files.exists(top.resolve("node_modules/typescript"))
                        || tool.succeeds("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"),
                "npm ci brought no pyright and no typescript");
        return new Tool(folder);
    }

    /** What the compiler says of a file, strictly; nothing is written. */
    private static String typescript(Tool tool, String file) throws IOException {
        return tool.ended("node", TSC, "--strict", "--noEmit", "--module", "nodenext", "--target", "es2022", file);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void mypy_finds_nothing_in_the_package_and_the_incident_in_a_service() throws IOException {
        var tool = new Tool(folder);
        Tool.need(tool.succeeds("mypy", "--version"), "no mypy (apt-get install mypy)");
        bind("python", ".");
        write("service.py", SERVICE);
        write("broken.py", BROKEN);

        assertThat(tool.ended("mypy", "--strict", "tradeschema", "service.py", "broken.py"))
                .startsWith("1\n")
                .contains("broken.py:3: error: Unexpected keyword argument \"side\" for \"TradeIntent\"")
                .contains("broken.py:4: error: \"TradeIntent\" has no attribute \"side\"")
                .contains("Found 2 errors in 1 file ");
    }

    @Test
    void pyright_finds_nothing_in_the_package_and_the_incident_in_a_service() throws IOException {
        var tool = checkers();
        bind("python", ".");
        write("service.py", SERVICE);
        write("broken.py", BROKEN);
        var pyright = "../node_modules/pyright/index.js";

        assertThat(tool.ended("node", pyright, "--pythonversion", "3.10", "tradeschema", "service.py", "broken.py"))
                .startsWith("1\n")
                .containsPattern("broken.py:3:.* No parameter named \"side\"")
                .containsPattern("broken.py:4:.* Cannot access attribute \"side\"")
                .contains("3 errors, 0 warnings");
    }

    @Test
    void typescript_finds_nothing_in_a_service_and_the_incident_in_a_broken_one() throws IOException {
        var tool = checkers();
        bind("typescript", "node_modules/tradeschema");
        write("service.mts", SCRIPT);
        write("service.cts", SCRIPT);
        write(
                "broken.mts",
                SCRIPT.replace("action: \"SELL\"", "side: \"SELL\"").replace("ignoringAdditions", "ignoreAdditions"));

        assertThat(tool.ended(
                        "node",
                        TSC,
                        "--strict",
                        "--module",
                        "nodenext",
                        "--target",
                        "es2022",
                        "service.mts",
                        "service.cts"))
                .isEqualTo("0\n");
        assertThat(tool.lines("node", "service.mjs")).containsExactly("200 undefined BTCUSDT");
        assertThat(tool.lines("node", "service.cjs")).containsExactly("200 undefined BTCUSDT");
        assertThat(typescript(tool, "broken.mts"))
                .startsWith("2\n")
                .contains("'side' does not exist in type 'TradeIntentFields'")
                .contains("'ignoreAdditions' does not exist in type 'ReaderSettings'");
    }

    @Test
    void typescript_finds_nothing_in_a_contract_test_and_each_slip_of_a_broken_one() throws IOException {
        var tool = checkers();
        bind("typescript", "node_modules/tradeschema");
        write("service.test.mts", CONTRACT_TEST);
        write(
                "broken.mts",
                CONTRACT_TEST
                        .replace("{ effect, reader,", "{ efect: effect, reader,")
                        .replace("never: {", "nevre: {")
                        .replace("kind === \"poison\"", "kind === \"poisoned\"")
                        .replace("!delivery.again", "!delivery.once"));

        assertThat(typescript(tool, "service.test.mts")).isEqualTo("0\n");
        assertThat(typescript(tool, "broken.mts"))
                .startsWith("2\n")
                .contains("'efect' does not exist in type 'ConsumerSettings<TradeIntent>'")
                .contains("'nevre' does not exist in type 'ProducerSettings'")
                .contains("'\"poisoned\"' have no overlap")
                .contains("Property 'once' does not exist on type 'Delivery'");
    }
}
