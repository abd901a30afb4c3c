"""Turns model output into signals and trade intents."""
import asyncio
import logging
from dataclasses import asdict
from datetime import datetime, timezone

from shared.event_bus import EventBus
from shared.models import TradeIntent

log = logging.getLogger(__name__)


class AiEngine:
    def __init__(self, bus: EventBus):
        self.bus = bus
        self.min_confidence = 0.6

    async def on_tick(self, symbol: str, price: float, score: float) -> None:
        await self.bus.publish("ai.signal", {"symbol": symbol, "score": float(score), "price": float(price)})
        if score < self.min_confidence:
            return
        intent = TradeIntent(
            symbol=symbol,
            action="BUY",
            position_size_usd=200.0,
            leverage=3.0,
            entry_price=float(price),
            confidence=float(score),
            timestamp=datetime.now(timezone.utc).isoformat(),
            source="ai-engine",
            model="ensemble",
        )
        await self.bus.publish("trade.intent", asdict(intent))
        log.info("intent published side=%s", intent.action)


async def main() -> None:
    engine = AiEngine(EventBus("redis://localhost", "ai-engine"))
    await engine.on_tick("BTCUSDT", 65000.0, 0.8)


if __name__ == "__main__":
    asyncio.run(main())
