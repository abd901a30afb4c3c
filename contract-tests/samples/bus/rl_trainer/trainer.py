"""Learns from closed trades."""
import asyncio

from shared.event_bus import EventBus


class Trainer:
    def __init__(self):
        self.bus = EventBus("redis://localhost", "rl-trainer")
        self.wins = 0
        self.seen = 0

    async def run(self) -> None:
        async for entry_id, trade in self.bus.consume("trade.closed", "rl-trainer", "trainer-1"):
            await self.learn(trade)
            await self.bus.done("trade.closed", "rl-trainer", entry_id)

    async def learn(self, trade) -> None:
        pnl = float(trade["pnl"])
        self.seen += 1
        if pnl > 0:
            self.wins += 1
        reason = trade["exit_reason"]
        if reason == "tp_hit":
            bonus = 0.1
        elif reason in ("sl_hit", "trailing_stop"):
            bonus = -0.1
        else:
            bonus = 0.0
        await self.bus.publish("rl.reward", {"symbol": trade["symbol"], "reward": pnl + bonus, "seen": self.seen})


if __name__ == "__main__":
    asyncio.run(Trainer().run())
