#!/usr/bin/env python3
"""A watch to which a million closes are asked and none is answered: its memory, its state, and how long it needs to begin.

usage: watch_million.py [CLOSES]   (1100000: some more than are held)
"""
import os
import socket
import subprocess
import sys
import threading
import time
from urllib.request import urlopen

from watch import INTENT, entry, memory, processor, watching
from whole_process import Running, free_port, heading


def fill(port, closes):
    connection = socket.create_connection(("127.0.0.1", port))
    replies = [0]

    def read():
        while replies[0] < closes:
            replies[0] += connection.recv(1 << 16).count(b"$")

    reader = threading.Thread(target=read)
    reader.start()
    begin = int(time.time() * 1000) - closes // 2 - 120_000
    for first in range(0, closes, 1000):
        connection.sendall(b"".join(
            entry("trade.intent", INTENT % ("CLOSE", "i-%d" % number), "%d-%d" % (begin + number // 2, number % 2))
            for number in range(first, min(first + 1000, closes))))
    reader.join()


def main():
    closes = int(sys.argv[1]) if len(sys.argv) > 1 else 1_100_000
    print(heading(), end="")
    port, http = free_port(), free_port()
    with Running() as running:
        running.redis(port)
        fill(port, closes)
        state = running.path("state")
        for what in ("the day read back", "going on from its state"):
            began = time.monotonic()
            watch = running.start(*watching(port, "--http", str(http), "--state", state),
                                  stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            told = []
            reader = threading.Thread(target=lambda out=watch.stdout, told=told: told.extend(out), daemon=True)
            reader.start()
            metrics = ""
            while "watch_last_evaluation" not in metrics or not os.path.exists(state):
                if watch.poll() is not None:
                    sys.exit("the watch ended: " + "".join(told)[-500:])
                try:
                    metrics = urlopen(f"http://127.0.0.1:{http}/metrics").read().decode()
                except OSError:
                    metrics = ""
                time.sleep(0.2)
            took = time.monotonic() - began
            time.sleep(25)
            metrics = urlopen(f"http://127.0.0.1:{http}/metrics").read().decode()
            open_answers = [line.split()[-1] for line in metrics.splitlines() if line.startswith("tradeschema_open_answers")][0]
            print(f"\n{what}: {took:.1f} s; open answers {open_answers}; processor {processor(watch.pid):.1f} s")
            print(f"memory, now and at most    {memory(watch.pid, 'VmRSS'):8.0f} MB {memory(watch.pid, 'VmHWM'):5.0f} MB (goal 256 MB)")
            print(f"state                      {os.path.getsize(state) / 1e6:8.1f} MB")
            watch.terminate()
            watch.wait(30)
            reader.join()
            print("".join(line[:200] + "\n" for line in sorted({line.strip() for line in told if " page " in line})))


if __name__ == "__main__":
    main()
