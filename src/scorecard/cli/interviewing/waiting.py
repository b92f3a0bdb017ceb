"""This room keeps a report for a scorecard that is open in another terminal, until that takes it in."""

import json
from dataclasses import replace

from scorecard.core.attachment import AttachFacts
from scorecard.core.document import canonical, restore
from scorecard.core.scorecard import ExerciseRating, Fact, FactSource, merged
from scorecard.core.walk import Walk, step
from scorecard.store.identifier import now
from scorecard.store.protocol import Seat, Store


def leave(store: Store, seat: Seat, facts: tuple[Fact, ...]) -> None:
    """Keep a checker's facts for a scorecard; those of an earlier report that nobody took in are replaced."""
    store.keep_sitting(_waiting(seat), canonical(ExerciseRating(facts=facts)), now())


def taken_in(store: Store, walk: Walk) -> Walk:
    """The walk with the facts that wait for it, which wait no longer; save it in the same transaction."""
    for exercise in walk.plan.exercises:
        seat = _waiting(Seat(walk.card.candidate.id, walk.card.interviewer, exercise))
        kept = store.sitting(seat)
        if kept:
            store.keep_sitting(seat, "", now())
            before = walk.card.exercises.get(exercise, ExerciseRating()).facts
            facts = restore(ExerciseRating, json.loads(kept)).facts
            walk = step(walk, AttachFacts(exercise, merged(before, FactSource.CHECKER, facts)))
    return walk


def _waiting(seat: Seat) -> Seat:
    return replace(seat, exercise=f"{seat.exercise}+report")  # no exercise's id has a plus
