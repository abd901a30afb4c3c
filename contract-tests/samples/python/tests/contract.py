"""What the contract tests of all services share: messages of every shape, poison, and what a producer must show."""

import base64
import json
import logging
import os
from pathlib import Path

logging.disable(logging.CRITICAL)  # what the services log about poison is not what is tested

# Written by the run script: tradeschema samples NAME, and tradeschema samples --conformance.
MESSAGES = Path(os.environ["CONTRACT_MESSAGES"])


def samples(event):
    """Every valid shape of an event, as the text of its payload."""
    with open(MESSAGES / (event + ".jsonl"), encoding="utf-8") as lines:
        return [line.strip() for line in lines]


def entry(event, payload):
    """A good envelope around a payload."""
    return {
        "event_type": event,
        "payload": payload,
        "timestamp": "2026-01-21T04:10:00Z",
        "source": "contract_test",
    }


def poison(event):
    """Entries that every reader refuses, each with the rules that refuse it."""
    with open(MESSAGES / "conformance.jsonl", encoding="utf-8") as lines:
        next(lines)
        cases = [json.loads(line) for line in lines]
    for case in cases:
        if case["event"] == event and not case["accepted"] and not case.get("open"):
            rules = [finding.split(" ")[0] for finding in case["findings"]]
            if "entry" in case:
                yield case["id"], {name: exact(value) for name, value in case["entry"].items()}, rules
            else:
                # In an entry, bytes that are no text are the envelope's affair.
                rules = ["ENVELOPE_NOT_TEXT"] if rules == ["NOT_UTF8"] else rules
                yield case["id"], entry(event, exact(case["message"])), rules


def exact(value):
    return value if isinstance(value, str) else base64.b64decode(value["base64"])


def hold(test, event, entries, scenarios):
    """Every entry keeps the contract, and every scenario was shown: publishing nothing is no way to pass."""
    for fields in entries:
        outcome = event.read_entry(fields)
        test.assertTrue(outcome.accepted, "\n".join(map(str, outcome.findings)))
    events = [event.from_entry(fields).event for fields in entries]
    for name, shows in scenarios.items():
        test.assertTrue(any(shows(one) for one in events), f"no {event.EVENT_TYPE} showed: {name}")
