"""Contract tests of services in Python: every shape of an event is fed to a consumer, and what a producer writes is judged.

Plain functions that raise one AssertionError with everything that is wrong; under unittest, under pytest, or alone.
What is fed lies beside this module in cases.jsonl, made from the model as the package is.
"""

from __future__ import annotations

import asyncio
import inspect
import json
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import resources
from typing import Any, Awaitable, Callable, Dict, Generic, Iterable, Iterator, List, Mapping, Optional, Sequence, Tuple, Type, TypeVar, Union

from ._contract import SHAPES, Shape, ValueType
from ._event import EntryReader, Event
from ._text import quoted

E = TypeVar("E", bound=Event)

HANDLED = "handled"
"""A handler's answer: it acted on the message."""
QUARANTINED = "quarantined"
"""A handler's answer: it put the entry aside with its findings, where somebody will look."""

_IN_FULL, _NAMED, _LONGEST = 3, 20, 400
_PLACE = __name__.rpartition(".")[0]


@dataclass(frozen=True)
class Delivery:
    """One entry as a consumer group delivers it; again: whether the same entry has been delivered before."""

    id: str
    stream: str
    fields: Dict[str, str]
    again: bool = False

    @property
    def payload(self) -> str:
        """The payload, for handlers that are given no more."""
        return self.fields.get("payload", "")


@dataclass(frozen=True)
class Case:
    """One entry that a consumer is given. kind: valid, poison, addition or mistake; shows: what is worth seeing in it."""

    event: str
    kind: str
    shows: str
    fields: Dict[str, str]


def cases(event: Type[Event]) -> List[Case]:
    """Every entry that consumes(…) feeds of an event, in its order."""
    text = resources.files(_PLACE).joinpath("cases.jsonl").read_text("utf-8")
    rows = [row for row in map(json.loads, text.rstrip("\n").split("\n")) if row["event"] == event.EVENT_TYPE]
    around = rows[0]["fields"] if rows else {}
    return [_case(row, around) for row in rows[1:]]


def _case(row: Dict[str, Any], around: Dict[str, str]) -> Case:
    fields = row["fields"] if "fields" in row else {**around, "payload": row["payload"]}
    return Case(row["event"], row["kind"], row["shows"], fields)


def samples(event: Type[E]) -> List[E]:
    """Every valid shape of an event, of this version and of those before it: the least first, then the full one."""
    read = (event.read_entry(case.fields) for case in cases(event) if case.kind == "valid")
    return [outcome.or_raise().event for outcome in read]


def consumes(
    event: Type[E],
    handler: Callable[[Delivery], Any],
    *,
    effect: Optional[Callable[[E, Delivery], Any]] = None,
    without_effect: str = "",
    reader: Optional[EntryReader[E]] = None,
    quarantines_on: Union[Type[BaseException], Tuple[Type[BaseException], ...]] = (),
    within: timedelta = timedelta(seconds=30),
) -> List[str]:
    """Feeds a consumer every shape that the contract allows, and poison; gives what was found to hold, as sentences.

    handler: gives the delivery to the service and answers HANDLED or QUARANTINED; any other answer means that the entry is
    gone without a trace. It may be a coroutine function. After each poison it is given a valid message again, which has to
    be handled: a service may neither act on poison nor die of it. Coroutines run on one loop of this call's own; make a client of
    redis.asyncio inside of one.

    effect: asserts, after every message that was handled, what the service did for it; and what it did once more, for
    delivery.again. Take the effect away when asserting it. At the end it is asked of messages that were never delivered, and
    has to be red for one of them. without_effect: the reason why there is nothing to see, in its place.

    reader: the service's own, such as TradeIntent.reader(refusing_older_than=…): what it refuses belongs in quarantine.
    quarantines_on: exceptions that mean quarantine. within: how long a coroutine may take for one entry; handler or effect, one
    that takes longer hangs, and is given no more. A plain function that waits for a service has to end on its own.

    Raises AssertionError, one for everything that is wrong; ValueError where both or neither of two settings make sense, and
    where coroutines are handed in on a running loop.
    """
    if effect is not None and without_effect.strip():
        raise ValueError("either effect or without_effect: a handler has one or it has none")
    if any(map(inspect.iscoroutinefunction, (handler, effect))) and _is_on_a_loop():
        raise ValueError("consumes runs coroutines on a loop of its own, and this is one: await asyncio.to_thread(consumes, …)")
    runs = _Runs(within)
    try:
        return _Consumer(event, handler, effect, without_effect, reader or event.reader(), quarantines_on, runs).check()
    finally:
        runs.close()


