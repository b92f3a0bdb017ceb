"""This room tries a case: other levels, other weights, another bar. Nothing that is kept changes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import gcd, lcm

from scorecard.core.number import Exact, exact_text
from scorecard.core.policy import Bands
from scorecard.core.robustness.case import Case, case
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import CandidateName, Rating, Scorecard
from scorecard.core.text import counted, lookup_key


@dataclass(frozen=True, slots=True)
class Setting:
    """A level to try for what one interviewer gave a dimension; None takes the rating away."""

    interviewer: str
    dimension: str
    level: int | None


@dataclass(frozen=True, slots=True)
class Trial:
    """What is tried: levels, weights in points of 100, and the score from which the call is yes."""

    settings: tuple[Setting, ...] = ()
    weights: Mapping[str, Fraction] | None = None
    bar: Fraction | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is tried."""
        return not self.settings and not self.weights and self.bar is None


class TrialError(ValueError):
    """A trial that has no meaning, in a sentence."""


def attempt(now: Case, trial: Trial) -> Case:
    """The panel as tried. TrialError when the weights leave nothing to weigh by."""
    rubric = now.rubric
    if trial.weights:
        rubric = reweighed(rubric, trial.weights)
    if trial.bar is not None:
        rubric = replace(rubric, policy=replace(rubric.policy, bands=with_bar(rubric.policy.bands, trial.bar)))
    return case(rubric, _set(now.cards, trial.settings))


def reweighed(rubric: Rubric, tried: Mapping[str, Fraction]) -> Rubric:
    """The rubric with some weights tried, as `shared_out` shares them: the smallest whole numbers in proportion."""
    points = shared_out({line.id: line.weight for line in rubric.dimensions}, tried)
    unit = lcm(*(share.denominator for share in points.values()))
    whole = {key: int(share * unit) for key, share in points.items()}
    shared = gcd(*whole.values())
    lines = (replace(line, weight=whole[line.id] // shared) for line in rubric.dimensions)
    return replace(rubric, dimensions=tuple(lines))


def shared_out(weights: Mapping[str, int], tried: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The weights in points of 100 when some are given: the others keep their proportions and share what is left.

    When every weight is given there is nothing to share: each counts as its part of their sum. TrialError when those
    given leave less than nothing for the others, or when all are zero.
    """
    given = sum(tried.values(), Fraction())
    rest = {key: weight for key, weight in weights.items() if key not in tried}
    if not rest:
        if not given:
            raise TrialError("The weights that are tried are all zero, so there is nothing to weigh by.")
        return {key: tried[key] / given * 100 for key in weights}
    if given > 100:
        raise TrialError(f"The weights that are tried add up to {exact_text(given)}, which is more than 100.")
    left = (100 - given) / sum(rest.values())
    return {key: tried[key] if key in tried else weight * left for key, weight in weights.items()}


def sharing(weights: Mapping[str, int], tried: Mapping[str, Fraction]) -> str:
    """Say how the weights were made to add up to 100."""
    given, others = sum(tried.values(), Fraction()), len(weights) - len(tried)
    if not others:
        parts = "" if given == 100 else f" They add up to {exact_text(given)}, so each counts as its part of that."
        return f"All weights are as tried.{parts}"
    if given == 100:
        return "The weights tried make up all of the 100, so the other dimensions count nothing."
    who = "the other dimension gets" if others == 1 else f"the other {counted(others, 'dimension')} share"
    kept = "" if others == 1 else " in the proportions they have now"
    return f"Weights add up to 100: {who} the {exact_text(100 - given)} that are left{kept}."


def with_bar(bands: Bands, bar: Fraction) -> Bands:
    """The bands when the call is yes from another score on; strong yes never begins below it, nor no above it."""
    return replace(
        bands,
        yes=Exact(bar),
        strong_yes=Exact(max(bar, bands.strong_yes)),
        no=Exact(min(bar, bands.no)),
    )


def _set(cards: Sequence[Scorecard], settings: Iterable[Setting]) -> tuple[Scorecard, ...]:
    tried = list(cards)
    for setting in settings:
        theirs = [
            at for at, card in enumerate(tried) if lookup_key(card.interviewer) == lookup_key(setting.interviewer)
        ]
        rated = [at for at in theirs if _level(tried[at], setting.dimension) is not None]
        if not theirs:
            tried.append(_blank(tried, setting.interviewer))
            theirs = [len(tried) - 1]
        for at in rated or theirs[:1]:
            given = {**tried[at].ratings, setting.dimension: Rating(level=setting.level)}
            tried[at] = replace(tried[at], ratings=given)
    return tuple(tried)


def _level(card: Scorecard, dimension: str) -> int | None:
    rating = card.ratings.get(dimension)
    return rating.level if rating else None


def _blank(cards: Sequence[Scorecard], interviewer: str) -> Scorecard:
    """A scorecard for somebody who has not submitted one; it exists only in the trial."""
    rubric = cards[0].rubric if cards else ""
    whose = cards[0].candidate if cards else CandidateName(id="")
    return Scorecard(scorecard=1, candidate=whose, interviewer=interviewer, rubric=rubric)
