"""What a service counts of the messages that it reads, under the names that they have in every language."""

from __future__ import annotations

import logging
import threading
import time
from typing import Any, Callable, Dict, List, Optional

Listener = Callable[[str, Optional[str], float], Any]
"""Is told of each message that was read: the event's name, the rule of its first error or None, and the seconds it took."""


class ReadFigures:
    """Counts what readers read, for metrics; give it to reader(listening=…). One serves all readers and all threads.

    Its labels are names of events and of rules, never a value of a message, so their number has a bound.
    """

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._events: Dict[str, Dict[str, Any]] = {}

    def __call__(self, event: str, rule: Optional[str], seconds: float) -> None:
        """One message that was read."""
        with self._lock:
            figures = self._events.get(event)
            if figures is None:
                zero = {"count": 0, "sum": 0.0}
                figures = {"accepted": 0, "refused": {}, "last_accepted": 0.0, "decode_seconds": zero}
                self._events[event] = figures
            if rule is None:
                figures["accepted"] += 1
                figures["last_accepted"] = self._clock()
            else:
                figures["refused"][rule] = figures["refused"].get(rule, 0) + 1
            figures["decode_seconds"]["count"] += 1
            figures["decode_seconds"]["sum"] += seconds

    def snapshot(self) -> Dict[str, Dict[str, Any]]:
        """By event: accepted, how many; refused, how many by the rule of the first error; last_accepted, in seconds of Unix
        time, 0 for never; decode_seconds, how many readings, accepted or refused, and their sum."""
        with self._lock:
            return {event: {name: _copy(held) for name, held in figures.items()} for event, figures in self._events.items()}


def _copy(held: Any) -> Any:
    return dict(held) if isinstance(held, dict) else held


class Contained:
    """A listener whose faults are its own: no message is lost for a figure. The first one is logged, with its trace."""

    def __init__(self, listener: Listener) -> None:
        if not callable(listener):
            raise ValueError("listening takes a function of event, rule and seconds, such as ReadFigures()")
        self._listener = listener
        self._failed = False

    def tell(self, event: str, findings: Any, is_accepted: bool, seconds: float) -> None:
        """Hands on what was read: of several errors the first, so that numbers by rule add up to the number of messages."""
        errors: List[str] = [] if is_accepted else [finding.rule for finding in findings if finding.is_error]
        try:
            self._listener(event, errors[0] if errors else None, seconds)
        except Exception:
            if not self._failed:
                self._failed = True
                what = "a listener of what is read failed; messages are read all the same, and its figures are wrong"
                logging.getLogger("tradeschema").exception(what)