def produces(
    event: Type[Event],
    entries: Iterable[Tuple[str, Mapping[Any, Any]]],
    *,
    writing: Optional[Sequence[str]] = None,
    never: Optional[Mapping[str, str]] = None,
    stream: Optional[str] = None,
) -> List[str]:
    """Holds what a service would publish against the contract; gives what was found to hold, as sentences.

    entries: pairs of stream and fields, as Capture keeps them. Every value of every choice and every field that the service
    writes has to be shown. writing: the optional fields that it writes, if not all of them. never: what it never sends,
    each with its reason, by the words of the failure: {"action is BUY": "it only closes"}. stream: where the event lies,
    if not on its own stream.

    Raises AssertionError, one for everything that is wrong; ValueError for a name in writing that is no optional field.
    """
    return _Producer(event, list(entries), writing, dict(never or {}), stream or event.STREAM).check()


class _Captured:
    """Stands in for a client of Redis where a service publishes, and keeps what it would add to streams."""

    def __init__(self) -> None:
        self.entries: List[Tuple[str, Dict[Any, Any]]] = []

    def _keep(self, name: str, fields: Mapping[Any, Any]) -> str:
        self.entries.append((name, dict(fields)))
        return f"0-{len(self.entries)}"

    def of(self, event: Type[Event]) -> List[Tuple[str, Dict[Any, Any]]]:
        """The entries that say that they are of an event, on whatever stream."""
        return [(name, fields) for name, fields in self.entries if _said(fields, "event_type") == event.EVENT_TYPE]

    def take(self) -> List[Tuple[str, Dict[Any, Any]]]:
        """The entries since the last time, taken away."""
        taken, self.entries = self.entries, []
        return taken


class Capture(_Captured):
    __doc__ = _Captured.__doc__

    def xadd(self, name: str, fields: Mapping[Any, Any], *_: Any, **__: Any) -> str:
        """As a client's own; gives an entry id."""
        return self._keep(name, fields)


class AsyncCapture(_Captured):
    """As Capture, for a service whose client is one of redis.asyncio."""

    async def xadd(self, name: str, fields: Mapping[Any, Any], *_: Any, **__: Any) -> str:
        """As a client's own, to be awaited; gives an entry id."""
        return self._keep(name, fields)


def _said(fields: Mapping[Any, Any], name: str) -> Any:
    value = fields.get(name, fields.get(name.encode()))
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


@dataclass
class _Result:
    """One check: what was to hold; and the rule and the words where it did not."""

    sentence: str
    rule: str = ""
    lines: List[str] = field(default_factory=list)


def _judge(subject: str, results: List[_Result]) -> List[str]:
    """What holds; raises with what does not, the checks that fail for one reason together."""
    wrong: Dict[str, List[_Result]] = {}
    for result in results:
        if result.rule:
            wrong.setdefault(result.rule, []).append(result)
    if wrong:
        raise AssertionError("\n".join(line for rule, same in wrong.items() for line in _told(subject, rule, same, len(results))))
    return [result.sentence for result in results]


def _told(subject: str, rule: str, same: List[_Result], of: int) -> Iterator[str]:
    more = f", and {len(same) - 1} more of {of}" if len(same) > 1 else ""
    yield f"not so: {subject}: {same[0].sentence}{more} [{rule}]"
    for result in same[:_IN_FULL]:
        if len(same) > 1:
            yield result.sentence + ":"
        yield from result.lines
    rest = [result.sentence for result in same[_IN_FULL:]]
    if rest:
        yield "and " + "; ".join(rest[:_NAMED]) + (f"; and {len(rest) - _NAMED} more" if len(rest) > _NAMED else "")


def _line(thrown: BaseException) -> str:
    words = " ".join(str(thrown).split())
    return (words[:_LONGEST] + "…" if len(words) > _LONGEST else words) or type(thrown).__name__


