#!/usr/bin/env python3
"""The watch and its server, killed again and again: is an alarm lost, is one told that a reader would not know as told?

Starts a redis-server of its own on 127.0.0.1 that writes each entry down (appendfsync always), ./tradeschema watch with a state, and a
writer; kills the one or the other without warning at moments of chance, and starts it anew. At the end the streams are judged as an
archive by tradeschema watch --replay: what was told live of answers must be that, and whatever was told, once by its id.

usage: watch_kills.py [SECONDS]   (600)
"""
import json
import os
import random
import socket
import subprocess
import sys
import threading
import time

from watch import CLOSED, INTENT, TRADESCHEMA, command, entry, watching
from whole_process import Running, free_port, heading

STREAMS = ("quantum:stream:trade.intent", "quantum:stream:trade.closed", "market.tick")
BUS = """version: 1
external: {produces: [market.tick]}
expect:
  exit-answered: {within: 2s}
  ticks: {rhythm: market.tick, every: 1s}
"""


class Server:
    def __init__(self, running):
        self.port, self.running = free_port(), running
        self.start()

    def start(self):
        self.process = self.running.redis(self.port, "--appendonly", "yes", "--appendfsync", "always")

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=2)


class Writer(threading.Thread):
    """A hundred entries a second: some closes are answered late, and ticks pause."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.server, self.ended, self.number, self.chance = server, threading.Event(), 0, random.Random(17)
        self.late, self.tick = [], 0.0

    def run(self):
        connection = None
        while not self.ended.is_set():
            try:
                connection = connection or self.server.connect()
                connection.sendall(b"".join(self.batch()))
                connection.recv(1 << 20)
            except OSError:
                connection = None
            time.sleep(0.1)

    def batch(self):
        now, all_of_it = time.monotonic(), []
        for _ in range(5):
            self.number += 1
            name = "i-%d" % self.number
            if self.number % 4:
                all_of_it.append(entry("trade.intent", INTENT % ("BUY", name)))
                continue
            all_of_it.append(entry("trade.intent", INTENT % ("CLOSE", name)))
            if self.chance.random() < 0.02:
                self.late.append((now + self.chance.uniform(1, 5), name))
            else:
                all_of_it.append(entry("trade.closed", CLOSED % name))
        for one in [one for one in self.late if one[0] < now]:
            self.late.remove(one)
            all_of_it.append(entry("trade.closed", CLOSED % one[1]))
        if now > self.tick:
            self.tick = now + (self.chance.uniform(1, 3) if self.chance.random() < 0.1 else 0.3)
            all_of_it.append(command("XADD", "market.tick", "*", "price", "1"))
        return all_of_it


class Watch:
    """The command, started anew whenever it was killed; all that it told in the order in which it did."""

    def __init__(self, server, running):
        self.running = running
        self.words = watching(server.port, "--bus", running.write("tradeschema.yaml", BUS), "--state", running.path("watch.state"),
                              "--format", "json")
        self.told, self.complaints, self.starts = [], [], 0
        self.start()

    def start(self):
        self.starts += 1
        self.process = self.running.start(*self.words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.readers = [threading.Thread(target=self.read, args=(self.process.stdout, self.told), daemon=True),
                        threading.Thread(target=self.read, args=(self.process.stderr, self.complaints), daemon=True)]
        for reader in self.readers:
            reader.start()

    @staticmethod
    def read(lines, told):
        for line in lines:
            if line.endswith("\n"):
                told.append(line.strip())

    def kill(self):
        self.process.kill()
        self.process.wait()
        for reader in self.readers:
            reader.join()


def archive(server, path):
    count = 0
    with open(path, "w") as out:
        for stream in STREAMS:
            said = subprocess.run(["redis-cli", "-p", str(server.port), "--json", "XRANGE", stream, "-", "+"],
                                  capture_output=True, text=True, check=True).stdout
            for at, fields in json.loads(said or "[]"):
                count += 1
                out.write(json.dumps({"stream": stream, "id": at, "fields": dict(zip(fields[::2], fields[1::2]))}) + "\n")
    return count


def clock(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(time.time() + seconds)) + "Z"


def turns(alarms, first, last):
    """When each alarm began and ended, whatever it is called: a watch that knows a day more names its first one otherwise."""
    all_of_it = {}
    for one in alarms:
        # Silence is not counted while the server is away, of which an archive knows nothing; answers are due all the same.
        if one["expectation"] != "exit-answered" or one["kind"] == "still" or not first < one["at"] < last:
            continue
        kind = "ends" if one["kind"] in ("resolved", "given_up") else "begins"
        when = one["due"] if one["kind"] == "opened" else one["at"]  # one that went on before it was told speaks of later
        all_of_it.setdefault((one["expectation"], one["rule"], kind, when), []).append(one)
    return all_of_it


def main():
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    print(heading(), end="")
    chance = random.Random(18)
    kills = {"watch": 0, "server": 0}
    with Running() as running:
        server = Server(running)
        writer = Writer(server)
        writer.start()
        time.sleep(1)
        watch = Watch(server, running)
        while not os.path.exists(running.path("watch.state")):
            time.sleep(0.1)
        first = clock(1)  # what was over before it knew anything is not told
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            time.sleep(chance.uniform(0.2, 5))
            if watch.process.poll() is not None:
                watch.start()  # it may have ended because its server was away before it knew anything
            elif chance.random() < 0.5:
                watch.kill()
                kills["watch"] += 1
                watch.start()
            else:
                server.process.kill()
                server.process.wait()
                kills["server"] += 1
                time.sleep(chance.uniform(0, 1))
                server.start()
        time.sleep(5)
        if watch.process.poll() is not None:
            watch.start()
        time.sleep(10)
        writer.ended.set()
        writer.join()
        last = clock(-1)
        time.sleep(5)
        watch.process.terminate()
        watch.process.wait(20)
        for reader in watch.readers:
            reader.join()
        path = running.path("archive.jsonl")
        entries = archive(server, path)
        said = subprocess.run([TRADESCHEMA, "watch", "--replay", path, "--bus", running.path("tradeschema.yaml"), "--format", "json"],
                              capture_output=True, text=True)
        live = [json.loads(line) for line in watch.told]
        meant, told = turns(map(json.loads, said.stdout.splitlines()), first, last), turns(live, first, last)
        ids = {}
        for one in live:
            ids.setdefault((one["id"], one["telling"]), []).append(one)
        again = [each for each in ids.values() if len(each) > 1]
        other = [each for each in again if any(one != each[0] for one in each)]
        lost = sorted(set(meant) - set(told))
        more = sorted(set(told) - set(meant))
        twice = [key for key, each in told.items() if len({(one["id"], one["telling"]) for one in each}) > 1]
        print(f"""
seconds                        {seconds:8d}
watch killed                   {kills['watch']:8d}   started {watch.starts} times
server killed                  {kills['server']:8d}
entries                        {entries:8d}
begins and ends, of answers    {len(meant):8d}   by the archive
  told by the watch            {len(told):8d}
  lost                         {len(lost):8d}   {lost[:3] or ''}
  told and not meant           {len(more):8d}   {more[:3] or ''}
told twice under another id    {len(twice):8d}   {twice[:3] or ''}
told again with the same id    {len(again):8d}   killed between writing down and telling: a reader drops it
  with another content         {len(other):8d}
words of complaint             {len(watch.complaints):8d}   {sorted(set(watch.complaints))[:3]}""")
        return 1 if lost or more or twice or other or not meant else 0


if __name__ == "__main__":
    sys.exit(main())
