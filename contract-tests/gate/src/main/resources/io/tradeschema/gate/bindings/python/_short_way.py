"""The short way through a message that keeps the contract without a finding: what most messages are.

Each shape is turned once into checks that are as narrow as they can be. Whatever they do not know, from a wrong value to a
blank before the message, is LONG: the long way reads the message again, and it alone refuses, warns and explains.
"""

from __future__ import annotations

import re
from decimal import Decimal
from importlib import import_module
from json import JSONDecoder
from typing import Any, Callable, Dict, List, Optional, Tuple, Type

from ._contract import LIMITS, MODEL, RECORDS, SHAPES, Field, Shape, ValueType, canonical
from ._text import is_whole
from ._time import DAY, Instant, days, scan

LONG: Any = object()
"""In the place of a value: take the long way."""

Check = Callable[[Any], Any]
"""The value that a raw one stands for, or LONG."""

_DECIMALS: Dict[str, int] = MODEL["decimals"]
# A number of so many characters, with its point after so many, is within the rule whatever its digits are.
_SURE_LENGTH = min(_DECIMALS["digits"], -_DECIMALS["least_power"], _DECIMALS["characters"], LIMITS["number"])
_SURE_WHOLE = min(_SURE_LENGTH, _DECIMALS["power_beyond"])
_WHOLE_BEYOND: int = 10 ** (_SURE_WHOLE - 1)
_SURE_TEXT = LIMITS["tokens"]
"""A text of so many characters has no more tokens than are allowed."""
_SURE_BYTES = LIMITS["bytes"] // 4
"""A text of so many characters has no more bytes than are allowed."""
# Where Python's own scanner of JSON is the one in Python, it takes digits of other scripts for digits.
_ONLY_ASCII = getattr(import_module("json.scanner"), "c_make_scanner", None) is None


class _TooLong(ValueError):
    """A number that the short way does not judge."""


def _number(text: str) -> Decimal:
    """A number with a point or an exponent, in its one form."""
    if len(text) > _SURE_LENGTH or "e" in text or "E" in text or text.find(".") > _SURE_WHOLE:
        plain = canonical(text) if len(text) <= LIMITS["number"] else None
        if plain is None:
            raise _TooLong(text)
        return Decimal(plain)
    if text[-1] == "0":
        text = text.rstrip("0")
        text = text[:-1] if text[-1] == "." else text
        if text == "-0":
            return Decimal(0)
    return Decimal(text)


def _no_constant(text: str) -> Any:
    raise _TooLong(text)


# Objects come as tuples of pairs, so that a name that is written twice is seen; lists as lists.
_JSON = JSONDecoder(parse_float=_number, parse_constant=_no_constant, object_pairs_hook=tuple)
_scan: Callable[[str, int], Tuple[Any, int]] = getattr(_JSON, "scan_once")


def reader_of(record: Type[Any]) -> Callable[[str], Any]:
    """Reads the text of a message of a class into its value or into LONG."""
    read = _object(record._shape(), record)
    most = _SURE_BYTES if _most_tokens(record._shape()) <= LIMITS["tokens"] else _SURE_TEXT

    def short(text: str) -> Any:
        if len(text) > most or text[:1] != "{" or _ONLY_ASCII and not text.isascii():
            return LONG
        try:
            pairs, end = _scan(text, 0)
        except (ValueError, StopIteration, RecursionError):
            return LONG
        return read(pairs) if end == len(text) else LONG

    return short


def _most_tokens(shape: Shape) -> int:
    """As many as a message without a mistake may have; beyond all bounds where it holds lists."""
    return 2 + sum(1 + _tokens(field.type) for field in shape.fields)


def _tokens(kind: ValueType) -> int:
    if kind.kind == "list":
        return LIMITS["tokens"] + 1
    return _most_tokens(SHAPES[kind.data["object"]]) if kind.kind == "object" else 1


def _object(shape: Shape, record: Type[Any]) -> Check:
    checks = {field.name: _check(field) for field in shape.fields}
    required = frozenset(field.name for field in shape.fields if field.required)
    conditions = [(field.name, field.required_when) for field in shape.fields if field.required_when]
    absent = dict.fromkeys(checks)
    new, find = object.__new__, checks.get

    def read(pairs: Any) -> Any:
        if type(pairs) is not tuple:
            return LONG
        raws = dict(pairs)
        if len(raws) != len(pairs) or not required <= raws.keys():
            return LONG
        values: Dict[str, Any] = absent.copy()
        for name, raw in raws.items():
            check = find(name)
            if check is None:
                return LONG
            if raw is not None:
                value = check(raw)
                if value is LONG:
                    return LONG
                values[name] = value
            elif name in required:
                return LONG
        for name, when in conditions:
            if values[name] is None and values[when["field"]] == when["value"]:
                return LONG
        event = new(record)
        event.__dict__.update(values)
        return event

    return read