class _Runs:
    """Runs what a test hands in: plain functions, and coroutines on one loop for the whole test."""

    def __init__(self, within: timedelta) -> None:
        self.seconds = within.total_seconds()
        self._loop: Optional[asyncio.AbstractEventLoop] = None

    def of(self, answer: Any) -> Any:
        if not inspect.isawaitable(answer):
            return answer
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
        return self._loop.run_until_complete(_awaited(answer, self.seconds))

    def close(self) -> None:
        if self._loop is not None:
            self._loop.close()


class _Hangs(Exception):
    """A coroutine that did not end in its time."""


async def _awaited(answer: Awaitable[Any], seconds: float) -> Any:
    task = asyncio.ensure_future(answer)
    done, _ = await asyncio.wait({task}, timeout=seconds)
    if not done:
        task.cancel()
        raise _Hangs(f"no answer within {seconds:g} s: it hangs, and was given no more")
    return task.result()


def _is_on_a_loop() -> bool:
    try:
        return asyncio.get_running_loop().is_running()
    except RuntimeError:
        return False


class _Call:
    """Calls one thing that a test hands in; once it hung, no more."""

    def __init__(self, call: Callable[..., Any], runs: _Runs) -> None:
        self._call = call
        self._runs = runs
        self.hangs: Optional[_Hangs] = None

    def of(self, *given: Any) -> Any:
        if self.hangs is not None:
            raise self.hangs
        try:
            return self._runs.of(self._call(*given))
        except _Hangs as hangs:
            self.hangs = hangs
            raise


