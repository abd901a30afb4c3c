"""The same services with redis.asyncio, run once each by QuarantineTest: python3 exits_first_asyncio.py PORT."""

import asyncio
import sys
from datetime import timedelta

import redis
import redis.asyncio
from tradeschema import TradeIntent
from tradeschema.live import AsyncLease, AsyncPulse, AsyncQuarantine, Lease, Pulse, Quarantine

HOLDS = timedelta(seconds=60)


class Sometimes:
    """A client that does not answer, once it is silent."""

    silent = False

    def __init__(self, bus):
        self.bus = bus

    def eval(self, *words):
        return asyncio.Event().wait() if self.silent else self.bus.eval(*words)


async def main(bus):
    quarantine = AsyncQuarantine(bus, TradeIntent.STREAM, "executor", "one")
    client = Sometimes(bus)
    lease = AsyncLease(client, "exit_monitor", HOLDS)
    pulse = AsyncPulse(bus, "exit_monitor", "pod-1", HOLDS)

    async def on_entry(id, fields):
        outcome = TradeIntent.read_entry(fields)
        if outcome.value is None:
            await quarantine.put(id, fields, outcome.findings)
            return
        if lease.permits(outcome.value.event):  # asks nobody, and is not awaited
            print("executed", outcome.value.event.action)
        await bus.xack(TradeIntent.STREAM, "executor", id)

    for _ in range(2):
        await pulse.completed(0, 0)
        await lease.look()
        for _, entries in await bus.xreadgroup("executor", "one", {TradeIntent.STREAM: ">"}, count=100):
            for id, fields in entries:
                print(await on_entry(id, fields) or "read")
    print("fresh", lease.is_fresh(), await AsyncPulse(bus, "exit_monitor", "pod-2", HOLDS).completed(0, 0))
    client.silent = True
    late = asyncio.ensure_future(lease.look())
    await asyncio.sleep(0)
    print("asked", lease.is_fresh())
    late.cancel()
    await asyncio.wait({late})
    print("cancelled", late.cancelled(), "fresh", lease.is_fresh())

    await bus.close()

    plain = redis.Redis(port=int(sys.argv[1]))
    for wrong in (lambda: Quarantine(bus, "s", "g", "c").put("1-0", {}, []), lambda: Pulse(bus, "s", "o", HOLDS).completed(0, 0), Lease(bus, "s", HOLDS).look):
        try:
            wrong()
        except TypeError as told:
            print(told)
    try:
        await AsyncLease(plain, "s", HOLDS).look()
    except TypeError as told:
        print(told)


asyncio.run(main(redis.asyncio.Redis(port=int(sys.argv[1]))))
