"""This room builds what calibrating looks at from small tables: rows are candidates, columns are interviewers."""

from collections.abc import Mapping, Sequence
from random import Random

from scorecard.core.calibration.observation import Observation, Ratings, ratings

Table = Sequence[Sequence[int | None]]
PEOPLE = ("ana", "bob", "cyd", "dan", "eve", "fay")

SHROUT_FLEISS = ((9, 2, 5, 8), (6, 1, 3, 2), (8, 4, 6, 8), (7, 1, 2, 6), (10, 5, 6, 9), (6, 2, 4, 7))
"""Six targets rated by four judges: Shrout and Fleiss 1979, table 2."""

GONE = frozenset({(0, 0), (1, 1), (1, 2), (3, 3), (4, 0), (5, 2)})
UNBALANCED = tuple(
    tuple(None if (row, column) in GONE else level for column, level in enumerate(levels))
    for row, levels in enumerate(SHROUT_FLEISS)
)
"""The same without six of its ratings."""

TWELVE = (
    (4, 2, 3, 4), (3, 2, 3, 3), (4, 2, 3, 4), (2, 2, 2, 2), (2, 1, 1, 1), (4, 3, 3, 3),
    (3, 2, 3, 2), (3, 3, 3, 4), (4, 3, 3, 2), (3, 2, 3, 3), (3, 2, 2, 1), (3, 2, 3, 2),
)  # fmt: skip
"""Twelve candidates rated by four interviewers, enough to estimate variances from."""


def observed(table: Table, dimension: str = "sql", people: Sequence[str] = PEOPLE) -> list[Observation]:
    """A scorecard for each level of the table."""
    return [
        Observation(f"c{row:03}", who, {dimension: level})
        for row, levels in enumerate(table)
        for who, level in zip(people, levels, strict=False)
        if level is not None
    ]


def rated(table: Table) -> Ratings:
    """The levels of the table in order."""
    return ratings(observed(table), {"sql": 100})


def drawn(
    candidates: int,
    *,
    shifts: Mapping[str, float],
    panel: int = 3,
    seed: int = 1,
    lines: Sequence[str] = ("sql", "modeling"),
) -> list[Observation]:
    """Scorecards of random panels, in which interviewers rate higher or lower by `shifts`."""
    chance = Random(seed)
    found = []
    for number in range(candidates):
        true = {line: chance.gauss(2.5, 0.8) for line in lines}
        for who in chance.sample(sorted(shifts), panel):
            levels = {line: _level(mean + shifts[who] + chance.gauss(0, 0.5)) for line, mean in true.items()}
            found.append(Observation(f"c{number:03}", who, levels))
    return found


def _level(value: float) -> int:
    return min(4, max(1, round(value)))
