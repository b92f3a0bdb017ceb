"""This room says which text of the scorecard is open for writing at a step."""

from collections.abc import Callable
from dataclasses import dataclass

from scorecard.core.event import Describe, RaiseFlag, TextField, Write
from scorecard.core.walk import Event, StepKind, Walk


@dataclass(frozen=True, slots=True)
class Pane:
    """A text that can be written: its label, what is kept of it so far, and the event that keeps another."""

    label: str
    text: str
    event: Callable[[str], Event]


def pane_of(walk: Walk, flag: str) -> Pane | None:
    """The text that is open at the current step; None where nothing is written. `flag` is the red flag in hand."""
    here = walk.here
    match here.kind:
        case StepKind.DIMENSION | StepKind.CRITERION:
            return _evidence(walk, here.key)
        case StepKind.RED_FLAGS:
            return _flag_evidence(walk, flag)
        case StepKind.TAKEAWAYS:
            return _closing(here.title, walk.card.takeaways, "takeaways")
        case StepKind.NOTE_TO_NEXT:
            return _closing(here.title, walk.card.note_to_next, "note_to_next")
        case StepKind.PRIVATE_NOTES:
            return _closing(here.title, walk.card.private_notes, "private_notes")
        case StepKind.VOTE | StepKind.REVIEW:
            return None


def _evidence(walk: Walk, key: str) -> Pane:
    rating = walk.rating(key)
    label = "Evidence"
    if rating.lacks_evidence:
        label = f"Evidence (needed for {rating.level})"
    return Pane(label, rating.evidence, lambda text: Describe(key, text))


def _flag_evidence(walk: Walk, flag: str) -> Pane | None:
    for raised in walk.card.red_flags:
        if raised.id == flag:
            place = [one.id for one in walk.plan.rubric.red_flags].index(flag) + 1
            label = f"What was said or done: red flag {place}"
            return Pane(label, raised.evidence, lambda text: RaiseFlag(flag, text))
    return None


def _closing(title: str, text: str, field: TextField) -> Pane:
    return Pane(title, text, lambda said: Write(field, said))
