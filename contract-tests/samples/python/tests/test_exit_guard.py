"""The producer and consumer contract of a service that uses the binding."""

import unittest
from datetime import datetime, timedelta, timezone

from tradeschema import FindingsError, Instant, TradeIntent

from exit_guard.service import STALE, ExitGuard
from tests.contract import entry, hold, poison, samples

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

    def test_every_shape_that_the_contract_allows_has_its_effect_once(self):
        shapes = samples("trade.intent")
        self.assertGreater(len(shapes), 60)
        for number, payload in enumerate(shapes):
            with self.subTest(payload):
                self.setUp()  # the samples share one intent_id
                intent = TradeIntent.from_json(payload)
                opens = intent.action != "CLOSE" and not intent.reduce_only
                stale = opens and intent.timestamp is not None and intent.timestamp < Instant.of(NOW - STALE)
                self.guard.handle(f"{number}-0", entry("trade.intent", payload))
                self.guard.handle(f"{number}-0", entry("trade.intent", payload))
                self.assertEqual(len(self.published), 1 if opens and not stale and intent.stop_loss is None else 0)
                self.assertEqual(len(self.quarantined), 1 if stale else 0)

    def test_every_poison_entry_is_put_aside_with_its_rules_and_nothing_is_published(self):
        cases = list(poison("trade.intent"))
        self.assertGreater(len(cases), 350)
        for name, fields, rules in cases:
            with self.subTest(name):
                self.quarantined.clear()
                self.guard.handle(name, fields)
                self.assertEqual([entry_id for entry_id, _, _ in self.quarantined], [name])
                for rule in rules:
                    self.assertIn(rule, self.quarantined[0][2])
        self.assertEqual(self.published, [])

    def test_what_it_publishes_keeps_the_contract(self):
        for number, payload in enumerate(samples("trade.intent")):
            self.done.clear()
            self.guard.handle(f"{number}-0", entry("trade.intent", payload))
        self.assertEqual({stream for stream, _ in self.published}, {TradeIntent.STREAM})
        hold(
            self,
            TradeIntent,
            [fields for _, fields in self.published],
            {
                "a close": lambda intent: intent.action == "CLOSE",
                "reduce_only": lambda intent: intent.reduce_only is True,
                "a reason": lambda intent: intent.reason is not None,
                "an intent_id of its own": lambda intent: intent.intent_id is not None,
            },
        )

    def test_the_same_intent_in_another_entry_is_closed_once(self):
        opened = TradeIntent(
            symbol="BTCUSDT", action="BUY", position_size_usd=200, leverage=1, entry_price=88000.5, intent_id="i-1"
        ).to_entry(source="strategy", timestamp=NOW)
        self.guard.handle("1-0", opened)
        self.guard.handle("2-0", opened)
        self.assertEqual(len(self.published), 1)

    def test_it_does_not_close_its_own_close(self):
        self.guard.handle("1-0", entry("trade.intent", samples("trade.intent")[0]))
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
