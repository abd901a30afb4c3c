import json
from datetime import datetime, timezone

import redis

bus = redis.Redis(decode_responses=True)


def publish(symbol: str, score: float, horizon: int | None = None) -> None:
    now = datetime.now(timezone.utc).isoformat()
    signal = {
        "symbol": symbol,
        "side": "UP" if score > 0 else "DOWN",
        "confidence": abs(score),
        "horizon_sec": horizon,
        "timestamp": now,
    }
    bus.xadd("quantum:stream:ai.signal", {
        "event_type": "ai.signal",
        "payload": json.dumps(signal),
        "timestamp": now,
        "source": "signals",
        "schema_version": "1.0.0",
    })


def flat(symbol: str) -> None:
    now = datetime.now(timezone.utc).isoformat()
    bus.xadd("quantum:stream:ai.signal", {
        "event_type": "ai.signal",
        "payload": json.dumps({"symbol": symbol, "direction": "FLAT", "confidence": 1, "timestamp": now}),
        "timestamp": now,
        "source": "signals",
        "schema_version": "1.0.0",
    })
