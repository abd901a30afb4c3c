#!/usr/bin/env python3
"""How long after its deadline an answer that did not come is told, and how long after it came its end.

usage: watch_delay.py [ALARMS]   (40)
"""
import json
import os
import random
import socket
import statistics
import subprocess
import sys
import time
from datetime import datetime, timezone

from watch import CLOSED, INTENT, entry, watching
from whole_process import Running, free_port, heading


def main():
    alarms = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    print(heading(), end="")
    port, chance = free_port(), random.Random(5)
    delays = {"begins": [], "ends": []}
    with Running() as running:
        bus = running.write("tradeschema.yaml", "version: 1\nexpect: {exit-answered: {within: 2s}}\n")
        running.redis(port)
        connection = socket.create_connection(("127.0.0.1", port))
        watch = running.start(*watching(port, "--bus", bus, "--format", "json", "--state", running.path("state")),
                              stdout=subprocess.PIPE, text=True)

        def told(kinds):
            while True:
                one = json.loads(watch.stdout.readline())
                if one["kind"] in kinds:
                    at = datetime.fromisoformat(one["at"].replace("Z", "+00:00"))
                    return (datetime.now(timezone.utc) - at).total_seconds()

        while not os.path.exists(running.path("state")):
            time.sleep(0.1)
        for number in range(alarms):
            time.sleep(chance.uniform(0, 1))
            connection.sendall(entry("trade.intent", INTENT % ("CLOSE", "i-%d" % number)))
            delays["begins"].append(told(("opened", "back")))
            time.sleep(chance.uniform(0, 1))
            connection.sendall(entry("trade.closed", CLOSED % ("i-%d" % number)))
            delays["ends"].append(told(("resolved",)))
        print()
        for what, times in delays.items():
            print(f"an alarm {what:8} told after   median {statistics.median(times):5.2f} s   at most {max(times):5.2f} s   of {len(times)}"
                  + ("   (goal 5 s)" if what == "begins" else ""))


if __name__ == "__main__":
    main()
