#!/usr/bin/env python3
"""How long after its deadline an answer that did not come is told, and how long after it came its end.

usage: watch_delay.py [ALARMS]   (40)
"""
import json
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from datetime import datetime, timezone

from watch import CLOSED, INTENT, TRADESCHEMA, entry, free_port
from whole_process import heading


def main():
    alarms = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    print(heading("python3 contract-tests/benchmarks/watch_delay.py " + " ".join(sys.argv[1:])), end="")
    folder = tempfile.mkdtemp()
    bus, port, chance = os.path.join(folder, "tradeschema.yaml"), free_port(), random.Random(5)
    with open(bus, "w") as out:
        out.write("version: 1\nexpect: {exit-answered: {within: 2s}}\n")
    server = subprocess.Popen(["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder],
                              stdout=subprocess.DEVNULL)
    watch = None
    delays = {"begins": [], "ends": []}
    try:
        time.sleep(1)
        connection = socket.create_connection(("127.0.0.1", port))
        watch = subprocess.Popen([TRADESCHEMA, "watch", "--redis", f"redis://127.0.0.1:{port}", "--bus", bus, "--format", "json",
                                  "--state", os.path.join(folder, "state")], stdout=subprocess.PIPE, text=True)

        def told(kinds):
            while True:
                one = json.loads(watch.stdout.readline())
                if one["kind"] in kinds:
                    at = datetime.fromisoformat(one["at"].replace("Z", "+00:00"))
                    return (datetime.now(timezone.utc) - at).total_seconds()

        while not os.path.exists(os.path.join(folder, "state")):
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
    finally:
        for process in (watch, server):
            if process is not None and process.poll() is None:
                process.kill()
                process.wait(20)
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
