"""JSON exactly as RFC 8259 has it, read within limits and written byte-stable."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any, Callable, List, Mapping, Optional
from unicodedata import category

from ._text import is_whole, joined, strip, units

START_OBJECT, END_OBJECT, START_LIST, END_LIST = "{", "}", "[", "]"
NAME, TEXT, NUMBER, TRUE, FALSE, NULL, END = "name", "text", "number", "true", "false", "null", "end"

_WORDS = {"t": ("true", TRUE), "f": ("false", FALSE), "n": ("null", NULL)}
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_BLANK = re.compile(r"[ \t\n\r]*")
_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_DIGITS = re.compile(r"[0-9]*")
_HEX = frozenset("0123456789abcdefABCDEF")
_LOOK_BACK = 12


class NotJson(Exception):
    """The text is no JSON from the given index on."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class Tokens:
    """The tokens of a text, one after the other; text holds the name, text or number at which it stands."""

    def __init__(self, text: str) -> None:
        self._source = text
        self._foreign = _foreign_escape(text)
        self._at = 0
        self._open: List[str] = []
        self._wants = "value"
        self.text = ""

    def next(self) -> str:
        """The next token; raises NotJson where the text is none."""
        if self._foreign is not None:
            raise NotJson(self._foreign)
        self._skip_blanks()
        if self._at == len(self._source):
            if self._open:
                raise NotJson(self._at)
            return END
        character = self._source[self._at]
        if self._open and self._wants == "comma":
            if character in "}]":
                return self._close(character)
            if character != ",":
                raise NotJson(self._at)
            self._at += 1
            self._skip_blanks()
            self._wants = "value" if self._open[-1] == "[" else "name"
            character = self._peek()
        elif self._wants in ("first name", "first value"):
            if character in "}]":
                return self._close(character)
            self._wants = self._wants[6:]
        return self._name(character) if self._wants == "name" else self._value(character)

    def _peek(self) -> str:
        if self._at == len(self._source):
            raise NotJson(self._at)
        return self._source[self._at]

    def _skip_blanks(self) -> None:
        blanks = _BLANK.match(self._source, self._at)
        self._at = blanks.end() if blanks else self._at

    def _close(self, bracket: str) -> str:
        if self._open[-1] != ("{" if bracket == "}" else "["):
            raise NotJson(self._at)
        self._open.pop()
        self._at += 1
        self._wants = "comma" if self._open else "value"
        return END_OBJECT if bracket == "}" else END_LIST

    def _name(self, character: str) -> str:
        if character != '"':
            raise NotJson(self._at)
        self.text = self._string()
        if not is_whole(self.text):
            raise NotJson(self._at - 2)
        self._skip_blanks()
        if self._peek() != ":":
            raise NotJson(self._at)
        self._at += 1
        self._wants = "value"
        return NAME

    def _value(self, character: str) -> str:
        if character in "{[":
            self._open.append(character)
            self._at += 1
            self._wants = "first name" if character == "{" else "first value"
            return START_OBJECT if character == "{" else START_LIST
        self._wants = "comma" if self._open else "value"
        if character == '"':
            self.text = self._string()
            return TEXT
        if character == "-" or "0" <= character <= "9":
            return self._number()
        return self._word(character)

    def _word(self, character: str) -> str:
        if character == "+":
            raise NotJson(self._at + 1)
        word, token = _WORDS.get(character, ("", ""))
        for i, letter in enumerate(word):
            if self._source[self._at + i : self._at + i + 1] != letter:
                raise NotJson(self._at + i)
        end = self._at + len(word)
        if not word or self._source[end : end + 1].isalnum() or self._source[end : end + 1] in ("_", "$"):
            raise NotJson(end)
        self._at = end
        return token

    def _number(self) -> str:
        start = self._at
        if self._source[self._at] == "-":
            self._at += 1
        if self._peek() == "0":
            self._at += 1
            if self._source[self._at : self._at + 1] in _DIGIT:
                raise NotJson(self._at)
        else:
            self._digits()
        if self._source[self._at : self._at + 1] == ".":
            self._at += 1
            self._digits(1)
        if self._source[self._at : self._at + 1] in ("e", "E"):
            self._at += 1
            if self._source[self._at : self._at + 1] in ("+", "-"):
                self._at += 1
            self._digits(1)
        if not self._open and self._source[self._at : self._at + 1] not in ("", " ", "\t", "\n", "\r"):
            raise NotJson(self._at)
        self.text = self._source[start : self._at]
        return NUMBER

    def _digits(self, back: int = 0) -> None:
        digits = _DIGITS.match(self._source, self._at)
        end = digits.end() if digits else self._at
        if end == self._at:
            raise NotJson(self._at - back)
        self._at = end

    def _string(self) -> str:
        parts: List[str] = []
        self._at += 1
        while True:
            plain = _PLAIN.match(self._source, self._at)
            if plain:
                parts.append(plain[0])
                self._at = plain.end()
            character = self._peek()
            if character == '"':
                self._at += 1
                return joined("".join(parts))
            if character != "\\":
                raise NotJson(self._at)
            parts.append(self._escape())

    def _escape(self) -> str:
        self._at += 1
        letter = self._peek()
        self._at += 1
        if letter in _ESCAPES:
            return _ESCAPES[letter]
        if letter != "u":
            raise NotJson(self._at - 1)
        for _ in range(4):
            if self._peek() not in _HEX:
                raise NotJson(self._at)
            self._at += 1
        return chr(int(self._source[self._at - 4 : self._at], 16))