class _Consumer(Generic[E]):
    def __init__(
        self,
        event: Type[E],
        handler: Callable[[Delivery], Any],
        effect: Optional[Callable[[E, Delivery], Any]],
        without_effect: str,
        reader: EntryReader[E],
        quarantines_on: Union[Type[BaseException], Tuple[Type[BaseException], ...]],
        runs: _Runs,
    ) -> None:
        self._event = event
        self._handler = _Call(handler, runs)
        self._effect = None if effect is None else _Call(effect, runs)
        self._without = without_effect.strip()
        self._reader = reader
        self._quarantines_on = quarantines_on
        self._deliveries = 0

    def check(self) -> List[str]:
        every = cases(self._event)
        valid = [case for case in every if self._takes(case)]
        results = [self._said()]
        if not valid:
            results.append(_Result("is fed", "NOTHING_FED", [f"no case of {self._event.EVENT_TYPE} is valid for this reader"]))
        handled = [self._valid(case) for case in valid]
        results += handled
        results += [self._again(case) for case in valid[:1]]
        probe = valid[0] if valid and not handled[0].rule else None
        if self._handler.hangs is None:
            results += self._poison([case for case in every if not self._takes(case)], probe)
        if self._effect is not None and valid:
            results.append(self._missed(valid))
        return _judge(self._event._subject(), results)

    def _takes(self, case: Case) -> bool:
        return self._reader.read_entry(case.fields).accepted

    def _said(self) -> _Result:
        sentence = "handling has no effect: " + self._without if self._without else "says what handling means"
        if self._effect is not None or self._without:
            return _Result(sentence)
        fix = 'assert it with effect=…, or name the reason why there is none: without_effect="it only counts"'
        return _Result(sentence, "EFFECT_NOT_SAID", ["the test does not say what handling means; " + fix])

    def _delivery(self, case: Case) -> Delivery:
        self._deliveries += 1
        return Delivery(f"1768968600000-{self._deliveries}", self._event.STREAM, dict(case.fields))

    def _deliver(self, delivery: Delivery) -> Any:
        try:
            return self._handler.of(delivery)
        except _Hangs as hangs:
            return hangs
        except Exception as thrown:
            if isinstance(thrown, self._quarantines_on):
                return QUARANTINED
            raise

    def _valid(self, case: Case, sentence: str = "handles ") -> _Result:
        return self._demand(case, self._delivery(case), sentence + case.shows)

    def _demand(self, case: Case, delivery: Delivery, sentence: str) -> _Result:
        try:
            answer = self._deliver(delivery)
        except Exception as thrown:
            return _threw(sentence, thrown)
        if answer == QUARANTINED:
            what = "the contract allows it, and it is quarantined; read it with the binding, without checks of your own"
            return _Result(sentence, "VALID_QUARANTINED", [what])
        if isinstance(answer, _Hangs):
            return _Result(sentence, "VALID_NOT_HANDLED", [str(answer)])
        if answer != HANDLED and not delivery.again:
            what = f"the contract allows it, and nothing happened: the handler answered {answer!r}, neither HANDLED nor QUARANTINED"
            return _Result(sentence, "VALID_NOT_HANDLED", [what])
        problem = self._effect_of(delivery)
        if problem is None:
            return _Result(sentence)
        return _Result(sentence, "EFFECT_MISSING", ["handled, and its effect is not as it should be: " + problem])

    def _effect_of(self, delivery: Delivery) -> Optional[str]:
        event = self._reader.read_entry(delivery.fields).or_raise().event
        try:
            if self._effect is not None:
                self._effect.of(event, delivery)
        except Exception as thrown:
            return _line(thrown)
        return None

    def _again(self, case: Case) -> _Result:
        """After a crash an entry comes again. To act on it once more or to pass over it are both right."""
        sentence = "handles an entry that comes again"
        first = self._delivery(case)
        result = self._demand(case, first, sentence)
        return result if result.rule else self._demand(case, Delivery(first.id, first.stream, first.fields, True), sentence)

    def _poison(self, poison: List[Case], probe: Optional[Case]) -> Iterator[_Result]:
        for i, case in enumerate(poison):
            yield self._refused(case)
            after = _Result("") if probe is None else self._valid(probe, "after poison, " + case.shows + ", handles ")
            if after.rule:
                left = f"{len(poison) - i - 1} entries were not fed any more"
                what = "the next valid message does not come out right: it acted on the poison, or stopped"
                yield _Result(after.sentence, "STOPPED_AFTER_POISON", [what + "; " + left, *after.lines])
                return

    def _refused(self, case: Case) -> _Result:
        sentence = "puts into quarantine: " + case.shows
        try:
            answer = self._deliver(self._delivery(case))
        except Exception as thrown:
            result = _threw(sentence, thrown)
        else:
            if answer == QUARANTINED:
                return _Result(sentence)
            if answer == HANDLED:
                result = _Result(sentence, "POISON_HANDLED", ["acted on a refused message; act on what the binding gives, only"])
            else:
                what = "a refused message is gone without a trace; put it aside with its findings, and count it"
                result = _Result(sentence, "POISON_SWALLOWED", [str(answer) if isinstance(answer, _Hangs) else what])
        result.lines += [str(finding) for finding in self._reader.read_entry(case.fields).findings]
        return result

    def _missed(self, valid: List[Case]) -> _Result:
        sentence = "misses the effect of a message that was not delivered"
        if any(self._effect_of(self._delivery(case)) is not None for case in valid):
            return _Result(sentence)
        what = f"the effect's assertion holds for each of {len(valid)} messages that were not delivered: it would not notice"
        fix = " a handler that does nothing; look at what the service changed, and take it away"
        return _Result(sentence, "EFFECT_NOT_LOOKED_AT", [what + fix])


def _threw(sentence: str, thrown: BaseException) -> _Result:
    what = f"{type(thrown).__name__} leaves the handler: {_line(thrown)}"
    return _Result(sentence, "HANDLER_THREW", [what + "; put what cannot be read into quarantine, or name it in quarantines_on"])


