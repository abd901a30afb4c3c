"""What every generated class can do: be built, read and written, alone or as the entry of a stream."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from importlib import resources
from time import perf_counter
from typing import TYPE_CHECKING, Any, Callable, ClassVar, Dict, Generic, Iterable, List, Mapping, Optional, Set, Tuple, Type, TypeVar, Union

from ._contract import (
    LIMITS,
    MODEL,
    RECORDS,
    SHAPES,
    Draft,
    LaterWriter,
    MessageReader,
    NumberText,
    Problems,
    Shape,
    Unreadable,
    ValueType,
    decimal_text,
    describe,
    plain,
    read_text,
    refused_by_limit,
    version_of,
)
from ._figures import Contained, Listener
from ._findings import Finding, FindingsError, Outcome
from ._reads import ReadRecorder
from ._short_way import LONG, check_of, reader_of
from ._strict_json import decode_utf8, write
from ._text import did_you_mean, excerpt, is_whole, nearest, order, quoted, strip
from ._time import Instant, Time

def _now() -> datetime:
    return datetime.now(timezone.utc)


E = TypeVar("E", bound="Event")
R = TypeVar("R", bound="Record")
T = TypeVar("T")
Message = Union[bytes, bytearray, memoryview, str, Mapping[str, Any], None]
Told = Union[bytes, str, None]


class Record:
    """A value of the contract: built by keyword, held to every rule, and never changed afterwards."""

    _SHAPE: ClassVar[Shape]

    @classmethod
    def _subject(cls) -> str:
        return cls.__name__

    @classmethod
    def _shape(cls) -> Shape:
        return cls._SHAPE

    @classmethod
    def build(cls: Type[R], values: Mapping[str, Any]) -> Outcome[R]:
        """The value of these fields, by their wire names, or every finding. Nothing is raised.

        For whoever writes: a time without a zone is refused. Fields that were parsed elsewhere are for read.
        """
        return cls._of(values, writing=True)

    @classmethod
    def _of(cls: Type[R], values: Any, writing: bool, later: Optional[LaterWriter] = None) -> Outcome[R]:
        if values is None:
            return _refused(cls._subject(), "EMPTY_MESSAGE", "nothing there", "publish a whole JSON object")
        if not isinstance(values, Mapping):
            what = "not a mapping of fields"
            fix = "hand over a dict from wire names to values"
            return _refused(cls._subject(), "NOT_AN_OBJECT", what, fix, describe(plain(values)))
        value, findings = Draft(cls._shape(), cls._subject(), cls).set_all(values).build(writing, later)
        return Outcome(value, tuple(findings))

    def to_dict(self) -> Dict[str, Any]:
        """The fields that are there, in order, as they are written: texts, Decimals, booleans, dicts, lists."""
        return self._shape().wire(self)

    if not TYPE_CHECKING:

        def __init__(self, *positional, **values):
            if positional:
                raise TypeError(type(self).__name__ + " takes keywords only: the order of fields is no contract")
            built = self.build(values).or_raise()
            for name in self._shape().indexes:
                object.__setattr__(self, name, getattr(built, name))

        def __getattr__(self, name):
            raise AttributeError(f"{self._subject()}: {self._shape().misread(name)}", name=name, obj=self)


class Event(Record):
    """An event of the contract."""

    EVENT_TYPE: ClassVar[str]
    STREAM: ClassVar[str]
    VERSION: ClassVar[str]
    SCHEMA: ClassVar[str]

    @classmethod
    def schema(cls) -> str:
        """The published JSON Schema of this version, as text."""
        return resources.files(__name__.rpartition(".")[0]).joinpath("schemas", *cls.SCHEMA.split("/")).read_text("utf-8")

    @classmethod
    def _subject(cls) -> str:
        return cls.EVENT_TYPE + "@" + cls.VERSION

    @classmethod
    def read(cls: Type[E], message: Message, *, writer: Told = None) -> Outcome[E]:
        """The event of a message, or every finding: JSON as bytes or text, or a dict that was parsed elsewhere.

        writer: the version that its writer keeps, such as "1.3.0", where something beside the message says it: a header
        named schema_version, as text or bytes. With a later one than VERSION the findings tell the reader what to do.

        Total: nothing is raised, whatever is handed over.
        """
        return cls._plain_reader().read(message, writer=writer)

    @classmethod
    def _plain_reader(cls: Type[E]) -> EntryReader[E]:
        """The reader without settings, which keeps nothing and is made once."""
        plain_reader: Optional[EntryReader[E]] = cls.__dict__.get("_READER")
        if plain_reader is None:
            plain_reader = cls.reader()
            cls._READER = plain_reader  # type: ignore[attr-defined]
        return plain_reader

    @classmethod
    def _short(cls) -> Callable[[str], Any]:
        """The short way of this very class, made once."""
        short: Optional[Callable[[str], Any]] = cls.__dict__.get("_SHORT")
        if short is None:
            short = reader_of(cls)
            cls._SHORT = short  # type: ignore[attr-defined]
        return short

    @classmethod
    def _read(cls: Type[E], message: Any, later: Optional[LaterWriter]) -> Outcome[E]:
        text = decode_utf8(message) if type(message) is bytes else message
        value = cls._short()(text) if type(text) is str else LONG
        return cls._read_long(message, later) if value is LONG else Outcome(value, ())

    @classmethod
    def _read_long(cls: Type[E], message: Any, later: Optional[LaterWriter]) -> Outcome[E]:
        subject = cls._subject()
        if not isinstance(message, (str, bytes, bytearray, memoryview)):
            return cls._of(message, writing=False, later=later)
        text = message if isinstance(message, str) else None
        size = message.nbytes if isinstance(message, memoryview) else len(message)
        if size == 0:
            return _refused(subject, "EMPTY_MESSAGE", "nothing there", "publish a whole JSON object")
        if text is not None and size <= LIMITS["bytes"]:
            size = len(text.encode("utf-8", "surrogatepass"))
        if size > LIMITS["bytes"]:
            what = f"longer than {LIMITS['bytes']} bytes"
            return _refused(subject, "LIMIT_LENGTH", what, "publish less, or raise the limit where it is read")
        if text is None:
            text = decode_utf8(bytes(message))  # type: ignore[arg-type]
        if text is None:
            return _refused(subject, "NOT_UTF8", "not UTF-8", "encode the text as UTF-8")
        value, findings = read_text(Draft(cls._shape(), subject, cls), text, later)
        unknown = {finding.path for finding in findings if finding.rule == "UNKNOWN_FIELD"}
        if "$.payload" in unknown and not unknown.isdisjoint(("$.event_type", "$.event")):
            what = "the whole envelope stands where the event's own fields should"
            fix = 'publish what stands inside its "payload" as the payload, once'
            return _refused(subject, "UNKNOWN_FIELD", what, fix, path="$.payload")
        return Outcome(value, tuple(findings))

    @classmethod
    def from_json(cls: Type[E], message: Message, *, writer: Told = None) -> E:
        """The event of a message in JSON; raises FindingsError with every finding when it is refused."""
        return cls.read(message, writer=writer).or_raise()

    def to_json(self) -> str:
        """The event as JSON: equal events give the same text, and the same bytes in every language."""
        return write(self.to_dict(), decimal_text)

    def to_bytes(self) -> bytes:
        """The same in UTF-8."""
        return self.to_json().encode("utf-8")

    @classmethod
    def read_entry(cls: Type[E], fields: Optional[Mapping[Any, Any]]) -> Outcome[Entry[E]]:
        """The entry of a stream, names and values as text or as bytes of UTF-8; or every finding. Nothing is raised."""
        return cls._plain_reader().read_entry(fields)

    @classmethod
    def reader(
        cls: Type[E],
        *,
        ignoring_additions: bool = False,
        passing_over: Iterable[str] = (),
        refusing_older_than: Optional[timedelta] = None,
        clock: Callable[[], datetime] = _now,
        recording: Optional[ReadRecorder] = None,
        listening: Optional[Listener] = None,
    ) -> EntryReader[E]:
        """A reader with settings of its consumer.

        ignoring_additions: where the writer keeps a later minor version than VERSION, a field that this reader does not
        know is left out, with the warning ADDITION_NOT_READ. Retired and misspelt names are refused even then, and so is
        every unknown value, every unknown field of the envelope, and whatever a writer of another version sends.

        refusing_older_than: a BUY or SELL that is not reduce-only is refused when it is older, by its own time or by that
        of its entry; a message to close or reduce never is. clock: gives the time now, as an aware datetime.

        passing_over: names of entry fields that are never read, such as Spring's _class. The first entry that has one of
        them carries a warning, once for each name and reader. Raises ValueError for a name that says something.

        recording: counts which fields are read of the events that this reader gives, for tradeschema can-i-remove.

        listening: is told of each message that was read, by event, rule of the first error or None, and seconds: a
        ReadFigures, or a function. What it raises is logged once, and changes nothing of what is read.
        """
        return EntryReader(cls, ignoring_additions, passing_over, refusing_older_than, clock, recording, listening)

    @classmethod
    def from_entry(cls: Type[E], fields: Optional[Mapping[Any, Any]]) -> Entry[E]:
        """The entry of a stream; raises FindingsError with every finding when it is refused."""
        return cls.read_entry(fields).or_raise()

    def to_entry(
        self,
        *,
        source: str,
        timestamp: Time,
        # $OPTIONAL = None,
    ) -> Dict[str, str]:
        """The text fields of a stream's entry, for XADD; timestamp is an aware datetime, an Instant or an ISO text.

        Raises FindingsError. A traceparent or tracestate that is none is left out; write_entry tells.
        """
        return self._write({key: value for key, value in locals().items() if key != "self"}).or_raise()

    def write_entry(
        self,
        *,
        source: str,
        timestamp: Time,
        # $OPTIONAL = None,
    ) -> Outcome[Dict[str, str]]:
        """The same, or every finding; warnings tell what was left out. Nothing is raised."""
        return self._write({key: value for key, value in locals().items() if key != "self"})

    def _write(self, given: Dict[str, Any]) -> Outcome[Dict[str, str]]:
        texts = {"event_type": self.EVENT_TYPE, "payload": self.to_json(), "schema_version": self.VERSION}
        findings: List[Finding] = []
        for name in _ENVELOPE_NAMES:
            raw = given.get(name)
            if name in _FORMS:
                text = plain(raw)
                if _has_form(name, text):
                    texts[name] = text
                elif text is not None and text != "":
                    findings.append(_left_out(name, self._subject(), _NOT_OF_FORM, describe(text)))
            elif raw is not None or name in _KINDS:
                value, problems = _envelope_value(_KINDS.get(name, "id"), plain(raw), self._subject(), name, writing=True)
                texts[name] = str(value)
                findings += problems
        if "traceparent" not in texts and texts.pop("tracestate", ""):
            findings.append(_left_out("tracestate", self._subject(), _NO_PARENT))
        if any(finding.is_error for finding in findings):
            return Outcome(None, tuple(findings))
        return Outcome({name: texts[name] for name in _ENVELOPE_NAMES if texts.get(name)}, tuple(findings))


@dataclass(frozen=True)
class Entry(Generic[E]):
    """One entry of a stream: an event in its envelope."""

    event: E
    timestamp: Instant
    source: str
    schema_version: Optional[str] = None
    # $OPTIONAL = None


_ENVELOPE: List[Dict[str, Any]] = MODEL["envelope"]
_ENVELOPE_NAMES: List[str] = [field["name"] for field in _ENVELOPE]
_OPTIONAL = [field["name"] for field in _ENVELOPE if not field["required"] and field["name"] != "schema_version"]
_FORMS = {field["name"]: re.compile(field["form"]) for field in _ENVELOPE if "form" in field}
_NOT_OF_FORM = "not of the W3C form, left out"
_NO_PARENT = "no traceparent to go with, left out"
_KINDS = {"timestamp": "time", "source": "source"}
_ENVELOPE_TYPES = {name: ValueType(data) for name, data in MODEL["envelope_types"].items()}


_SHORT_TIME, _SHORT_SOURCE = check_of(_ENVELOPE_TYPES["time"]), check_of(_ENVELOPE_TYPES["source"])
_TEXT_NAMES: Dict[Any, str] = {name: name for name in _ENVELOPE_NAMES}
_BYTE_NAMES: Dict[Any, str] = {name.encode(): name for name in _ENVELOPE_NAMES}
_ABSENT: Dict[str, Any] = dict.fromkeys(_ENVELOPE_NAMES)
_MOST_VERSIONS = 64


def _short_texts(fields: Dict[Any, Any]) -> Optional[Dict[str, Any]]:
    """The texts of an entry by name, None for those that are absent; None where there is something to say about them."""
    texts = _ABSENT.copy()
    for key, value in fields.items():
        name = (_BYTE_NAMES if type(key) is bytes else _TEXT_NAMES).get(key)
        if type(value) is bytes:
            value = decode_utf8(value)
        if name is None or not value or type(value) is not str or texts[name] is not None:
            return None
        if name != "payload" and (len(value) > LIMITS["text"] or not value.isascii()):
            return None
        if name in _FORMS and not _has_form(name, value):
            return None
        texts[name] = value
    return None if texts["tracestate"] is not None and texts["traceparent"] is None else texts


def _entry(values: Dict[str, Any]) -> Entry[Any]:
    entry: Entry[Any] = object.__new__(Entry)
    entry.__dict__.update({name: values[name] for name in _ENTRY_FIELDS})
    return entry


_ENTRY_FIELDS = tuple(Entry.__dataclass_fields__)


def _refused(subject: str, rule: str, what: str, fix: str, found: Optional[str] = None, path: str = "$") -> Outcome[Any]:
    return Outcome(None, (Finding(rule, MODEL["rules"][rule], subject, path, what, fix, found),))


def _envelope_value(kind: str, raw: Any, subject: str, name: str, writing: bool = False) -> Tuple[Any, List[Finding]]:
    problems = Problems(subject, writing)
    value = None if refused_by_limit(raw, problems) else _ENVELOPE_TYPES[kind].read(raw, problems)
    return value, [_at(finding, name) for finding in problems.findings]


def _at(finding: Finding, name: str) -> Finding:
    return Finding(
        finding.rule, finding.severity, finding.subject, "entry." + excerpt(name), finding.what, finding.fix, finding.found
    )


def _has_form(name: str, text: Any) -> bool:
    return isinstance(text, str) and len(text) <= LIMITS["text"] and _FORMS[name].fullmatch(text) is not None


def _left_out(name: str, subject: str, what: str, found: Optional[str] = None) -> Finding:
    rule = "ENVELOPE_TRACE_CONTEXT"
    fix = "pass on what the tracing library made"
    return Finding(rule, MODEL["rules"][rule], subject, "entry." + name, what, fix, found)


def _unfit_version(event: Type[Event], text: Optional[str], found: str) -> Optional[Finding]:
    """Why a reader takes nothing from a writer that states this version: it is none, or of another major."""
    version = version_of(text or "")
    if version is None:
        rule, what, fix = "ENVELOPE_SCHEMA_VERSION", "not a version", "write three numbers, such as " + event.VERSION
    elif version[0] != (version_of(event.VERSION) or version)[0]:
        rule, what, found = "ENVELOPE_MAJOR_UNKNOWN", "a major version that this reader does not know", text or ""
        fix = "deploy the reader with that contract first; this one knows " + event.VERSION
    else:
        return None
    return Finding(rule, MODEL["rules"][rule], event._subject(), "entry.schema_version", what, fix, found)


def _looks_like_json(text: str) -> bool:
    bare = strip(text)
    return bare.startswith("{") and bare.endswith("}")


class EntryReader(Generic[E]):
    """Reads the entries of one consumer's stream, by its settings. One reader serves all threads."""

    def __init__(
        self,
        event: Type[E],
        ignoring_additions: bool = False,
        passing_over: Iterable[str] = (),
        refusing_older_than: Optional[timedelta] = None,
        clock: Callable[[], datetime] = _now,
        recording: Optional[ReadRecorder] = None,
        listening: Optional[Listener] = None,
    ) -> None:
        self._recording = recording
        self._listening = None if listening is None else Contained(listening)
        if not isinstance(ignoring_additions, bool):
            raise ValueError(f"ignoring_additions is True or False: {describe(ignoring_additions)}")
        self._is_open = ignoring_additions
        self._perishable: Optional[Dict[str, Any]] = MODEL["perishable"].get(event.EVENT_TYPE)
        self._bound = refusing_older_than
        self._clock = clock
        if refusing_older_than is not None and refusing_older_than <= timedelta(0):
            raise ValueError(f"a bound of age is more than nothing: {refusing_older_than}")
        if refusing_older_than is not None and self._perishable is None:
            raise ValueError(event._subject() + " has no messages that perish")
        if isinstance(passing_over, str):
            raise ValueError("passing_over takes a list of names, such as ['_class']")
        self._event = event
        self._passed = frozenset(passing_over)
        self._told: Set[str] = set()
        self._versions: Dict[str, bool] = {}
        shape = event._shape()
        for name in self._passed:
            if name in _ENVELOPE_NAMES or name in shape.indexes or name in shape.retired:
                raise ValueError(f"{quoted(name)} says something in {event._subject()}: it cannot be passed over")

    def read(self, message: Message, *, writer: Told = None) -> Outcome[E]:
        """The event of a message, or every finding; as the event's own read."""
        if self._listening is None:
            return self._read(message, writer)
        return self._timed(lambda: self._read(message, writer), self._listening)

    def _timed(self, reading: Callable[[], Outcome[T]], listening: Contained) -> Outcome[T]:
        start = perf_counter()
        outcome = reading()
        listening.tell(self._event.EVENT_TYPE, outcome.findings, outcome.accepted, perf_counter() - start)
        return outcome

    def _read(self, message: Message, writer: Told) -> Outcome[E]:
        text = _as_text(writer)
        outcome = self._event._read(message, self._later(text))
        if writer is not None and text != "":
            found = describe(plain(writer)) if text is None else quoted(text)
            unfit = _unfit_version(self._event, text, found)
            if unfit is not None:
                return Outcome(None, (unfit, *outcome.findings))
        stale = self._stale(outcome.value, None)
        if stale is not None:
            return Outcome(None, (*outcome.findings, stale))
        if self._recording is None or outcome.value is None:
            return outcome
        return Outcome(self._watched(outcome.value), outcome.findings)

    def _watched(self, event: E) -> E:
        return event if self._recording is None else self._recording.watched(self._event.EVENT_TYPE, event)

    def from_json(self, message: Message, *, writer: Told = None) -> E:
        """The event of a message in JSON; raises FindingsError with every finding when it is refused."""
        return self.read(message, writer=writer).or_raise()

    def _later(self, writer: Optional[str]) -> Optional[LaterWriter]:
        return LaterWriter.of(writer or "", self._event.VERSION, self._is_open)

    def _stale(self, event: Optional[E], written: Optional[Instant]) -> Optional[Finding]:
        """The finding about an event that is too old: by its own time or by that of its entry, whichever is."""
        messages = self._perishable
        if self._bound is None or messages is None or event is None or not opens(event):
            return None
        decided: Optional[Instant] = getattr(event, messages["time"]) if messages["time"] else None
        place = "$." + messages["time"] if messages["time"] else "$"
        for time, path in ((decided, place), (written, "entry.timestamp")):
            if time is not None and self._is_old(time):
                return self._finding(path, "too old:", quoted(str(time)))
        if decided is None and written is None:
            return self._finding(place, "nothing says how old it is, and", None)
        return None

    def _finding(self, path: str, what: str, found: Optional[str]) -> Finding:
        values = " and ".join((self._perishable or {})["values"])
        bound = (self._bound or timedelta(0)) // timedelta(milliseconds=1)
        what = f"{what} this consumer takes {values} for {bound} ms"
        fix = "decide again and send a new one"
        return Finding("STALE_MESSAGE", MODEL["rules"]["STALE_MESSAGE"], self._event._subject(), path, what, fix, found)

    def _is_old(self, time: Instant) -> bool:
        now = Instant.of(self._clock())
        age = (now.seconds - time.seconds) * 1_000_000_000 + now.nanos - time.nanos
        return age > (self._bound or timedelta(0)) // timedelta(microseconds=1) * 1000

    def read_entry(self, fields: Optional[Mapping[Any, Any]]) -> Outcome[Entry[E]]:
        """The entry of a stream, names and values as text or as bytes of UTF-8; or every finding. Nothing is raised."""
        if self._listening is None:
            return self._read_entry(fields)
        return self._timed(lambda: self._read_entry(fields), self._listening)

    def _read_entry(self, fields: Optional[Mapping[Any, Any]]) -> Outcome[Entry[E]]:
        short = self._short_entry(fields) if type(fields) is dict else None
        if short is not None:
            return short
        entry: Any = {} if fields is None else fields
        if not isinstance(entry, Mapping):
            what, fix = "not the fields of an entry", "hand over a dict from the names of the fields to their values"
            return _refused(self._event._subject(), "NOT_AN_OBJECT", what, fix, describe(plain(entry)), "entry")
        return _EntryReader(self._event, entry, self).read()

    def _short_entry(self, fields: Dict[Any, Any]) -> Optional[Outcome[Entry[E]]]:
        """The entry that keeps the contract without a finding; None for every other one."""
        texts = _short_texts(fields)
        if texts is None or texts["event_type"] != self._event.EVENT_TYPE or not self._fits(texts["schema_version"]):
            return None
        timestamp, source = _SHORT_TIME(texts["timestamp"]), _SHORT_SOURCE(texts["source"])
        if timestamp is LONG or source is LONG or texts["payload"] is None:
            return None
        event = self._event._short()(texts["payload"])
        if event is LONG or self._stale(event, timestamp) is not None:
            return None
        texts["event"], texts["timestamp"] = self._watched(event), timestamp
        return Outcome(_entry(texts), ())

    def _fits(self, version: Optional[str]) -> bool:
        """Whether the writer's version is nothing to speak of: none, or one that this reader knows."""
        if version is None:
            return True
        fits = self._versions.get(version)
        if fits is None:
            fits = _unfit_version(self._event, version, "") is None and self._later(version) is None
            if len(self._versions) < _MOST_VERSIONS:
                self._versions[version] = fits
        return fits

    def from_entry(self, fields: Optional[Mapping[Any, Any]]) -> Entry[E]:
        """The entry of a stream; raises FindingsError with every finding when it is refused."""
        return self.read_entry(fields).or_raise()

    def _passes_over(self, name: str) -> bool:
        return name in self._passed

    def _is_news(self, name: str) -> bool:
        before = len(self._told)
        self._told.add(name)
        return len(self._told) > before


