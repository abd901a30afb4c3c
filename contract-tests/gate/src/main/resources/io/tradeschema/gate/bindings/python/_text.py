"""Foreign text made safe to print, and the name that was probably meant."""

from __future__ import annotations

import re
from typing import Callable, Iterable, List, Optional

EXCERPT = 40
BLANKS = frozenset(
    "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u2028\u2029\u205f\u3000"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def strip(text: str) -> str:
    """The text without blanks at its ends."""
    return text.strip("".join(BLANKS))


def units(text: str) -> List[str]:
    """The UTF-16 units of a text, in which lengths and orders of names are counted in every language."""
    raw = text.encode("utf-16-be", "surrogatepass")
    return [chr(raw[i] << 8 | raw[i + 1]) for i in range(0, len(raw), 2)]


def order(name: str) -> bytes:
    """The key by which names are sorted."""
    return name.encode("utf-16-be", "surrogatepass")


def is_whole(text: str) -> bool:
    """Whether every surrogate has its other half, so that the text can be written as UTF-8."""
    return _SURROGATE.search(text) is None


def joined(text: str) -> str:
    """The text with the halves of characters put together where both are there."""
    if is_whole(text):
        return text
    return text.encode("utf-16-be", "surrogatepass").decode("utf-16-be", "surrogatepass")


def excerpt(text: str) -> str:
    """The text escaped, and cut with an ellipsis after 40 characters."""
    shown = "".join(_safe(character) for character in text[:EXCERPT])
    return shown + "…" if len(text) > EXCERPT else shown


def quoted(text: str) -> str:
    """The excerpt between double quotes."""
    return '"' + excerpt(text) + '"'


def _safe(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    if character == "\n":
        return "\\n"
    if character == "\t":
        return "\\t"
    if " " <= character < "\x7f":
        return character
    return "".join(f"\\u{ord(unit):04x}" for unit in units(character))


def nearest(
    text: str,
    candidates: Iterable[str],
    longest: int,
    at_most: int = 3,
    eligible: Callable[[str], bool] = lambda name: True,
) -> Optional[str]:
    """The candidate nearest to the text, the earlier of two equals; None when none is near."""
    if len(units(text)) > longest:
        return None
    meant = _plain(text)
    best: Optional[str] = None
    least = at_most + 1
    for candidate in candidates:
        most = min(1 if len(candidate) <= 5 else 2 if len(candidate) <= 9 else 3, least - 1)
        edits = _edits(meant, _plain(candidate), most)
        # A name with one more word in front, such as rl_action, is another name and no slip of the pen.
        another = edits > 0 and (text.endswith("_" + candidate) or candidate.endswith("_" + text))
        if edits <= most and not another and eligible(candidate):
            best = candidate
            least = edits
    return best


def slip(text: str, candidates: Iterable[str], longest: int) -> Optional[str]:
    """The candidate that the text is with a slip: the same but for case and signs, or one edit away."""
    return nearest(text, candidates, longest, at_most=1)


def did_you_mean(name: str) -> str:
    """The question that names the right name."""
    return "did you mean " + quoted(name) + "?"


def _plain(name: str) -> List[str]:
    return [unit.lower()[0] for unit in units(name) if unit not in "_-." and unit not in BLANKS]


def _edits(source: List[str], target: List[str], most: int) -> int:
    """Insertions, deletions, replacements and swaps of neighbours; gives up beyond the most that is of interest."""
    if abs(len(source) - len(target)) > most:
        return most + 1
    rows: List[List[int]] = []
    for i in range(len(source) + 1):
        row: List[int] = []
        rows.append(row)
        for j in range(len(target) + 1):
            row.append(i + j if i == 0 or j == 0 else _cell(rows, row, source, target, i, j))
        if min(row) > most:
            return most + 1
    return rows[-1][-1]


def _cell(rows: List[List[int]], row: List[int], source: List[str], target: List[str], i: int, j: int) -> int:
    replace = rows[i - 1][j - 1] + (0 if source[i - 1] == target[j - 1] else 1)
    least = min(replace, rows[i - 1][j] + 1, row[j - 1] + 1)
    if i > 1 and j > 1 and source[i - 1] == target[j - 2] and source[i - 2] == target[j - 1]:
        return min(least, rows[i - 2][j - 2] + 1)
    return least
