"""This room tells, under each section of a calibration, the number, the formula and its source."""

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction

from scorecard.core.calibration.agreement import JUDGED_FROM, SHOWN_FROM, Agreement, Alpha, Reliability
from scorecard.core.calibration.habit import SCORECARDS_FROM, SEVERAL
from scorecard.core.calibration.item import NEARLY_ALL
from scorecard.core.calibration.outlook import Outlook
from scorecard.core.calibration.remark import near
from scorecard.core.calibration.resample import TIMES
from scorecard.core.calibration.severity import CANDIDATES_FROM, NOTABLE, RATINGS_FROM, Severities
from scorecard.core.number import shown_percent
from scorecard.core.text import counted
from scorecard.core.unsaid import Unsaid


def explained(outlook: Outlook, seed: int) -> Mapping[str, Iterable[str]]:
    """What is told under each section."""
    found = outlook.calibration
    severity = tuple(_severity(found.severities))
    return {
        "alike": (*_agreement(found.agreement), *_interval(seed)),
        "levels": ("Levels and absences are counted; of a bar, each digit is one twentieth, rounded.",),
        "habits": HABITS,
        "severity": severity,
        "own": (*HABITS, *severity),
        "rubric": RUBRIC,
        "drift": DRIFT,
    }


HABITS = (
    (
        "To submit: the median time from the start noted on a scorecard (conducted_at) to its first submission here; "
        "a scorecard handed in as a file counts until it was handed in."
    ),
    (
        "Evidence: levels with written evidence / levels. No level: lines without one / lines. "
        f"One level: scorecards with one level throughout, of those with {SEVERAL} levels or more."
    ),
    (
        "Spread (the others' on the same candidates): the mean standard deviation of the levels within a scorecard; "
        "low is a sign of halo (Thorndike 1920). After facts: the mean change of criteria on which a checker's facts "
        f"were opened, and how many changed. All shown from {SCORECARDS_FROM} scorecards."
    ),
)
RUBRIC = (
    f"A dimension hardly separates when {shown_percent(NEARLY_ALL)} of its levels are the same.",
    (
        f"Two always agree when {shown_percent(NEARLY_ALL)} of scorecards have the same level on both, or when "
        f"Pearson's correlation is {near(NEARLY_ALL)} or more."
    ),
)

DRIFT = (
    (
        "A vote counts as changed when the final is not the one after reading. It moved toward the first speaker when "
        "fewer steps (strong no, no, yes, strong yes) lie between it and the first speaker's vote after reading than "
        "before. The first speaker is who spoke first on the first item or, without one, in the order of speaking. "
        "Shown from 5 debriefs and 5 changed votes."
    ),
)


def _agreement(found: Agreement) -> Iterator[str]:
    whole = found.overall.alike
    if isinstance(whole, Unsaid):
        yield f"Shown from {SHOWN_FROM} candidates with two interviewers, judged from {JUDGED_FROM}."
        return
    same, close = whole.identical * whole.pairs, whole.within_one * whole.pairs
    yield f"Identical: {same} of {whole.pairs} pairs of levels on one dimension; within one point: {close}."
    if isinstance(whole.alpha, Alpha):
        yield from _alpha(whole.alpha)
    if isinstance(whole.reliability, Reliability):
        yield from _reliability(whole.reliability, found.panel)
    yield "Separate interviews .44, panels .74: 125 coefficients (Huffcutt, Culbertson and Weyhrauch 2013)."


def _alpha(alpha: Alpha) -> Iterator[str]:
    yield (
        f"alpha = 1 - seen / chance disagreement = 1 - {_fine(alpha.seen)} / {_fine(alpha.chance)} = "
        f"{_fine(alpha.value)}; ordinal distances, {_fine(alpha.values)} levels (Krippendorff 2011). Over all "
        "dimensions it also counts how these differ; the lines by dimension do not."
    )


def _reliability(one: Reliability, panel: int) -> Iterator[str]:
    between, within, k0 = (_fine(value) for value in (one.squares.between, one.squares.within, one.squares.k0))
    yield (
        f"ICC(1) = (MSB - MSW) / (MSB + (k0 - 1) MSW) = {_fine(one.single)} on interviewers' scores; MSB {between}, "
        f"MSW {within}, k0 {k0} (Shrout and Fleiss 1979). ICC(1,{panel}) = k r / (1 + (k - 1) r) = "
        f"{_fine(one.of(panel))}; with {panel + 1}: {_fine(one.of(panel + 1))} (Spearman 1910, Brown 1910)."
    )


def _interval(seed: int) -> tuple[str]:
    return (f"Intervals: 95% of {TIMES:,} draws of candidates with replacement (Efron 1979), --seed {seed}.",)


def _severity(found: Severities) -> Iterator[str]:
    parts = found.components
    yield (
        "level = candidate and dimension + interviewer + chance; the interviewers' part is shrunk by lambda = variance "
        "of chance / of interviewers (Henderson 1975; Raymond and Viswesvaran 1993)."
    )
    if parts.within is not None and parts.between:
        sizes = f"{_fine(parts.within)} / {_fine(parts.between)} = {_fine(parts.ratio)}"
        free, steps = f"{found.freedom} degrees of freedom", counted(found.steps, "step")
        yield f"lambda = {sizes} from {free}; conjugate gradients, {steps}."
    elif parts.between is None:
        yield f"lambda = {_fine(parts.ratio)}, taken for granted with {found.freedom} degrees of freedom (20 needed)."
    yield (
        f"Shown from {RATINGS_FROM} shared ratings and {CANDIDATES_FROM} candidates; likely: 1.96 standard errors. "
        f"Stands out: more than {NOTABLE} and two standard errors, by Holm's test at 5%."
    )
    yield "Plain difference: own mean level - everybody's; it takes strong candidates for a mild interviewer."


def _fine(number: float | Fraction) -> str:
    """A figure with so many decimals that one can calculate on with it."""
    text = f"{float(number):.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
