package io.tradeschema.gate.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.generator.EntryCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract tests that the packages bring for services: a good service passes, and each broken one is told by its rule. */
class ServiceContractsTest {

    private static final String PYTHON = """
            import asyncio, re
            from datetime import timedelta
            from tradeschema import FindingsError, TradeIntent
            from tradeschema.testing import HANDLED, QUARANTINED, Capture, cases, consumes, produces, samples

            orders = []

            def good(delivery):
                outcome = TradeIntent.read_entry(delivery.fields)
                if not outcome.accepted:
                    return QUARANTINED
                orders.append(outcome.value.event.symbol)
                return HANDLED

            async def later(delivery):
                return good(delivery)

            def effect(intent, delivery):
                placed, orders[:] = list(orders), []
                assert placed == [intent.symbol], f"{placed} is not one order"

            def twice(delivery):
                return good(delivery) and good(delivery)

            def strict(delivery):
                TradeIntent.from_entry(delivery.fields)
                return good(delivery)

            def guesses(delivery):
                answer = good(delivery)
                orders.extend(["BTCUSDT"] if answer == QUARANTINED else [])
                return answer

            def picky(delivery):
                return good(delivery) if '"stop_loss"' in delivery.payload else QUARANTINED

            dead = []
            def dies(delivery):
                if dead: return None
                dead.extend([1] if good(delivery) == QUARANTINED else [])
                return QUARANTINED if dead else HANDLED

            def rules(call, *args, **settings):
                orders.clear()
                try:
                    print("held", "true" if len(call(TradeIntent, *args, **settings)) > 10 else "nothing")
                except AssertionError as told:
                    print(" ".join(sorted(re.findall(r"^not so.*\\[(\\w+)\\]$", str(told), re.M))))
                except ValueError as told:
                    print(told)

            print(len(cases(TradeIntent)), len(samples(TradeIntent)))
            rules(consumes, good, effect=effect)
            rules(consumes, later, effect=effect)
            rules(consumes, strict, effect=effect, quarantines_on=FindingsError)
            rules(consumes, strict, effect=effect)
            rules(consumes, lambda delivery: None, effect=effect)
            rules(consumes, lambda delivery: HANDLED, without_effect="it only counts")
            rules(consumes, good)
            rules(consumes, good, effect=lambda intent, delivery: None)
            rules(consumes, twice, effect=effect)
            rules(consumes, guesses, effect=effect)
            rules(consumes, picky, effect=effect)
            rules(consumes, dies, effect=effect)
            rules(consumes, good, effect=effect, without_effect="both")

            class TakesNothing:
                def read_entry(self, fields):
                    return TradeIntent.read_entry({})

            rules(consumes, lambda delivery: QUARANTINED, effect=effect, reader=TakesNothing())

            async def hangs(delivery):
                await asyncio.Event().wait()

            async def hangs_on_poison(delivery):
                answer = good(delivery)
                return answer if answer == HANDLED else await hangs(delivery)

            rules(consumes, hangs, effect=effect, within=timedelta(milliseconds=100))
            rules(consumes, hangs_on_poison, effect=effect, within=timedelta(milliseconds=100))
            asserted = []

            async def effect_hangs(intent, delivery):
                asserted.append(delivery)
                await asyncio.Event().wait()

            rules(consumes, good, effect=effect_hangs, within=timedelta(milliseconds=100))
            print("asserted", len(asserted))

            def caught(intents, stream=TradeIntent.STREAM):
                bus = Capture()
                for intent in intents:
                    bus.xadd(stream, intent.to_entry(source="x", timestamp="2026-01-21T04:10:00Z"))
                return bus.entries

            every = caught(samples(TradeIntent))
            rules(produces, every)
            rules(produces, [])
            rules(produces, every[:1])
            rules(produces, every, never={"action is BUY": "only closes", "action is HOLD": "no such"})
            rules(produces, every, writing=["source"])
            rules(produces, every, writing=["side"])
            rules(produces, caught(samples(TradeIntent), "trade.intent"))
            rules(produces, caught(samples(TradeIntent), "live:trade.intent"), stream="live:trade.intent")
            rules(produces, [*every, (TradeIntent.STREAM, {name: text for name, text in every[0][1].items() if name != "schema_version"})])
            rules(produces, [*every, (TradeIntent.STREAM, {**every[0][1], "payload": every[0][1]["payload"].replace("action", "side")})])
            """;

