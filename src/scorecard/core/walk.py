"""This room walks an interview: a state, the steps it goes through, and `step(state, event) -> state`.

The faces (full screen, plain, a document) turn keys or files into events; what an event may do is decided here.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol

from scorecard.core.bookmark import Bookmark
from scorecard.core.exercise import Criterion, Exercise
from scorecard.core.rubric import Dimension, Interview, Rubric
from scorecard.core.scorecard import ExerciseRating, Fact, Rating, Scorecard
from scorecard.errors import InvalidError


class StepKind(StrEnum):
    """What a step asks for."""

    DIMENSION = "dimension"
    CRITERION = "criterion"
    RED_FLAGS = "red_flags"
    TAKEAWAYS = "takeaways"
    NOTE_TO_NEXT = "note_to_next"
    PRIVATE_NOTES = "private_notes"
    VOTE = "vote"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Step:
    """One screen of the walk. `key` names it: `sql`, `sql-transform/grain`, or its kind."""

    kind: StepKind
    key: str
    title: str

    @property
    def rated(self) -> bool:
        """Whether the step asks for a level."""
        return self.kind in (StepKind.DIMENSION, StepKind.CRITERION)


CLOSING = (
    Step(StepKind.RED_FLAGS, "red_flags", "Red flags"),
    Step(StepKind.TAKEAWAYS, "takeaways", "Takeaways"),
    Step(StepKind.NOTE_TO_NEXT, "note_to_next", "Note to the next interviewer"),
    Step(StepKind.PRIVATE_NOTES, "private_notes", "Private notes"),
    Step(StepKind.VOTE, "vote", "Your vote"),
    Step(StepKind.REVIEW, "review", "Review and submit"),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the walk goes by: the rubric as it was when the draft began, the slot, and its exercise if it has one."""

    rubric: Rubric
    interview: Interview | None = None
    exercises: Mapping[str, Exercise] = field(default_factory=dict)

    @property
    def focus(self) -> tuple[str, ...]:
        """Ids of the dimensions that are asked first: the slot's, or all without a slot."""
        return self.interview.focus if self.interview else tuple(self.rubric.by_id)


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that stands between a walk and its submission; `path` is its place in the document, by ids."""

    step: str
    path: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True)
class Walk:
    """An interview under way: the plan, what was answered so far, and where it stands."""

    plan: Plan
    card: Scorecard
    bookmark: Bookmark

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        """The dimensions in turn: focus, asked for, and any other that is already rated."""
        by_id = self.plan.rubric.by_id
        wanted = dict.fromkeys((*self.plan.focus, *self.bookmark.requested, *self.card.ratings))
        return tuple(by_id[key] for key in wanted if key in by_id)

    @property
    def others(self) -> tuple[Dimension, ...]:
        """The dimensions that are not part of this walk yet and can be asked for."""
        return tuple(line for line in self.plan.rubric.dimensions if line not in self.dimensions)

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in turn; the vote and the review come last."""
        asked = (Step(StepKind.DIMENSION, line.id, line.name) for line in self.dimensions)
        return (*asked, *self._criteria(), *CLOSING)

    def _criteria(self) -> Iterator[Step]:
        for exercise in self.plan.exercises.values():
            for line in exercise.criteria:
                yield Step(StepKind.CRITERION, f"{exercise.id}/{line.id}", f"{exercise.title}: {line.name}")

    @property
    def here(self) -> Step:
        """The step it stands at; the first one when the bookmark names none that is left."""
        return next((one for one in self.steps if one.key == self.bookmark.at), self.steps[0])

    @property
    def position(self) -> int:
        """The place of the current step, counted from 0."""
        return self.steps.index(self.here)

    def find(self, key: str) -> Step:
        """The step of that key; InvalidError when the walk has none."""
        for one in self.steps:
            if one.key == key:
                return one
        raise InvalidError(f"This interview has no step called {key}.")

    def rated_line(self, key: str) -> Dimension | Criterion:
        """The dimension or criterion that a rated step asks about."""
        exercise_id, _, criterion_id = key.rpartition("/")
        if exercise_id:
            return self.plan.exercises[exercise_id].criterion(criterion_id)
        return self.plan.rubric.by_id[key]

    def rating(self, key: str) -> Rating:
        """What was answered at a rated step so far; an empty rating before."""
        exercise_id, _, line_id = key.rpartition("/")
        if exercise_id:
            return self.card.exercises.get(exercise_id, ExerciseRating()).criteria.get(line_id, Rating())
        return self.card.ratings.get(line_id, Rating())

    def with_rating(self, key: str, rating: Rating) -> "Walk":
        """The walk with another answer at a rated step."""
        exercise_id, _, line_id = key.rpartition("/")
        if not exercise_id:
            return replace(self, card=replace(self.card, ratings={**self.card.ratings, line_id: rating}))
        before = self.card.exercises.get(exercise_id, ExerciseRating())
        after = replace(before, criteria={**before.criteria, line_id: rating})
        return replace(self, card=replace(self.card, exercises={**self.card.exercises, exercise_id: after}))

    def facts(self, key: str) -> tuple[Fact, ...]:
        """What was observed that bears on a criterion; a checker's facts open with the first rating, to lead none."""
        exercise_id, _, criterion_id = key.rpartition("/")
        if not exercise_id:
            return ()
        bearing = (
            fact
            for fact in self.card.exercises.get(exercise_id, ExerciseRating()).facts
            if criterion_id in fact.criteria
        )
        settled = self.rating(key).settled
        return tuple(fact for fact in bearing if settled or not fact.sealed)

    @property
    def ticked_exercise(self) -> str:
        """The exercise of the step, if its kit brings a list to tick; otherwise empty."""
        exercise_id = self.here.key.rpartition("/")[0]
        return exercise_id if exercise_id and self.plan.exercises[exercise_id].ticked else ""

    def noted(self, exercise_id: str) -> tuple[str, ...]:
        """What is ticked on the list of an exercise."""
        return self.card.exercises.get(exercise_id, ExerciseRating()).noted

    def settled(self, one: Step) -> bool:
        """Whether a step has been answered in full; the review never is."""
        if one.rated:
            rating = self.rating(one.key)
            return rating.settled and not rating.lacks_evidence
        if one.kind is StepKind.REVIEW:
            return False
        return bool(getattr(self.card, one.key))

    @property
    def may_vote(self) -> bool:
        """Whether every dimension of the walk has a level or a reason for having none."""
        return all(self.rating(line.id).settled for line in self.dimensions)


