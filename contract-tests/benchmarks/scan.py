#!/usr/bin/env python3
"""Measures `tradeschema scan` on a generated source tree of 2,000 Python files (15 MB).

    python3 contract-tests/benchmarks/scan.py [--files 2000] [--megabytes 15] [--rounds 5] [--bus 20] [--keep FOLDER]

The whole process is measured, from the start of Java to its end: wall time, processor time, and the most memory that was
resident. The same run also times reading the bytes of the same files, and CPython's own ast.parse over them; the ratios
to these two say more than the seconds, which depend on the machine and on what else it does.

The tree is made from a seed and is the same every time: most files have nothing to do with the bus, every tenth mentions
Redis without mattering (caches, locks, counters), every twentieth (or as --bus says) writes to streams or reads from them,
partly through a bus class of the tree.
"""
import argparse
import ast
import os
import pathlib
import random
import shutil
import statistics
import sys
import tempfile
import time

import whole_process

HOME = pathlib.Path(__file__).resolve().parents[2]
JAR = HOME / "contract-tests" / "gate" / "target" / "tradeschema.jar"
WORDS = ("account amount balance batch book bucket cache candle chunk config cursor depth drift edge entry event feature "
         "fill frame gain gauge grid hedge index input item label latency ledger level limit margin market matrix metric "
         "model node offset order output packet peak period phase pivot point policy pool position price profile quote "
         "range rate record region result risk route sample scale score segment series session shard signal size slice "
         "slope source spread stage state step symbol table target tick token trace trade trend vector volume weight "
         "window worker zone").split()


class Writer:
    """Writes one module at a time from a seeded stream of choices."""

    def __init__(self, seed):
        self.dice = random.Random(seed)

    def name(self):
        return "_".join(self.dice.sample(WORDS, 2))

    def words(self, count):
        return " ".join(self.dice.choices(WORDS, k=count))

    def expression(self, names):
        one, other = self.dice.choice(names), self.dice.choice(names)
        return self.dice.choice([
            f"{one} * {self.dice.randint(2, 90)} + {other}",
            f"max({one}, {other}, {self.dice.random():.4f})",
            f"[{one} for item in range({self.dice.randint(3, 40)}) if item % 2]",
            f"{{\"{self.name()}\": {one}, \"{self.name()}\": {other}, \"{self.name()}\": {self.dice.randint(1, 99)}}}",
            f"f\"{{{one}}}:{{{other}:>8}} {self.words(2)}\"",
            f"self.{self.name()}({one}, {self.name()}={other})",
            f"sorted(({one}, {other}), key=lambda value: -float(value))",
            f"({one} if {other} else None)",
        ])

    def body(self, depth, names, lines):
        pad = "    " * depth
        made = []
        while len(made) < lines:
            kind = self.dice.randrange(8)
            if kind < 4:
                name = self.name()
                made.append(f"{pad}{name} = {self.expression(names)}")
                names = names + [name]
            elif kind == 4 and depth < 4:
                made.append(f"{pad}if {self.dice.choice(names)} > {self.dice.randint(0, 500)}:")
                made += self.body(depth + 1, names, 3)
                made.append(f"{pad}else:")
                made.append(f"{pad}    logger.debug(\"{self.words(4)} %s\", {self.dice.choice(names)})")
            elif kind == 5 and depth < 4:
                made.append(f"{pad}for {self.name()} in range({self.dice.randint(2, 90)}):")
                made += self.body(depth + 1, names, 3)
            elif kind == 6 and depth < 4:
                made.append(f"{pad}try:")
                made += self.body(depth + 1, names, 2)
                made.append(f"{pad}except (ValueError, KeyError) as error:")
                made.append(f"{pad}    logger.warning(\"{self.words(5)}: %s\", error)")
            else:
                made.append(f"{pad}# {self.words(9)}")
        return made + [f"{pad}{self.name()} = {self.expression(names)}"]

    def method(self, depth=1):
        names = [f"{self.name()}_{number}" for number in range(3)]
        made = ["    " * depth + ("async " if self.dice.random() < .3 else "")
                + f"def {self.name()}(self, {names[0]}, {names[1]}: float = 0.0, *, {names[2]}=None):",
                "    " * (depth + 1) + f"\"\"\"{self.words(12).capitalize()}.\"\"\""]
        made += self.body(depth + 1, names, self.dice.randint(5, 16))
        made.append("    " * (depth + 1) + f"return {self.dice.choice(names)}")
        return made + [""]

    def module(self, size, imports, extra):
        made = [f"\"\"\"{self.words(20).capitalize()}.\"\"\"", "import json", "import logging", "import os", ""]
        made += imports + ["", "logger = logging.getLogger(__name__)",
                           f"{self.name().upper()} = os.getenv(\"{self.name().upper()}\", \"{self.words(1)}\")", ""]
        made += extra
        while sum(map(len, made)) + len(made) < size:
            made += ["", f"class {self.name().title().replace('_', '')}:", f"    \"\"\"{self.words(15)}\"\"\"", "",
                     "    def __init__(self, config):", "        self.config = config", ""]
            for _ in range(self.dice.randint(3, 8)):
                made += self.method()
        return "\n".join(made) + "\n"


