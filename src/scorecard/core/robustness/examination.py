"""This room tries everything on a panel and puts what was found into one value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scorecard.core.firmness import Firmness, firmness_of
from scorecard.core.robustness.case import Case
from scorecard.core.robustness.change import HIGHEST, LOWEST, Flip, single_flips
from scorecard.core.robustness.missing import Bounds, bounds
from scorecard.core.robustness.omission import (
    Without,
    with_equal_weights,
    without_any_rule,
    without_each_dimension,
    without_each_interviewer,
    without_each_rule,
)
from scorecard.core.robustness.probe import Probe, probes
from scorecard.core.robustness.search import fewest
from scorecard.core.robustness.transfer import Transfer, transfer
from scorecard.core.robustness.weight import WeightRange, weight_ranges
from scorecard.core.scorecard import ASCENDING, Vote
from scorecard.core.uncertainty import Spread


@dataclass(frozen=True, slots=True)
class Goal:
    """Calls that one may ask for: a call, or it and everything better, or it and everything worse."""

    words: str
    calls: frozenset[Vote]


@dataclass(frozen=True, slots=True)
class Way:
    """The fewest changes to a goal; None where none of the changes that were tried gets there."""

    goal: Goal
    flip: Flip | None


@dataclass(frozen=True, slots=True)
class Examination:
    """Everything that was tried on a panel, and what the call became."""

    case: Case
    firmness: Firmness
    interviewers: tuple[Without, ...]
    singles: tuple[Flip, ...]
    steps: int
    ways: tuple[Way, ...]
    weights: tuple[WeightRange, ...]
    transfer: Transfer | None
    equal_weights: Without
    dimensions: tuple[Without, ...]
    rules: tuple[Without, ...]
    band: Vote | None
    bounds: Bounds | None
    probes: tuple[Probe, ...]

    @property
    def nearest(self) -> Flip | None:
        """The fewest changes that give any other call; of several the first that is asked for."""
        found = [way.flip for way in self.ways if way.flip]
        return min(found, key=lambda flip: flip.points, default=None)

    @property
    def probe(self) -> Probe | None:
        """The next best probe; None when no single further rating can change the call."""
        return next((probe for probe in self.probes if probe.changes), None)


def examine(case: Case, *, expected: Sequence[str] = (), spread: Spread | None = None) -> Examination:
    """Try everything on a panel. `expected` are those who are still to submit."""
    return Examination(
        case=case,
        firmness=firmness_of(case, spread),
        interviewers=without_each_interviewer(case),
        singles=single_flips(case),
        steps=sum((given.level > LOWEST) + (given.level < HIGHEST) for given in case.given),
        ways=tuple(Way(goal, fewest(case, goal.calls.__contains__)) for goal in _goals(case.call)),
        weights=weight_ranges(case),
        transfer=transfer(case),
        equal_weights=with_equal_weights(case),
        dimensions=without_each_dimension(case),
        rules=without_each_rule(case),
        band=without_any_rule(case),
        bounds=bounds(case),
        probes=probes(case, expected),
    )


def _goals(now: Vote) -> Iterator[Goal]:
    """Every other call, best first; better ones with all above them, worse ones with all below."""
    for at in range(len(ASCENDING) - 1, -1, -1):
        for calls, more in ((ASCENDING[at:], "or better"), (ASCENDING[: at + 1], "or worse")):
            whole = len(calls) == len(ASCENDING)
            if now not in calls and not whole and _reaches(now, ASCENDING[at], more):
                yield Goal(f"{ASCENDING[at].words} {more}" if len(calls) > 1 else ASCENDING[at].words, frozenset(calls))
    if now is not Vote.NO_DECISION:
        yield Goal(Vote.NO_DECISION.words, frozenset({Vote.NO_DECISION}))


def _reaches(now: Vote, goal: Vote, more: str) -> bool:
    """An undecided panel may go for a hire or against it; a decided one up to what is better, down to what is worse."""
    if now is Vote.NO_DECISION:
        return (more == "or better") == (goal in (Vote.YES, Vote.STRONG_YES))
    return (ASCENDING.index(goal) > ASCENDING.index(now)) == (more == "or better")