class Event(Protocol):
    """Something that happened at the keyboard or stands in a document."""

    def apply(self, walk: Walk) -> Walk:
        """The walk after it; InvalidError when it cannot happen now."""
        ...  # pragma: no cover


def step(walk: Walk, event: Event) -> Walk:
    """The reducer: the walk after an event. Raises InvalidError, and changes nothing, when it cannot happen now."""
    return event.apply(walk)


def begin(plan: Plan, card: Scorecard) -> Walk:
    """A walk at its first step."""
    walk = Walk(plan, card, Bookmark())
    return replace(walk, bookmark=Bookmark(at=walk.steps[0].key))


def gaps(walk: Walk) -> tuple[Gap, ...]:
    """Everything that stands between a walk and its submission, in the order of the steps."""
    return tuple(_gaps(walk))


def _gaps(walk: Walk) -> Iterator[Gap]:
    for one in walk.steps:
        if one.rated:
            yield from _rating_gaps(walk, one)
    for flag in walk.card.red_flags:
        if not flag.evidence.strip():
            where = ("red_flags", flag.id, "evidence")
            yield Gap("red_flags", where, f"the red flag {flag.id} needs evidence: what was said or done")
    if walk.card.vote is None:
        yield Gap("vote", ("vote",), "a vote is needed to submit")


def _rating_gaps(walk: Walk, one: Step) -> Iterator[Gap]:
    rating = walk.rating(one.key)
    exercise_id, _, line_id = one.key.rpartition("/")
    path = ("exercises", exercise_id, "criteria", line_id) if exercise_id else ("ratings", line_id)
    if rating.lacks_evidence:
        yield Gap(one.key, (*path, "evidence"), f"level {rating.level} needs evidence")
    if one.kind is StepKind.DIMENSION and not rating.settled:
        yield Gap(one.key, path, f"{one.title} needs a level, or a reason for having none")
