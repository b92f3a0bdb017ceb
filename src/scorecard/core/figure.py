"""This room puts what a panel says into whole numbers that a store can sort, count and weigh anew, exactly."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import fsum, lcm
from typing import Any

from scorecard.core.policy import STRICTEST_FIRST, Policy, capped
from scorecard.core.robustness.case import is_shut, outcomes
from scorecard.core.rubric import Dimension, Rubric
from scorecard.core.scorecard import Scorecard, Vote
from scorecard.core.scoring import DimensionScore, RaisedBy, Tally, mean_level, weighted
from scorecard.core.spread import deviation
from scorecard.core.text import lookup_key

FRACTION_BITS = 40
LARGEST_DENOMINATOR = (1 << 20) - 1
MEAN_BITS = 15
MEANS_A_WORD = 4
WORDS = 4
COUNT_BITS = 12
VOTES = tuple(Vote)


@dataclass(frozen=True, slots=True)
class Mark:
    """What one submitted scorecard adds to its panel's figures; `levels` holds the rated dimensions by id."""

    interviewer_key: str
    interview: str
    rubric_hash: str
    submitted_at: str
    levels: Mapping[str, int]
    vote: Vote | None
    red_flags: int


@dataclass(frozen=True, slots=True)
class PanelFigures:
    """The figures of one candidate's panel on one rubric.

    `score` and `deviation` are order numbers (`order`), None where there is none. `means` packs the mean of each
    dimension times `scale`, four to a word, 0 for one that nobody rated; `scale` 0 says that the panel's numbers
    have no room here and that whoever needs them reads the documents. `votes` packs how many scorecards hold each
    vote. `raters` counts who rated something; `rater_sum` adds up their own scores, and `scatter` the squared
    distances of these from their mean.
    """

    rubric_hash: str
    mixed: bool
    scorecards: int
    interviewers: int
    covered: int
    scale: int
    means: tuple[int, ...]
    score: int | None
    call: int
    deviation: int | None
    votes: int
    red_flags: int
    interviews: str
    last_at: str
    raters: int
    rater_sum: float
    scatter: float


def order(value: Fraction) -> int:
    """A whole number that sorts as the value does.

    Values whose denominators stay within `LARGEST_DENOMINATOR` get the same number only when they are equal: two of
    them differ by more than 2**-FRACTION_BITS or not at all.
    """
    return (value.numerator << FRACTION_BITS) // value.denominator


def mark(card: Scorecard, rubric_hash: str, submitted_at: str) -> Mark:
    """What a scorecard adds to its panel's figures."""
    return Mark(
        lookup_key(card.interviewer),
        card.interview or "",
        rubric_hash,
        submitted_at,
        {key: rating.level for key, rating in card.ratings.items() if rating.level is not None},
        card.vote,
        len(card.red_flags),
    )


def mark_of_document(document: Mapping[str, Any], rubric_hash: str, submitted_at: str) -> Mark:
    """As `mark`, from the plain data of a scorecard that was checked before it was kept."""
    ratings = document.get("ratings", {})
    return Mark(
        lookup_key(document["interviewer"]),
        document.get("interview") or "",
        rubric_hash,
        submitted_at,
        {key: rating["level"] for key, rating in ratings.items() if "level" in rating},
        Vote(document["vote"]) if "vote" in document else None,
        len(document.get("red_flags", ())),
    )


def packed_levels(levels: Mapping[str, int], dimensions: Iterable[Dimension]) -> bytes:
    """One byte for each dimension, in the rubric's order: its level, or 0 without one."""
    return bytes(levels.get(dimension.id, 0) for dimension in dimensions)


def unpacked_levels(packed: bytes, dimensions: Iterable[Dimension]) -> dict[str, int]:
    """The levels that `packed_levels` packed."""
    return {dimension.id: level for dimension, level in zip(dimensions, packed, strict=False) if level}


def tally_of(dimensions: Sequence[Dimension], marks: Sequence[Mark]) -> Tally:
    """Count a panel as `scoring.tally` does, with the keys of the interviewers for their names."""
    return Tally(
        dimensions=tuple(
            DimensionScore(line.id, line.name, line.weight, _levels(line.id, marks)) for line in dimensions
        ),
        scorecards=len(marks),
        interviewers=tuple(dict.fromkeys(one.interviewer_key for one in marks)),
        votes=tuple((one.interviewer_key, one.vote) for one in marks if one.vote),
        red_flags=tuple(RaisedBy(one.interviewer_key, "", "") for one in marks for _ in range(one.red_flags)),
    )


