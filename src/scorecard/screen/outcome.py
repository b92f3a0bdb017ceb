"""This room shows the outcomes of one hire: what was rated at each check-in, by whom, and what was seen."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from scorecard.core.number import shown
from scorecard.core.outcome import KeptOutcome, measured, milestones
from scorecard.core.panel import Candidate
from scorecard.core.rubric import Rubric
from scorecard.screen.ink import LEVEL_STYLES, QUIET, STRONG, line, listing, prose, section
from scorecard.screen.page import Page


def outcomes_view(candidate: Candidate, kept: Sequence[tuple[KeptOutcome, Rubric]]) -> RenderableType:
    """Show what `scorecard outcomes show` prints."""
    return Page(
        line((candidate.name or candidate.id, STRONG), "   Outcomes"),
        *(section(_title(one, ramp), *_parts(one, ramp)) for one, ramp in kept),
    )


def _title(one: KeptOutcome, ramp: Rubric) -> str:
    slot = ramp.interview(one.outcome.at)
    revision = f", revision {one.revision}" if one.revision > 1 else ""
    return f"{slot.title if slot else one.outcome.at}, by {one.outcome.by} on {one.recorded_at[:10]}{revision}"


def _parts(one: KeptOutcome, ramp: Rubric) -> Iterator[RenderableType]:
    said = one.outcome
    if one.because:
        yield prose(f"Amended because: {one.because}")
    score = measured(ramp, said.at, [said]).score
    if score is not None:
        seen = "had seen" if said.seen_scorecards else "had not seen"
        yield line(f"{shown(score)} of 4; the rater {seen} the interview scorecards")
    yield listing(*_rows(one, ramp))
    if said.note:
        yield prose(said.note)
    if one.entered_by:
        yield line((f"Entered by {one.entered_by}", QUIET))


def _rows(one: KeptOutcome, ramp: Rubric) -> Iterator[tuple[Text, ...]]:
    for milestone in milestones(ramp, one.outcome.at):
        rating = one.outcome.rating(milestone.id)
        if rating.level is None:
            reason = rating.absent.words if rating.absent else "not rated"
            yield (line(("-", QUIET)), line(milestone.name), line((reason, QUIET)))
        else:
            level = line((str(rating.level), LEVEL_STYLES[rating.level]))
            yield (level, line(milestone.name), prose(rating.evidence))
