"""This room brings what runs and plays left behind into a scorecard that was open or not yet begun meanwhile."""

import json

from scorecard.cli.desk import Desk
from scorecard.core.attachment import AttachFacts
from scorecard.core.exercise import Exercise
from scorecard.core.scorecard import ExerciseRating, Fact, FactSource, merged
from scorecard.core.walk import Walk
from scorecard.store.protocol import Seat


def left_behind(desk: Desk, walk: Walk) -> tuple[AttachFacts, ...]:
    """The facts of the runs and plays of a walk's exercises, where they are not there yet."""
    attached = (_attached(desk, walk, exercise) for exercise in walk.plan.exercises.values())
    return tuple(event for event in attached if event)


def _attached(desk: Desk, walk: Walk, exercise: Exercise) -> AttachFacts | None:
    kept = desk.store.sitting(Seat(walk.card.candidate.id, walk.card.interviewer, exercise.id))
    if not kept:
        return None
    before = walk.card.exercises.get(exercise.id, ExerciseRating()).facts
    after = merged(before, *_left(desk, exercise, kept))
    return AttachFacts(exercise.id, after) if after != before else None


def _left(desk: Desk, exercise: Exercise, kept: str) -> tuple[FactSource, tuple[Fact, ...]]:
    if exercise.kind == "incident":
        from scorecard.cli.exercising.incident import play_facts

        return FactSource.CHECKER, play_facts(desk, exercise, kept)
    from scorecard.core.document import restore
    from scorecard.core.ladder import run_facts
    from scorecard.core.run import Run

    return FactSource.RUN, run_facts(restore(Run, json.loads(kept)), exercise)
