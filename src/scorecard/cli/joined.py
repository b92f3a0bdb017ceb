"""This room brings what runs and plays left behind into an interview that was open or not yet begun meanwhile."""

import json

from scorecard.cli.desk import Desk
from scorecard.cli.session import DraftSession
from scorecard.core.attachment import AttachFacts
from scorecard.core.exercise import Exercise
from scorecard.core.scorecard import ExerciseRating, Fact, FactSource, merged
from scorecard.store.protocol import Seat


def join_runs(desk: Desk, session: DraftSession) -> None:
    """Attach the facts of the runs and plays of the interview's exercises, where they are not there yet."""
    card = session.walk.card
    for exercise in session.walk.plan.exercises.values():
        kept = desk.store.sitting(Seat(card.candidate.id, card.interviewer, exercise.id))
        before = session.walk.card.exercises.get(exercise.id, ExerciseRating()).facts
        after = merged(before, *_left(desk, exercise, kept)) if kept else before
        if after != before:
            session.record(AttachFacts(exercise.id, after))


def _left(desk: Desk, exercise: Exercise, kept: str) -> tuple[FactSource, tuple[Fact, ...]]:
    if exercise.kind == "incident":
        from scorecard.cli.incident import play_facts

        return FactSource.CHECKER, play_facts(desk, exercise, kept)
    from scorecard.core.document import restore
    from scorecard.core.ladder import run_facts
    from scorecard.core.run import Run

    return FactSource.RUN, run_facts(restore(Run, json.loads(kept)), exercise)
