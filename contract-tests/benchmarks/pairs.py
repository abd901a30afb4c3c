#!/usr/bin/env python3
"""Prints the consecutive versions of the JSON Schemas of a git repository as pairs for `tradeschema compat --pairs`.

Usage: pairs.py REPOSITORY [FOLDER...]; run compat inside the repository, since the bases name its revisions.
"""
import json
import os
import subprocess
import sys


def git(repository, *arguments):
    return subprocess.run(["git", "-C", repository, *arguments], capture_output=True, text=True).stdout


def schema(text):
    try:
        read = json.loads(text)
    except ValueError:
        return None
    return read if isinstance(read, dict) and "$schema" in read else None


def pairs(repository, folders):
    last = {}
    revision = ""
    log = git(repository, "log", "--reverse", "--first-parent", "--no-renames", "-m", "--format=%x00%H", "--name-status", "--", *folders)
    for line in log.split("\n"):
        if line.startswith("\0"):
            revision = line[1:]
            continue
        status, _, path = line.partition("\t")
        if not path.endswith(".json"):
            continue
        if status == "D":
            last.pop(path, None)
            continue
        text = git(repository, "show", f"{revision}:{path}")
        current = schema(text)
        if current is None:
            continue
        if path in last and last[path][1] != text:
            before, old = last[path]
            folder = os.path.dirname(path)
            yield {
                "id": f"{path} {before[:8]}..{revision[:8]}",
                "old": schema(old),
                "new": current,
                "base": {"old": f"git:{before}:{folder}", "new": f"git:{revision}:{folder}"},
            }
        last[path] = (revision, text)


for pair in pairs(sys.argv[1], sys.argv[2:]):
    print(json.dumps(pair))
