#!/usr/bin/env python3
"""Measures what an archive costs `tradeschema validate` in which every line is refused, beside one with one in a hundred.

    python3 contract-tests/benchmarks/archive_dirty.py [--lines 300000] [--rounds 3] [--folder FOLDER]

Both hold the same messages, and run one after the other in each round; all findings are printed into a file. The goal is
at most twice the processor time; more than that ends with exit code 1. Ratios of one run can be compared, times cannot.
"""
import argparse
import pathlib
import statistics
import sys
import tempfile

import archive
import whole_process

MOST = 2.0


def main():
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--lines", type=int, default=300_000)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--folder", help="where the temporary folder is laid")
    given = options.parse_args()
    archive.build()
    with tempfile.TemporaryDirectory(prefix="tradeschema-dirty-", dir=given.folder) as name:
        folder = pathlib.Path(name)
        refused = {100: given.lines // 100, 1: given.lines}
        paths = {one_in: archive.write(folder / f"one-in-{one_in}.jsonl", given.lines, one_in) for one_in in refused}
        runs = {one_in: [] for one_in in refused}
        for _ in range(given.rounds):
            for one_in, path in paths.items():
                run = whole_process.Run([str(archive.HOME / "tradeschema"), "validate", str(path)], folder)
                if archive.counts(run) != {"accepted": given.lines - refused[one_in], "refused": refused[one_in]}:
                    sys.exit(f"{path}: counted {archive.counts(run)}")
                runs[one_in].append(run)
        print(whole_process.heading(), end="")
        print(f"medians of {given.rounds} rounds, {given.lines:,} lines")
        for one_in, all_runs in runs.items():
            print(f"  one in {one_in:3} refused: {statistics.median(run.wall for run in all_runs):7.2f} s, "
                  f"{statistics.median(run.processor for run in all_runs):7.2f} s of processor, "
                  f"{max(run.memory for run in all_runs):4.0f} MB")
        ratio = statistics.median(all_refused.processor / few.processor for all_refused, few in zip(runs[1], runs[100]))
        print(f"all refused to one in a hundred: {ratio:.2f} of at most {MOST}")
        sys.exit(ratio > MOST)


if __name__ == "__main__":
    main()