    private static final String JAVASCRIPT = """
            import assert from "node:assert/strict";
            import { createRequire } from "node:module";
            import { TradeIntent as imported } from "tradeschema";
            import { HANDLED, QUARANTINED, Capture, cases, consumes, produces, samples } from "tradeschema/testing";

            const TradeIntent = process.argv[2] === "require" ? createRequire(import.meta.url)("tradeschema").TradeIntent : imported;
            const orders = [];

            function good(delivery) {
              const outcome = TradeIntent.readEntry(delivery.fields);
              if (!outcome.accepted) return QUARANTINED;
              orders.push(outcome.value.event.symbol);
              return HANDLED;
            }
            const later = async (delivery) => good(delivery);
            const effect = (intent) => assert.deepEqual(orders.splice(0), [intent.symbol]);
            const twice = (delivery) => good(delivery) && good(delivery);
            class Refused extends Error {}
            const strict = (delivery) => {
              if (good(delivery) === QUARANTINED) throw new Refused("no");
              return HANDLED;
            };
            const guesses = (delivery) => {
              const answer = good(delivery);
              if (answer === QUARANTINED) orders.push("BTCUSDT");
              return answer;
            };
            const picky = (delivery) => (delivery.payload.includes('"stop_loss"') ? good(delivery) : QUARANTINED);
            let dead = false;
            const dies = (delivery) => {
              if (dead) return undefined;
              dead = good(delivery) === QUARANTINED;
              return dead ? QUARANTINED : HANDLED;
            };

            async function rules(call, ...args) {
              orders.length = 0;
              try {
                console.log("held", (await call(TradeIntent, ...args)).length > 10);
              } catch (told) {
                if (told.name !== "AssertionError") console.log(told.message);
                else console.log([...told.message.matchAll(/^not so.*\\[(\\w+)\\]$/gm)].map((match) => match[1]).sort().join(" "));
              }
            }

            console.log(cases(TradeIntent).length, samples(TradeIntent).length);
            await rules(consumes, good, { effect });
            await rules(consumes, later, { effect });
            await rules(consumes, strict, { effect, quarantinesOn: Refused });
            await rules(consumes, strict, { effect });
            await rules(consumes, () => undefined, { effect });
            await rules(consumes, () => HANDLED, { withoutEffect: "it only counts" });
            await rules(consumes, good);
            await rules(consumes, good, { effect: () => {} });
            await rules(consumes, twice, { effect });
            await rules(consumes, guesses, { effect });
            await rules(consumes, picky, { effect });
            await rules(consumes, dies, { effect });
            await rules(consumes, good, { effect, withoutEffect: "both" });
            const reader = { readEntry: () => TradeIntent.readEntry({}) };
            await rules(consumes, () => QUARANTINED, { effect, reader });
            const hangs = () => new Promise(() => {});
            const hangsOnPoison = (delivery) => (good(delivery) === HANDLED ? HANDLED : hangs());
            await rules(consumes, hangs, { effect, within: 100 });
            await rules(consumes, hangsOnPoison, { effect, within: 100 });
            let asserted = 0;
            const effectHangs = () => (asserted++, new Promise(() => {}));
            await rules(consumes, good, { effect: effectHangs, within: 100 });
            console.log("asserted", asserted);

            function caught(intents, stream = TradeIntent.STREAM) {
              const bus = new Capture();
              for (const intent of intents) bus.add(stream, intent.toEntry({ source: "x", timestamp: "2026-01-21T04:10:00Z" }));
              return bus.entries;
            }
            const every = caught(samples(TradeIntent));
            await rules(produces, every);
            await rules(produces, []);
            await rules(produces, every.slice(0, 1));
            await rules(produces, every, { never: { "action is BUY": "only closes", "action is HOLD": "no such" } });
            await rules(produces, every, { writing: ["source"] });
            await rules(produces, every, { writing: ["side"] });
            await rules(produces, caught(samples(TradeIntent), "trade.intent"));
            await rules(produces, caught(samples(TradeIntent), "live:trade.intent"), { stream: "live:trade.intent" });
            const { schema_version, ...silent } = every[0][1];
            await rules(produces, [...every, [TradeIntent.STREAM, silent]]);
            const broken = { ...every[0][1], payload: every[0][1].payload.replace("action", "side") };
            await rules(produces, [...every, [TradeIntent.STREAM, broken]]);
            """;

