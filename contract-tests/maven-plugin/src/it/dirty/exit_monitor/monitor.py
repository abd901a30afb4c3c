import json
from datetime import datetime, timezone

import redis

bus = redis.Redis()


def close(symbol, price):
    bus.xadd(
        "quantum:stream:trade.intent",
        {
            "event_type": "trade.intent",
            "payload": json.dumps(
                {
                    "symbol": symbol,
                    "side": "CLOSE",
                    "position_size_usd": 200,
                    "leverage": 1,
                    "entry_price": price,
                }
            ),
            "timestamp": datetime.now(timezone.utc).isoformat(),
            "source": "exit_monitor",
            "schema_version": "1.1.0",
        },
    )
