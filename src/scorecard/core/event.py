"""This room holds the events of an interview: what each one changes, and when it may not happen."""

from dataclasses import dataclass, replace
from typing import Literal

from scorecard.core.scorecard import LEVELS, Absence, RaisedFlag, Rating, Vote
from scorecard.core.text import listed
from scorecard.core.walk import Step, StepKind, Walk, gaps
from scorecard.errors import InvalidError

TextField = Literal["takeaways", "note_to_next", "private_notes"]


@dataclass(frozen=True, slots=True)
class Rate:
    """Give a dimension or criterion a level; `before_facts` is the one from before the facts opened, if known."""

    key: str
    level: int
    before_facts: int | None = None

    def apply(self, walk: Walk) -> Walk:
        """Set the level; a reason for having none goes away. The level from before the facts opened stays beside it."""
        if self.level not in LEVELS:
            raise InvalidError(f"{self.level} is not a level: choose 1, 2, 3 or 4.")
        first = self.before_facts or _before_facts(walk, self.key, self.level)
        return _change(walk, self.key, level=self.level, absent=None, before_facts=first)


@dataclass(frozen=True, slots=True)
class Leave:
    """Say why a dimension or criterion has no level; `before_facts` as for a level."""

    key: str
    reason: Absence
    before_facts: int | None = None

    def apply(self, walk: Walk) -> Walk:
        """Set the reason; a level goes away, but for the one from before the facts opened."""
        first = self.before_facts or _before_facts(walk, self.key, None)
        return _change(walk, self.key, level=None, absent=self.reason, before_facts=first)


@dataclass(frozen=True, slots=True)
class Describe:
    """Write the evidence of a dimension or criterion."""

    key: str
    text: str

    def apply(self, walk: Walk) -> Walk:
        """Replace the evidence."""
        return _change(walk, self.key, evidence=self.text)


@dataclass(frozen=True, slots=True)
class Tick:
    """Tick a signal that was seen, or take the tick back."""

    key: str
    signal: str

    def apply(self, walk: Walk) -> Walk:
        """Toggle the signal; signals stay in the rubric's order."""
        line = walk.plan.rubric.by_id.get(self.key)
        known = [signal.id for signal in line.signals.all] if line else []
        if self.signal not in known:
            raise InvalidError(f"{self.key} has no signal called {self.signal}.")
        ticked = set(walk.rating(self.key).signals) ^ {self.signal}
        return _change(walk, self.key, signals=tuple(one for one in known if one in ticked))


@dataclass(frozen=True, slots=True)
class RaiseFlag:
    """Raise a red flag with what was said or done, or rewrite that."""

    flag: str
    evidence: str

    def apply(self, walk: Walk) -> Walk:
        """Raise it, in the rubric's order."""
        known = [flag.id for flag in walk.plan.rubric.red_flags]
        if self.flag not in known:
            raise InvalidError(f"The rubric has no red flag called {self.flag}.")
        raised = {one.id: one for one in walk.card.red_flags}
        raised[self.flag] = RaisedFlag(id=self.flag, evidence=self.evidence)
        ordered = tuple(raised[key] for key in known if key in raised)
        return replace(walk, card=replace(walk.card, red_flags=ordered))


@dataclass(frozen=True, slots=True)
class WithdrawFlag:
    """Take a red flag back."""

    flag: str

    def apply(self, walk: Walk) -> Walk:
        """Drop it."""
        kept = tuple(one for one in walk.card.red_flags if one.id != self.flag)
        return replace(walk, card=replace(walk.card, red_flags=kept))


@dataclass(frozen=True, slots=True)
class Write:
    """Write one of the closing texts."""

    field: TextField
    text: str

    def apply(self, walk: Walk) -> Walk:
        """Replace the text."""
        match self.field:
            case "takeaways":
                return replace(walk, card=replace(walk.card, takeaways=self.text))
            case "note_to_next":
                return replace(walk, card=replace(walk.card, note_to_next=self.text))
            case "private_notes":
                return replace(walk, card=replace(walk.card, private_notes=self.text))


