#!/usr/bin/env python3
"""The watch as a whole process, beside a Redis that gets a thousand entries a second.

Starts a redis-server of its own on 127.0.0.1 and ./tradeschema watch; writes after a minute's warm-up what a minute costs.
Half of the entries are intents, each fourth of them a close that is answered; the others are trade.closed.
"""
import os
import re
import socket
import subprocess
import sys
import time
from urllib.request import urlopen

from whole_process import Running, free_port, heading

TOP = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
TRADESCHEMA = os.environ.get("TRADESCHEMA", os.path.join(TOP, "tradeschema"))
RATE = 1_000
TICK = 0.1
SHORT = ("MAXLEN", "~", "100000", "*")
WARM, MEASURED = int(os.environ.get("WARM", 60)), int(os.environ.get("MEASURED", 60))


def command(*words):
    parts = [word.encode() for word in words]
    return b"*%d\r\n" % len(parts) + b"".join(b"$%d\r\n%s\r\n" % (len(part), part) for part in parts)


def entry(event, payload, *where):
    """Its place, such as an id, is the stream's end otherwise."""
    return command("XADD", "quantum:stream:" + event, *(where or "*"), "event_type", event, "source", "load",
                   "timestamp", time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()), "schema_version", "1.2.0", "payload", payload)


INTENT = '{"symbol":"BTCUSDT","action":"%s","position_size_usd":200,"leverage":2,"entry_price":88000.5,"intent_id":"%s"}'
CLOSED = ('{"symbol":"BTCUSDT","status":"closed","pnl":-3,"exit_reason":"requested","exit_price":88000.5,'
          '"close_intent_id":"%s"}')


def watching(port, *options):
    """The words by which a watch is started."""
    return [TRADESCHEMA, "watch", "--redis", f"redis://127.0.0.1:{port}", *options]


def load(connection, seconds):
    """So many entries a second, in pipelines ten times a second."""
    end, number, due = time.monotonic() + seconds, 0, time.monotonic()
    while time.monotonic() < end:
        batch = []
        for number in range(number, number + int(RATE * TICK) // 2):
            batch.append(entry("trade.intent", INTENT % ("BUY" if number % 4 else "CLOSE", "i-%d" % number), *SHORT))
            batch.append(entry("trade.closed", CLOSED % ("i-%d" % (number - number % 4)), *SHORT))
        number += 1
        connection.sendall(b"".join(batch))
        replies = 0
        while replies < len(batch):
            got = connection.recv(1 << 16)
            if b"-ERR" in got:
                sys.exit(got.decode())
            replies += got.count(b"\n$")
            replies += got.startswith(b"$")
        due += TICK
        time.sleep(max(0.0, due - time.monotonic()))


def processor(pid):
    """Seconds that the process has used: of its own and of the machine's for it."""
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def by_thread(pid):
    """The same, by the names of its threads."""
    seconds = {}
    for task in os.listdir(f"/proc/{pid}/task"):
        with open(f"/proc/{pid}/task/{task}/stat") as stat:
            name, fields = re.match(r"\d+ \((.*)\) (.*)", stat.read()).groups()
        fields = fields.split()
        seconds[name] = seconds.get(name, 0) + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return seconds


def memory(pid, what):
    with open(f"/proc/{pid}/status") as status:
        return int(re.search(what + r":\s+(\d+) kB", status.read()).group(1)) / 1024


def main():
    print(heading(), end="")
    port, http = free_port(), free_port()
    with Running() as running:
        running.redis(port)
        connection = socket.create_connection(("127.0.0.1", port))
        began = time.perf_counter()
        watch = running.start(*watching(port, "--http", str(http), "--state", running.path("state"), *sys.argv[1:]),
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        while "watching" not in (line := watch.stdout.readline()):
            if not line:
                sys.exit("the watch ended")
        print(f"\nwatching after             {time.perf_counter() - began:8.2f} s   (goal 1 s)")
        load(connection, WARM)
        before, threads, at = processor(watch.pid), by_thread(watch.pid), time.monotonic()
        load(connection, MEASURED)
        spent, passed = processor(watch.pid) - before, time.monotonic() - at
        print(f"processor                  {100 * spent / passed:8.2f} % of a core, over {passed:.0f} s (goal 2 %)")
        for name, seconds in sorted(by_thread(watch.pid).items(), key=lambda one: -one[1]):
            share = 100 * (seconds - threads.get(name, 0)) / passed
            if share >= 0.02:
                print(f"  {name:24} {share:8.2f} %")
        print(f"memory, now and at most    {memory(watch.pid, 'VmRSS'):8.0f} MB {memory(watch.pid, 'VmHWM'):5.0f} MB (goal 128 MB)")
        metrics = urlopen(f"http://127.0.0.1:{http}/metrics").read().decode()
        print("".join(line + "\n" for line in metrics.splitlines() if line.startswith("tradeschema_messages_total")), end="")
        print(f"load at the end            {os.getloadavg()[0]:8.1f}")


if __name__ == "__main__":
    main()
