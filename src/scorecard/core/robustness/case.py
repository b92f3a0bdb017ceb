"""This room holds a panel as it is tried: the figures, who rated what, and the call that the policy gives it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scorecard.core.assessment import Assessment
from scorecard.core.policy import Policy, Recommendation, capped, recommend
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import Scorecard, Vote
from scorecard.core.scoring import DimensionScore, Tally, one_spelling, tally

HIRE = frozenset({Vote.YES, Vote.STRONG_YES})
AGAINST = frozenset({Vote.NO, Vote.STRONG_NO})
OPEN = frozenset({Vote.NO_DECISION})
SIDES = (HIRE, AGAINST, OPEN)


@dataclass(frozen=True, slots=True, order=True)
class Given:
    """One level on one scorecard."""

    interviewer: str
    interview: str
    dimension: str
    level: int


@dataclass(frozen=True, slots=True)
class Case:
    """A panel with the policy that judges it. Nothing in it depends on the order of the scorecards."""

    rubric: Rubric
    cards: tuple[Scorecard, ...]
    tally: Tally
    call: Vote
    given: tuple[Given, ...]

    @property
    def policy(self) -> Policy:
        """The policy that judges the panel."""
        return self.rubric.policy

    @property
    def advice(self) -> Recommendation:
        """The recommendation with all its reasons."""
        return recommend(self.policy, self.tally)

    @property
    def shut(self) -> bool:
        """Whether a gate is shut: too few interviewers or too little rated for any call."""
        return is_shut(self.policy, self.tally)

    @property
    def place(self) -> Mapping[str, int]:
        """Where each dimension stands in the rubric."""
        return {line.id: at for at, line in enumerate(self.tally.dimensions)}


def case(rubric: Rubric, cards: Iterable[Scorecard]) -> Case:
    """Weigh a panel, to try it."""
    named = one_spelling(sorted(cards, key=lambda card: (card.interviewer, card.interview or "")))
    figures = tally(rubric.dimensions, named)
    return Case(rubric, named, figures, call(rubric.policy, figures), _given(rubric, named))


def case_of(assessment: Assessment) -> Case:
    """Try a panel that was already weighed."""
    cards = tuple(sorted(assessment.panel.cards, key=lambda card: (card.interviewer, card.interview or "")))
    given = _given(assessment.rubric, cards)
    return Case(assessment.rubric, cards, assessment.tally, assessment.recommendation.call, given)


def _given(rubric: Rubric, cards: tuple[Scorecard, ...]) -> tuple[Given, ...]:
    """Every level on every scorecard, by dimension, interviewer and interview."""
    place = {line.id: at for at, line in enumerate(rubric.dimensions)}
    found = (
        Given(card.interviewer, card.interview or "", dimension, rating.level)
        for card in cards
        for dimension, rating in card.ratings.items()
        if rating.level is not None and dimension in place
    )
    return tuple(sorted(found, key=lambda one: (place[one.dimension], one)))


def side(vote: Vote) -> frozenset[Vote]:
    """What a call comes to: for a hire, against it, or open."""
    return next(one for one in SIDES if vote in one)


def call(policy: Policy, figures: Tally) -> Vote:
    """The call of `policy.recommend`, without its sentences, for trying many cases quickly."""
    score = figures.score
    if score is None or is_shut(policy, figures):
        return Vote.NO_DECISION
    return capped(policy.bands.call(score), outcomes(policy, figures))


def outcomes(policy: Policy, figures: Tally) -> tuple[Vote, ...]:
    """What the rules that fire do, in the order of the policy."""
    return tuple(rule.cap for rule in policy.rules if rule.kind.fires(figures))


def is_shut(policy: Policy, figures: Tally) -> bool:
    """Whether a gate of the policy is shut."""
    return len(figures.interviewers) < policy.interviewers or figures.coverage < policy.coverage


def with_levels(figures: Tally, dimension: str, levels: Mapping[str, Fraction]) -> Tally:
    """The figures with other levels on one dimension."""
    return _with(figures, [line if line.id != dimension else _line(line, levels) for line in figures.dimensions])


def with_weights(figures: Tally, weights: Mapping[str, int]) -> Tally:
    """The figures with other weights by dimension id."""
    return _with(figures, [DimensionScore(one.id, one.name, weights[one.id], one.levels) for one in figures.dimensions])


def without_interviewer(figures: Tally, interviewer: str) -> Tally:
    """The figures as if somebody had not been on the panel; their votes and red flags go too."""
    return Tally(
        tuple([_without(line, interviewer) for line in figures.dimensions]),
        figures.scorecards,
        tuple([who for who in figures.interviewers if who != interviewer]),
        tuple([one for one in figures.votes if one[0] != interviewer]),
        tuple([flag for flag in figures.red_flags if flag.interviewer != interviewer]),
    )


def _without(line: DimensionScore, interviewer: str) -> DimensionScore:
    if interviewer not in line.levels:
        return line
    return _line(line, {who: level for who, level in line.levels.items() if who != interviewer})


def _line(line: DimensionScore, levels: Mapping[str, Fraction]) -> DimensionScore:
    return DimensionScore(line.id, line.name, line.weight, levels)


def _with(figures: Tally, lines: Sequence[DimensionScore]) -> Tally:
    """A quarter of the time of `replace`, for the many cases that are tried."""
    return Tally(tuple(lines), figures.scorecards, figures.interviewers, figures.votes, figures.red_flags)
