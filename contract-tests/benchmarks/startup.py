#!/usr/bin/env python3
"""Measures how long `tradeschema --help` and the validation of one line take, as whole processes.

    python3 contract-tests/benchmarks/startup.py [--rounds 21] [--goal 0.35]

The commands take turns. `java -version` is there for comparison: what the machine needs to start any Java at all.
JAVA_HOME chooses the JDK, as it does for the command itself. Exit code 1 when a median misses the goal.
"""
import argparse
import os
import pathlib
import statistics
import sys
import tempfile

import whole_process

HOME = pathlib.Path(__file__).resolve().parents[2]
MESSAGE = ('{"symbol": "BTCUSDT", "action": "SELL", "position_size_usd": 200, "leverage": 1, "entry_price": 88000.5, '
           '"source": "exit_monitor"}\n')


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=21)
    options.add_argument("--goal", type=float, default=0.35, help="seconds")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="tradeschema-startup-") as folder:
        line = pathlib.Path(folder, "line.json")
        line.write_text(MESSAGE)
        missed = measure(line, given)
    sys.exit(1 if missed else 0)


def measure(line, given):
    tradeschema = str(HOME / "tradeschema")
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    commands = {
        "java -version": [java, "-version"],
        "tradeschema --help": [tradeschema, "--help"],
        "tradeschema validate --event trade.intent line.json": [tradeschema, "validate", "--event", "trade.intent", str(line)],
    }
    for command in commands.values():
        whole_process.Run(command)
    runs = {name: [] for name in commands}
    print(whole_process.heading())
    for _ in range(given.rounds):
        for name, command in commands.items():
            runs[name].append(whole_process.Run(command))
            if runs[name][-1].code != 0:
                sys.exit(f"{name}: exit code {runs[name][-1].code}")
    print(f"{given.rounds} rounds{'':44} {'median s':>9} {'fastest':>9} {'slowest':>9} {'processor':>9} {'MB':>6}")
    for name, all_of_it in runs.items():
        walls = sorted(run.wall for run in all_of_it)
        print(f"{name:53} {statistics.median(walls):9.3f} {walls[0]:9.3f} {walls[-1]:9.3f} "
              f"{statistics.median(run.processor for run in all_of_it):9.3f} {max(run.memory for run in all_of_it):6.0f}")
    medians = {name: statistics.median(run.wall for run in all_of_it) for name, all_of_it in runs.items()}
    missed = [name for name in list(commands)[1:] if medians[name] > given.goal]
    print(f"\ngoal {given.goal} s: " + ("missed by " + ", ".join(missed) if missed else "reached"))
    return missed


if __name__ == "__main__":
    main()
