"""This room puts the relation of scores and outcomes into plain words, the same on a screen and for programs."""

from dataclasses import dataclass

from scorecard.core.text import counted
from scorecard.core.validity.relation import (
    ENOUGH,
    FEWEST,
    LIKELY,
    Correction,
    DimensionRelation,
    Estimate,
    Obstacle,
    Validity,
    Weight,
)


@dataclass(frozen=True, slots=True)
class About:
    """What a report is about, and how many are left out of it and why.

    `unhired` have an outcome and are no hires any more, `unscored` have no score on the rubric or no rated milestone.
    `closed` counts every panel that is closed to whoever asks, hired or not: which of them have an outcome would tell
    the decision.
    """

    rubric: str
    ramp: str
    at: str
    title: str
    unhired: int
    unscored: int
    closed: int
    scored: int


def number(value: float) -> str:
    """A statistic with two decimals, and no minus before nothing: `-0.16`, `0.00`."""
    written = f"{value:.2f}"
    return "0.00" if written == "-0.00" else written


def around(interval: tuple[float, float] | None) -> str:
    """An interval in words: `-0.16 to 0.66`."""
    return f"{number(interval[0])} to {number(interval[1])}" if interval else "no interval: the points lie on one line"


def headline(found: Validity, about: About) -> str:
    """What may be said in a sentence."""
    hires = len(found.hires)
    if not hires:
        return f"No hire has both a score and an outcome at {about.title} yet."
    if found.weight is Weight.SCATTER_ONLY:
        return (
            f"{counted(hires, 'hire')} with a score and an outcome at {about.title}: too few to say anything in "
            f"numbers. {FEWEST - hires} more and there will be some; until then, only the points."
        )
    if found.pearson is None:
        side = "score" if found.same_scores else "outcome"
        return f"All {hires} hires have the same {side}, so nothing can be said of how the two go together."
    where = f"{hires} hires at {about.title}."
    if _unsure(found.pearson):
        return f"No direction can be told: what is seen may well be chance. {where}"
    what = "" if found.weight is Weight.FIGURES else f" A direction only: fewer than {ENOUGH} hires."
    return f"Hires with higher interview scores did {'better' if found.pearson.value > 0 else 'worse'}. {where}{what}"


def _unsure(one: Estimate) -> bool:
    return one.interval is not None and one.interval[0] <= 0 <= one.interval[1]


def contaminated(found: Validity) -> str:
    """The warning about outcomes rated by somebody who had seen the scorecards; empty when there are none."""
    if not found.contaminated:
        return ""
    return (
        f"Contaminated criterion: {found.contaminated} of {counted(len(found.hires), 'outcome')} "
        f"{'was' if found.contaminated == 1 else 'were'} rated by somebody who had seen the interview scorecards, "
        "which makes the two look more alike than they are."
    )


def corrected(found: Correction) -> str:
    """What the relation would be among all candidates, or why that cannot be said."""
    if found.corrected:
        value, ends = number(found.corrected.value), around(found.corrected.interval)
        what = f"may be anything from {ends}" if _unsure(found.corrected) else f"would be about {value} ({ends})"
        return f"Among all candidates, not only those hired, r {what}, because hiring by score narrows the range."
    match found.obstacle:
        case Obstacle.OTHER_GATES:
            others = found.otherwise
            return (
                f"Not corrected for range: {counted(others, 'decision')} {'was' if others == 1 else 'were'} not what "
                "the score alone says (a rule, a vote or a person decided), and the correction holds for selection "
                "by score alone."
            )
        case Obstacle.NOT_NARROWER:
            return "Not corrected for range: the hires' scores differ more than those of all candidates do."
        case _:
            return "Not corrected for range: there is no relation to correct."


def of_dimension(one: DimensionRelation) -> str:
    """What may be said of one dimension."""
    if one.r is None:
        return f"too few: {counted(one.hires, 'hire')} rated" if one.hires < FEWEST else "all the same"
    if one.raised is None or one.raised >= LIKELY:
        return "may be chance"
    return "higher went with better" if one.r.value > 0 else "higher went with worse"


def left_out(about: About) -> tuple[str, ...]:
    """Who is left out, and why, in sentences."""
    said = (
        (about.unhired, "because the decision is no longer to hire"),
        (about.unscored, f"because a score on {about.rubric} or a rated milestone is missing"),
    )
    hidden = [f"Left out: {counted(about.closed, 'candidate')} closed to you until your own scorecard is in."]
    return (
        *(hidden if about.closed else []),
        *(f"Left out: {counted(count, 'outcome')}, {why}." for count, why in said if count),
    )
