"""The contract as data, read from model.json, and the checks that hold a message to it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from importlib import resources
from typing import Any, Callable, Dict, List, Mapping, Optional, Set, Tuple, Type, Union

from . import _time
from ._findings import Finding
from ._strict_json import (
    END,
    END_LIST,
    END_OBJECT,
    FALSE,
    NAME,
    NULL,
    NUMBER,
    START_LIST,
    START_OBJECT,
    TEXT,
    TRUE,
    NotJson,
    Tokens,
    advice,
    start_of_word,
)
from ._text import did_you_mean, excerpt, is_whole, nearest, order, quoted, slip, strip, units

MODEL: Dict[str, Any] = json.loads(resources.files(__name__.rpartition(".")[0]).joinpath("model.json").read_text("utf-8"))
LIMITS: Dict[str, int] = MODEL["limits"]
_DECIMALS: Dict[str, int] = MODEL["decimals"]
_NUMBER = re.compile(r"(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?")
_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,39}")
_NULL = object()

RECORDS: Dict[str, Type[Any]] = {}
"""The generated classes by name."""


@dataclass(frozen=True)
class NumberText:
    """A number as it stood on the wire."""

    text: str


class LaterWriter:
    """A message whose writer keeps a later minor version than its reader knows: it is the reader who has to act."""

    def __init__(self, writer: Tuple[int, ...], reader: str, is_open: bool) -> None:
        self.is_open = is_open
        self._both = f"the writer keeps {'.'.join(map(str, writer))}, this reader knows {reader}: "

    @staticmethod
    def of(writer: str, reader: str, is_open: bool) -> Optional[LaterWriter]:
        """None when the writer's version is no later minor version than the reader's."""
        kept, known = version_of(writer), version_of(reader)
        if kept is None or known is None or kept[0] != known[0] or kept[1] <= known[1]:
            return None
        return LaterWriter(kept, reader, is_open)

    def where_it_matters(self) -> str:
        """What to do about a field that was left out."""
        return self._both + "upgrade the reader where the field matters"

    def open_or_upgrade(self) -> str:
        """What to do about a field that the reader does not know, being closed."""
        return self._both + "upgrade the reader, or open it for additions"

    def upgrade(self, expectation: str) -> str:
        """What to do about a value that the reader does not know."""
        return self._both + "upgrade the reader first; it knows " + expectation

    def if_right(self, otherwise: str) -> str:
        """What to do about a text that is right if the reader is behind, and otherwise has to be mended."""
        return otherwise + "; " + self._both + "if the text is right there, upgrade the reader"


_VERSION = re.compile(r"(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})\.(0|[1-9][0-9]{0,5})")


def version_of(text: str) -> Optional[Tuple[int, ...]]:
    """The three numbers of a version; None when the text is none."""
    parts = _VERSION.fullmatch(text)
    return None if parts is None else tuple(int(part) for part in parts.groups())


class Problems:
    """Collects the findings of one message while it is read, and knows where in the message the reading stands.

    later: whose message it is, where its writer keeps a later version than the reader knows.
    """

    def __init__(self, subject: str, writing: bool = False, later: Optional[LaterWriter] = None) -> None:
        self.subject = subject
        self.writing = writing
        self.later = later
        self.findings: List[Finding] = []
        self._path: List[Union[str, int]] = []

    def enter(self, name: Union[str, int]) -> None:
        """Goes to a field, or to an element of a list."""
        self._path.append(name)

    def leave(self) -> None:
        self._path.pop()

    def add(self, rule: str, what: str, fix: str, found: Optional[str] = None) -> None:
        path = "$" + "".join(map(_step, self._path))
        self.findings.append(Finding(rule, MODEL["rules"][rule], self.subject, path, what, fix, found))

    def errors(self) -> int:
        return sum(finding.is_error for finding in self.findings)


def _step(step: Union[str, int]) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    return "." + step if _PLAIN_NAME.fullmatch(step) else f"[{quoted(step)}]"


def canonical(text: str) -> Optional[str]:
    """The one text of a JSON number's value, or None when it is beyond the rule."""
    parts = _NUMBER.fullmatch(text)
    if parts is None:
        raise ValueError("no JSON number: " + text)
    fraction = parts[3] or ""
    digits = (parts[2] + fraction).lstrip("0")
    if not digits:
        return "0"
    exponent = int(parts[4] or "0") - len(fraction)
    power = len(digits) + exponent - 1
    stripped = digits.rstrip("0")
    if not _DECIMALS["least_power"] <= power < _DECIMALS["power_beyond"] or len(stripped) > _DECIMALS["digits"]:
        return None
    exponent += len(digits) - len(stripped)
    plain = parts[1] + _without_exponent(stripped, exponent)
    if len(plain) <= _DECIMALS["characters"]:
        return plain
    return parts[1] + stripped[0] + ("." + stripped[1:] if len(stripped) > 1 else "") + f"e{power}"


