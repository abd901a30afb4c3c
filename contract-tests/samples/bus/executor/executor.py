"""Turns intents into orders."""
import json
import logging

import redis.asyncio as redis

from shared.event_bus import decode
from shared.streams import DEAD_LETTERS, RISK_HALT, TRADE_INTENT

logger = logging.getLogger("executor")
GROUP = "executor"
ORDER_SIDE = {"BUY": "BUY", "SELL": "SELL", "CLOSE": "SELL"}


class Executor:
    def __init__(self, client: redis.Redis, exchange):
        self.client = client
        self.exchange = exchange
        self.halted = False

    async def run(self) -> None:
        while True:
            reply = await self.client.xreadgroup(GROUP, "executor-1", {TRADE_INTENT: ">", RISK_HALT: ">"}, count=5)
            for stream, entries in reply:
                for entry_id, raw in entries:
                    await self.handle(stream.decode(), entry_id, decode(raw))

    async def handle(self, stream, entry_id, fields) -> None:
        try:
            payload = json.loads(fields["payload"])
            if stream == RISK_HALT:
                self.halted = payload["halted"]
            else:
                await self.order(payload)
        except Exception as failure:
            logger.exception("intent %s failed", entry_id)
            await self.client.xadd(DEAD_LETTERS, {"stream": stream, "id": str(entry_id), "error": str(failure)})
        await self.client.xack(stream, GROUP, entry_id)

    async def order(self, intent: dict) -> None:
        if self.halted and not intent.get("reduce_only"):
            return
        symbol = intent["symbol"]
        size = intent["position_size_usd"] * intent["leverage"]
        await self.exchange.place_order(
            symbol=symbol,
            side=ORDER_SIDE[intent["action"]],
            notional=size,
            reduceOnly=bool(intent.get("reduce_only")),
        )
        if intent["action"] == "CLOSE":
            logger.info("closed %s because %s", symbol, intent.get("reason"))
