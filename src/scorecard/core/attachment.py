"""This room holds the events that bring facts into an interview: from a checker, a run, or the interviewer's ticks."""

from dataclasses import dataclass, replace

from scorecard.core.checklist import Checklist, toggled
from scorecard.core.scorecard import ExerciseRating, Fact, FactSource, merged
from scorecard.core.walk import Walk


@dataclass(frozen=True, slots=True)
class AttachFacts:
    """Put what was observed beside the criteria of an exercise; `noted` is what was ticked, if that changes."""

    exercise: str
    facts: tuple[Fact, ...]
    noted: tuple[str, ...] | None = None

    def apply(self, walk: Walk) -> Walk:
        """Replace the facts of that exercise."""
        before = walk.card.exercises.get(self.exercise, ExerciseRating())
        noted = before.noted if self.noted is None else self.noted
        after = {**walk.card.exercises, self.exercise: replace(before, facts=self.facts, noted=noted)}
        return replace(walk, card=replace(walk.card, exercises=after))


@dataclass(frozen=True, slots=True)
class Notice:
    """Tick a line of the list of an exercise's kit, or take the tick back."""

    exercise: str
    checklist: Checklist
    entry: str

    def apply(self, walk: Walk) -> Walk:
        """Toggle it; what the ticks say replaces what they said before, and is open at once."""
        noted = toggled(self.checklist.entries, walk.noted(self.exercise), self.entry)
        before = walk.card.exercises.get(self.exercise, ExerciseRating()).facts
        facts = merged(before, FactSource.INTERVIEWER, self.checklist.facts(noted))
        return AttachFacts(self.exercise, facts, noted).apply(walk)