def _without_exponent(digits: str, exponent: int) -> str:
    if exponent >= 0:
        return digits + "0" * exponent
    padded = digits.rjust(1 - exponent, "0")
    return padded[:exponent] + "." + padded[exponent:]


def decimal_text(value: Decimal) -> str:
    """A checked decimal as it is written: without an exponent where that fits, otherwise with one."""
    return canonical(str(value)) or str(value)


def plain(raw: Any) -> Any:
    """The value of Python that a scalar of another library stands for: exact, or the scalar itself."""
    if isinstance(raw, str):
        return str.__str__(raw)
    if getattr(raw, "ndim", None) != 0 or not callable(getattr(raw, "item", None)):
        return raw
    if getattr(getattr(raw, "dtype", None), "kind", "") == "M":
        return str(raw)
    value = raw.item()
    return value if isinstance(value, (bool, int, float, str)) else raw


def number_text(raw: Any) -> Optional[str]:
    """The JSON text of a number; None when the value is no number."""
    if isinstance(raw, NumberText):
        return raw.text
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int):
        return str(int(raw)) if raw.bit_length() < 4000 else "1" + "0" * 1200
    if isinstance(raw, (float, Decimal)):
        text = (str(raw) if isinstance(raw, Decimal) else float.__repr__(raw)).upper()
        return text if _NUMBER.fullmatch(text) else None
    return None


def describe(raw: Any) -> str:
    """A raw value for people."""
    if isinstance(raw, str):
        return "the text " + quoted(raw)
    number = number_text(raw)
    if number is not None:
        return "the number " + excerpt(number)
    if isinstance(raw, bool):
        return "true" if raw else "false"
    if isinstance(raw, (float, Decimal)):
        return "the number " + str(raw)
    if isinstance(raw, Draft):
        return "a draft of " + raw.subject
    if isinstance(raw, Mapping):
        return "an object"
    if isinstance(raw, (list, tuple)):
        return "a list"
    return "a value of class " + excerpt(type(raw).__name__)


