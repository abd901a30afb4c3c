"""Reads the conformance file with the generated Python binding; the package lies on PYTHONPATH.

Prints a JSON line for each case: whether it is accepted, every finding as text, and what is written again.
"""

import base64
import json
import sys

from tradeschema import EVENTS, _event, _short_way

ways = {True: 0, False: 0}


def exact(value):
    return value if isinstance(value, str) else base64.b64decode(value["base64"])


def also_the_long_way(event, reader, message, outcome):
    """The short way gives what the long one does; how many of the accepted take which is counted."""
    is_entry = isinstance(message, dict)
    long = _event._EntryReader(event, message, reader).read() if is_entry else event._read_long(message, None)
    assert long == outcome, ("two ways, two answers", message, long, outcome)
    if outcome.accepted:
        text = message.get("payload") if is_entry else message
        text = text if isinstance(text, str) else text.decode()
        ways[event._short()(text) is not _short_way.LONG] += 1


def answer(case):
    event = EVENTS[case["event"]]
    reader = event.reader(ignoring_additions=case.get("open", False))
    if "entry" in case:
        entry = {name: exact(value) for name, value in case["entry"].items()}
        outcome = reader.read_entry(entry)
        also_the_long_way(event, reader, entry, outcome)
        value = outcome.value and outcome.value.event
    else:
        message, writer = exact(case["message"]), case.get("writer")
        outcome = reader.read(message, writer=writer)
        value = outcome.value
        if writer is None:
            also_the_long_way(event, reader, message, outcome)
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

assert ways[True] > ways[False], f"most messages take the short way: {ways}"
