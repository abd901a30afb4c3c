"""Quarantine and lease on a live Redis: what a service does there beside reading and writing.

The client is the service's own, any object with redis-py's eval(script, number_of_keys, *keys_and_args); for a client of
redis.asyncio there are AsyncQuarantine, AsyncPulse and AsyncLease, whose calls are awaited. Each call is one EVAL of one
script, the same text in every language: all of it happens, or none of it, whoever is killed meanwhile.
"""

from __future__ import annotations

import asyncio
import inspect
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from importlib import resources
from typing import Any, Callable, Iterable, Iterator, List, Mapping, NamedTuple, Optional, Tuple, Union

from ._event import Event, opens
from ._findings import Finding

_SCRIPT = resources.files(__name__.rpartition(".")[0]).joinpath("live.lua").read_text("utf-8")
_PULSE = "$PULSE"


class _Question(NamedTuple):
    """One case of the script: what it is to do, and with what."""

    what: str
    keys: Tuple[str, ...]
    args: Tuple[Any, ...]


def _asked(redis: Any, question: _Question) -> Any:
    return redis.eval(_SCRIPT, len(question.keys), *question.keys, question.what, *question.args)


def _run(redis: Any, question: _Question) -> List[str]:
    """Asks, and gives the answer's words: the first says what happened."""
    answer = _asked(redis, question)
    if inspect.isawaitable(answer):
        if inspect.iscoroutine(answer):
            answer.close()
        raise TypeError("this is a client of asyncio: take AsyncQuarantine, AsyncPulse or AsyncLease, and await their calls")
    return _words(question, answer)


async def _run_later(redis: Any, question: _Question) -> List[str]:
    answer = _asked(redis, question)
    if not inspect.isawaitable(answer):
        raise TypeError("this is no client of asyncio: hand in one of redis.asyncio, or take Quarantine, Pulse or Lease")
    return _words(question, await answer)


def _words(question: _Question, answer: Any) -> List[str]:
    if not isinstance(answer, list) or not answer:
        raise TypeError(f"the client's answer to EVAL {question.what} is {answer!r} where the script answers a list")
    return [word.decode("utf-8") if isinstance(word, bytes) else str(word) for word in answer]


def _beside(key: str, word: str) -> str:
    """A key beside another one, in its slot of a cluster: the part in the first braces decides, or the whole name."""
    start = key.find("{")
    if start >= 0 and key.find("}", start) > start + 1:
        return f"{key}:{word}"
    if not key or "}" in key:
        raise ValueError(f"no other key can be in the slot of {key!r}; name the stream otherwise, or name the key yourself")
    return f"{{{key}}}:{word}"


def _demand_client(redis: Any) -> None:
    if not callable(getattr(redis, "eval", None)):
        raise TypeError(f"{redis!r} is no client of Redis: hand in one with redis-py's eval")


def _demand_names(**names: Any) -> None:
    for name, text in names.items():
        if not isinstance(text, str) or not text:
            raise ValueError(f"{name} is {text!r}: hand in a name, as str")


def _demand_time(name: str, time: Any) -> None:
    if not isinstance(time, timedelta):
        raise TypeError(f"{name} is {time!r}: hand in a timedelta, such as timedelta(seconds=30)")


def quarantine_key(stream: str) -> str:
    """The usual key of a stream's quarantine, in its slot: {quantum:stream:trade.intent}:quarantine."""
    return _beside(stream, "quarantine")


@dataclass(frozen=True)
class Aside:
    """It lies in the quarantine, under this id, and is acknowledged; for it, so many older ones were dropped by a bound."""

    id: str
    dropped: int


@dataclass(frozen=True)
class NotPending:
    """It was not pending any more: it is acknowledged or put aside already. Nothing was done."""


@dataclass(frozen=True)
class Claimed:
    """Another consumer of the group has it now, and will do with it what there is to do. Nothing was done."""

    by: str


Placement = Union[Aside, NotPending, Claimed]
"""What became of an entry that was to be put aside."""