class ValueType:
    """What the values of a field are, as model.json has it."""

    def __init__(self, data: Dict[str, Any]) -> None:
        self.kind: str = data["kind"]
        self.name: str = data["name"]
        self.expectation: str = data["expectation"]
        self.data = data
        self._least = Decimal(data["least"]) if self.kind == "decimal" and "least" in data else None
        self._most = Decimal(data["most"]) if self.kind == "decimal" and "most" in data else None
        ranges: str = data.get("characters", "")
        self.items: Optional[ValueType] = ValueType(data["items"]) if self.kind == "list" else None
        self._characters = re.compile(f"[{ranges}]*") if ranges else None

    def read(self, raw: Any, problems: Problems) -> Any:
        """The value that a raw one stands for; None when it was refused, and then the problem has been added."""
        if self.kind == "decimal":
            return self._decimal(raw, problems)
        if self.kind == "time":
            return self._instant(raw, problems)
        if self.kind == "object":
            return self._object(raw, problems)
        if self.kind == "list":
            return self._list(raw, problems)
        if self.kind == "flag":
            return raw if isinstance(raw, bool) else self._refuse_type(raw, problems)
        if not isinstance(raw, str):
            return self._refuse_type(raw, problems)
        return self._choice(raw, problems) if self.kind == "choice" else self._text(raw, problems)

    def wire(self, value: Any) -> Any:
        """The value as it is written."""
        if self.kind == "object":
            return SHAPES[self.data["object"]].wire(value)
        if self.items is not None:
            return [self.items.wire(element) for element in value]
        return str(value) if self.kind == "time" else value

    def _refuse_type(self, raw: Any, problems: Problems) -> None:
        fix = "write " + self.expectation
        if self.kind == "decimal" and isinstance(raw, str) and _NUMBER.fullmatch(raw):
            fix = "write the number without quotes"
        elif self.kind == "flag" and isinstance(raw, str) and raw in ("true", "false"):
            fix = "write true or false without quotes"
        elif self.kind == "list" and isinstance(raw, str) and raw.startswith("["):
            fix = "write the list itself, encoded once"
        problems.add("WRONG_TYPE", "not " + self.expectation, fix, describe(raw))

    def _decimal(self, raw: Any, problems: Problems) -> Optional[Decimal]:
        text = number_text(raw)
        if text is None or not _NUMBER.fullmatch(text):
            self._refuse_type(raw if text is None else text, problems)
            return None
        plain = canonical(text)
        if plain is None:
            size = f"1e{_DECIMALS['least_power']} to 1e{_DECIMALS['power_beyond']} in size"
            what = f"more than {_DECIMALS['digits']} digits, or outside {size}"
            fix = "round it to the tick or step of the instrument, and check the unit"
            problems.add("NUMBER_DIGITS", what, fix, excerpt(text))
            return None
        value = Decimal(plain)
        if self.data["whole"] and not plain.lstrip("-").isdigit():
            problems.add("NOT_WHOLE", "not a whole number", "write " + self.expectation, plain)
            return None
        below = self._least is not None and (value < self._least or self.data["least_excluded"] and value == self._least)
        if below or self._most is not None and value > self._most:
            fix = "write " + self.expectation + "; check the unit first"
            problems.add("OUT_OF_RANGE", "outside the bounds of " + self.name, fix, plain)
            return None
        return value

    def _text(self, raw: str, problems: Problems) -> Optional[str]:
        if not is_whole(raw):
            problems.add("LONE_SURROGATE", "half a Unicode character", "cut texts at characters", quoted(raw))
        elif not self.data["least"] <= len(raw) <= self.data["most"]:
            problems.add("TEXT_LENGTH", f"{len(raw)} characters long", self._text_advice(raw, problems), quoted(raw))
        elif self._characters is not None and not self._characters.fullmatch(raw):
            what = "has characters other than " + self.data["characters"]
            problems.add("TEXT_CHARACTERS", what, self._text_advice(raw, problems), quoted(raw))
        else:
            return raw
        return None

    def _text_advice(self, raw: str, problems: Problems) -> str:
        usual = ("write " if raw else "leave it out, or write ") + self.expectation
        return usual if problems.later is None else problems.later.if_right(usual)

    def _choice(self, raw: str, problems: Problems) -> Optional[str]:
        values: List[str] = self.data["values"]
        if raw in values:
            return raw
        if problems.later is not None and slip(raw, values, LIMITS["name"]) is None:
            fix = problems.later.upgrade(self.expectation)
        else:
            near = nearest(raw, values, LIMITS["name"]) if len(values) > 1 else None
            fix = "write " + self.expectation if near is None else f'write "{near}"; it is {self.expectation}'
        problems.add("UNKNOWN_VALUE", "not a value of " + self.name, fix, quoted(raw))
        return None

    def _instant(self, raw: Any, problems: Problems) -> Optional[_time.Instant]:
        if isinstance(raw, _time.Instant):
            return self._in_range(raw, str(raw), problems)
        if isinstance(raw, datetime):
            raw = _iso(raw)
        if number_text(raw) is not None:
            fix = "epoch numbers are refused: write " + self.expectation
            problems.add("TIME_FORM", "a number is no time", fix, describe(raw))
            return None
        if not isinstance(raw, str):
            self._refuse_type(raw, problems)
            return None
        return self._time_text(raw, problems)

    def _time_text(self, raw: str, problems: Problems) -> Optional[_time.Instant]:
        time = _time.scan(raw)
        if time is None:
            problems.add("TIME_FORM", "not an ISO-8601 time", "write " + self.expectation, quoted(raw))
            return None
        if time.instant is None:
            fix = "compute times with a date library"
            problems.add("TIME_NOT_IN_CALENDAR", "no such day or hour", fix, quoted(raw))
            return None
        if not time.has_zone and problems.writing:
            problems.add("TIME_WRITTEN_WITHOUT_ZONE", _time.NO_ZONE, _time.WITH_ZONE, quoted(raw))
            return None
        if not time.has_zone:
            fix = "end it with Z or an offset, such as " + self.data["example"]
            problems.add("TIME_WITHOUT_ZONE", "no zone, read as UTC", fix, quoted(raw))
        return self._in_range(time.instant, raw, problems)

    @staticmethod
    def _in_range(instant: _time.Instant, text: str, problems: Problems) -> Optional[_time.Instant]:
        if _time.LEAST <= instant <= _time.MOST:
            return instant
        what = "outside the years 0000 to 9999 of UTC"
        problems.add("TIME_NOT_IN_CALENDAR", what, "check the year", quoted(text))
        return None

    def _object(self, raw: Any, problems: Problems) -> Any:
        shape = SHAPES[self.data["object"]]
        if isinstance(raw, RECORDS[shape.name]):
            return raw
        if isinstance(raw, Draft) and raw.shape is shape:
            return raw.finish(problems)
        if isinstance(raw, Mapping):
            return Draft(shape, self.name).set_all(raw).finish(problems)
        return self._refuse_type(raw, problems)

    def _list(self, raw: Any, problems: Problems) -> Optional[Tuple[Any, ...]]:
        if not isinstance(raw, (list, tuple)):
            self._refuse_type(raw, problems)
            return None
        errors_before = problems.errors()
        if not self.data["least"] <= len(raw) <= self.data["most"]:
            what = "1 element" if len(raw) == 1 else f"{len(raw)} elements"
            problems.add("LIST_LENGTH", what, "write " + self.expectation)
        if len(raw) > self.data["most"]:
            return None
        elements = []
        for i, element in enumerate(raw):
            problems.enter(i)
            elements.append(self._element(plain(element), problems))
            problems.leave()
        return tuple(elements) if problems.errors() == errors_before else None

    def _element(self, raw: Any, problems: Problems) -> Any:
        items: ValueType = self.items or self
        if raw is None:
            problems.add("NULL_FIELD", "an element is null", "leave it out, or write " + items.expectation)
            return None
        return None if refused_by_limit(raw, problems) else items.read(raw, problems)


