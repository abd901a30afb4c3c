"""A Python service that puts aside what it refuses; starts again when its connection breaks, and prints how often: python3 refusing.py PORT."""

import sys

import redis
from tradeschema import TradeIntent
from tradeschema.live import Quarantine

STREAM = TradeIntent.STREAM


def read(bus):
    try:
        bus.xgroup_create(STREAM, "executor", id="0", mkstream=True)
    except redis.ResponseError as problem:
        if not str(problem).startswith("BUSYGROUP"):
            raise
    quarantine = Quarantine(bus, STREAM, "executor", "one")
    for start in ("0", ">"):
        while True:
            read = bus.xreadgroup("executor", "one", {STREAM: start}, count=10)
            if not read or not read[0][1]:
                break
            for id, fields in read[0][1]:
                outcome = TradeIntent.read_entry(fields)
                if outcome.value is None:
                    quarantine.put(id, fields or {}, outcome.findings)
                else:
                    bus.sadd("effects", outcome.value.event.intent_id)
                    bus.xack(STREAM, "executor", id)


starts = 0
while True:
    try:
        read(redis.Redis(host="127.0.0.1", port=int(sys.argv[1])))
        break
    except (redis.ConnectionError, redis.exceptions.BusyLoadingError):
        starts += 1
print(starts)