class _Producer:
    def __init__(
        self,
        event: Type[Event],
        entries: List[Tuple[str, Mapping[Any, Any]]],
        writing: Optional[Sequence[str]],
        never: Dict[str, str],
        stream: str,
    ) -> None:
        optional = [one.name for one in event._shape().fields if not one.required]
        for name in writing or ():
            if name not in optional:
                raise ValueError(f"{event._subject()} has no optional field {quoted(name)}")
        self._event = event
        self._entries = entries
        self._optional = optional
        self._writing = optional if writing is None else list(writing)
        self._never = never
        self._stream = stream
        self._wires: List[Dict[str, Any]] = []

    def check(self) -> List[str]:
        subject = self._event._subject()
        if not self._entries:
            what = "no message was handed in; run the service's code against a Capture"
            return _judge(subject, [_Result("publishes " + self._event.EVENT_TYPE, "NOTHING_PRODUCED", [what])])
        results = [self._message(i, stream, fields) for i, (stream, fields) in enumerate(self._entries, 1)]
        scenarios = dict(self._scenarios())
        results += [self._scenario(name, shown) for name, shown in scenarios.items() if name not in self._never]
        results += [self._excuse(name, scenarios) for name in self._never]
        return _judge(subject, results)

    def _message(self, number: int, stream: str, fields: Mapping[Any, Any]) -> _Result:
        outcome = self._event.read_entry(fields)
        lines = [str(finding) for finding in outcome.findings if finding.is_error or finding.rule == "TIME_WITHOUT_ZONE"]
        rule = "MESSAGE_REFUSED"
        if outcome.value is not None:
            wire = outcome.value.event.to_dict()
            self._wires.append(wire)
            stray = [name for name in wire if name in self._optional and name not in self._writing]
            for name in stray:
                rule = "FIELD_NOT_DECLARED"
                lines.append(f"{quoted(name)} is written, and not among the fields that this service says it writes")
            if outcome.value.schema_version is None:
                rule = "WRITER_WITHOUT_VERSION"
                lines.append(f'schema_version is absent; write "{self._event.VERSION}", or let to_entry write the entry')
        if stream != self._stream:
            rule = "OTHER_STREAM"
            lines.append(f"on {quoted(str(stream))}, where nobody reads it; publish to {self._stream}")
        sentence = f"message {number} keeps {self._event._subject()}"
        return _Result(sentence, rule, lines) if lines else _Result(sentence)

    def _scenario(self, name: str, shown: Callable[[Dict[str, Any]], bool]) -> _Result:
        sentence = "publishes " + name
        if any(map(shown, self._wires)):
            return _Result(sentence)
        what = f"no valid message with {name} among {len(self._entries)}"
        return _Result(sentence, "SCENARIO_NOT_PRODUCED", [f'{what}; hand one in, or excuse it: never={{"{name}": "why"}}'])

    def _excuse(self, name: str, scenarios: Dict[str, Callable[[Dict[str, Any]], bool]]) -> _Result:
        sentence = "never publishes " + name
        if name not in scenarios:
            what = f"{quoted(name)} is no kind of message that is asked for; write one of: " + ", ".join(scenarios)
        elif any(map(scenarios[name], self._wires)):
            what = f'excused from {name}, because "{self._never[name]}", and yet produced; take the excuse out'
        else:
            return _Result(sentence)
        return _Result(sentence, "EXCUSE_NOT_NEEDED", [what])

    def _scenarios(self) -> Iterator[Tuple[str, Callable[[Dict[str, Any]], bool]]]:
        """The least and the greatest message, and each value of each choice and flag."""
        shape = self._event._shape()
        yield "only what is required", lambda wire: all(one.required or _is_demanded(one, wire) for one in shape.fields if one.name in wire)
        yield "every field that it writes", lambda wire: all(name in wire for name in self._writing)
        for one in shape.fields:
            if one.required or one.name in self._writing:
                yield from _values((), one.name, one.type)


def _is_demanded(one: Any, wire: Dict[str, Any]) -> bool:
    when = one.required_when
    return bool(when) and wire.get(when["field"]) == when["value"]


def _values(
    above: Tuple[str, ...], name: str, kind: ValueType
) -> Iterator[Tuple[str, Callable[[Dict[str, Any]], bool]]]:
    single = kind.items or kind
    path = (*above, name)
    shown = ".".join((*above, name + ("[]" if kind.items else "")))
    values: List[Any] = [True, False] if single.kind == "flag" else single.data["values"] if single.kind == "choice" else []
    for value in values:
        word = str(value).lower() if isinstance(value, bool) else value
        yield f"{shown} is {word}", _Holds(path, value)
    if single.kind == "object":
        inner: Shape = SHAPES[single.data["object"]]
        for one in inner.fields:
            yield from _values(path, one.name, one.type)


@dataclass(frozen=True)
class _Holds:
    """Whether a value stands at a path of a message; where the path leads through a list, in any of its elements."""

    path: Tuple[str, ...]
    value: Any

    def __call__(self, wire: Dict[str, Any]) -> bool:
        found: List[Any] = [wire]
        for name in self.path:
            inner = [one[name] for one in found if isinstance(one, dict) and name in one]
            found = [one for value in inner for one in (value if isinstance(value, list) else [value])]
        return any(type(one) is type(self.value) and one == self.value for one in found)
