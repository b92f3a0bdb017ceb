"""This room puts facts beside the criteria of a scorecard that is open."""

from dataclasses import replace
from typing import TYPE_CHECKING

from scorecard.cli.desk import Desk
from scorecard.cli.exercising.case import NOBODY
from scorecard.cli.interviewing.waiting import leave
from scorecard.cli.speak import talk
from scorecard.core.checkup import Checkup
from scorecard.core.scorecard import ExerciseRating, Fact, FactSource, merged
from scorecard.errors import ConflictError, NotFoundError, WrongUsageError
from scorecard.store.protocol import Seat

if TYPE_CHECKING:
    from scorecard.store.protocol import Draft

JOINS_LATER = "The facts join your scorecard when you begin it: scorecard interview {}"


def attach(desk: Desk, checkup: Checkup) -> None:
    """Put the facts beside the criteria in the asking interviewer's draft on the candidate, also one not begun yet."""
    if checkup.candidate == NOBODY:
        raise WrongUsageError(
            "Facts are attached to a candidate's scorecard.", then="Say whose: --candidate ID --attach"
        )
    who = checkup.candidate
    if not open_drafts(desk, who, checkup.exercise) and not _handed_in(desk, who, checkup.exercise):
        leave(desk.writable, seat_of(desk, checkup.exercise, who), checkup.facts)
        talk(JOINS_LATER.format(who))
        return
    try:
        attach_facts(desk, who, checkup.exercise, FactSource.CHECKER, checkup.facts)
    except ConflictError:  # the interview is open in another terminal, as it is while the candidate is there
        leave(desk.writable, Seat(who, desk.me, checkup.exercise), checkup.facts)
        talk(f"Your scorecard on {who} is open in another terminal.\nThe facts join it there with your next answer.")
    else:
        talk(f"Attached to your scorecard on {who}.\nEach criterion shows its facts once you have rated it.")


def _handed_in(desk: Desk, candidate: str, exercise: str) -> bool:
    """Whether the person who asks has submitted a scorecard with the exercise, which no fact joins any more."""
    cards = desk.panel(candidate).cards
    return any(card.interviewer == desk.me and exercise in card.exercises for card in cards)


def open_drafts(desk: Desk, candidate: str, exercise: str) -> "list[Draft]":
    """The open drafts of the person who asks, on a candidate, with an exercise."""
    mine = desk.store.drafts_of(desk.me) if desk.me else ()
    return [draft for draft in mine if draft.card.candidate.id == candidate and exercise in draft.exercise_hashes]


def attach_facts(desk: Desk, candidate: str, exercise: str, source: FactSource, facts: tuple[Fact, ...]) -> None:
    """Put the facts of a source into the open draft of the person who asks; NotFoundError when there is none."""
    from scorecard.cli.interviewing.draft import reopening
    from scorecard.core.attachment import AttachFacts
    from scorecard.core.walk import step
    from scorecard.store.identifier import now

    drafts = open_drafts(desk, candidate, exercise)
    if not drafts:
        raise NotFoundError(
            f"You have no open scorecard on {candidate} with the exercise {exercise}.",
            then=f"Begin it first: scorecard interview {candidate}",
        )
    store, draft = desk.writable, drafts[0]
    with store.hold(draft):
        before = draft.card.exercises.get(exercise, ExerciseRating()).facts
        walk = step(reopening(desk, draft).walk, AttachFacts(exercise, merged(before, source, facts)))
        store.save(replace(draft, card=walk.card, saved_at=now()))


def hand_over(desk: Desk, seat: Seat, source: FactSource, found: tuple[Fact, ...]) -> None:
    """Put the facts of a run or play into the open scorecard, or say when they join it."""
    if not found:
        return
    if not open_drafts(desk, seat.candidate, seat.exercise):
        talk(JOINS_LATER.format(seat.candidate))
        return
    try:
        attach_facts(desk, seat.candidate, seat.exercise, source, found)
    except ConflictError:  # the interview is open in another terminal
        talk("Your scorecard is open in another terminal; the facts join it when you hand in.")
    else:
        talk("The facts stand with your open scorecard.\nEach criterion shows them once you have rated it.")


def seat_of(desk: Desk, exercise: str, candidate: str) -> Seat:
    """Who runs which exercise with whom."""
    if not desk.me:
        raise WrongUsageError("Nobody is named who runs the exercise.", then="Say who: --as NAME")
    return Seat(desk.candidate(candidate).id, desk.me, exercise)
