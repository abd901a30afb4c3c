"""Keeps a service's log readable when one thing goes wrong again and again."""

from __future__ import annotations

import logging
import re
import threading
import time
from typing import Callable, Dict, List, Tuple, Union

MOST_KINDS = 1000
LONGEST = 300
_DEEPEST = 100  # causes may go round in a circle
_WORD_WITH_DIGIT = re.compile(r"[\w.:+-]*\d[\w.:+-]*", re.ASCII)

_Kind = Tuple[str, int, str, str]


def _types(record: logging.LogRecord) -> str:
    """The type of the exception that is logged, and that of its root cause; empty for none."""
    thrown = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
    if thrown is None:
        return ""
    root = thrown
    for _ in range(_DEEPEST):
        cause = root.__cause__ or (None if root.__suppress_context__ else root.__context__)
        if cause is None:
            break
        root = cause
    return "%s.%s %s.%s" % tuple(part for one in (thrown, root) for part in (type(one).__module__, type(one).__qualname__))


class _Repeats:
    __slots__ = ("since", "until", "count", "last")

    def __init__(self, since: float) -> None:
        self.since = since
        self.until = since
        self.count = 0
        self.last = ""


class FoldRepeats(logging.Filter):
    """Folds warnings and errors that repeat: the first is written at once, those of the next 60 seconds as one line.

    Two lines are the same when they differ in nothing but words with a digit: ids, times, prices, and
    when their exceptions, and the root causes of these, are of the same types. There is no thread behind it:
    a count is told with the next line of any kind, or by end(). It holds 1,000 kinds of lines at most.

        handler.addFilter(FoldRepeats(handler))
    """

    def __init__(
        self,
        target: Union[logging.Handler, logging.Logger],
        seconds: float = 60,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """The target is what the filter is added to: it writes the counts."""
        super().__init__()
        self._target = target
        self._seconds = seconds
        self._clock = clock
        self._lock = threading.Lock()
        self._kinds: Dict[_Kind, _Repeats] = {}  # the first is the one whose time is over first
        self._own = threading.local()

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is to be written now; otherwise it is counted."""
        if getattr(self._own, "telling", False):
            return True
        try:
            text = record.getMessage()
        except Exception:  # a record that cannot be formatted is the handler's to report
            return True
        due: List[Tuple[_Kind, _Repeats]] = []
        with self._lock:
            passes = self._passes(record, text, due)
        self._tell(due)
        return passes

    def end(self) -> None:
        """Tells what was counted and not told yet: for the end of a service."""
        due: List[Tuple[_Kind, _Repeats]] = []
        with self._lock:
            now = self._clock()
            while self._kinds:
                self._forget_first(now, due)
        self._tell(due)

    def _passes(self, record: logging.LogRecord, text: str, due: List[Tuple[_Kind, _Repeats]]) -> bool:
        now = self._clock()
        self._forget_until(now, due)
        if record.levelno < logging.WARNING:
            return True
        cut = text[:LONGEST] + "…" if len(text) > LONGEST else text
        kind = (record.name, record.levelno, _WORD_WITH_DIGIT.sub("#", cut), _types(record))
        known = self._kinds.get(kind)
        if known is not None:
            known.count += 1
            known.last = cut
            return False
        self._kinds[kind] = _Repeats(now)
        if len(self._kinds) > MOST_KINDS:
            self._forget_first(now, due)
        return True

    def _forget_until(self, now: float, due: List[Tuple[_Kind, _Repeats]]) -> None:
        """What repeated within its time is told, and goes on being counted; what did not is first again."""
        while self._kinds:
            first = next(iter(self._kinds.values()))
            passed = now - first.since
            if passed < self._seconds:
                return
            kind = self._forget_first(now, due)
            if first.count > 0 and passed < 2 * self._seconds:
                self._kinds[kind] = _Repeats(now)

    def _forget_first(self, now: float, due: List[Tuple[_Kind, _Repeats]]) -> _Kind:
        kind = next(iter(self._kinds))
        repeats = self._kinds.pop(kind)
        repeats.until = now
        due.append((kind, repeats))
        return kind

    def _tell(self, due: List[Tuple[_Kind, _Repeats]]) -> None:
        self._own.telling = True
        try:
            for (name, level, _, _), repeats in due:
                if repeats.count > 0:
                    seconds = max(1, int(min(repeats.until - repeats.since, self._seconds) + 0.5))
                    line = "%s (×%d more in %d s)" % (repeats.last, repeats.count, seconds)
                    self._target.handle(logging.LogRecord(name, level, __file__, 0, line, None, None))
        finally:
            self._own.telling = False