class _EntryReader(Generic[E]):
    """Reads one entry: the envelope first, then the payload, collecting every finding of both."""

    def __init__(self, event: Type[E], entry: Mapping[Any, Any], reader: EntryReader[E]) -> None:
        self._event = event
        self._reader = reader
        self._name = event._subject()
        self._texts: Dict[str, str] = {}
        self._no_texts: List[str] = []
        self._findings: List[Finding] = []
        for key, value in entry.items():
            self._take(_as_text(key), _as_text(value))
        if "traceparent" not in self._texts and self._texts.pop("tracestate", ""):
            self._findings.append(_left_out("tracestate", self._name, _NO_PARENT))
        self._findings.sort(key=lambda finding: (order(finding.path), finding.rule))

    def _take(self, name: Optional[str], content: Optional[str]) -> None:
        if name is not None and self._reader._passes_over(name):
            if self._reader._is_news(name):
                what = "no field of the envelope, passed over as listed"
                self._add("ENVELOPE_FIELD_PASSED_OVER", name, what, "told once of each name")
        elif name in _FORMS:
            if content is None or content and not _has_form(str(name), content):
                found = None if content is None else quoted(content)
                self._findings.append(_left_out(str(name), self._name, _NOT_OF_FORM, found))
            elif content:
                self._texts[str(name)] = content
        elif name is None or content is None:
            self._add("ENVELOPE_NOT_TEXT", name or "?", "no UTF-8 text", "encode the field as UTF-8 text")
            self._no_texts += [] if name is None else [name]
        elif name in _ENVELOPE_NAMES and name != "payload" and self._is_beyond(name, content):
            self._no_texts.append(name)
        elif name in self._texts:
            self._add("DUPLICATE_FIELD", name, "written more than once", "write it once")
        else:
            self._texts[name] = content

    def _is_beyond(self, name: str, content: str) -> bool:
        problems = Problems(self._name)
        if not refused_by_limit(content, problems) and not is_whole(content):
            problems.add("LONE_SURROGATE", "half a Unicode character", "cut texts at characters", quoted(content))
        self._findings += [_at(finding, name) for finding in problems.findings]
        return bool(problems.findings)

    def _add(self, rule: str, name: str, what: str, fix: str, found: Optional[str] = None) -> None:
        path = "entry." + excerpt(name)
        self._findings.append(Finding(rule, MODEL["rules"][rule], self._name, path, what, fix, found))

    def read(self) -> Outcome[Entry[E]]:
        self._check_event_type()
        version = self._version()
        timestamp = self._value("time", "timestamp")
        source = self._value("source", "source")
        event = self._payload(self._reader._later(version))
        stale = None if timestamp is None else self._reader._stale(event, timestamp)
        self._findings += [] if stale is None else [stale]
        if event is None or timestamp is None or any(finding.is_error for finding in self._findings):
            return Outcome(None, tuple(self._findings))
        optional = {name: self._optional(name) for name in _OPTIONAL}
        given = self._reader._watched(event)
        return Outcome(Entry(given, timestamp, source, version, **optional), tuple(self._findings))

    def _check_event_type(self) -> None:
        name = self._required("event_type")
        if name is not None and name != self._event.EVENT_TYPE:
            what = "not the event that " + self._event.STREAM + " carries"
            fix = f'write "{self._event.EVENT_TYPE}", or publish to the event\'s own stream'
            self._add("ENVELOPE_EVENT_TYPE", "event_type", what, fix, quoted(name))

    def _version(self) -> Optional[str]:
        text = self._optional("schema_version")
        if text is None:
            return None
        unfit = _unfit_version(self._event, text, quoted(text))
        if unfit is not None:
            self._findings.append(unfit)
        return text

    def _value(self, kind: str, name: str) -> Any:
        text = self._required(name)
        if text is None:
            return None
        value, findings = _envelope_value(kind, text, self._name, name)
        self._findings += findings
        return value

    def _required(self, name: str) -> Optional[str]:
        text = self._texts.get(name)
        if text is None and name not in self._no_texts:
            self._add("ENVELOPE_FIELD_MISSING", name, "required in every entry but absent", "write it beside payload")
        return text

    def _optional(self, name: str) -> Optional[str]:
        return self._texts.get(name) or None

    def _strays(self) -> List[str]:
        return sorted((name for name in self._texts if name not in _ENVELOPE_NAMES), key=order)

    def _payload(self, later: Optional[LaterWriter]) -> Optional[E]:
        payload = self._texts.get("payload")
        if payload is None:
            if "payload" not in self._no_texts:
                self._search(later)
            return None
        for name in self._strays():
            self._beside(name)
        outcome = self._event._read(payload, later)
        self._findings += outcome.findings
        return outcome.value

    def _beside(self, name: str) -> None:
        found = quoted(self._texts[name])
        if _looks_like_json(self._texts[name]):
            self._add("ENVELOPE_PAYLOAD_TWICE", name, "a second JSON beside the payload", "leave it out", found)
            return
        shape = self._event._shape()
        near = nearest(name, _ENVELOPE_NAMES, LIMITS["name"])
        fix = did_you_mean(near) if near else "leave it out"
        if name in shape.indexes or name in shape.retired:
            fix = "it belongs inside the JSON of payload"
        self._add("ENVELOPE_FIELD_UNKNOWN", name, "no field of the envelope", fix, found)

    def _search(self, later: Optional[LaterWriter]) -> None:
        """Says what an entry without a payload is instead: JSON under another name, flat fields, or nothing."""
        fields = self._event._shape().indexes
        strays = self._strays()
        for key in strays:
            if _looks_like_json(self._texts[key]) and key not in fields:
                what = f'the JSON stands under "{excerpt(key)}"'
                self._add("ENVELOPE_PAYLOAD_KEY", key, what, 'rename the entry\'s field to "payload"')
                self._findings += self._event._read(self._texts[key], later).findings
                return
        if not strays:
            self._add("ENVELOPE_PAYLOAD_MISSING", "payload", "absent", 'publish the event as JSON under "payload"')
            return
        what = "absent: the event's fields lie flat in the entry"
        self._add("ENVELOPE_FLAT", "payload", what, 'put them as one JSON object under "payload", numbers without quotes')
        outcome = self._event._read({name: self._typed(name) for name in strays}, later)
        for finding in outcome.findings:
            path = "entry" + finding.path[1:]
            self._findings.append(
                Finding(finding.rule, finding.severity, finding.subject, path, finding.what, finding.fix, finding.found)
            )

    def _typed(self, name: str) -> Any:
        """Everything lies flat as text; that is said once, and the text is then read as its field's type."""
        text = self._texts[name]
        shape = self._event._shape()
        index = shape.indexes.get(name)
        kind = "text" if index is None else shape.fields[index].type.kind
        if kind == "decimal":
            return NumberText(text)
        if kind == "flag" and text.lower() in ("true", "false"):
            return text.lower() == "true"
        if kind == "list" and index is not None:
            try:
                return MessageReader(text).read_list(shape.fields[index].type)
            except Unreadable:
                return text
        if kind == "object" and index is not None:
            inner = shape.fields[index].type
            draft = Draft(SHAPES[inner.data["object"]], inner.name)
            try:
                MessageReader(text).read(draft)
                return draft
            except Unreadable:
                return text
        return text


def _as_text(raw: Any) -> Optional[str]:
    if isinstance(raw, (bytes, bytearray)):
        return decode_utf8(bytes(raw))
    return raw if isinstance(raw, str) else None


def opens(event: Event) -> bool:
    """Whether this event opens something; raises ValueError when its contract does not say which of its messages do."""
    messages: Optional[Dict[str, Any]] = MODEL["perishable"].get(event.EVENT_TYPE)
    if messages is None:
        raise ValueError(event._subject() + ' does not say which of its messages open something; say it by "opens" in the bus file')
    unless = messages["unless"]
    return getattr(event, messages["field"]) in messages["values"] and not (unless and getattr(event, unless))


def register(record: Type[R]) -> Type[R]:
    """Makes a generated class known to the checks."""
    RECORDS[record.__name__] = record
    record._SHAPE = SHAPES[record.__name__]
    return record
