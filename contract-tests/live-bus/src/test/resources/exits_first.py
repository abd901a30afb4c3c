"""The Python services of docs/quarantine.md, run once each by QuarantineTest: python3 exits_first.py PORT."""

import socket
import sys
from datetime import timedelta

import redis
from tradeschema import TradeIntent
from tradeschema.live import Lease, Pulse, Quarantine, Taken

bus = redis.Redis(port=int(sys.argv[1]))

# --- the executor
quarantine = Quarantine(bus, TradeIntent.STREAM, "executor", "one")  # the names that XREADGROUP reads by
lease = Lease(bus, "exit_monitor", timedelta(seconds=60))  # without a lease, nothing is held back


def on_entry(id, fields):
    outcome = TradeIntent.read_entry(fields)
    if outcome.value is None:
        quarantine.put(id, fields, outcome.findings)  # puts aside and acknowledges, in one step
        return
    intent = outcome.value.event
    if lease.permits(intent):  # a CLOSE, or what only reduces: always
        execute(intent)
    bus.xack(TradeIntent.STREAM, "executor", id)  # an entry that was held back is not taken later: it would be stale


def loop():
    lease.look()  # once a second, beside reading
    for _, entries in bus.xreadgroup("executor", "one", {TradeIntent.STREAM: ">"}, count=100, block=1000):
        for id, fields in entries:
            on_entry(id, fields)


# --- the exit monitor
pulse = Pulse(bus, "exit_monitor", owner=socket.gethostname(), holds=timedelta(seconds=60))


def one_pass():
    due = [position for position in positions() if position.must_close]
    confirmed = sum(close(position) for position in due)  # an exception here ends the pass, and proves nothing
    proof = pulse.completed(len(due), confirmed)
    if isinstance(proof, Taken):
        alarm(f"two exit monitors: {proof.by} has the pulse")


# --- the rest of it
def positions():
    return []


def close(position):
    return True


def alarm(text):
    print(text)


def execute(intent):
    print("executed", intent.action)


for _ in range(2):
    one_pass()
    loop()
print("fresh", lease.is_fresh())