class _PutsAside:
    """Puts aside what a consumer refuses, as it lies in the stream, with its findings and its id, and acknowledges it.

    Whoever is killed meanwhile: the entry is pending or it is there, never neither and never both. tradeschema quarantine
    shows what lies there, mends and replays it.
    """

    def __init__(
        self, redis: Any, stream: str, group: str, consumer: str, *, key: Optional[str] = None, at_most: Optional[int] = None
    ) -> None:
        """group, consumer: the names by which XREADGROUP reads; what another consumer has claimed since is left to it.

        key: of the team's own; in a cluster it has to be in the stream's slot. at_most: a bound; when more lie there, the
        oldest are dropped. Without it, nothing that was put aside is ever lost by this library.
        """
        _demand_client(redis)
        _demand_names(stream=stream, group=group, consumer=consumer)
        if at_most is not None and at_most <= 0:
            raise ValueError(f"a quarantine that holds at most {at_most} holds nothing")
        self._redis = redis
        self._keys = (stream, quarantine_key(stream) if key is None else key)
        self._reader = (group, consumer)
        self._most = at_most or 0

    def _question(self, id: Union[str, bytes], fields: Mapping[Any, Any], findings: Iterable[Finding]) -> _Question:
        told = "\n".join(str(finding) for finding in findings)
        flat = [part for field in fields.items() for part in field]
        return _Question("aside", self._keys, (*self._reader, id, self._most, told, *flat))

    @staticmethod
    def _placement(words: List[str]) -> Placement:
        if words[0] == "aside":
            return Aside(words[1], int(words[2]))
        return Claimed(words[1]) if words[0] == "claimed" else NotPending()


class Quarantine(_PutsAside):
    __doc__ = _PutsAside.__doc__

    def put(self, id: Union[str, bytes], fields: Mapping[Any, Any], findings: Iterable[Finding]) -> Placement:
        """Puts a pending entry aside. May be called again after a failure, when nobody knows whether the server did it.

        fields: the entry as it was read: kept where the stream lost it since; otherwise the stream gives its own bytes.
        """
        return self._placement(_run(self._redis, self._question(id, fields, findings)))


class AsyncQuarantine(_PutsAside):
    """As Quarantine, for a client of redis.asyncio."""

    async def put(self, id: Union[str, bytes], fields: Mapping[Any, Any], findings: Iterable[Finding]) -> Placement:
        """As Quarantine.put; to be awaited. Called again after a cancellation, too, it does nothing twice."""
        return self._placement(await _run_later(self._redis, self._question(id, fields, findings)))


@dataclass(frozen=True)
class Completed:
    """The pass counts; its number is larger than that of the pass before."""

    sequence: int


@dataclass(frozen=True)
class LeftOpen:
    """The pass left a due close unconfirmed: the watch is told, the lease runs out if this stays so."""


@dataclass(frozen=True)
class Taken:
    """Another process is the owner, or one of the same name: two run where one should. Nothing was written; raise an alarm."""

    by: str


Proof = Union[Completed, LeftOpen, Taken]
"""What became of the proof of a pass."""


class _Passes:
    """Proves that a service completed a pass: all positions read, every due close sent and confirmed, or none due.

    To be called at the end of a pass, and by no timer: a timer goes on while every pass fails.
    """

    def __init__(self, redis: Any, service: str, owner: str, holds: timedelta) -> None:
        """owner: the name of this process, the same after a restart: of a pod, a host. holds: for how long a pass renews the
        lease, a few times as long as a pass takes.
        """
        _demand_client(redis)
        _demand_names(service=service, owner=owner)
        _demand_time("holds", holds)
        self._holds = holds // timedelta(milliseconds=1)
        if self._holds <= 0:
            raise ValueError(f"a lease that holds for {holds} holds nothing")
        stream = _PULSE + service
        self._redis = redis
        self._keys = (_beside(stream, "lease"), stream)
        self._owner = owner
        self._last = ""

    def _question(self, due: int, confirmed: int) -> Tuple[_Question, str]:
        # What the server did is not known when the client fails: the next pass goes on from what lies there.
        mine, self._last = self._last, ""
        return _Question("pulse", self._keys, (self._owner, mine, self._holds, int(due), int(confirmed))), mine

    def _proof(self, words: List[str], mine: str) -> Proof:
        self._last = words[1] if words[0] == "completed" else mine
        if words[0] == "completed":
            return Completed(int(words[1]))
        return Taken(words[1]) if words[0] == "taken" else LeftOpen()


def _demand_counts(due: int, confirmed: int) -> None:
    for name, count in (("due", due), ("confirmed", confirmed)):
        if not isinstance(count, int) or isinstance(count, bool):
            raise TypeError(f"{name} is {count!r}: hand in a whole number, as int, from 0 to $MOST")
    if not 0 <= confirmed <= due <= $MOST:
        counts = "both are counts of this pass, from 0 to $MOST"
        raise ValueError(f"of {due} due closes {confirmed} cannot be confirmed: {counts}")


