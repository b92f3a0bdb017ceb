"""This room finds the question that is worth asking next: which dimension, by whom, could still change the call."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from scorecard.core.robustness.case import Case, call, with_levels
from scorecard.core.robustness.missing import ANYBODY, missing
from scorecard.core.scorecard import LEVELS, Vote
from scorecard.core.scoring import DimensionScore, Tally
from scorecard.core.text import lookup_key


@dataclass(frozen=True, slots=True)
class Probe:
    """One more rating: of which dimension, by whom, and the call for each level it may get, the lowest first.

    `interviewer` is empty for somebody new, `interview` for a dimension that no slot of the plan is about. `reach` is
    how far the score lies apart between the lowest and the highest level, 0 where there was no score before.
    """

    dimension: str
    interviewer: str
    interview: str
    calls: tuple[Vote, ...]
    changes: int
    reach: Fraction

    @property
    def value(self) -> Fraction:
        """The share of the possible levels after which the call is another one."""
        return Fraction(self.changes, len(self.calls))


def probes(case: Case, expected: Sequence[str] = ()) -> tuple[Probe, ...]:
    """What one more rating of each dimension could do, the most valuable first.

    The value of a probe is the share of the four levels after which the policy gives another call: each level counts
    alike, because nothing may be guessed about an answer that was not heard. Of probes with equal value the one that
    moves the score more comes first, then the rubric's order. Who asks does not change the arithmetic; of those who
    have not rated the dimension, first comes who had it in the focus of their interview, then who is expected and
    has not submitted (`expected`), then who rated fewest dimensions, then somebody new.
    """
    tried = (_probe(case, line, _asker(case, line, expected)) for line in case.tally.dimensions)
    return tuple(sorted(tried, key=lambda probe: (-probe.changes, -probe.reach, case.place[probe.dimension])))


def _probe(case: Case, line: DimensionScore, who: str) -> Probe:
    ways = [_answered(case.tally, line, who, level) for level in LEVELS]
    calls = tuple(call(case.policy, way) for way in ways)
    slot = next((slot.id for slot in case.rubric.interviews if line.id in slot.focus), "")
    low, high = ways[0].score, ways[-1].score
    reach = Fraction() if low is None or high is None else high - low
    return Probe(line.id, who, slot, calls, sum(vote is not case.call for vote in calls), reach)


def _answered(figures: Tally, line: DimensionScore, who: str, level: int) -> Tally:
    people = figures.interviewers if who in figures.interviewers else (*figures.interviewers, who)
    rated = with_levels(figures, line.id, {**line.levels, who: Fraction(level)})
    return replace(rated, interviewers=people)


def _asker(case: Case, line: DimensionScore, expected: Sequence[str]) -> str:
    return next(_askers(case, line, expected), ANYBODY)


def _askers(case: Case, line: DimensionScore, expected: Sequence[str]) -> Iterator[str]:
    yield from (gap.interviewer for gap in missing(case) if gap.dimension == line.id and gap.interviewer)
    here = {lookup_key(who) for who in case.tally.interviewers}
    yield from (who for who in expected if lookup_key(who) not in here)
    rated = {who: sum(who in other.levels for other in case.tally.dimensions) for who in case.tally.interviewers}
    yield from sorted((who for who in rated if who not in line.levels), key=lambda who: (rated[who], who))
