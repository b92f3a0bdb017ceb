"""This room holds everything that can go wrong in a way a person can mend, with its exit code."""

from dataclasses import dataclass
from typing import ClassVar


class ScorecardError(Exception):
    """One thing that went wrong: what failed, why, and the command or step that mends it.

    Each part is a full sentence or empty. The text may hold what a person typed: whoever shows it
    makes it safe for its medium first.
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, *, why: str = "", then: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.why = why
        self.then = then

    @property
    def lines(self) -> tuple[str, ...]:
        """The parts that say something, in the order they are shown."""
        return tuple(part for part in (self.what, self.why, self.then) if part)


class WrongUsageError(ScorecardError):
    """The command was called in a way it cannot serve."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a file, where it stands.

    `line` and `column` count from 1; 0 stands for a place unknown (the file as a whole).
    """

    file: str
    line: int
    column: int
    path: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        return f"{place}: {self.path}: {self.message}" if self.path else f"{place}: {self.message}"


class InvalidError(ScorecardError):
    """A document or rubric says something that cannot be kept; every problem of it is listed."""

    exit_code = 3

    def __init__(self, what: str, *, why: str = "", then: str = "", problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(what, why=why, then=then)
        self.problems = problems

    @property
    def lines(self) -> tuple[str, ...]:
        """The problems first, one a line, then what they come to."""
        return (*(str(problem) for problem in self.problems), *super().lines)


class NotAllowedError(ScorecardError):
    """The person who asks may not see or do this now."""

    exit_code = 4


class NotFoundError(ScorecardError):
    """Nothing of that name is there."""

    exit_code = 5


class ConflictError(ScorecardError):
    """Somebody, or the same person earlier, has already done this or changed it meanwhile."""

    exit_code = 6


class StoreError(ScorecardError):
    """The store is locked, full, unreadable, damaged, or made by a newer scorecard."""

    exit_code = 7
