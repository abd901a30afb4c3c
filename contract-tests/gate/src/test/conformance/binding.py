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
    event = EVENTS[case["event"]]
    if "entry" in case:
        reader = event.reader(ignoring_additions=case.get("open", False))
        outcome = reader.read_entry({name: exact(value) for name, value in case["entry"].items()})
        value = outcome.value and outcome.value.event
    else:
        message = exact(case["message"])
        outcome = event.read(message)
        value = outcome.value
        if isinstance(message, str):
            assert event.read(message.encode("utf-8", "surrogatepass")) == outcome, "bytes and text are one message"
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
