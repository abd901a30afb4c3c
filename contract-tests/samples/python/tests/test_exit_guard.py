"""The producer and consumer contract of a service that uses the binding."""

import unittest
from datetime import datetime, timedelta, timezone

from tradeschema import FindingsError, TradeIntent
from tradeschema.testing import HANDLED, QUARANTINED, cases, consumes, produces, samples

from exit_guard.service import STALE, ExitGuard

NOW = datetime(2026, 1, 21, 4, 10, tzinfo=timezone.utc)


class ExitGuardContract(unittest.TestCase):
    def setUp(self):
        self.published = []
        self.quarantined = []
        self.done = set()
        self.guard = ExitGuard(
            publish=lambda stream, fields: self.published.append((stream, fields)),
            quarantine=lambda entry_id, fields, why: self.quarantined.append((entry_id, fields, why)),
            first=lambda once: once not in self.done and not self.done.add(once),
            clock=lambda: NOW,
        )

    def test_every_shape_has_its_effect_once_and_all_poison_is_put_aside(self):
        def deliver(delivery):
            if not delivery.again:
                self.done.clear()  # the samples share one intent_id
            self.guard.handle(delivery.id, delivery.fields)
            return QUARANTINED if delivery.id in [entry_id for entry_id, _, _ in self.quarantined] else HANDLED

        def effect(intent, delivery):
            opens = intent.action != "CLOSE" and not intent.reduce_only and intent.stop_loss is None and not delivery.again
            closed, self.published[:] = [TradeIntent.from_entry(fields).event for _, fields in self.published], []
            self.assertEqual([close.symbol for close in closed], [intent.symbol] if opens else [])

        reader = TradeIntent.reader(refusing_older_than=STALE, clock=lambda: NOW)
        held = consumes(TradeIntent, deliver, effect=effect, reader=reader)
        self.assertGreater(len(held), 400)

    def test_every_reason_is_kept_with_what_is_put_aside(self):
        poison = [case for case in cases(TradeIntent) if case.kind == "poison"]
        self.assertGreater(len(poison), 40)
        for case in poison:
            with self.subTest(case.shows):
                self.setUp()
                self.guard.handle("1-0", case.fields)
                ((_, _, why),) = self.quarantined
                self.assertEqual(why.split("\n"), [str(finding) for finding in TradeIntent.read_entry(case.fields).findings])

    def test_what_it_publishes_keeps_the_contract(self):
        for number, intent in enumerate(samples(TradeIntent)):
            self.done.clear()
            self.guard.handle(f"{number}-0", intent.to_entry(source="strategy", timestamp=NOW))
        only_closes = "it only closes"
        never = {name: only_closes for name in ("action is BUY", "action is SELL", "reduce_only is false")}
        never["only what is required"] = "it always says that it reduces, and why"
        produces(TradeIntent, self.published, writing=["reduce_only", "reason", "intent_id", "source"], never=never)

    def test_the_same_intent_in_another_entry_is_closed_once(self):
        opened = TradeIntent(
            symbol="BTCUSDT", action="BUY", position_size_usd=200, leverage=1, entry_price=88000.5, intent_id="i-1"
        ).to_entry(source="strategy", timestamp=NOW)
        self.guard.handle("1-0", opened)
        self.guard.handle("2-0", opened)
        self.assertEqual(len(self.published), 1)

    def test_it_does_not_close_its_own_close(self):
        self.guard.handle("1-0", samples(TradeIntent)[0].to_entry(source="strategy", timestamp=NOW))
        (_, own), = self.published
        self.guard.handle("2-0", own)
        self.assertEqual(len(self.published), 1)

    def test_what_is_stale_is_put_aside(self):
        opened = TradeIntent(symbol="BTCUSDT", action="BUY", position_size_usd=200, leverage=1, entry_price=88000.5)
        self.guard.handle("1-0", opened.to_entry(source="strategy", timestamp=NOW - timedelta(minutes=6)))
        self.assertEqual(self.published, [])
        self.assertIn("STALE_MESSAGE", self.quarantined[0][2])

    def test_the_incident_fails_in_the_words_of_java(self):
        with self.assertRaises(FindingsError) as refused:
            TradeIntent(symbol="BTCUSDT", side="SELL", position_size_usd=200, leverage=1, entry_price=88000.5)
        self.assertEqual(
            str(refused.exception),
            f'trade.intent@{TradeIntent.VERSION} $.side: "side" is retired, found the text "SELL"; send "action": "SELL" instead,'
            " one of BUY, SELL or CLOSE; LONG becomes BUY, SHORT becomes SELL [RETIRED_FIELD]",
        )


if __name__ == "__main__":
    unittest.main()