    @TempDir
    Path folder;

    private static List<String> told(String effect, String withoutEffect) {
        var cases = EntryCases.of(TradeIntent.TYPE);
        var valid = cases.valid().size();
        var fed = valid + cases.poison().size() + cases.mistakesOfLaterWriters().size() + 1;
        return List.of(
                fed + " " + valid,
                "held true",
                "held true",
                "held true",
                "HANDLER_THREW",
                "POISON_SWALLOWED VALID_NOT_HANDLED",
                "POISON_HANDLED",
                "EFFECT_NOT_SAID",
                "EFFECT_NOT_LOOKED_AT",
                "EFFECT_MISSING",
                "STOPPED_AFTER_POISON",
                "VALID_QUARANTINED",
                "STOPPED_AFTER_POISON",
                "either " + effect + " or " + withoutEffect + ": a handler has one or it has none",
                "NOTHING_FED",
                "VALID_NOT_HANDLED",
                "POISON_SWALLOWED STOPPED_AFTER_POISON",
                "EFFECT_MISSING",
                "asserted 1",
                "held true",
                "NOTHING_PRODUCED",
                "SCENARIO_NOT_PRODUCED",
                "EXCUSE_NOT_NEEDED",
                "FIELD_NOT_DECLARED",
                TradeIntent.TYPE + " has no optional field \"side\"",
                "OTHER_STREAM",
                "held true",
                "WRITER_WITHOUT_VERSION",
                "MESSAGE_REFUSED");
    }

    @Test
    void a_python_service_is_told_each_way_in_which_it_is_broken() throws IOException {
        var python = Bound.python(folder);
        Files.writeString(folder.resolve("program.py"), PYTHON);

        assertThat(python.lines("python3", "program.py")).isEqualTo(told("effect", "without_effect"));
    }

    @Test
    void a_python_service_with_asyncio_is_tested_beside_a_loop_and_captured() throws IOException {
        var python = Bound.python(folder);
        Files.writeString(folder.resolve("program.py"), """
                import asyncio
                from tradeschema import TradeIntent
                from tradeschema.testing import HANDLED, QUARANTINED, AsyncCapture, consumes, produces, samples

                async def handler(delivery):
                    return HANDLED if TradeIntent.read_entry(delivery.fields).accepted else QUARANTINED

                async def tested():
                    try:
                        consumes(TradeIntent, handler, without_effect="it only counts")
                    except ValueError as told:
                        print(told)
                    held = await asyncio.to_thread(consumes, TradeIntent, handler, without_effect="it only counts")
                    bus = AsyncCapture()
                    for intent in samples(TradeIntent):
                        await bus.xadd(TradeIntent.STREAM, intent.to_entry(source="x", timestamp="2026-01-21T04:10:00Z"))
                    print(len(held) > 100, len(produces(TradeIntent, bus.take())) > 20, bus.entries)

                asyncio.run(tested())
                """);

        assertThat(python.lines("python3", "program.py"))
                .containsExactly(
                        "consumes runs coroutines on a loop of its own, and this is one: await asyncio.to_thread(consumes, …)",
                        "True True []");
    }

    @Test
    void a_javascript_service_is_told_each_way_in_which_it_is_broken_imported_and_required() throws IOException {
        var node = Bound.node(folder);
        Files.writeString(folder.resolve("program.mjs"), JAVASCRIPT);

        assertThat(node.lines("node", "program.mjs")).isEqualTo(told("effect", "withoutEffect"));
        assertThat(node.lines("node", "program.mjs", "require")).isEqualTo(told("effect", "withoutEffect"));
    }
}
