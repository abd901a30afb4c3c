"""What reading or building a message gives: the value, or every finding that refuses it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, Optional, Tuple, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a message: where, what, what was found there, what to do, and which rule."""

    rule: str
    severity: str
    subject: str
    path: str
    what: str
    fix: str
    found: Optional[str] = None

    @property
    def is_error(self) -> bool:
        """Whether the message is refused for it; otherwise it is a warning."""
        return self.severity == "error"

    def __str__(self) -> str:
        shown = "" if self.found is None else ", found " + self.found
        weight = "" if self.is_error else ", warning"
        place = (self.subject + " " + self.path).strip()
        return f"{place}: {self.what}{shown}; {self.fix} [{self.rule}{weight}]"


class FindingsError(ValueError):
    """Raised where a caller insisted on a value that the contract refuses. Carries every finding; never swallow it."""

    def __init__(self, findings: Tuple[Finding, ...]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings

    def __reduce__(self) -> Tuple[Any, ...]:
        return FindingsError, (self.findings,)


@dataclass(frozen=True)
class Outcome(Generic[T]):
    """The value, perhaps with warnings; or None and at least one error. All findings at once, in a fixed order."""

    value: Optional[T]
    findings: Tuple[Finding, ...]

    @property
    def accepted(self) -> bool:
        """Whether there is a value."""
        return self.value is not None

    def or_raise(self) -> T:
        """The value; raises FindingsError with every finding when the message was refused."""
        if self.value is None:
            raise FindingsError(self.findings)
        return self.value
