#!/usr/bin/env python3
"""Measures how fast the generated bindings read, beside other ways to read and judge the same messages, in one run.

    python3 contract-tests/benchmarks/bindings.py [--rounds 7] [--messages 1000] [--python PYTHON]

Processor time of one message, the median of the rounds, in which everything takes turns. Corpora: 5 fields, the required ones;
20 fields, all of them; varied, valid messages as `tradeschema samples --count` gives them, 2 to 20 fields in several orders.
The others do less: json.loads and JSON.parse judge nothing; jsonschema and Ajv judge what has been parsed, with doubles, and
make nothing of it; pydantic (compiled Rust) makes a model with a Decimal for each number. What is not installed is said.
Needs node and npm for the second half; --python names an interpreter that has jsonschema and pydantic.
"""
import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
HOME = HERE.parents[1]
VALIDATORS = HOME / "contract-tests" / "generator" / "src" / "test" / "validators"
EVENT = "trade.intent"


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=7)
    options.add_argument("--messages", type=int, default=1000)
    options.add_argument("--python", default=sys.executable)
    given = options.parse_args()
    folder = pathlib.Path(tempfile.mkdtemp())
    try:
        prepare(folder, given.messages)
        told = {**os.environ, "PYTHONPATH": str(folder / "python")}
        run([given.python, __file__, "--measure", folder, given.rounds], env=told)
        if shutil.which("npm") and subprocess.run(["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--silent"], cwd=folder).returncode == 0:
            run(["node", folder / "bindings.mjs", folder, given.rounds])
        else:
            print("node, npm or Ajv is not there: JavaScript was not measured")
    finally:
        shutil.rmtree(folder)


def prepare(folder, messages):
    tradeschema = os.environ.get("TRADESCHEMA", str(HOME / "tradeschema")).split()
    for name in ("package.json", "package-lock.json"):
        shutil.copy(VALIDATORS / name, folder)
    shutil.copy(HERE / "bindings.mjs", folder)
    run([*tradeschema, "bindings", "python", "--out", folder / "python"], stdout=subprocess.DEVNULL)
    run([*tradeschema, "bindings", "typescript", "--out", folder / "binding"], stdout=subprocess.DEVNULL)
    with open(folder / "schema.json", "wb") as schema:
        run([*tradeschema, "schema", EVENT], stdout=schema)
    command = [*tradeschema, "samples", "--bare", "--count", str(messages + 500), EVENT]
    varied = subprocess.run(command, check=True, capture_output=True, text=True).stdout.rstrip("\n").split("\n")[-messages:]
    corpora = {"5 fields": list(steady(messages, False)), "20 fields": list(steady(messages, True)), "varied": varied}
    (folder / "corpora.json").write_text(json.dumps(corpora))


def steady(messages, all_fields):
    """One producer's fields in one order, as Python's json.dumps writes them; the values vary."""
    for i in range(messages):
        price = 60000 + i * 7.25
        message = {"symbol": ("BTCUSDT", "ETHUSDT", "SOLUSDT")[i % 3], "action": ("BUY", "SELL", "CLOSE")[i % 3],
                   "position_size_usd": 200 + i % 50, "leverage": 1 + i % 20, "entry_price": price}
        if all_fields:
            message.update({
                "stop_loss": round(price * 0.98, 2), "take_profit": round(price * 1.05, 2), "confidence": 0.5 + i % 40 / 100,
                "timestamp": f"2026-01-21T04:{i % 60:02d}:{i % 59:02d}.{i % 1000:03d}Z", "source": "ai_engine", "model": "ensemble_v3",
                "ai_size_usd": 300.25 + i, "ai_leverage": 4.5,
                "ai_harvest_policy": {"mode": "swing", "trail_pct": 1.25, "max_time_sec": 3600, "partial_close_pct": 0.5},
                "reduce_only": False, "quantity": 0.001 * (i + 1), "reason": "momentum", "meta_strategy": "trend",
                "regime": "bull", "intent_id": f"i-20260121-{i}"})
        yield json.dumps(message)


def run(command, **how):
    subprocess.run(list(map(str, command)), check=True, **how)


def measure(folder, rounds):
    from tradeschema import TradeIntent

    corpora = json.loads((folder / "corpora.json").read_text())
    around = {"event_type": EVENT, "timestamp": "2026-01-21T04:10:00.250Z", "source": "ai_engine", "schema_version": TradeIntent.VERSION}
    ways = {
        "tradeschema, an entry": (TradeIntent.read_entry, lambda text: {**around, "payload": text}),
        "tradeschema, a message": (TradeIntent.read, str.encode),
        "json.loads alone": (json.loads, str.encode),
        **jsonschema_of(folder), **pydantic_of(TradeIntent),
    }
    print(f"Python {sys.version.split()[0]}; microseconds of the processor for a message, median of {rounds} rounds")
    table(ways, corpora, rounds)


def jsonschema_of(folder):
    try:
        from jsonschema import Draft202012Validator
    except ImportError:
        print("jsonschema is not installed")
        return {}
    from importlib.metadata import version
    validator = Draft202012Validator(json.loads((folder / "schema.json").read_text()))
    return {f"json.loads and jsonschema {version('jsonschema')}": (lambda raw: validator.is_valid(json.loads(raw)), str.encode)}


def pydantic_of(event):
    try:
        import pydantic
    except ImportError:
        print("pydantic is not installed")
        return {}
    from datetime import datetime
    from decimal import Decimal
    from typing import Optional

    kinds = {"decimal": Decimal, "time": datetime, "flag": bool}

    def model(shape):
        fields = {}
        for field in shape.fields:
            kind = nested(field) if field.type.kind == "object" else kinds.get(field.type.kind, str)
            fields[field.name] = (kind, ...) if field.required else (Optional[kind], None)
        return pydantic.create_model(shape.name, __config__=pydantic.ConfigDict(extra="forbid", frozen=True), **fields)

    def nested(field):
        from tradeschema._contract import SHAPES
        return model(SHAPES[field.type.data["object"]])

    whole = model(event._shape())
    return {f"pydantic {pydantic.VERSION}, types alone": (whole.model_validate_json, str.encode)}


def table(ways, corpora, rounds):
    inputs = {(way, corpus): [make(text) for text in texts] for way, (_, make) in ways.items() for corpus, texts in corpora.items()}
    seen = {key: [] for key in inputs}
    for _ in range(rounds):
        for (way, corpus), messages in inputs.items():
            read = ways[way][0]
            start = time.process_time()
            for message in messages:
                read(message)
            seen[way, corpus].append((time.process_time() - start) / len(messages) * 1e6)
    print(f"{'':40}" + "".join(f"{corpus:>12}" for corpus in corpora))
    for way in ways:
        print(f"{way:40}" + "".join(f"{statistics.median(seen[way, corpus]):12.1f}" for corpus in corpora))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        measure(pathlib.Path(sys.argv[2]), int(sys.argv[3]))
    else:
        main()