def _check(field: Field) -> Check:
    return _long if field.deprecation else check_of(field.type)


def _long(_: Any) -> Any:
    return LONG


def check_of(kind: ValueType) -> Check:
    """The check of a type."""
    if kind.kind == "decimal":
        return _decimal(kind)
    if kind.kind == "text":
        return _text(kind)
    if kind.kind == "choice":
        return _choice(kind)
    if kind.kind == "list":
        return _list(kind)
    if kind.kind == "object":
        shape = SHAPES[kind.data["object"]]
        return _object(shape, RECORDS[shape.name])
    return {"flag": _flag, "time": time}.get(kind.kind, _long)


def _flag(raw: Any) -> Any:
    return raw if raw is True or raw is False else LONG


def _decimal(kind: ValueType) -> Check:
    data = kind.data
    least = Decimal(data["least"]) if "least" in data else -Decimal(10) ** _DECIMALS["power_beyond"]
    most = Decimal(data["most"]) if "most" in data else Decimal(10) ** _DECIMALS["power_beyond"]
    excluded, whole = bool(data["least_excluded"]), bool(data["whole"])

    def check(raw: Any) -> Any:
        if type(raw) is int:
            if not -_WHOLE_BEYOND < raw < _WHOLE_BEYOND:
                return LONG
            raw = Decimal(raw)
        elif type(raw) is not Decimal or whole:
            return LONG
        if raw < least or raw > most or excluded and raw == least:
            return LONG
        return raw

    return check


def _text(kind: ValueType) -> Check:
    least, most = kind.data["least"], min(kind.data["most"], LIMITS["text"])
    ranges: Optional[str] = kind.data.get("characters")
    matches = re.compile(f"[{ranges}]*").fullmatch if ranges else None

    def check(raw: Any) -> Any:
        if type(raw) is not str or not least <= len(raw) <= most or not raw.isascii() and not is_whole(raw):
            return LONG
        return raw if matches is None or matches(raw) else LONG

    return check


def _choice(kind: ValueType) -> Check:
    values: Dict[Any, str] = {value: value for value in kind.data["values"]}

    def check(raw: Any) -> Any:
        return values.get(raw, LONG) if type(raw) is str else LONG

    return check


def _list(kind: ValueType) -> Check:
    least, most = kind.data["least"], kind.data["most"]
    element = check_of(kind.items or kind)

    def check(raw: Any) -> Any:
        if type(raw) is not list or not least <= len(raw) <= most:
            return LONG
        elements: List[Any] = []
        for one in raw:
            value = LONG if one is None else element(one)
            if value is LONG:
                return LONG
            elements.append(value)
        return tuple(elements)

    return check


_FORM = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(?:\.([0-9]{1,9}))?(?:Z|\+00:00)"
)
_MOST_DAYS = 32
_DAYS: Dict[Tuple[str, str, str], int] = {}
_TENS = tuple(10 ** (9 - length) for length in range(10))


def time(raw: Any) -> Any:
    """The instant of a text that says its zone."""
    if type(raw) is not str:
        return LONG
    parts = _FORM.fullmatch(raw)
    if parts is None:
        return _other_time(raw)
    year, month, day, hour, minute, second, fraction = parts.groups()
    start = _DAYS.get((year, month, day))
    if start is None:
        start = _start(raw, (year, month, day))
        if start is None:
            return LONG
    seconds = start + int(hour) * 3600 + int(minute) * 60 + int(second)
    return Instant(seconds, int(fraction) * _TENS[len(fraction)] if fraction else 0)


def _start(raw: str, date: Tuple[str, str, str]) -> Optional[int]:
    """When a day begins; services see few days."""
    scanned = scan(raw)
    if scanned is None or scanned.instant is None:
        return None
    if len(_DAYS) >= _MOST_DAYS:
        _DAYS.clear()
    start = days(*map(int, date)) * DAY
    _DAYS[date] = start
    return start


def _other_time(raw: str) -> Any:
    scanned = scan(raw)
    if scanned is None or scanned.instant is None or not scanned.has_zone or raw[:4] in ("0000", "9999"):
        return LONG
    return scanned.instant
