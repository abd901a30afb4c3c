#!/usr/bin/env python3
"""Measures `tradeschema validate` on archives of 10,000 to 10,000,000 lines, beside cat and the same gate on networknt.

    python3 contract-tests/benchmarks/archive.py [--lines 10000,100000,1000000,10000000] [--rounds 3] [--folder FOLDER]

Whole processes, from the start of the command to its end; all of them read from the page cache and print into a file, but
for the cat that ratios are to, which prints to nowhere. The messages are those of the benchmarks' varied corpus, every
hundredth refused, wrapped as {"event", "payload"}; from ten million lines on, the file of a million repeats itself. Of a
packed file gzip -dc or zstd -dc takes the place of cat: what anybody pays who looks into it. networknt runs once, on at
most --networknt-lines lines, in blocks on as many threads, with a line for every finding. The counts of both have to agree,
or nothing is printed.

Needs about 4.5 GB for ten million lines; everything is laid in one temporary folder, which is deleted at the end.
"""
import argparse
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

import whole_process

HOME = pathlib.Path(__file__).resolve().parents[2]
BENCHMARKS = HOME / "contract-tests" / "benchmarks"
MILLION = 1_000_000
UNPACK = {"plain": ["cat"], "gzip": ["gzip", "-dc"], "zstd": ["zstd", "-dcq"]}
PACK = {"gzip": ["gzip", "-kq"], "zstd": ["zstd", "-kq"]}
END = {"plain": "", "gzip": ".gz", "zstd": ".zst"}


def benchmark_class(name, *arguments):
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    class_path = f"{BENCHMARKS}/target/classes:{(BENCHMARKS / 'target' / 'class-path').read_text()}"
    return [java, "-cp", class_path, f"io.tradeschema.benchmarks.{name}", *arguments]


def build():
    """The command and the classes that write archives, before anything is measured."""
    subprocess.run([str(HOME / "tradeschema"), "--help"], stdout=subprocess.DEVNULL, check=True)
    subprocess.run(["mvn", "-B", "-q", "-ntp", "-Pbenchmarks", "-pl", "contract-tests/benchmarks", "-am", "-DskipTests", "package"],
                   cwd=HOME, check=True, stdout=sys.stderr)


def write(path, lines, one_in=100):
    """An archive of so many lines, one in so many refused."""
    with open(path, "wb") as out:
        subprocess.run(benchmark_class("ArchiveLines", str(lines), str(one_in)), stdout=out, check=True)
    return path


def generate(folder, lines):
    path = folder / f"archive-{lines}.jsonl"
    if lines <= MILLION:
        return write(path, lines)
    part = folder / f"archive-{MILLION}.jsonl"
    if not part.exists():
        generate(folder, MILLION)
    with open(path, "wb") as out:
        for _ in range(lines // MILLION):
            with open(part, "rb") as repeated:
                shutil.copyfileobj(repeated, out, 1 << 20)
    return path


def counts(run):
    """How many messages were accepted and refused, as the summary says, so that nobody wins by reading nothing."""
    found = {}
    for line in run.last:
        name, _, number = line.strip().partition(": ")
        if name in ("accepted", "refused") and number.replace(",", "").isdigit():
            found[name] = found.get(name, 0) + int(number.replace(",", ""))
    return found


class Row:
    """Runs of one command on one file."""

    def __init__(self, who, command, rounds, folder, discard=False):
        self.who = who
        runs = [whole_process.Run(command, folder, discard) for _ in range(rounds)]
        self.wall = statistics.median(run.wall for run in runs)
        self.processor = statistics.median(run.processor for run in runs)
        self.memory = max(run.memory for run in runs)
        self.codes = {run.code for run in runs}
        self.counts = counts(runs[0])

    def print(self, lines, cat, ours):
        beside = f"{self.wall / ours.wall:8.1f}" if ours else f"{'':8}"
        print(f"  {self.who:24} {self.wall:9.3f} {self.processor:9.3f} {self.memory:7.0f} {self.wall / cat.wall:8.1f} "
              f"{self.wall / lines * MILLION:11.3f} {beside}", flush=True)


def measure(path, lines, form, given, folder):
    file = str(path) + END[form]
    unpack = [*UNPACK[form], file]
    cat = Row(" ".join(UNPACK[form]) + " >/dev/null", unpack, max(given.rounds, 5), folder, discard=True)
    copy = Row(" ".join(UNPACK[form]) + " >file", unpack, given.rounds, folder)
    ours = Row("tradeschema validate", [str(HOME / "tradeschema"), "validate", file], given.rounds, folder)
    theirs = None
    if lines <= given.networknt_lines:
        theirs = Row("readTree, networknt", benchmark_class("NetworkntGate", file), 1, folder)
    for row in (ours, theirs):
        if row and (sum(row.counts.values()) != lines or row.counts != ours.counts or row.codes != {1}):
            sys.exit(f"{file}: {row.who} ended with {row.codes}, counted {row.counts}; {ours.who} counted {ours.counts}")
    print(f"\n{lines:,} lines, {path.stat().st_size / 1e6:.1f} MB, {form}"
          + (f", packed {os.path.getsize(file) / 1e6:.1f} MB" if form != "plain" else "")
          + f"; accepted {ours.counts['accepted']:,}, refused {ours.counts['refused']:,}")
    print(f"  {'':24} {'wall s':>9} {'processor':>9} {'MB':>7} {'to cat':>8} {'s/million':>11} {'to ours':>8}")
    cat.print(lines, cat, None)
    copy.print(lines, cat, None)
    ours.print(lines, cat, None)
    if theirs:
        theirs.print(lines, cat, ours)
    return ours


def growth(rows):
    """What a further line costs between two sizes: the same everywhere when the cost grows with the lines."""
    print("\nmicroseconds for each further line, plain:")
    for (lines, row), (more, bigger) in zip(rows, rows[1:]):
        print(f"  from {lines:>10,} to {more:>10,} lines {(bigger.wall - row.wall) / (more - lines) * 1e6:8.3f}, "
              f"resident {row.memory:.0f} and {bigger.memory:.0f} MB")


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--lines", default="10000,100000,1000000,10000000")
    options.add_argument("--packed-lines", type=int, default=MILLION, help="the size that is measured packed too")
    options.add_argument("--networknt-lines", type=int, default=MILLION, help="no more lines than these for networknt")
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--folder", help="where the temporary folder is laid")
    given = options.parse_args()
    build()
    with tempfile.TemporaryDirectory(prefix="tradeschema-archive-", dir=given.folder) as name:
        folder = pathlib.Path(name)
        print(whole_process.heading(), end="")
        print(f"medians of {given.rounds} rounds, networknt once")
        rows = []
        for lines in map(int, given.lines.split(",")):
            path = generate(folder, lines)
            rows.append((lines, measure(path, lines, "plain", given, folder)))
            if lines == given.packed_lines:
                for form, command in PACK.items():
                    subprocess.run([*command, str(path)], check=True)
                    measure(path, lines, form, given, folder)
                    os.remove(str(path) + END[form])
        growth(rows)


if __name__ == "__main__":
    main()
