"""This room picks from an assessment what a candidate's summary says, in the order in which it is read."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from scorecard.core.assessment import Assessment
from scorecard.core.number import exact_text, shown, shown_percent
from scorecard.core.panel import OpenDraft, Submission
from scorecard.core.scorecard import Absence
from scorecard.core.scoring import DimensionScore
from scorecard.core.wording import band_sentence
from scorecard.report.note import Carded, Section, carded, evidence, exercises
from scorecard.report.reason import Reason, reasons

NO_LEVEL = "–"
BARS = ("░░░░", "█░░░", "██░░", "███░", "████")


@dataclass(frozen=True, slots=True)
class Figures:
    """The score, weighted and with equal weights, as it is shown and exactly."""

    score: str
    exact: str
    equal: str
    equal_exact: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table of dimensions: one cell for each interviewer, then the mean with its bar."""

    name: str
    weight: int
    cells: tuple[str, ...]
    mean: str


@dataclass(frozen=True, slots=True)
class Said:
    """A text with the interviewer and the interview it comes from; `about` names what it is about, if anything."""

    interviewer: str
    interview: str
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A dimension that was not assessed, by anybody (`whole`) or by some, and why."""

    name: str
    whole: bool
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What a summary says beyond what stands in the assessment itself."""

    assessment: Assessment
    on: str
    figures: Figures | None
    coverage: str
    band: str
    reasons: tuple[Reason, ...]
    interviewers: tuple[str, ...]
    rows: tuple[Row, ...]
    observed: tuple[tuple[str, tuple[Section, ...]], ...]
    red_flags: tuple[Said, ...]
    said: tuple[tuple[str, tuple[Said, ...]], ...]
    interviews: tuple[Said, ...]
    missing: tuple[str, ...]
    gaps: tuple[Gap, ...]


def summarise(assessment: Assessment, *, on: str) -> Summary:
    """Pick what a summary says; `on` is the day it is written. Private notes are never picked."""
    panel, cards, interviewers = assessment.panel, carded(assessment), assessment.interviewers
    figures = _figures(assessment)
    return Summary(
        assessment=assessment,
        on=on,
        figures=figures,
        coverage=shown_percent(assessment.tally.coverage),
        band=band_sentence(assessment),
        reasons=reasons(assessment),
        interviewers=interviewers,
        rows=tuple(_row(line, interviewers) for line in assessment.tally.dimensions),
        observed=(
            ("Evidence", tuple(evidence(assessment, cards))),
            ("Exercises", tuple(exercises(assessment, cards))),
        ),
        red_flags=tuple(_red_flags(assessment, cards)),
        said=(
            ("Votes", _said((one, one.card.vote.words if one.card.vote else "") for one in cards)),
            ("Takeaways", _said((one, one.card.takeaways) for one in cards)),
            ("Notes to the next interviewer", _said((one, one.card.note_to_next) for one in cards)),
        ),
        interviews=tuple(_interviews(assessment, cards)),
        missing=() if panel.blind else panel.waiting_for,
        gaps=tuple(_gaps(assessment)),
    )


def _figures(assessment: Assessment) -> Figures | None:
    score, equal = assessment.tally.score, assessment.tally.equal_weights
    if score is None or equal is None:
        return None
    return Figures(shown(score), exact_text(score), shown(equal), exact_text(equal))


def _row(line: DimensionScore, interviewers: tuple[str, ...]) -> Row:
    cells = tuple(_cell(line.levels.get(who)) for who in interviewers)
    return Row(line.name, line.weight, cells, _bar(line.mean))


def _cell(level: Fraction | None) -> str:
    if level is None:
        return NO_LEVEL
    return str(level.numerator) if level.denominator == 1 else shown(level)


def _bar(mean: Fraction | None) -> str:
    return NO_LEVEL if mean is None else f"{BARS[mean.numerator // mean.denominator]} {shown(mean)}"


def _said(picked: Iterator[tuple[Carded, str]]) -> tuple[Said, ...]:
    return tuple(Said(one.card.interviewer, one.interview, text) for one, text in picked if text.strip())


def _red_flags(assessment: Assessment, cards: tuple[Carded, ...]) -> Iterator[Said]:
    known = {flag.id: flag.text for flag in assessment.rubric.red_flags}
    for one in cards:
        for flag in one.card.red_flags:
            yield Said(one.card.interviewer, one.interview, flag.evidence, known.get(flag.id, flag.id))


def _interviews(assessment: Assessment, cards: tuple[Carded, ...]) -> Iterator[Said]:
    panel = assessment.panel
    held: tuple[Submission | OpenDraft, ...] = panel.drafts if panel.blind else panel.submissions
    for one, kept in zip(cards, held, strict=True):
        yield Said(one.card.interviewer, one.interview, _state(kept), (one.card.conducted_at or "")[:10])


def _state(kept: Submission | OpenDraft) -> str:
    if isinstance(kept, OpenDraft):
        return f"draft, saved {kept.saved_at[:10]}"
    submitted = f"submitted {kept.submitted_at[:10]}"
    if kept.revision == 1:
        return submitted
    return f"{submitted}, revision {kept.revision}{': ' if kept.because else ''}{kept.because}"


def _gaps(assessment: Assessment) -> Iterator[Gap]:
    for line in assessment.tally.dimensions:
        whole = not line.levels
        why = tuple(_why(assessment, line.id, whole=whole))
        if whole or why:
            yield Gap(line.name, whole, why)


def _why(assessment: Assessment, dimension_id: str, *, whole: bool) -> Iterator[str]:
    """Each interviewer's reason; where somebody else rated it, not having been asked needs no mention."""
    for card in assessment.panel.cards:
        rating = card.ratings.get(dimension_id)
        absent = rating.absent if rating else Absence.NOT_ASKED
        if absent and (whole or absent is not Absence.NOT_ASKED):
            yield f"{card.interviewer}: {absent.words}"
