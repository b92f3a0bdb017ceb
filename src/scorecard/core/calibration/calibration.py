"""This room puts together what can be said of interviewers as raters. Nothing of it feeds a recommendation."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scorecard.core.calibration.agreement import Agreement, agreement
from scorecard.core.calibration.habit import Habit, habit, spread
from scorecard.core.calibration.item import Items, items
from scorecard.core.calibration.observation import Observation, one_spelling, ratings
from scorecard.core.calibration.resample import Chance
from scorecard.core.calibration.severity import Severities, severities
from scorecard.core.rubric import Rubric
from scorecard.core.text import lookup_key


@dataclass(frozen=True, slots=True)
class Calibration:
    """How the interviewers of a rubric rate. Interviewers go by the keys of `names`, in alphabetical order."""

    rubric: Rubric
    versions: int
    names: Mapping[str, str]
    together: Habit
    habits: Mapping[str, Habit]
    agreement: Agreement
    severities: Severities
    items: Items


def calibrate(observations: Iterable[Observation], rubric: Rubric, chance: Chance, me: str = "") -> Calibration:
    """Calibrate whoever rated; whatever order the scorecards come in, the result is the same.

    Levels count by the ids of the rubric's dimensions, whichever version they were given on. In a group too large to
    give everybody an interval, `me` gets one.
    """
    everything = tuple(observations)
    names, labels = one_spelling(everything), {one.id: one.name for one in rubric.dimensions}
    rated = ratings(everything, rubric.weights)
    return Calibration(
        rubric=rubric,
        versions=len({one.rubric_hash for one in everything}),
        names=names,
        together=habit(everything, labels),
        habits=_habits(everything, tuple(labels)),
        agreement=agreement(rated, labels, chance),
        severities=severities(rated, chance, lookup_key(me)),
        items=items(everything, labels),
    )


def _habits(everything: Sequence[Observation], dimensions: Sequence[str]) -> Mapping[str, Habit]:
    own: dict[str, list[Observation]] = {}
    spreads: dict[str, list[tuple[str, float | None]]] = {}
    keys = {name: lookup_key(name) for name in {one.interviewer for one in everything}}
    for one in everything:
        who = keys[one.interviewer]
        own.setdefault(who, []).append(one)
        spreads.setdefault(one.candidate, []).append((who, spread(one, dimensions)))
    return {who: habit(mine, dimensions, _colleagues(who, mine, spreads)) for who, mine in sorted(own.items())}


def _colleagues(
    who: str, mine: Sequence[Observation], spreads: Mapping[str, Sequence[tuple[str, float | None]]]
) -> Iterator[float | None]:
    """The spreads of the others' scorecards on the candidates of somebody."""
    for candidate in {one.candidate for one in mine}:
        yield from (value for key, value in spreads[candidate] if key != who)