@dataclass(frozen=True, slots=True)
class Jot:
    """Take a free note at any step; it joins the private notes under the step's name."""

    text: str

    def apply(self, walk: Walk) -> Walk:
        """Add it as a line of its own."""
        before = walk.card.private_notes
        note = f"[{walk.here.title}] {self.text}"
        return Write("private_notes", f"{before}\n{note}" if before else note).apply(walk)


@dataclass(frozen=True, slots=True)
class CastVote:
    """Give the overall call; asked last, and only after the dimensions."""

    vote: Vote

    def apply(self, walk: Walk) -> Walk:
        """Set the vote, unless a dimension is still open."""
        still_open = [line.name for line in walk.dimensions if not walk.rating(line.id).settled]
        if still_open:
            missing = f"no level yet, nor a reason for having none: {listed(still_open)}"
            raise InvalidError(f"The vote comes after the dimensions; {missing}.")
        return replace(walk, card=replace(walk.card, vote=self.vote))


@dataclass(frozen=True, slots=True)
class Move:
    """Go to the next step (+1) or back (-1); stays at either end."""

    by: Literal[1, -1]

    def apply(self, walk: Walk) -> Walk:
        """Move the bookmark."""
        last = len(walk.steps) - 1
        return _at(walk, walk.steps[min(max(walk.position + self.by, 0), last)])


@dataclass(frozen=True, slots=True)
class Jump:
    """Go to any step."""

    key: str

    def apply(self, walk: Walk) -> Walk:
        """Move the bookmark; InvalidError for a step that is not there."""
        return _at(walk, walk.find(self.key))


@dataclass(frozen=True, slots=True)
class AskAlso:
    """Add a dimension beyond the slot's focus and go there."""

    dimension: str

    def apply(self, walk: Walk) -> Walk:
        """Request it; InvalidError when the rubric has no such dimension."""
        if self.dimension not in walk.plan.rubric.by_id:
            raise InvalidError(f"The rubric has no dimension called {self.dimension}.")
        requested = tuple(dict.fromkeys((*walk.bookmark.requested, self.dimension)))
        return replace(walk, bookmark=replace(walk.bookmark, requested=requested, at=self.dimension))


@dataclass(frozen=True, slots=True)
class Elapse:
    """Let time pass."""

    seconds: int

    def apply(self, walk: Walk) -> Walk:
        """Add to the seconds used; time never runs backwards."""
        used = walk.bookmark.seconds + max(self.seconds, 0)
        return replace(walk, bookmark=replace(walk.bookmark, seconds=used))


@dataclass(frozen=True, slots=True)
class Submit:
    """Finish the scorecard."""

    def apply(self, walk: Walk) -> Walk:
        """Check that nothing is missing; InvalidError names all that is."""
        missing = gaps(walk)
        if missing:
            raise InvalidError("Not ready to submit: " + "; ".join(gap.message for gap in missing) + ".")
        return _at(walk, walk.find(StepKind.REVIEW))


def _at(walk: Walk, to: Step) -> Walk:
    return replace(walk, bookmark=replace(walk.bookmark, at=to.key))


def _before_facts(walk: Walk, key: str, level: int | None) -> int | None:
    """The level to keep when another takes its place: the first one that stood before facts opened."""
    before = walk.rating(key)
    opened = any(fact.sealed for fact in walk.facts(key))
    return before.before_facts or (before.level if opened and before.level != level else None)


def _change(walk: Walk, key: str, **answer: object) -> Walk:
    if not walk.find(key).rated:
        raise InvalidError(f"The step {key} takes no level.")
    rating: Rating = replace(walk.rating(key), **answer)  # type: ignore[arg-type]
    return walk.with_rating(key, rating)