def _iso(time: datetime) -> str:
    """The time as a text; offsets that have seconds, as clocks of old times had, are worked out to UTC."""
    offset = time.utcoffset()
    if offset is not None and offset % timedelta(minutes=1):
        return str(_time.Instant.of(time))
    return time.isoformat()


class Field:
    """One field, as model.json has it."""

    def __init__(self, data: Dict[str, Any]) -> None:
        self.name: str = data["name"]
        self.required: bool = data["required"]
        self.type = ValueType(data["type"])
        self.required_when: Optional[Dict[str, str]] = data.get("required_when")
        self.deprecation: Optional[Dict[str, str]] = data.get("deprecation")


class Shape:
    """The fields and retired names of an event, or of an object inside one."""

    def __init__(self, name: str, data: Dict[str, Any]) -> None:
        self.name = name
        self.fields = [Field(field) for field in data["fields"]]
        self.indexes = {field.name: i for i, field in enumerate(self.fields)}
        self.retired: Dict[str, Dict[str, Any]] = {retired["name"]: retired for retired in data["retired"]}

    def wire(self, value: Any) -> Dict[str, Any]:
        """The fields in wire form, in order, without the absent ones."""
        return {
            field.name: field.type.wire(getattr(value, field.name))
            for field in self.fields
            if getattr(value, field.name) is not None
        }

    def misread(self, name: str) -> str:
        """What is wrong with reading a name that is no field, and what to read in its place."""
        what = f"{quoted(name)} is retired" if name in self.retired else f"no such field: {quoted(name)}"
        return what + "; " + self.advice(name, "read")

    def is_mistake(self, name: str) -> bool:
        """Whether a name is a retired one, or a known one with a slip: no addition of a later version is."""
        return name in self.retired or self._slip_of(name) is not None

    def _slip_of(self, name: str) -> Optional[str]:
        return slip(name, [*self.indexes, *self.retired], LIMITS["name"])

    def advice(
        self, name: str, verb: str, is_present: Callable[[str], bool] = lambda name: False, raw: Any = None
    ) -> str:
        """What to do about a name that is no field, at a place that sends or reads it."""
        retired = self.retired.get(name) or self.retired.get(self._slip_of(name) or "")
        if retired:
            return self._instead(retired, verb, is_present, raw)
        meant = self._meant(name, is_present)
        if meant is None:
            return "leave it out, or add it to the contract first"
        return _there_already(meant) if is_present(meant) else did_you_mean(meant)

    def _meant(self, name: str, is_present: Callable[[str], bool]) -> Optional[str]:
        """The field that was probably meant; one that is present can only be meant by a slip."""

        def absent(field: str) -> bool:
            return not is_present(field)

        demanded = [field.name for field in self.fields if field.required]
        longer = [field for field in demanded if field.endswith("_" + name) and absent(field)]
        return (
            slip(name, self.indexes, LIMITS["name"])
            or nearest(name, demanded, LIMITS["name"], eligible=absent)
            or (longer[0] if "_" in name and len(longer) == 1 else None)
            or nearest(name, self.indexes, LIMITS["name"], eligible=absent)
        )

    def _instead(self, retired: Dict[str, Any], verb: str, is_present: Callable[[str], bool], raw: Any) -> str:
        successor: Optional[str] = retired.get("successor")
        if successor is None:
            return "leave it out: " + str(retired["because"])
        if is_present(successor):
            return _there_already(successor)
        field_type = self.fields[self.indexes[successor]].type
        text = verb + " " + quoted(successor)
        if field_type.kind != "choice":
            return text + " instead"
        mapping: Dict[str, str] = retired["values"]
        value = mapping.get(raw, raw) if isinstance(raw, str) else None
        if value in field_type.data["values"]:
            text += ": " + quoted(str(value))
        pairs = ", ".join(sorted(f"{old} becomes {new}" for old, new in mapping.items()))
        return text + " instead, " + field_type.expectation + ("; " + pairs if pairs else "")


