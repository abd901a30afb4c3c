"""Reads the conformance file with the generated Python binding; the package lies on PYTHONPATH.

Prints a JSON line for each case: whether it is accepted, every finding as text, and what is written again.
"""

import base64
import json
import sys

from tradeschema import EVENTS


def exact(value):
    return value if isinstance(value, str) else base64.b64decode(value["base64"])


def answer(case):
    reader = EVENTS[case["event"]].reader(ignoring_additions=case.get("open", False))
    if "entry" in case:
        outcome = reader.read_entry({name: exact(value) for name, value in case["entry"].items()})
        value = outcome.value and outcome.value.event
    else:
        message, writer = exact(case["message"]), case.get("writer")
        outcome = reader.read(message, writer=writer)
        value = outcome.value
        if isinstance(message, str):
            written = message.encode("utf-8", "surrogatepass")
            assert reader.read(written, writer=writer) == outcome, "bytes and text are one message"
    return {
        "id": case["id"],
        "accepted": outcome.accepted,
        "findings": [str(finding) for finding in outcome.findings],
        "encoded": value.to_json() if value is not None else None,
    }


with open(sys.argv[1], encoding="utf-8") as lines:
    next(lines)
    for line in lines:
        print(json.dumps(answer(json.loads(line))))