def _levels(dimension_id: str, marks: Sequence[Mark]) -> dict[str, Fraction]:
    given: dict[str, list[int]] = {}
    for one in marks:
        if dimension_id in one.levels:
            given.setdefault(one.interviewer_key, []).append(one.levels[dimension_id])
    return {who: mean_level(levels) for who, levels in given.items()}


def panel_figures(marks: Sequence[Mark], rubric: Rubric) -> PanelFigures:
    """The figures of a panel: its marks in the order of first submission, the rubric it began with."""
    tally = tally_of(rubric.dimensions, marks)
    means = [line.mean for line in tally.dimensions]
    score = weighted((line.weight, mean) for line, mean in zip(tally.dimensions, means, strict=True))
    apart = [deviation(tuple(line.levels.values())) for line in tally.dimensions if len(line.levels) > 1]
    own = interviewer_scores(tally)
    scale = _scale(means, tuple(rubric.weights.values()))
    return PanelFigures(
        rubric_hash=marks[0].rubric_hash,
        mixed=len({one.rubric_hash for one in marks}) > 1,
        scorecards=len(marks),
        interviewers=len(tally.interviewers),
        covered=sum(line.weight for line in tally.dimensions if line.levels),
        scale=scale,
        means=packed_means(means, scale),
        score=None if score is None else order(score),
        call=STRICTEST_FIRST.index(_call(rubric.policy, tally, score)),
        deviation=order(weighted((1, one) for one in apart) or Fraction()) if apart else None,
        votes=packed_votes(one.vote for one in marks),
        red_flags=len(tally.red_flags),
        interviews=" ".join(sorted({one.interview or "-" for one in marks})),
        last_at=max(one.submitted_at for one in marks),
        raters=len(own),
        rater_sum=fsum(own),
        scatter=_scatter(own),
    )


def _call(policy: Policy, tally: Tally, score: Fraction | None) -> Vote:
    """As `case.call`, with the score that is there already."""
    if score is None or is_shut(policy, tally):
        return Vote.NO_DECISION
    return capped(policy.bands.call(score), outcomes(policy, tally))


def _scale(means: Sequence[Fraction | None], weights: Sequence[int]) -> int:
    scale = lcm(*(mean.denominator for mean in means if mean is not None))
    return scale if 4 * scale < 1 << MEAN_BITS and fits(weights, scale) else 0


def fits(weights: Sequence[int], scale: int) -> bool:
    """Whether scores by these weights, from means in parts of `scale`, have exact order numbers."""
    return len(weights) <= MEANS_A_WORD * WORDS and sum(weights) * scale <= LARGEST_DENOMINATOR


def packed_means(means: Sequence[Fraction | None], scale: int) -> tuple[int, ...]:
    """The means times the scale, four to a word, the first one lowest; every word is there."""
    words = [0] * WORDS
    for at, mean in enumerate(means) if scale else ():
        if mean is not None:
            words[at // MEANS_A_WORD] |= mean.numerator * (scale // mean.denominator) << MEAN_BITS * (at % MEANS_A_WORD)
    return tuple(words)


def packed_votes(votes: Iterable[Vote | None]) -> int:
    """How many scorecards hold each vote, in the order of `Vote`, the first one lowest."""
    return sum(1 << COUNT_BITS * VOTES.index(vote) for vote in votes if vote)


def _scatter(own: Sequence[float]) -> float:
    mean = fsum(own) / len(own) if own else 0.0
    return fsum((score - mean) ** 2 for score in own)


def interviewer_scores(tally: Tally) -> tuple[float, ...]:
    """The score of each interviewer who rated something, by their own levels alone."""
    weighed: dict[str, list[float]] = {}
    for line in tally.dimensions:
        for who, level in line.levels.items():
            sums = weighed.setdefault(who, [0.0, 0.0])
            sums[0] += line.weight * level.numerator / level.denominator
            sums[1] += line.weight
    return tuple(points / weight for points, weight in weighed.values())
