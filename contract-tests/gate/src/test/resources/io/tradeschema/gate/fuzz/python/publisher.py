import json, redis
from dataclasses import dataclass, asdict
r = redis.Redis()

@dataclass
class Intent:
    symbol: str
    action: str = "BUY"

def publish(intent: Intent, **more):
    body = {**asdict(intent), "leverage": 3, "confidence": more.get("c", 0.5)}
    r.xadd("quantum:stream:trade.intent", {"payload": json.dumps(body), "event_type": "trade.intent"})

def read():
    for name, entries in r.xreadgroup("g", "c", {"quantum:stream:trade.closed": ">"}):
        for entry_id, fields in entries:
            data = json.loads(fields[b"payload"])
            match data:
                case {"pnl": x, **rest} if x > 0: print(x, rest["exit_price"])
                case _: continue
            r.xack(name, "g", entry_id)
while True:
    publish(Intent("SOLUSDT")); read()
