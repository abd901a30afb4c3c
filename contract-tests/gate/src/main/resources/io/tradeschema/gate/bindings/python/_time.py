"""Times of the wire: ISO-8601 texts, exact to the nanosecond."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Optional, Tuple, Union

_FORM = re.compile(
    r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})"
    r"(?:\.([0-9]{1,9}))?(Z|([+-])([0-9]{2}):([0-9]{2}))?"
)
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
DAY = 86_400
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
NO_ZONE = "no zone: a local clock taken for UTC is hours off"
WITH_ZONE = "write datetime.now(timezone.utc)"


@dataclass(frozen=True, order=True)
class Instant:
    """A point in time: seconds since 1970 in UTC, and nanoseconds 0 to 999,999,999."""

    seconds: int
    nanos: int = 0

    def __post_init__(self) -> None:
        if type(self.seconds) is not int or type(self.nanos) is not int or not 0 <= self.nanos <= 999_999_999:
            raise ValueError("an Instant has whole seconds, and nanoseconds from 0 to 999,999,999")

    @staticmethod
    def of(time: datetime) -> Instant:
        """The instant of an aware datetime; raises ValueError for one without a zone."""
        if time.utcoffset() is None:
            raise ValueError(NO_ZONE + "; " + WITH_ZONE)
        since = time - _EPOCH
        return Instant(since.days * DAY + since.seconds, since.microseconds * 1000)

    def datetime(self) -> datetime:
        """The same in UTC, cut to the microseconds that a datetime can hold; the year 0000 raises OverflowError."""
        return _EPOCH + timedelta(seconds=self.seconds, microseconds=self.nanos // 1000)

    def __str__(self) -> str:
        days, second = divmod(self.seconds, DAY)
        year, month, day = _civil(days)
        fraction = f"{self.nanos:09d}"
        shown = fraction if self.nanos % 1000 else fraction[:6] if self.nanos % 1_000_000 else fraction[:3]
        return (
            f"{year:04d}-{month:02d}-{day:02d}T{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}"
            + ("." + shown if self.nanos else "")
            + "Z"
        )


Time = Union[Instant, datetime, str]
"""What a field of times takes: an Instant, an aware datetime or an ISO-8601 text with its zone, never an epoch number."""

LEAST = Instant(-62_167_219_200)
MOST = Instant(253_402_300_799, 999_999_999)


@dataclass(frozen=True)
class TimeText:
    """A text of the right form: its instant, None when no calendar has it, and whether it says its zone."""

    instant: Optional[Instant]
    has_zone: bool


def scan(text: str) -> Optional[TimeText]:
    """The time that a text says, or None when it has another form."""
    parts = _FORM.fullmatch(text)
    if parts is None:
        return None
    year, month, day, hour, minute, second = (int(parts[i]) for i in range(1, 7))
    nanos = int((parts[7] or "").ljust(9, "0"))
    offset_hour, offset_minute = int(parts[10] or 0), int(parts[11] or 0)
    has_zone = parts[8] is not None
    if not 1 <= month <= 12 or not 1 <= day <= _length(year, month):
        return TimeText(None, has_zone)
    if hour > 23 or minute > 59 or second > 59 or offset_hour > 23 or offset_minute > 59:
        return TimeText(None, has_zone)
    offset = (offset_hour * 3600 + offset_minute * 60) * (-1 if parts[9] == "-" else 1)
    seconds = days(year, month, day) * DAY + hour * 3600 + minute * 60 + second - offset
    return TimeText(Instant(seconds, nanos), has_zone)


def _length(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if month == 2 and leap else _DAYS[month - 1]


def days(year: int, month: int, day: int) -> int:
    """Days since 1970; the year is taken to start in March, so that the leap day comes last."""
    shifted = year - (1 if month <= 2 else 0)
    of_year = (153 * (month - 3 if month > 2 else month + 9) + 2) // 5 + day - 1
    return 365 * shifted + shifted // 4 - shifted // 100 + shifted // 400 + of_year - 719_468


def _civil(days: int) -> Tuple[int, int, int]:
    era, of_era = divmod(days + 719_468, 146_097)
    year = (of_era - of_era // 1460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return year + era * 400 + (1 if month <= 2 else 0), month, of_year - (153 * shifted + 2) // 5 + 1
