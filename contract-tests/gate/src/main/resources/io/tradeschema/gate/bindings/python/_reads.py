"""What a running consumer reads of its events, counted: a reader that was given a recorder notes each field that is asked for."""

from __future__ import annotations

import atexit
import json
import threading
from datetime import datetime, timezone
from typing import Any, Callable, Dict, List, Tuple, TypeVar, Union

V = TypeVar("V")

MESSAGES = "*"
"""In the place of a field: so many messages were read."""
ANY_FIELD = "?"
"""In the place of a field: a message went on as a whole, as JSON or as a dict."""


def _now() -> datetime:
    return datetime.now(timezone.utc)


class ReadRecorder:
    """Counts which fields a consumer reads, for tradeschema can-i-remove; give it to reader(recording=…).

    reader: the consumer's name, as the bus file has it. to: a file that lines are added to, or a function that is given
    them, such as lambda lines: redis.rpush("tradeschema:reads", *lines). They are written by flush(), once in so many
    seconds while messages are read, and at the end of the program.
    """

    def __init__(
        self,
        reader: str,
        to: Union[str, Callable[[List[str]], Any]],
        *,
        every: float = 60.0,
        clock: Callable[[], datetime] = _now,
    ) -> None:
        self._reader = reader
        self._to = to
        self._every = every
        self._clock = clock
        self._lock = threading.Lock()
        self._seen: Dict[Tuple[str, str], List[Any]] = {}
        self._written = clock()
        atexit.register(self.flush)

    def note(self, event: str, field: str) -> None:
        """One read of a field of an event."""
        now = self._clock()
        with self._lock:
            seen = self._seen.setdefault((event, field), [0, now, now])
            seen[0] += 1
            seen[2] = now
            due = (now - self._written).total_seconds() >= self._every
        if due:
            self.flush()

    def flush(self) -> None:
        """Writes what was noted since the last time: one JSON object a line."""
        with self._lock:
            seen, self._seen = self._seen, {}
            self._written = self._clock()
        lines = [
            json.dumps({
                "event": event,
                "field": field,
                "reader": self._reader,
                "count": count,
                "first": _text(first),
                "last": _text(last),
            })
            for (event, field), (count, first, last) in seen.items()
        ]
        if not lines:
            return
        if callable(self._to):
            self._to(lines)
        else:
            with open(self._to, "a", encoding="utf-8") as file:
                file.write("".join(line + "\n" for line in lines))

    def watched(self, event: str, value: V) -> V:
        """The same event, which notes what is asked of it."""
        self.note(event, MESSAGES)
        twin: V = _watched(value, self, event, "")
        return twin


def _text(time: datetime) -> str:
    return time.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


_WATCHED: Dict[type, type] = {}
_NOTES = "_tradeschema_notes"


def _watched(value: Any, recorder: ReadRecorder, event: str, path: str) -> Any:
    kind = type(value)
    if kind not in _WATCHED:
        _WATCHED[kind] = _subclass(kind)
    twin: Any = object.__new__(_WATCHED[kind])
    fields = object.__getattribute__(twin, "__dict__")
    fields.update(value.__dict__)
    fields[_NOTES] = (recorder, event, path)
    return twin


def _plain(value: Any) -> Any:
    """The value that nobody watches."""
    fields = object.__getattribute__(value, "__dict__")
    if _NOTES not in fields:
        return value
    twin: Any = object.__new__(object.__getattribute__(value, "__class__").__mro__[1])
    twin.__dict__.update({name: held for name, held in fields.items() if name != _NOTES})
    return twin


def _subclass(kind: type) -> type:
    names = kind._shape().indexes  # type: ignore[attr-defined]

    def note(self: Any, name: str) -> None:
        recorder, event, path = object.__getattribute__(self, "__dict__")[_NOTES]
        recorder.note(event, path + name)

    def asked(self: Any, name: str) -> Any:
        value = object.__getattribute__(self, name)
        if name == "__dict__":
            note(self, ANY_FIELD)
        elif name in names:
            note(self, name)
            if hasattr(type(value), "_shape"):
                recorder, event, path = object.__getattribute__(self, "__dict__")[_NOTES]
                return _watched(value, recorder, event, path + name + ".")
        return value

    def whole(name: str) -> Any:
        def call(self: Any, *args: Any, **named: Any) -> Any:
            note(self, ANY_FIELD)
            return getattr(_plain(self), name)(*args, **named)

        return call

    def same(self: Any, other: Any) -> Any:
        note(self, ANY_FIELD)
        return _plain(self) == _plain(other)

    def hashed(self: Any) -> int:
        note(self, ANY_FIELD)
        return hash(_plain(self))

    def reduced(self: Any, protocol: Any) -> Any:
        note(self, ANY_FIELD)
        return _plain, (_plain(self),)

    members: Dict[str, Any] = {
        "__getattribute__": asked,
        "__eq__": same,
        "__hash__": hashed,
        "__repr__": lambda self: repr(_plain(self)),
        "__reduce_ex__": reduced,
        "__doc__": kind.__doc__,
        "__module__": kind.__module__,
        "__qualname__": kind.__qualname__,
    }
    for name in ("to_dict", "to_json", "to_bytes", "to_entry", "write_entry"):
        if hasattr(kind, name):
            members[name] = whole(name)
    return type(kind.__name__, (kind,), members)
