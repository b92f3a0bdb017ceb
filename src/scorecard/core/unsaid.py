"""This room is for what a statistic cannot say: too few of something, or nothing that could be calculated."""

from collections.abc import Iterable
from dataclasses import dataclass

from scorecard.core.text import counted, listed


@dataclass(frozen=True, slots=True)
class Unsaid:
    """Why a figure is not shown, as the end of a sentence; `missing` says how many of what would change that."""

    because: str
    missing: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Need:
    """How many of something are there, how many it takes, and what one and many of them are called."""

    there: int
    least: int
    one: str
    many: str = ""


def too_few(needs: Iterable[Need]) -> Unsaid | None:
    """What is missing before a figure is shown: `needs 7 more candidates with two interviewers`; None for nothing."""
    short = [(need.least - need.there, need) for need in needs if need.there < need.least]
    if not short:
        return None
    said = [_more(number, need) for number, need in short]
    missing = tuple((number, need.many or f"{need.one}s") for number, need in short)
    return Unsaid(f"needs {listed(said)}", missing)


def _more(number: int, need: Need) -> str:
    return counted(number, f"more {need.one}", f"more {need.many or need.one + 's'}")
