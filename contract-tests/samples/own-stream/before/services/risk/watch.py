import json

import redis

bus = redis.Redis(decode_responses=True)


def run() -> None:
    last = "$"
    while True:
        for _, entries in bus.xread({"quantum:stream:ai.signal": last}, block=1000):
            for last, fields in entries:
                signal = json.loads(fields["payload"])
                if signal["side"] == "UP" and signal["confidance"] > 0.8:
                    print("a strong buy of", signal["symbol"])
