#!/usr/bin/env python3
"""The watch as a service: what systemd hears, a server that is paused for a minute, and SIGTERM.

Starts a redis-server of its own on 127.0.0.1 and ./tradeschema watch with the variables that systemd sets for the unit of docs/watch.md;
a socket stands in for systemd. Two minutes; exit code 1 where one of it is not as the page says.
"""
import os
import signal
import socket
import subprocess
import sys
import threading
import time

from watch import INTENT, SHORT, entry, watching
from whole_process import Running, free_port, heading

BUS = "version: 1\nexpect: {exit-answered: {within: 90s}}\n"
WATCHDOG = 6
PAUSE = 60


class StandIn:
    """Hears what systemd would."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self.socket.bind(path)
        self.heard = []
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            word = self.socket.recv(4096).decode().strip()
            if word != "BARRIER=1":
                self.heard.append((time.monotonic(), word))

    def count(self, word, since=0.0, until=float("inf")):
        return sum(one == word and since <= at < until for at, one in self.heard)


def main():
    print(heading(), end="")
    failed = []

    def holds(what, is_so):
        print(("ok   " if is_so else "RED  ") + what)
        failed.extend([] if is_so else [what])

    with Running() as running:
        port = free_port()
        server = running.redis(port)
        systemd = StandIn(running.path("notify"))
        bus = running.write("tradeschema.yaml", BUS)
        out = running.path("out")
        with open(out, "w") as to:
            watch = running.start(
                *watching(port, "--bus", bus, "--state", running.path("state")), stdout=to, stderr=subprocess.STDOUT,
                env=dict(os.environ, NOTIFY_SOCKET=running.path("notify"), WATCHDOG_USEC=str(WATCHDOG * 1_000_000)))

        def said(words, seconds):
            end = time.monotonic() + seconds
            while time.monotonic() < end:
                with open(out) as file:
                    if words in file.read():
                        return True
                time.sleep(0.2)
            return False

        holds("it says that it watches", said("watching", 60))
        time.sleep(2 * WATCHDOG)
        holds("systemd hears READY once", systemd.count("READY=1") == 1)
        holds("and WATCHDOG while it judges", systemd.count("WATCHDOG=1") >= 2)
        with socket.create_connection(("127.0.0.1", port)) as connection:
            connection.sendall(entry("trade.intent", INTENT % ("CLOSE", "exit-1"), *SHORT))
            connection.recv(1 << 16)
        time.sleep(3)
        server.send_signal(signal.SIGSTOP)
        stopped = time.monotonic()
        holds("a paused server makes it blind", said("WATCH_BLIND", 20))
        time.sleep(max(0.0, stopped + PAUSE - time.monotonic()))
        holds("WATCHDOG is told while it is blind: a restart would mend no server", systemd.count("WATCHDOG=1", stopped + 2 * WATCHDOG, stopped + PAUSE) >= 3)
        holds("and its status says that it is blind", systemd.count("STATUS=blind: the server cannot be read", stopped) == 1)
        server.send_signal(signal.SIGCONT)
        holds("after a minute it says that it reads again", said("RESOLVED watch: the bus can be read again", 20))
        holds("what was asked before the pause is told at its time", said("ALARM exit-answered", 90))
        began = time.monotonic()
        watch.send_signal(signal.SIGTERM)
        code = watch.wait(20)
        holds(f"SIGTERM ends it in seconds ({time.monotonic() - began:.1f} s) with the exit code {code} of the unit", code == 143)
        holds("with its last sentence, and its state written", said("the watch ends; 1 alarm is open: exit-answered (ANSWER_OVERDUE)", 1) and os.path.getsize(running.path("state")) > 0)
        print()
        with open(out) as file:
            print(file.read(), end="")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
