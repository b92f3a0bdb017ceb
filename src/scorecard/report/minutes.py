"""This room writes the minutes of a debrief as Markdown that can be pasted anywhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from scorecard.core.debrief.agenda import HOW
from scorecard.core.debrief.ledger import Entry, days, later_by_now, ledger, told
from scorecard.core.debrief.meeting import Meeting, Stage
from scorecard.core.number import exact_text, shown, shown_percent
from scorecard.core.wording import band_sentence
from scorecard.report.held import Row, rows
from scorecard.report.note import carded
from scorecard.report.reason import Reason, reasons
from scorecard.report.template import template


@dataclass(frozen=True, slots=True)
class ReadCard:
    """A scorecard that was read: by whom, of which interview, and which revision."""

    interviewer: str
    interview: str
    revision: int


@dataclass(frozen=True, slots=True)
class Minutes:
    """What the minutes say beyond what stands in the meeting itself."""

    meeting: Meeting
    done: bool
    days: str
    read: tuple[ReadCard, ...]
    score: str
    exact: str
    coverage: str
    band: str
    reasons: tuple[Reason, ...]
    entries: tuple[Entry, ...]
    rows: tuple[Row, ...]
    reading: str
    how: str
    since: str


def markdown_minutes(meeting: Meeting) -> str:
    """Write the minutes; a round of votes that is not complete stays closed. Private notes are never read."""
    return template("minutes.md.j2").render(minutes=_minutes(meeting))


def _minutes(meeting: Meeting) -> Minutes:
    figures, seconds = meeting.assessment.tally, meeting.debrief.seconds
    return Minutes(
        meeting=meeting,
        done=meeting.stage is Stage.DONE,
        days=days(meeting.debrief),
        read=tuple(_read(meeting)),
        score="" if figures.score is None else shown(figures.score),
        exact="" if figures.score is None else exact_text(figures.score),
        coverage=shown_percent(figures.coverage),
        band=band_sentence(meeting.assessment),
        reasons=reasons(meeting.assessment),
        entries=ledger(meeting),
        rows=rows(meeting),
        reading=f"{seconds // 60}:{seconds % 60:02d}",
        how=HOW,
        since=told(later_by_now(meeting)),
    )


def _read(meeting: Meeting) -> Iterator[ReadCard]:
    panel = meeting.assessment.panel
    for one, kept in zip(carded(meeting.assessment), panel.submissions, strict=True):
        yield ReadCard(one.card.interviewer, one.interview, kept.revision)
