"""This room holds what calibrating looks at of submitted scorecards: who rated whom at which levels, and no words."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import lcm

from scorecard.core.scorecard import Absence
from scorecard.core.text import lookup_key

SCORE_PARTS = 10**6
"""Scores inside the statistics are whole millionths of a level."""


@dataclass(frozen=True, slots=True)
class Observation:
    """The current revision of one scorecard, without anything that people wrote.

    `evidenced` counts the levels that have written evidence; `shifts` holds, for each criterion of an exercise on
    which a checker's facts were opened, the level before that and the level that stands; `seconds` is the time from
    `conducted_at` to the first submission.
    """

    candidate: str
    interviewer: str
    levels: Mapping[str, int]
    absences: Mapping[str, Absence] = field(default_factory=dict)
    evidenced: int = 0
    shifts: tuple[tuple[int, int], ...] = ()
    seconds: int | None = None
    amended: bool = False
    rubric_hash: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """One dimension of one candidate with the level each interviewer gave, in whole parts of a level."""

    candidate: str
    dimension: str
    levels: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Ratings:
    """What was rated, in an order of its own: by candidate, then by the rubric's dimensions, then by interviewer.

    Who rated a dimension of a candidate in several interviews counts once, with the mean of their levels; `parts` is
    how many parts a level has so that all those means are whole. `scores` holds each interviewer's weighted mean of
    each candidate in millionths of a level.
    """

    parts: int
    units: tuple[Unit, ...]
    scores: tuple[Unit, ...]

    @property
    def shared(self) -> tuple[Unit, ...]:
        """The units that two or more interviewers rated."""
        return tuple(unit for unit in self.units if len(unit.levels) > 1)


def one_spelling(observations: Iterable[Observation]) -> Mapping[str, str]:
    """How each interviewer's name is spelled, by the key it is looked up by."""
    names: dict[str, str] = {}
    for name in sorted({one.interviewer for one in observations}):
        names.setdefault(lookup_key(name), name)
    return names


def ratings(observations: Iterable[Observation], weights: Mapping[str, int]) -> Ratings:
    """Put the levels of the rubric's dimensions in order; whatever order they come in, the result is the same."""
    people = _people(observations)
    parts = lcm(*{count for cards in people.values() for own in cards.values() for count in _counts(own)})
    units: list[Unit] = []
    scores: list[Unit] = []
    for candidate in sorted(people):
        rows = {who: _row(own, weights, parts) for who, own in sorted(people[candidate].items())}
        for dimension in weights:
            levels = {who: row[dimension] for who, row in rows.items() if dimension in row}
            if levels:
                units.append(Unit(candidate, dimension, levels))
        scores.append(Unit(candidate, "", {who: _score(row, weights, parts) for who, row in rows.items() if row}))
    return Ratings(parts, tuple(units), tuple(scores))


def _people(observations: Iterable[Observation]) -> dict[str, dict[str, list[Mapping[str, int]]]]:
    """The levels of each scorecard, by candidate and interviewer."""
    keys: dict[str, str] = {}
    people: dict[str, dict[str, list[Mapping[str, int]]]] = {}
    for one in observations:
        who = keys.get(one.interviewer) or keys.setdefault(one.interviewer, lookup_key(one.interviewer))
        people.setdefault(one.candidate, {}).setdefault(who, []).append(one.levels)
    return people


def _counts(own: Sequence[Mapping[str, int]]) -> Iterable[int]:
    """How often somebody rated each dimension of a candidate."""
    return (1,) if len(own) == 1 else Counter(key for levels in own for key in levels).values()


def _row(own: Sequence[Mapping[str, int]], weights: Mapping[str, int], parts: int) -> dict[str, int]:
    """The mean level by dimension, in parts."""
    if len(own) == 1:
        return {key: own[0][key] * parts for key in weights if key in own[0]}
    given = {key: [levels[key] for levels in own if key in levels] for key in weights}
    return {key: sum(levels) * parts // len(levels) for key, levels in given.items() if levels}


def _score(row: Mapping[str, int], weights: Mapping[str, int], parts: int) -> int:
    earned = sum(weights[key] * level for key, level in row.items())
    return earned * SCORE_PARTS // (sum(weights[key] for key in row) * parts)


def usual_rubric(observations: Iterable[Observation]) -> str:
    """The hash of the version that most were rated on; of several, the first in the order of hashes."""
    times = Counter(one.rubric_hash for one in observations)
    return min(times, key=lambda version: (-times[version], version))
