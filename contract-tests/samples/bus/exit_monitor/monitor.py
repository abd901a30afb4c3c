"""Watches open positions and closes them when a level is hit."""
import logging
from dataclasses import asdict

from shared.event_bus import EventBus
from shared.models import TradeIntent

logger = logging.getLogger("exit_monitor")


class ExitMonitor:
    def __init__(self, bus: EventBus):
        self.bus = bus
        self.positions = {}

    async def close(self, position) -> None:
        intent = TradeIntent(
            symbol=position.symbol,
            action="CLOSE",
            position_size_usd=position.notional,
            leverage=position.leverage,
            entry_price=position.mark_price,
            reduce_only=True,
            source="exit-monitor",
            reason="stop loss hit",
        )
        await self.bus.publish("trade.intent", asdict(intent))

    async def report(self, position, pnl: float) -> None:
        closed = {
            "symbol": position.symbol,
            "status": "closed",
            "pnl": pnl,
            "exit_reason": "sl_hit",
            "exit_price": float(position.mark_price),
            "sl_level": float(position.stop_loss),
            "position_side": "LONG" if position.amount > 0 else "SHORT",
        }
        await self.bus.publish("trade.closed", closed)

    async def watch(self) -> None:
        for position in list(self.positions.values()):
            if position.mark_price <= position.stop_loss:
                await self.close(position)
                await self.report(position, position.unrealized)