def _there_already(name: str) -> str:
    return "leave it out: " + quoted(name) + " is there already"


SHAPES: Dict[str, Shape] = {name: Shape(name, data) for name, data in MODEL["objects"].items()}


class Draft:
    """A message on its way to a value: the one place that accepts a field."""

    def __init__(self, shape: Shape, subject: str, record: Optional[Type[Any]] = None) -> None:
        self.shape = shape
        self.subject = subject
        self.record = record or RECORDS[shape.name]
        self.raws: List[Any] = [None] * len(shape.fields)
        self.strays: Dict[str, Any] = {}
        self.no_names: Set[str] = set()
        self.repeated: Set[str] = set()

    def set(self, name: str, value: Any) -> None:
        index = self.shape.indexes.get(name)
        if index is None:
            if name in self.strays:
                self.repeated.add(name)
            else:
                self.strays[name] = value
        elif self.raws[index] is not None:
            self.repeated.add(name)
        else:
            self.raws[index] = _NULL if value is None else value

    def set_all(self, values: Mapping[Any, Any]) -> Draft:
        for name, value in values.items():
            if isinstance(name, str):
                self.set(name, value)
            else:
                self.no_names.add(describe(name))
                self.strays.setdefault(describe(name), value)
        return self

    def nested(self, name: str) -> Optional[Draft]:
        """Starts the object of a nested field; None when there is no such field, or it is set already."""
        index = self.shape.indexes.get(name)
        if index is None or self.raws[index] is not None or self.shape.fields[index].type.kind != "object":
            return None
        field_type = self.shape.fields[index].type
        draft = Draft(SHAPES[field_type.data["object"]], field_type.name)
        self.raws[index] = draft
        return draft

    def list_type(self, name: str) -> Optional[ValueType]:
        """The type of the list that a field takes; None when there is no such field, it is set, or it takes none."""
        index = self.shape.indexes.get(name)
        if index is None or self.raws[index] is not None or self.shape.fields[index].type.items is None:
            return None
        return self.shape.fields[index].type

    def build(
        self, writing: bool = False, later: Optional[LaterWriter] = None
    ) -> Tuple[Optional[Any], List[Finding]]:
        """The value, perhaps with warnings, or None and every finding. A writer has to say the zone of a time."""
        problems = Problems(self.subject, writing, later)
        return (self.finish(problems) if self._within_limits(problems) else None), problems.findings

    def _within_limits(self, problems: Problems) -> bool:
        tokens, deepest = _count(self, 1)
        if deepest > LIMITS["depth"]:
            what = f"nested deeper than {LIMITS['depth']}"
            problems.add("LIMIT_DEPTH", what, "publish the object as its contract has it")
        elif tokens > LIMITS["tokens"]:
            what = f"more than {LIMITS['tokens']} names, values and brackets"
            problems.add("LIMIT_TOKENS", what, "publish less")
        return not problems.findings

    def finish(self, problems: Problems) -> Any:
        """Reads every field; None when something was refused."""
        errors_before = problems.errors()
        values: Dict[str, Any] = {}
        for field, raw in zip(self.shape.fields, self.raws):
            problems.enter(field.name)
            values[field.name] = self._read(field, raw, problems)
            problems.leave()
        self._check_conditions(values, problems)
        for name in sorted(self.repeated, key=order):
            problems.enter(name)
            problems.add("DUPLICATE_FIELD", "written more than once", "write it once")
            problems.leave()
        for name in sorted(self.strays, key=order):
            problems.enter(name)
            self._refuse_stray(name, self.strays[name], problems)
            problems.leave()
        if problems.errors() != errors_before:
            return None
        return made(self.record, values)

    def _read(self, field: Field, raw: Any, problems: Problems) -> Any:
        if raw is None or raw is _NULL:
            if field.required:
                self._missing(field, raw is _NULL, problems)
            return None
        if field.deprecation:
            going = field.deprecation
            what = f'"{field.name}" is deprecated since {going["since"]} and may go from {going["sunset"]} on'
            problems.add("DEPRECATED_FIELD", what, going["because"])
        value = plain(raw)
        return None if refused_by_limit(value, problems) else field.type.read(value, problems)

    def _missing(self, field: Field, is_null: bool, problems: Problems) -> None:
        if is_null:
            fix = "write " + field.type.expectation + ", or do not publish the message"
            problems.add("NULL_FIELD", "required but null", fix)
        elif not any(self.shape.retired.get(stray, {}).get("successor") == field.name for stray in self.strays):
            # A retired name in its place is one mistake, and is reported once, with the successor named.
            problems.add("MISSING_FIELD", "required but absent", "add it: " + field.type.expectation)

    def _is_present(self, name: str) -> bool:
        raw = self.raws[self.shape.indexes[name]]
        return raw is not None and raw is not _NULL

    def _check_conditions(self, values: Dict[str, Any], problems: Problems) -> None:
        for field in self.shape.fields:
            when = field.required_when
            if when and not self._is_present(field.name) and values.get(when["field"]) == when["value"]:
                problems.enter(field.name)
                what = f"required when {when['field']} is {when['value']}, but absent"
                problems.add("CONDITION_NOT_MET", what, "add it: " + field.type.expectation)
                problems.leave()

    def _refuse_stray(self, name: str, raw: Any, problems: Problems) -> None:
        if len(name) > LIMITS["name"]:
            what = f"a field name of more than {LIMITS['name']} characters"
            problems.add("LIMIT_NAME", what, "look at how the object is built: a value has become a name")
            return
        later = problems.later
        if later is not None and (name in self.no_names or self.shape.is_mistake(name)):
            later = None
        if later is not None and later.is_open:
            problems.add("ADDITION_NOT_READ", "not read", later.where_it_matters())
            return
        found = None if raw is None else describe(raw)
        fix = self.shape.advice(name, "send", self._is_present, raw) if later is None else later.open_or_upgrade()
        if name in self.shape.retired:
            problems.add("RETIRED_FIELD", quoted(name) + " is retired", fix, found)
        else:
            problems.add("UNKNOWN_FIELD", "no such field", fix, found)