_DIGIT = frozenset("0123456789")


def _foreign_escape(text: str) -> Optional[int]:
    """The first escape with a digit of another script, which some parsers take for a digit of ours."""
    at = text.find("\\")
    while 0 <= at < len(text) - 1:
        if text[at + 1] == "u" and any(character > "\x7f" for character in text[at + 2 : at + 6]):
            return at
        at = text.find("\\", at + 2)
    return None


def start_of_word(text: str, at: int) -> int:
    """The beginning of the word in which the text goes wrong: people look for NaN, not for its last letter."""
    end = max(0, min(at, len(text) - 1))
    start = end
    while start > 0 and end - start < _LOOK_BACK and _is_word_part(text[start - 1]):
        start -= 1
    return start


def _is_word_part(character: str) -> bool:
    return character == "-" or category(character) in ("Lu", "Ll", "Lt", "Lm", "Lo", "Nd")


_NO_NUMBER = re.compile(r"-?(NaN|Infinity|inf|nan)\b")
_PYTHON_WORD = re.compile(r"(None|True|False)\b")


def advice(rest: str, text: str) -> str:
    """What to do about a text that is no JSON from there on."""
    if _NO_NUMBER.match(rest):
        return "leave the field out when there is no number; in Python json.dumps(..., allow_nan=False)"
    if rest.startswith("'") or _PYTHON_WORD.match(rest):
        return "this is the text of a Python object: publish json.dumps(message), not str(message)"
    if not strip(text).startswith(("{", "[", '"')):
        return "this is no JSON: publish the event as a JSON object in UTF-8"
    if not strip(text).endswith("}"):
        return "the text is cut off: publish the whole message"
    return "write the message with a JSON library"


def write(value: Any, number: Callable[[Decimal], str]) -> str:
    """A wire value as JSON: the same values, the same text."""
    if isinstance(value, Mapping):
        return "{" + ",".join(_quoted(name) + ":" + write(inner, number) for name, inner in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(write(inner, number) for inner in value) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return number(value)
    if isinstance(value, str):
        return _quoted(value)
    raise TypeError("no wire value: " + type(value).__name__)


_SHORT = {"\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r", '"': '\\"', "\\": "\\\\"}
_ESCAPED = re.compile('["\\\\\x00-\x1f\U00010000-\U0010ffff]')


def _quoted(text: str) -> str:
    return '"' + _ESCAPED.sub(_escaped, text) + '"'


def _escaped(match: "re.Match[str]") -> str:
    return _SHORT.get(match[0]) or "".join(f"\\u{ord(unit):04X}" for unit in units(match[0]))


def decode_utf8(message: bytes) -> Optional[str]:
    """The text of the bytes, or None when they are not UTF-8."""
    try:
        return message.decode("utf-8")
    except UnicodeDecodeError:
        return None
