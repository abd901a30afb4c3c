#!/usr/bin/env python3
"""The watch and its server, killed again and again: is an alarm lost, is one told that a reader would not know as told?

Starts a redis-server of its own on 127.0.0.1 that writes each entry down (appendfsync always), ./tradeschema watch with a state, and a
writer; kills the one or the other without warning at moments of chance, and starts it anew. At the end the streams are judged as an
archive by tradeschema watch --replay, beside what the watch said of the time in which it could read nothing: what was told live
must be that, and whatever was told, once by its id.

usage: watch_kills.py [SECONDS [KILLS]]   (600, and no end before them)
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
UNSEEN = "tradeschema:watch:unseen"
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
    """A hundred entries a second: some closes are answered late, and ticks pause. What a killed server may not have is answered again."""

    def __init__(self, server):
        super().__init__(daemon=True)
        self.server, self.ended, self.number, self.chance = server, threading.Event(), 0, random.Random(17)
        self.late, self.tick, self.answered = [], 0.0, []

    def run(self):
        connection = None
        while not self.ended.is_set():
            try:
                connection = connection or self.server.connect()
                connection.sendall(b"".join(self.batch()))
                if not connection.recv(1 << 20):
                    raise OSError("the server ended")
            except OSError:
                connection = None
                self.late += [(0.0, name) for name in self.answered]
                self.answered = []
            time.sleep(0.1)

    def batch(self):
        now, all_of_it = time.monotonic(), []
        self.answered = []
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
                self.answered.append(name)
                all_of_it.append(entry("trade.closed", CLOSED % name))
        for one in [one for one in self.late if one[0] < now]:
            self.late.remove(one)
            self.answered.append(one[1])
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
        self.written = self.state()
        self.process = self.running.start(*self.words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.readers = [threading.Thread(target=self.read, args=(self.process.stdout, self.told), daemon=True),
                        threading.Thread(target=self.read, args=(self.process.stderr, self.complaints), daemon=True)]
        for reader in self.readers:
            reader.start()

    def state(self):
        """When the state was written last."""
        path = self.running.path("watch.state")
        return os.stat(path).st_mtime_ns if os.path.exists(path) else 0

    def await_states(self, number):
        """Until it has written its state so often: all that came before is judged and told then."""
        for _ in range(number):
            before, end = self.state(), time.monotonic() + 120
            while self.state() == before and time.monotonic() < end:
                time.sleep(0.1)

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
        if one.get("expectation", "watch") == "watch" or one["kind"] == "still" or not first < one["at"] < last:
            continue
        kind = "ends" if one["kind"] in ("resolved", "given_up") else "begins"
        when = one["due"] if one["kind"] == "opened" else one["at"]  # one that went on before it was told speaks of later
        all_of_it.setdefault((one["expectation"], one["rule"], kind, when), []).append(one)
    return all_of_it


def main():
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    most = int(sys.argv[2]) if len(sys.argv) > 2 else sys.maxsize
    print(heading(), end="")
    chance = random.Random(18)
    kills = {"watch": 0, "server": 0}
    with Running() as running:
        server = Server(running)
        writer = Writer(server)
        writer.start()
        time.sleep(1)
        watch = Watch(server, running)
        watch.await_states(1)
        first = clock(1)  # what was over before it knew anything is not told
        began = time.monotonic()
        while time.monotonic() < began + seconds and sum(kills.values()) < most:
            time.sleep(chance.uniform(0.2, 3))
            if watch.process.poll() is not None:
                watch.start()  # it may have ended because its server was away before it knew anything
            elif chance.random() < 0.5:
                if watch.state() == watch.written and chance.random() < 0.8:
                    continue  # killed before it has done anything, it would never do anything on a busy machine
                watch.kill()
                kills["watch"] += 1
                watch.start()
            else:
                server.process.kill()
                server.process.wait()
                kills["server"] += 1
                time.sleep(chance.uniform(0, 1))
                server.start()
        seconds = time.monotonic() - began
        time.sleep(5)
        if watch.process.poll() is not None:
            watch.start()
        time.sleep(10)
        writer.ended.set()
        writer.join()
        last = clock(-1)
        watch.await_states(2)
        watch.process.terminate()
        watch.process.wait(60)
        for reader in watch.readers:
            reader.join()
        path = running.path("archive.jsonl")
        entries = archive(server, path)
        live = [json.loads(line) for line in watch.told]
        unseen = [line for line, one in zip(watch.told, live) if one.get("stream") == UNSEEN]
        said = subprocess.run([TRADESCHEMA, "watch", "--replay", path, running.write("unseen.jsonl", "".join(line + "\n" for line in unseen)),
                               "--bus", running.path("tradeschema.yaml"), "--format", "json"], capture_output=True, text=True)
        live = [one for one in live if "telling" in one]
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
seconds                        {seconds:8.0f}
watch killed                   {kills['watch']:8d}   started {watch.starts} times
server killed                  {kills['server']:8d}
entries                        {entries:8d}
times that nobody saw          {len(set(unseen)):8d}
begins and ends                {len(meant):8d}   by the archive; of answers {sum(key[0] == "exit-answered" for key in meant)}
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
