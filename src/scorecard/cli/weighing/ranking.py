"""This room brings panels together for a comparison: which ones, in which order, and no more of them than are shown.

The store's figures say who comes first; what is shown of a candidate is weighed from the documents.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from scorecard.cli.desk import Desk
from scorecard.cli.speak import talk
from scorecard.cli.weighing.assess import usual_spread
from scorecard.cli.weighing.weights import THEN as WEIGHTS
from scorecard.cli.weighing.weights import by_dimension
from scorecard.core.assessment import Assessment, assess
from scorecard.core.column import COLUMNS, Column, column, ordered
from scorecard.core.comparison import (
    Compared,
    Ranking,
    caveats,
    compared,
    in_order,
    neighbours,
    newness,
    ranked,
    ranking,
)
from scorecard.core.figure import fits, order
from scorecard.core.panel import seen_by, with_rubric
from scorecard.core.policy import STRICTEST_FIRST
from scorecard.core.pooling import spread_of
from scorecard.core.robustness.trial import TrialError, reweighed
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import Vote
from scorecard.core.suggestion import did_you_mean
from scorecard.core.uncertainty import Spread
from scorecard.errors import WrongUsageError
from scorecard.store.figure import Choice, Extent, Figures, Place, Sorting, Version

BY_SCORE = COLUMNS[0]


@dataclass(frozen=True, slots=True)
class Asked:
    """How to compare: sorted and grouped by which columns, how many to show (-1: all), with which weights tried."""

    sort: str = "score"
    reverse: bool = False
    group_by: str = ""
    most: int = -1
    across: bool = False
    weights: Mapping[str, Fraction] = field(default_factory=dict)


def rankings(desk: Desk, choice: Choice, asked: Asked) -> tuple[Ranking, ...]:
    """Compare the chosen panels: those on one version of a rubric with each other."""
    found = desk.store.figures.versions(choice)
    if asked.across:
        names = dict.fromkeys(one.rubric for one in found)
        groups = [Group(Version(name), tuple(one.rubric_hash for one in found if one.rubric == name)) for name in names]
    else:
        alone = len(found) == 1 and not choice.narrow
        groups = [Group(one, (one.rubric_hash,), alone=alone) for one in found]
    return in_order(Field(desk, choice, asked, group).ranking() for group in groups)


@dataclass(frozen=True, slots=True)
class Group:
    """Panels that are ranked together, with the versions of the rubric they began on; `alone`: there are no others."""

    version: Version
    hashes: tuple[str, ...]
    alone: bool = False


class Field:
    """The panels of one ranking, in the order asked for."""

    def __init__(self, desk: Desk, choice: Choice, asked: Asked, group: Group) -> None:
        self._desk, self._choice, self._asked = desk, choice, asked
        self._version, self._alone = group.version, group.alone
        self._hashes = tuple(dict.fromkeys(group.hashes))
        self._kept = {one: desk.kept_rubric(one) for one in self._hashes}
        self._rubrics = {one: _tried(rubric, asked.weights) for one, rubric in self._kept.items()}
        self._rubric = max(self._rubrics.values(), key=newness)
        self._sort, self._group = self._column(asked.sort), self._column(asked.group_by or "score")
        self._spread: Spread | None = None

    @property
    def _figures(self) -> Figures:
        return self._desk.store.figures

    def _column(self, name: str) -> Column:
        found = column(name, self._rubric)
        if found is None:
            known = [*(one.id.replace("_", "-") for one in COLUMNS), *self._rubric.by_id]
            hint = did_you_mean(name, known)
            raise WrongUsageError(
                f"There is no column {name}; {hint}", then="To see them all: scorecard compare --help"
            )
        return found

    def ranking(self) -> Ranking:
        """Weigh who is shown, and say how many there are in all."""
        extent = self._figures.extent(self._choice, self._version)
        self._spread = spread_of(extent.sums) if self._alone else usual_spread(self._desk, self._version.rubric)
        quick = self._quick(extent)
        rows = self._first() if quick else None
        if rows is None:
            rows = self._all()
        several = len(self._hashes) if self._asked.across else 1
        return Ranking(
            rubric=self._rubric,
            rubric_hashes=self._hashes,
            rows=rows,
            panels=extent.panels,
            spread=self._spread,
            mixed=self._version.mixed and not self._asked.across,
            calls=None if self._asked.weights else _counted(extent),
            caveats=caveats(rows, extent.sizes, alike=extent.alike, ranked_versions=several),
        )

    def _quick(self, extent: Extent) -> bool:
        """Whether the figures can say who comes first; else everybody is weighed from the documents."""
        columns = {self._sort.id, self._group.id}
        moved = {"recommendation", "coverage"} if self._asked.weights else set()
        if extent.beyond or columns & moved or not (self._sort.kept and self._group.kept):
            return False
        if self._asked.group_by and self._asked.sort != "score":
            return False
        if len(self._hashes) > 1 and (self._asked.weights or columns & set(self._rubric.by_id)):
            return False
        return not self._asked.weights or fits(self._weights, extent.scale)

    @property
    def _weights(self) -> tuple[int, ...]:
        return tuple(self._rubric.weights.values()) if self._asked.weights else ()

    def _first(self) -> tuple[Compared, ...] | None:
        """The first ones by the figures; None when these are not what the documents say."""
        leading = self._group if self._asked.group_by else self._sort
        dimensions = list(self._rubric.by_id)
        sorting = Sorting(
            column="dimension" if leading.id in dimensions else leading.id,
            descending=leading.descending ^ self._asked.reverse,
            dimension=dimensions.index(leading.id) if leading.id in dimensions else 0,
            weights=self._weights,
            weight=sum(self._kept[self._hashes[0]].weights.values()),
        )
        most = self._asked.most
        places = self._figures.first(self._choice, self._version, sorting, most + 1 if most >= 0 else -1)
        shown = places if most < 0 else places[:most]
        rows = [compared(self._weigh(one.candidate), self._spread) for one in shown]
        if any(_number(row) != one.score for row, one in zip(rows, shown, strict=True)):
            talk("The figures are not what the scorecards say, so everybody is weighed anew; this takes a while.")
            talk("To mend them: scorecard doctor --rebuild")
            return None
        return self._placed(rows, places, sorting)

    def _placed(self, rows: Sequence[Compared], places: Sequence[Place], sorting: Sorting) -> tuple[Compared, ...]:
        if self._version.mixed:
            return tuple(rows)
        scores = [one.score for one in places]
        if sorting.column == "score" and sorting.descending:
            ranks: Mapping[int, int] = _positions(scores)
        else:
            wanted = frozenset(score for score in scores if score is not None)
            ranks = self._figures.ranks(self._choice, self._version, sorting, wanted)
        many = Counter(scores)
        tied = frozenset(row.score for row in rows if row.score is not None and many[order(row.score)] > 1)
        return neighbours(ranked(rows, lambda score: ranks[order(score)]), tied, self._spread)

    def _all(self) -> tuple[Compared, ...]:
        """Everybody, weighed from the documents, then as many as are shown."""
        places = self._figures.first(self._choice, self._version, Sorting("candidate", descending=False))
        rows = [compared(self._weigh(one.candidate), self._spread) for one in places]
        if not self._version.mixed:
            rank = ranking(row.score for row in rows)
            rows = list(neighbours(ranked(rows, rank), frozenset(), self._spread))
        by = [(one, one.descending ^ self._asked.reverse) for one in (self._group, self._sort)]
        sorted_rows = ordered(rows, by if self._asked.group_by else by[1:])
        return sorted_rows if self._asked.most < 0 else sorted_rows[: self._asked.most]

    def _weigh(self, candidate_id: str) -> Assessment:
        (candidate,) = self._desk.store.matching(candidate_id)
        seen = seen_by(self._desk.store.panel(candidate), self._desk.me)
        panel = with_rubric(seen, self._version.rubric)
        content_hash = panel.rubric_hashes[0]
        if content_hash not in self._rubrics:
            self._rubrics[content_hash] = _tried(self._desk.kept_rubric(content_hash), self._asked.weights)
        return assess(panel, self._rubrics[content_hash], content_hash, {})


def _positions(scores: Sequence[int | None]) -> dict[int, int]:
    """Where each score stands first, in scores from the highest down."""
    found: dict[int, int] = {}
    for place, score in enumerate(scores, 1):
        if score is not None:
            found.setdefault(score, place)
    return found


def _number(row: Compared) -> int | None:
    return None if row.score is None else order(row.score)


def _counted(extent: Extent) -> dict[Vote, int]:
    return dict(zip(reversed(STRICTEST_FIRST), reversed(extent.calls), strict=True))


def _tried(rubric: Rubric, weights: Mapping[str, Fraction]) -> Rubric:
    if not weights:
        return rubric
    try:
        return reweighed(rubric, by_dimension(rubric, weights))
    except TrialError as error:
        raise WrongUsageError(str(error), then=WEIGHTS) from None