def made(record: Type[Any], values: Dict[str, Any]) -> Any:
    """A value of a generated class, of fields that have been checked."""
    value = object.__new__(record)
    for name, field in values.items():
        object.__setattr__(value, name, field)
    return value


def _count(raw: Any, depth: int) -> Tuple[int, int]:
    """Names, values and brackets, and the deepest nesting; stops where the answer is known."""
    if isinstance(raw, Draft):
        inner = [value for value in raw.raws if value is not None] + list(raw.strays.values())
    elif isinstance(raw, Mapping):
        inner = list(raw.values())
    elif isinstance(raw, (list, tuple)):
        inner = list(raw)
    else:
        return 1, depth - 1
    tokens, deepest = 2, depth
    for value in inner:
        if deepest > LIMITS["depth"] or tokens > LIMITS["tokens"]:
            break
        count, depth_inside = _count(value, depth + 1)
        tokens += count + (0 if isinstance(raw, (list, tuple)) else 1)
        deepest = max(deepest, depth_inside)
    return tokens, deepest


def refused_by_limit(raw: Any, problems: Problems) -> bool:
    if isinstance(raw, str) and len(raw) > LIMITS["text"]:
        what = f"a text of more than {LIMITS['text']} characters"
        problems.add("LIMIT_TEXT", what, "shorten it", quoted(raw))
        return True
    if _number_length(raw) > LIMITS["number"]:
        what = f"a number of more than {LIMITS['number']} characters"
        problems.add("LIMIT_NUMBER", what, "round it to the tick or step of the instrument", describe(raw))
        return True
    return False


