"""Chooses what to do with a signal and sends the intent."""
import json
from datetime import datetime, timezone

import redis

from shared import streams

r = redis.Redis()


def build_intent(symbol, price, score, reduce=False):
    intent = {
        "symbol": symbol,
        "action": "BUY" if score > 0 else "SELL",
        "position_size_usd": 150.0,
        "leverage": 2,
        "entry_price": round(float(price), 8),
    }
    if abs(score) > 0.9:
        intent["confidence"] = min(1.0, abs(score))
    if reduce:
        intent.update(reduce_only=True, reason="signal turned")
    return intent


def envelope(event_type, message):
    return {
        "event_type": event_type,
        "payload": json.dumps(message),
        "timestamp": datetime.now(timezone.utc).isoformat(),
        "source": "strategy-router",
    }


def route(symbol, price, score):
    intent = build_intent(symbol, price, score)
    r.xadd(streams.TRADE_INTENT, envelope("trade.intent", intent))


def run():
    last = "$"
    while True:
        for stream, entries in r.xread({streams.SIGNALS: last}, block=1000):
            for entry_id, fields in entries:
                last = entry_id
                signal = json.loads(fields[b"payload"])
                route(signal["symbol"], signal["price"], signal.get("score", 0.0))
