"""The producer and consumer contract of a service that uses the binding."""

import unittest
from datetime import datetime, timezone

from tradeschema import FindingsError, TradeIntent

from exit_guard.service import ExitGuard
from tests.contract import entry, hold, poison, samples

NOW = datetime(2026, 1, 21, 4, 10, tzinfo=timezone.utc)


class ExitGuardContract(unittest.TestCase):
    def setUp(self):
        self.published = []
        self.quarantined = []
        self.guard = ExitGuard(
            publish=lambda stream, fields: self.published.append((stream, fields)),
            quarantine=lambda fields, why: self.quarantined.append((fields, why)),
            clock=lambda: NOW,
        )

    def test_every_shape_that_the_contract_allows_is_handled(self):
        shapes = samples("trade.intent")
        self.assertGreater(len(shapes), 60)
        for payload in shapes:
            with self.subTest(payload):
                self.guard.handle(entry("trade.intent", payload))
        self.assertEqual(self.quarantined, [])
        self.assertGreater(len(self.published), 0)

    def test_every_poison_entry_is_put_aside_with_its_rules_and_nothing_is_published(self):
        cases = list(poison("trade.intent"))
        self.assertGreater(len(cases), 350)
        for name, fields, rules in cases:
            with self.subTest(name):
                self.quarantined.clear()
                self.guard.handle(fields)
                self.assertEqual(len(self.quarantined), 1)
                for rule in rules:
                    self.assertIn(rule, self.quarantined[0][1])
        self.assertEqual(self.published, [])

    def test_what_it_publishes_keeps_the_contract(self):
        for payload in samples("trade.intent"):
            self.guard.handle(entry("trade.intent", payload))
        self.assertEqual({stream for stream, _ in self.published}, {TradeIntent.STREAM})
        hold(
            self,
            TradeIntent,
            [fields for _, fields in self.published],
            {
                "a close": lambda intent: intent.action == "CLOSE",
                "reduce_only": lambda intent: intent.reduce_only is True,
                "a reason": lambda intent: intent.reason is not None,
            },
        )

    def test_the_same_entry_again_gives_the_same_answer(self):
        opened = entry("trade.intent", samples("trade.intent")[0])
        self.guard.handle(opened)
        self.guard.handle(opened)
        self.assertEqual(self.published[0], self.published[1])

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
