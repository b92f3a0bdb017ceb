"""This room says, in values, what a store can tell of many panels at once from the figures it keeps beside them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from scorecard.core.pooling import Sums


@dataclass(frozen=True, slots=True)
class Choice:
    """Which panels are meant. Empty means any; `named` and `hidden` are candidates' ids.

    `since` and `until` bound the time of the last scorecard, the end not included.
    """

    rubric: str = ""
    interview: str = ""
    since: str = ""
    until: str = ""
    decided: bool | None = None
    named: tuple[str, ...] | None = None
    hidden: tuple[str, ...] = ()

    @property
    def narrow(self) -> bool:
        """Whether it leaves out somebody who was rated on the rubric and may be seen."""
        return bool(self.interview or self.since or self.until) or not (self.decided is None and self.named is None)


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a rubric on which panels were rated; `mixed` ones began on it and went on with another.

    An empty hash stands for every version of the rubric, whether a panel is mixed or not.
    """

    rubric: str
    rubric_hash: str = ""
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class Extent:
    """What the chosen panels of a version come to.

    `sizes` are the fewest and the most interviewers of a panel, `alike` says that all had the same interviews,
    `calls` counts the recommendations from the strictest to the best. `scale` is the largest of the panels' scales;
    `beyond` says that some panel's numbers had no room in its figures.
    """

    panels: int
    sizes: tuple[int, int]
    alike: bool
    calls: tuple[int, ...]
    scale: int
    beyond: bool
    sums: Sums


@dataclass(frozen=True, slots=True)
class Sorting:
    """In which order panels come.

    `dimension` is the place of the dimension to sort by, `weights` are those to use instead of the rubric's, in its
    order; `weight` is the whole weight of the rubric.
    """

    column: str = "score"
    descending: bool = True
    dimension: int = 0
    weights: tuple[int, ...] = ()
    weight: int = 100


@dataclass(frozen=True, slots=True)
class Place:
    """A candidate in the order asked for, with the order number of the score (`core.figure.order`)."""

    candidate: str
    score: int | None


@dataclass(frozen=True, slots=True)
class Soundness:
    """Whether the figures are what the documents say: how many panels were looked at, and what was found."""

    panels: int
    looked_at: int
    problems: tuple[str, ...] = field(default=())


def unheard(done: int, total: int) -> None:
    """Tell nobody how far it is."""


class Figures(Protocol):
    """The figures of all panels, kept by whoever submits; the documents stay the truth."""

    def hidden_from(self, interviewer: str) -> tuple[str, ...]:
        """Ids of the candidates on whose panel somebody is who has not submitted yet, in order."""

    def versions(self, choice: Choice) -> tuple[Version, ...]:
        """The versions of rubrics that the chosen panels began on, by rubric."""

    def extent(self, choice: Choice, version: Version) -> Extent:
        """What the chosen panels of a version come to."""

    def first(self, choice: Choice, version: Version, sorting: Sorting, most: int = -1) -> tuple[Place, ...]:
        """The first of the chosen panels of a version in the order asked for; all of them where `most` is -1."""

    def ranks(self, choice: Choice, version: Version, sorting: Sorting, scores: frozenset[int]) -> Mapping[int, int]:
        """How many of the chosen panels of a version have a higher score than each of these, plus one."""

    def sums(self, choice: Choice) -> Sums:
        """What the spread of the interviewers on the choice's rubric is computed from, whoever is chosen otherwise."""

    def examine(self) -> Soundness:
        """Compare the figures with the documents: all of them where there are few, else spread over all."""

    def rebuild(self, tell: Callable[[int, int], None] = unheard) -> int:
        """Make all figures anew from the documents; returns how many panels there are."""
