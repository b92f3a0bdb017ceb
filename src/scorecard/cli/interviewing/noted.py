"""This room reads what a scorecard document says was ticked on an exercise's list, and adds the facts it says."""

from dataclasses import replace

from scorecard.cli.desk import Desk
from scorecard.core.checklist import Checklist, ticked
from scorecard.core.scorecard import ExerciseRating, FactSource, Scorecard, merged
from scorecard.core.suggestion import did_you_mean
from scorecard.library.answers import Answers


def with_noted(desk: Desk, answers: Answers, card: Scorecard) -> Scorecard:
    """The card with the facts of its ticks; InvalidError places every tick there is nothing for.

    Where a document brings such facts itself, as an export does, they stay as they are: the list belongs to the
    store in which they were ticked.
    """
    bare = {key: one for key, one in card.exercises.items() if one.noted and not _told(one)}
    if not bare:
        return card
    from scorecard.cli.exercising.case import checklist

    done = {key: _filled(answers, key, one, checklist(desk, key, card.candidate.id)) for key, one in bare.items()}
    answers.reading.refuse_problems(
        f"The scorecard {answers.reading.source} ticks what is not there; nothing was kept."
    )
    return replace(card, exercises={**card.exercises, **done})


def _told(rated: ExerciseRating) -> bool:
    return any(fact.source is FactSource.INTERVIEWER for fact in rated.facts)


def _filled(answers: Answers, key: str, rated: ExerciseRating, checklist: Checklist | None) -> ExerciseRating:
    if checklist is None:
        answers.reading.report(("exercises", key, "noted"), f"the exercise {key} has no list to tick", key=True)
        return rated
    known = tuple(entry.id for entry in checklist.entries)
    for place, said in enumerate(rated.noted):
        if said not in known:
            hint = did_you_mean(said, known)
            answers.reading.report(("exercises", key, "noted", place), f"there is no {said} to tick; {hint}")
    noted = ticked(checklist.entries, rated.noted)
    return replace(rated, noted=noted, facts=merged(rated.facts, FactSource.INTERVIEWER, checklist.facts(noted)))
