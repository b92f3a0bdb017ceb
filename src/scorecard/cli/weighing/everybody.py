"""This room weighs everybody's panel as whoever asks may see it, one at a time; only figures are kept."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scorecard.cli.desk import Desk
from scorecard.core.assessment import Assessment, assess
from scorecard.core.panel import Panel, rubrics, seen_by, with_rubric
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import Vote
from scorecard.core.text import lookup_key


@dataclass(frozen=True, slots=True)
class Weighed:
    """The figures of somebody's panel on one rubric: the score, its band, and the mean of each dimension."""

    score: Fraction | None
    band: Vote | None
    dimensions: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody's lookup key, what was decided about them, and their figures by rubric id."""

    key: str
    decision: Vote | None
    on: Mapping[str, Weighed]


@dataclass(frozen=True, slots=True)
class Everybody:
    """Everybody whose panel is open to whoever asks, and how many are closed to them until their own is in.

    `names` has the dimensions' names by rubric id and dimension id.
    """

    people: tuple[Person, ...]
    closed: int
    names: Mapping[str, Mapping[str, str]]

    @property
    def rubrics(self) -> tuple[str, ...]:
        """The rubrics that somebody was rated on, the one with most people first."""
        used = Counter(rubric for person in self.people for rubric in person.on)
        return tuple(sorted(used, key=lambda rubric: (-used[rubric], rubric)))


def everybody(desk: Desk) -> Everybody:
    """Weigh every panel. One that is closed to whoever asks (their own scorecard is missing) is left out and counted.

    Otherwise the figures of a group could be read for what somebody on a panel must not know yet.
    """
    kept: dict[str, Rubric] = {}
    people, closed = list[Person](), 0
    for candidate in desk.store.candidates():
        panel = seen_by(desk.store.panel(candidate), desk.me)
        if panel.blind:
            closed += 1
            continue
        decision = panel.decision.decision if panel.decision else None
        on = {rubric: _weighed(_assessed(desk, with_rubric(panel, rubric), kept)) for rubric in _rated_on(panel)}
        people.append(Person(lookup_key(candidate.id), decision, on))
    names: dict[str, dict[str, str]] = {}
    for used in kept.values():
        names[used.id] = {**{line.id: line.name for line in used.dimensions}, **names.get(used.id, {})}
    return Everybody(tuple(people), closed, names)


def _rated_on(panel: Panel) -> Sequence[str]:
    return rubrics(panel) if panel.submissions else ()


def _assessed(desk: Desk, panel: Panel, kept: dict[str, Rubric]) -> Assessment:
    version = panel.rubric_hashes[0]
    if version not in kept:
        kept[version] = desk.kept_rubric(version)
    return assess(panel, kept[version], version, {})


def _weighed(assessment: Assessment) -> Weighed:
    lines = assessment.tally.dimensions
    means = {line.id: line.mean for line in lines if line.mean is not None}
    return Weighed(assessment.tally.score, assessment.recommendation.band, means)
