"""This room lets a scorecard document walk an interview: its answers become the events a person would have caused."""

from collections.abc import Iterator

from scorecard.core.attachment import AttachFacts
from scorecard.core.event import (
    AskAlso,
    CastVote,
    Describe,
    Leave,
    RaiseFlag,
    Rate,
    TextField,
    Tick,
    Write,
)
from scorecard.core.scorecard import Absence, Rating, Scorecard
from scorecard.core.walk import Event, Walk, step

TEXTS: tuple[TextField, ...] = ("takeaways", "note_to_next", "private_notes")


def conduct(walk: Walk, answers: Scorecard) -> Walk:
    """Walk through a document's answers. What it says replaces what stood there; what it leaves out stays.

    A dimension of the walk that nothing was said about counts as not asked.
    """
    for event in _events(walk, answers):
        walk = step(walk, event)
    for line in walk.dimensions:
        if not walk.rating(line.id).settled:
            walk = step(walk, Leave(line.id, Absence.NOT_ASKED))
    return step(walk, CastVote(answers.vote)) if answers.vote else walk


def _events(walk: Walk, answers: Scorecard) -> Iterator[Event]:
    asked = {line.id for line in walk.dimensions}
    for key, rating in answers.ratings.items():
        if key not in asked:
            yield AskAlso(key)
        yield from _rated(walk, key, rating)
    for exercise_id, exercise in answers.exercises.items():
        for criterion_id, rating in exercise.criteria.items():
            yield from _rated(walk, f"{exercise_id}/{criterion_id}", rating)
        if exercise.facts or exercise.noted:
            yield AttachFacts(exercise_id, exercise.facts, exercise.noted)
    yield from (RaiseFlag(flag.id, flag.evidence) for flag in answers.red_flags)
    yield from (Write(name, getattr(answers, name)) for name in TEXTS if getattr(answers, name))


def _rated(walk: Walk, key: str, rating: Rating) -> Iterator[Event]:
    if rating.level is not None:
        yield Rate(key, rating.level, rating.before_facts)
    elif rating.absent is not None:
        yield Leave(key, rating.absent, rating.before_facts)
    if rating.evidence:
        yield Describe(key, rating.evidence)
    if rating.signals:
        before = walk.rating(key).signals
        changed = (*before, *(one for one in dict.fromkeys(rating.signals) if one not in before))
        yield from (Tick(key, one) for one in changed if (one in before) != (one in rating.signals))