class Pulse(_Passes):
    __doc__ = _Passes.__doc__

    def __init__(self, redis: Any, service: str, owner: str, holds: timedelta) -> None:
        super().__init__(redis, service, owner, holds)
        self._lock = threading.Lock()

    def completed(self, due: int, confirmed: int) -> Proof:
        """Says that a pass ended: how many closes were due in it, and how many of them were sent and confirmed."""
        _demand_counts(due, confirmed)
        with self._lock:
            question, mine = self._question(due, confirmed)
            return self._proof(_run(self._redis, question), mine)


class AsyncPulse(_Passes):
    """As Pulse, for a client of redis.asyncio."""

    def __init__(self, redis: Any, service: str, owner: str, holds: timedelta) -> None:
        super().__init__(redis, service, owner, holds)
        self._lock = asyncio.Lock()

    async def completed(self, due: int, confirmed: int) -> Proof:
        """As Pulse.completed; to be awaited."""
        _demand_counts(due, confirmed)
        async with self._lock:
            question, mine = self._question(due, confirmed)
            return self._proof(await _run_later(self._redis, question), mine)


class _Sight:
    """Lets a consumer take what opens a position only while the exit path completes passes.

    A missed entry costs a chance, an entry without exits is unbounded. What closes or reduces is never held back. Fresh means:
    within the bound, by this process's own monotonic clock, the pulse's number was seen to rise. So there are no entries at
    start, none when the lease ran out or the owner changed, none after a look that failed.
    """

    def __init__(self, redis: Any, service: str, bound: timedelta, clock: Callable[[], float] = time.monotonic) -> None:
        """service: of the exit path. bound: how old its last completed pass may be. clock: never goes back, in seconds."""
        _demand_client(redis)
        _demand_names(service=service)
        _demand_time("bound", bound)
        if bound <= timedelta(0):
            raise ValueError(f"a bound of age is more than nothing: {bound}")
        self._redis = redis
        self._key = _beside(_PULSE + service, "lease")
        self._bound = bound.total_seconds()
        self._clock = clock
        self._seen: Optional[Tuple[str, int, float]] = None
        self._before: Optional[float] = None  # the last rise was seen after this time, and so was the pass

    @contextmanager
    def _looking(self) -> Iterator[Tuple[_Question, float]]:
        """For one question, and when it is asked; after one that was not answered nothing is fresh any more."""
        try:
            yield _Question("look", (self._key,), ()), self._clock()
        except BaseException:
            self._seen = self._before = None
            raise

    def _look(self, words: List[str], asked: float) -> bool:
        earlier, last = self._seen, self._before
        self._seen = self._before = None
        if words[0] == "held":
            self._seen = owner, sequence, _ = words[1], int(words[2]), asked
            if earlier is not None and earlier[0] == owner:
                self._before = earlier[2] if sequence > earlier[1] else last if sequence == earlier[1] else None
        return self.is_fresh()

    def is_fresh(self) -> bool:
        """Whether a pass was completed within the bound, by what the last looks saw. Asks nobody."""
        before = self._before
        return before is not None and self._clock() - before <= self._bound

    def permits(self, event: Event) -> bool:
        """Whether the consumer may act on this event: on what closes or reduces always, on what opens while the pulse is fresh.

        Raises ValueError when the contract does not say which of its messages open something.
        """
        return not opens(event) or self.is_fresh()


class Lease(_Sight):
    __doc__ = _Sight.__doc__

    def __init__(self, redis: Any, service: str, bound: timedelta, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(redis, service, bound, clock)
        self._lock = threading.Lock()

    def look(self) -> bool:
        """Looks at the pulse, by one question; whether entries may be taken now. To be called several times within the bound.

        When the client raises, so does this, and nothing is fresh any more.
        """
        with self._lock, self._looking() as (question, asked):
            return self._look(_run(self._redis, question), asked)


class AsyncLease(_Sight):
    """As Lease, for a client of redis.asyncio; permits and is_fresh ask nobody, and are no coroutines."""

    def __init__(self, redis: Any, service: str, bound: timedelta, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(redis, service, bound, clock)
        self._lock = asyncio.Lock()

    async def look(self) -> bool:
        """As Lease.look; to be awaited. After one that was cancelled, as after one that failed, nothing is fresh."""
        async with self._lock:
            with self._looking() as (question, asked):
                return self._look(await _run_later(self._redis, question), asked)