def redis_but_no_bus(writer):
    key = writer.name()
    return ["import redis", "", "client = redis.Redis()", "", f"def load_{key}(symbol):",
            f"    cached = client.get(f\"{key}:{{symbol}}\")", "    if cached:", "        return json.loads(cached)",
            f"    value = {{\"symbol\": symbol, \"side\": \"BUY\", \"{key}\": 1.0}}",
            f"    client.setex(f\"{key}:{{symbol}}\", 60, json.dumps(value))",
            f"    client.hset(\"{key}\", symbol, 1)", "    return value", ""]


def on_the_bus(writer, number):
    stream = f"quantum:stream:{writer.name().replace('_', '.')}.{number % 40}"
    fields = [writer.name() for _ in range(6)]
    message = ", ".join(f"\"{field}\": {number % 7}.5" for field in fields)
    shape = number % 4
    if shape == 0:
        return ["import redis", "", f"STREAM = \"{stream}\"", "client = redis.Redis()", "", "def emit(symbol):",
                f"    message = {{\"symbol\": symbol, {message}}}", "    message[\"source\"] = __name__",
                "    client.xadd(STREAM, {\"payload\": json.dumps(message)}, maxlen=10000)", "", "def follow():",
                "    for entry_id, entry in client.xrange(STREAM):", "        data = json.loads(entry[b\"payload\"])",
                f"        print(data[\"symbol\"], data.get(\"{fields[0]}\"), data[\"{fields[1]}\"])", ""]
    if shape == 1:
        return ["from shared.event_bus import EventBus", "", "class Emitter:", "    def __init__(self, bus: EventBus):",
                "        self.bus = bus", "", "    async def emit(self, symbol):",
                f"        await self.bus.publish(\"{stream}\", {{\"symbol\": symbol, {message}}})", "",
                "    async def start(self):", f"        await self.bus.subscribe(\"{stream}\", self.handle)", "",
                "    async def handle(self, message):", f"        return message[\"symbol\"], message.get(\"{fields[2]}\")", ""]
    if shape == 2:
        return ["from shared.event_bus import EventBus", "from shared.models import TradeIntent", "",
                "async def close(bus: EventBus, position):", "    intent = TradeIntent(symbol=position.symbol, action=\"CLOSE\",",
                "                         position_size_usd=10.0, leverage=1, entry_price=2.0)",
                "    await bus.publish(\"quantum:stream:trade.intent\", intent.to_dict())", ""]
    return ["import redis", "", "client = redis.Redis()", "", "def consume(group):",
            "    while True:", f"        for stream, entries in client.xreadgroup(group, \"c\", {{\"{stream}\": \">\"}}):",
            "            for entry_id, fields in entries:", "                data = json.loads(fields[\"payload\"])",
            f"                logger.info(\"%s\", data[\"{fields[0]}\"])", f"                client.xack(\"{stream}\", group, entry_id)",
            "", "def produce():", f"    client.xadd(\"{stream}\", {{\"payload\": json.dumps({{{message}}})}})", ""]


