"""What the contract tests of services without the binding share: messages of every shape, and what a producer must show."""

import logging
import os
from pathlib import Path

logging.disable(logging.CRITICAL)  # what the services log about poison is not what is tested

# Written by the run script: tradeschema samples NAME.
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


def hold(test, event, entries, scenarios):
    """Every entry keeps the contract, and every scenario was shown: publishing nothing is no way to pass."""
    for fields in entries:
        outcome = event.read_entry(fields)
        test.assertTrue(outcome.accepted, "\n".join(map(str, outcome.findings)))
    events = [event.from_entry(fields).event for fields in entries]
    for name, shows in scenarios.items():
        test.assertTrue(any(shows(one) for one in events), f"no {event.EVENT_TYPE} showed: {name}")