def _number_length(raw: Any) -> int:
    """A Python number does not know how it was written: the shortest text that keeps its digits counts."""
    text = number_text(raw)
    if text is None or isinstance(raw, NumberText):
        return len(text or "")
    value = Decimal(text).as_tuple()
    digits, exponent = len(value.digits), int(value.exponent)
    plain = digits + exponent if exponent >= 0 else max(digits, 1 - exponent) + 1
    return value.sign + min(plain, digits + len(f"e{exponent}"))


class Unreadable(Exception):
    """Ends the reading of a message that nobody can read on."""

    def __init__(self, rule: str, what: str, fix: str, found: Optional[str] = None) -> None:
        super().__init__(rule)
        self.parts = (rule, what, fix, found)


class MessageReader:
    """Reads the tokens of one message into a draft, within the limits."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tokens = Tokens(text)
        self._count = 0

    def read(self, draft: Draft) -> None:
        """Reads the whole text: one object and nothing else."""
        first = self._next()
        if first == END:
            raise Unreadable("EMPTY_MESSAGE", "nothing there", "publish a whole JSON object")
        if first == START_OBJECT:
            self._object(draft, 1)
        else:
            self._skip(first, 1)
        self._end()
        if first != START_OBJECT:
            raise Unreadable("NOT_AN_OBJECT", "not a JSON object", "publish the object itself, encoded once")

    def _next(self) -> str:
        try:
            token = self._tokens.next()
        except NotJson as refusal:
            raise self._not_json(refusal.at) from None
        self._count += token != END
        if self._count > LIMITS["tokens"]:
            what = f"more than {LIMITS['tokens']} names, values and brackets"
            raise Unreadable("LIMIT_TOKENS", what, "publish less")
        return token

    def _not_json(self, at: int) -> Unreadable:
        start = start_of_word(self._text, at)
        rest = self._text[start:]
        found = quoted(rest) if strip(rest) else "the end of the text"
        number = len(units(self._text[:start])) + 1
        return Unreadable("NOT_JSON", f"not JSON from character {number} on", advice(rest, self._text), found)

    def _object(self, draft: Draft, depth: int) -> None:
        self._check_depth(depth)
        token = self._next()
        while token != END_OBJECT:
            name = self._tokens.text
            self._value(draft, name, self._next(), depth)
            token = self._next()

    def _value(self, draft: Draft, name: str, token: str, depth: int) -> None:
        if token == TEXT:
            draft.set(name, self._tokens.text)
        elif token == NUMBER:
            draft.set(name, NumberText(self._tokens.text))
        elif token in (TRUE, FALSE, NULL):
            draft.set(name, None if token == NULL else token == TRUE)
        elif token == START_OBJECT:
            nested = draft.nested(name)
            if nested is None:
                self._skip(token, depth + 1)
                draft.set(name, {})
            else:
                self._object(nested, depth + 1)
        else:
            field_type = draft.list_type(name)
            if field_type is None:
                self._skip(token, depth + 1)
            draft.set(name, [] if field_type is None else self._list(field_type, depth + 1))

    def read_list(self, field_type: ValueType) -> List[Any]:
        """Reads a whole text that is one list."""
        if self._next() != START_LIST:
            raise Unreadable("NOT_AN_OBJECT", "not a JSON list", "publish the list itself, encoded once")
        elements = self._list(field_type, 1)
        self._end()
        return elements

    def _list(self, field_type: ValueType, depth: int) -> List[Any]:
        self._check_depth(depth)
        elements = []
        token = self._next()
        while token != END_LIST:
            elements.append(self._element(field_type.items or field_type, token, depth + 1))
            token = self._next()
        return elements

    def _element(self, items: ValueType, token: str, depth: int) -> Any:
        if token == START_OBJECT and items.kind == "object":
            draft = Draft(SHAPES[items.data["object"]], items.name)
            self._object(draft, depth)
            return draft
        if token in (START_OBJECT, START_LIST):
            self._skip(token, depth)
            return {} if token == START_OBJECT else []
        if token in (TRUE, FALSE, NULL):
            return None if token == NULL else token == TRUE
        return NumberText(self._tokens.text) if token == NUMBER else self._tokens.text

    def _skip(self, first: str, depth: int) -> None:
        if first not in (START_OBJECT, START_LIST):
            return
        self._check_depth(depth)
        token = self._next()
        while token not in (END_OBJECT, END_LIST):
            if token != NAME:
                self._skip(token, depth + 1)
            token = self._next()

    @staticmethod
    def _check_depth(depth: int) -> None:
        if depth > LIMITS["depth"]:
            what = f"nested deeper than {LIMITS['depth']}"
            raise Unreadable("LIMIT_DEPTH", what, "publish the object as its contract has it")

    def _end(self) -> None:
        try:
            at_end = self._tokens.next() == END
        except NotJson:
            at_end = False
        if not at_end:
            raise Unreadable("TRAILING_CONTENT", "something follows the object", "publish one object per message")


def read_text(draft: Draft, text: str, later: Optional[LaterWriter]) -> Tuple[Optional[Any], List[Finding]]:
    """Reads JSON into a draft and builds it."""
    try:
        MessageReader(text).read(draft)
    except Unreadable as refusal:
        return None, [unreadable(draft.subject, *refusal.parts)]
    return draft.build(later=later)


def unreadable(subject: str, rule: str, what: str, fix: str, found: Optional[str] = None) -> Finding:
    """The one finding about a message that nobody can read."""
    return Finding(rule, MODEL["rules"][rule], subject, "$", what, fix, found)
