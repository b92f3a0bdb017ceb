"""This room says how firm a call is: whether anything small would turn it for a hire, against one, or leave it open."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from scorecard.core.assessment import Assessment
from scorecard.core.policy import capped
from scorecard.core.robustness.case import Case, case, case_of, outcomes, side
from scorecard.core.robustness.missing import bounds
from scorecard.core.robustness.omission import calls_without_an_interviewer
from scorecard.core.robustness.search import fewest_points
from scorecard.core.robustness.weight import equal_weights_call, nudges
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import Scorecard, Vote
from scorecard.core.text import counted, listed
from scorecard.core.uncertainty import Spread, interviewer_scores

POINTS = 5
"""How many points of weight a dimension is given or taken."""
FEW = 2
"""So few one-point changes must not turn a firm call."""


class Verdict(StrEnum):
    """How firm a call is."""

    FIRM = "firm"
    LEANING = "leaning"
    TOO_CLOSE = "too_close"

    @property
    def words(self) -> str:
        """As people say it: `Too close`."""
        return self.replace("_", " ").capitalize()


class Doubt(StrEnum):
    """What was tried."""

    INTERVIEWER = "interviewer"
    EQUAL_WEIGHTS = "equal_weights"
    WEIGHTS = "weights"
    MISSING = "missing"
    RATINGS = "ratings"
    MARGIN = "margin"


@dataclass(frozen=True, slots=True)
class Failure:
    """Something small that turns the call, in a sentence."""

    doubt: Doubt
    sentence: str


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firm a call is and what speaks against it.

    `verdict` is None where there is no call to be firm about, and `fewest` the number of one-point changes that turn
    the call when it is 1 or 2.
    """

    verdict: Verdict | None
    failures: tuple[Failure, ...]
    fewest: int | None = None

    @property
    def words(self) -> str:
        """The verdict as people say it; a dash where there is none."""
        return self.verdict.words if self.verdict else "-"


def firmness(assessment: Assessment, spread: Spread | None = None) -> Firmness:
    """Judge how firm the call of a panel is.

    A call is turned when it goes from for a hire (yes, strong yes) to against one (no, strong no) or to open
    (no decision), or back. Tried are: each interviewer left out; equal weights; each dimension 5 points heavier or
    lighter; the missing ratings at their extremes; one or two one-point changes of ratings; and, where enough is known
    of how interviewers differ, whether the score is nearer to the edge of yes than one standard error. Firm when
    nothing turns it, leaning when one thing does, too close when more do, when a single one-point change does or when
    the margin is under one standard error.
    """
    return firmness_of(case_of(assessment), spread)


def firmness_of_cards(rubric: Rubric, cards: Iterable[Scorecard], spread: Spread | None = None) -> Firmness:
    """As `firmness`, from scorecards."""
    return firmness_of(case(rubric, cards), spread)


def firmness_of(tried: Case, spread: Spread | None = None) -> Firmness:
    """As `firmness`, for a case."""
    if tried.shut or tried.tally.score is None:
        return Firmness(None, ())
    mine = side(tried.call)
    points = fewest_points(tried, lambda vote: vote not in mine, limit=FEW)
    failures = (*_failures(tried), *_ratings(points), *_margin(tried, spread))
    return Firmness(_verdict(failures, points), failures, points)


def _verdict(failures: tuple[Failure, ...], points: int | None) -> Verdict:
    close = points == 1 or any(failure.doubt is Doubt.MARGIN for failure in failures)
    if close or len(failures) > 1:
        return Verdict.TOO_CLOSE
    return Verdict.LEANING if failures else Verdict.FIRM


def _failures(tried: Case) -> Iterator[Failure]:
    mine = side(tried.call)
    without = calls_without_an_interviewer(tried)
    alone = [who for who, vote in without.items() if vote not in mine]
    if not without:
        yield Failure(Doubt.INTERVIEWER, "it is the word of one interviewer")
    elif alone:
        yield Failure(Doubt.INTERVIEWER, f"leaving out {listed(alone, last='or')} turns it")
    if equal_weights_call(tried) not in mine:
        yield Failure(Doubt.EQUAL_WEIGHTS, "equal weights turn it")
    names = {line.id: line.name for line in tried.tally.dimensions}
    turned = dict.fromkeys(names[one.dimension] for one in nudges(tried, POINTS) if one.call not in mine)
    if turned:
        yield Failure(Doubt.WEIGHTS, f"{POINTS} points of weight on {listed(tuple(turned), last='or')} turn it")
    left = bounds(tried)
    if left and any(vote not in mine for vote in left.calls):
        yield Failure(Doubt.MISSING, f"{counted(len(left.missing), 'missing rating')} could turn it")


def _ratings(points: int | None) -> Iterator[Failure]:
    if points is not None:
        turned = "one point on one rating turns it" if points == 1 else "two points on ratings turn it"
        yield Failure(Doubt.RATINGS, turned)


def _margin(tried: Case, spread: Spread | None) -> Iterator[Failure]:
    """Only where the edge of yes matters: a cap that fired may make it not."""
    score, edge = tried.tally.score, tried.policy.bands.yes
    many = len(interviewer_scores(tried.tally))
    if score is None or spread is None or not spread.enough or not many or not _matters(tried):
        return
    if (score - edge) ** 2 < spread.squared_error(many):
        yield Failure(Doubt.MARGIN, "the score is nearer to the edge of Yes than interviewers usually differ")


def _matters(tried: Case) -> bool:
    fired = outcomes(tried.policy, tried.tally)
    return side(capped(Vote.YES, fired)) is not side(capped(Vote.NO, fired))