EVENT_BUS = '''"""The bus class of the tree."""
import json

import redis.asyncio as redis


class EventBus:
    def __init__(self, url="redis://localhost"):
        self.redis = redis.from_url(url)
        self.handlers = {}

    async def publish(self, stream, message):
        await self.redis.xadd(stream, {"payload": json.dumps(message)}, maxlen=10000)

    async def subscribe(self, stream, handler):
        self.handlers[stream] = handler

    async def run(self):
        while True:
            for stream, entries in await self.redis.xread({name: "$" for name in self.handlers}):
                for entry_id, fields in entries:
                    await self.handlers[stream](json.loads(fields["payload"]))
'''
MODELS = '''"""The messages."""
from dataclasses import asdict, dataclass


@dataclass
class TradeIntent:
    symbol: str
    action: str
    position_size_usd: float
    leverage: float
    entry_price: float

    def to_dict(self):
        return asdict(self)
'''


def generate(folder, files, size, bus=20):
    writer = Writer(20261123)
    (folder / "shared").mkdir(parents=True)
    (folder / "shared" / "__init__.py").write_text("")
    (folder / "shared" / "event_bus.py").write_text(EVENT_BUS)
    (folder / "shared" / "models.py").write_text(MODELS)
    modules = []
    for number in range(files - 3):
        package = folder / f"service_{number % 61:02}" / f"part_{number % 7}"
        package.mkdir(parents=True, exist_ok=True)
        imports = [f"from {module} import {writer.name()}" for module in writer.dice.sample(modules, min(3, len(modules)))]
        extra = []
        if number % bus == 0:
            extra = on_the_bus(writer, number // bus)
        elif number % 10 == 5:
            extra = redis_but_no_bus(writer)
        target = int(size * 1_000_000 / files * writer.dice.triangular(.1, 1.1, .5))
        path = package / f"{writer.name()}_{number}.py"
        path.write_text(writer.module(target, imports, extra))
        modules.append(".".join(path.relative_to(folder).with_suffix("").parts))


def read_bytes(paths):
    return sum(len(path.read_bytes()) for path in paths)


def parse(paths):
    return sum(1 for path in paths if ast.parse(path.read_bytes()))


def timed(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def facts(run):
    return [line.strip() for line in run.last
            if line.strip().startswith(("files", "places", "unresolved", "tradeschema scan"))]


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--files", type=int, default=2000)
    options.add_argument("--megabytes", type=float, default=15)
    options.add_argument("--bus", type=int, default=20, help="every so-manieth file is on the bus")
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--keep", type=pathlib.Path, help="lay the tree here and leave it")
    options.add_argument("--java", default="java", help="the java command, with options")
    given = options.parse_args()
    if not JAR.exists():
        sys.exit(f"there is no {JAR}; ./tradeschema --help builds it")
    folder = given.keep or pathlib.Path(tempfile.mkdtemp(prefix="tradeschema-benchmark-"))
    try:
        generate(folder, given.files, given.megabytes, given.bus)
        measure(folder, given)
    finally:
        if not given.keep:
            shutil.rmtree(folder)


def measure(folder, given):
    paths = sorted(folder.rglob("*.py"))
    megabytes = read_bytes(paths) / 1e6
    rounds = []
    for _ in range(given.rounds):
        scan = whole_process.Run([*given.java.split(), "-jar", str(JAR), "scan", str(folder)])
        rounds.append((timed(lambda: read_bytes(paths)), timed(lambda: parse(paths)), scan))
    reading, parsing = (statistics.median(round[at] for round in rounds) for at in (0, 1))
    runs = [round[2] for round in rounds]
    wall = statistics.median(run.wall for run in runs)
    print(f"date: {time.strftime('%Y-%m-%d %H:%M', time.gmtime())} UTC")
    print("command: python3 contract-tests/benchmarks/scan.py " + " ".join(sys.argv[1:]))
    print(f"machine: {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}")
    print(f"tree: {len(paths)} files, {megabytes:.1f} MB; medians of {given.rounds} rounds\n")
    print(f"reading the bytes    {reading:8.2f} s    1.0")
    print(f"CPython's ast.parse  {parsing:8.2f} s  {parsing / reading:5.1f}  1.00")
    print(f"tradeschema scan     {wall:8.2f} s  {wall / reading:5.1f}  {wall / parsing:.2f}    "
          f"{statistics.median(run.processor for run in runs):.2f} s of processors, "
          f"{max(run.memory for run in runs):.0f} MB resident at most, exit code {runs[0].code}\n")
    print("\n".join(facts(runs[0])).replace(str(folder), "TREE"))


if __name__ == "__main__":
    main()
