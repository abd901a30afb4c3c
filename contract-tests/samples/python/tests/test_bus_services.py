"""The producer and consumer contracts of the services in samples/bus, which build dictionaries by hand."""

import asyncio
import json
import types
import unittest

from tests import stubs

stubs.install()

from ai_engine.service import AiEngine  # noqa: E402
from dashboard import app as dashboard  # noqa: E402
from executor.executor import Executor  # noqa: E402
from exit_monitor.monitor import ExitMonitor  # noqa: E402
from rl_trainer.trainer import Trainer  # noqa: E402
from shared.event_bus import EventBus  # noqa: E402
from shared.streams import DEAD_LETTERS, TRADE_INTENT  # noqa: E402
from strategy_router import router  # noqa: E402
from tests.contract import entry, hold, samples  # noqa: E402
from tradeschema import TradeClosed, TradeIntent  # noqa: E402

POSITION = types.SimpleNamespace(
    symbol="BTCUSDT", notional=200.0, leverage=3.0, mark_price=64000.0, stop_loss=64500.0, amount=0.5, unrealized=-1.5
)


def entries(event):
    return [fields for stream, fields in stubs.published if stream == event.STREAM]


class Producers(unittest.TestCase):
    def setUp(self):
        stubs.published.clear()

    def test_ai_engine(self):
        engine = AiEngine(EventBus("redis://nowhere", "ai-engine"))
        for score in (0.2, 0.6, 0.8, 1.0):
            asyncio.run(engine.on_tick("BTCUSDT", 65000.0, score))
        hold(
            self,
            TradeIntent,
            entries(TradeIntent),
            {"a confidence": lambda one: one.confidence is not None, "a model": lambda one: one.model == "ensemble"},
        )

    def test_exit_monitor(self):
        monitor = ExitMonitor(EventBus("redis://nowhere", "exit-monitor"))
        monitor.positions = {"long": POSITION, "short": types.SimpleNamespace(**{**vars(POSITION), "amount": -0.5})}
        asyncio.run(monitor.watch())
        hold(self, TradeIntent, entries(TradeIntent), {"a close": lambda one: one.action == "CLOSE" and one.reduce_only})
        hold(
            self,
            TradeClosed,
            entries(TradeClosed),
            {
                "a long": lambda one: one.position_side == "LONG",
                "a short": lambda one: one.position_side == "SHORT",
                "a stop loss": lambda one: one.exit_reason == "sl_hit" and one.sl_level is not None,
            },
        )

    def test_strategy_router(self):
        for score in (-1.0, -0.5, 0.5, 0.95):
            router.route("ETHUSDT", 2060.73, score)
        reduced = router.build_intent("ETHUSDT", 2060.73, -0.5, reduce=True)
        router.r.xadd(TRADE_INTENT, router.envelope("trade.intent", reduced))
        hold(
            self,
            TradeIntent,
            entries(TradeIntent),
            {
                "a buy": lambda one: one.action == "BUY",
                "a sell": lambda one: one.action == "SELL",
                "a reduction": lambda one: one.reduce_only is True,
            },
        )


class Exchange:
    def __init__(self):
        self.orders = []

    async def place_order(self, **order):
        self.orders.append(order)


class Consumers(unittest.TestCase):
    def setUp(self):
        stubs.published.clear()

    def test_the_executor_handles_every_shape(self):
        exchange = Exchange()
        executor = Executor(stubs.AsyncRedis(), exchange)
        shapes = samples("trade.intent")
        for payload in shapes:
            asyncio.run(executor.handle(TRADE_INTENT, "1-0", entry("trade.intent", payload)))
        self.assertEqual([fields for stream, fields in stubs.published if stream == DEAD_LETTERS], [])
        self.assertEqual(len(exchange.orders), len(shapes))

    def test_the_executor_puts_the_incident_aside(self):
        executor = Executor(stubs.AsyncRedis(), Exchange())
        broken = samples("trade.intent")[0].replace('"action"', '"side"')
        asyncio.run(executor.handle(TRADE_INTENT, "1-0", entry("trade.intent", broken)))
        self.assertEqual([stream for stream, _ in stubs.published], [DEAD_LETTERS])

    def test_the_trainer_learns_from_every_shape(self):
        trainer = Trainer()
        shapes = samples("trade.closed")
        for payload in shapes:
            asyncio.run(trainer.learn(json.loads(payload)))
        self.assertEqual(trainer.seen, len(shapes))
        self.assertGreater(trainer.wins, 0)

    def test_the_dashboard_shows_every_shape(self):
        shapes = samples("trade.closed")
        dashboard.r.rows = [("1-0", entry("trade.closed", payload)) for payload in shapes]
        rows = dashboard.trades(limit=len(shapes))
        self.assertEqual(len(rows), len(shapes))
        self.assertTrue(all(row["symbol"] and row["reason"] for row in rows))


if __name__ == "__main__":
    unittest.main()
