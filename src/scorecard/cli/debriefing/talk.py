"""This room holds a debrief at the keyboard: it settles who runs it, then hands over to the prompts."""

from dataclasses import dataclass

import typer

from scorecard.cli.debriefing.meeting import Convened, KeptMeeting, convened, meeting_of, refuse_blind
from scorecard.cli.debriefing.minutes import Order, print_minutes, tell_finished
from scorecard.cli.desk import Desk, speaks_plainly
from scorecard.cli.speak import talk
from scorecard.core.debrief.meeting import Stage
from scorecard.core.identity import person
from scorecard.core.panel import Candidate
from scorecard.errors import ConflictError
from scorecard.prompts.ask import asker
from scorecard.prompts.debrief import hold
from scorecard.prompts.debrief.face import Room
from scorecard.prompts.face import Ending

INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Wish:
    """What the command line says about the debrief to hold."""

    because: str
    minutes: int
    again: bool
    plain: bool


def converse(desk: Desk, wanted: str, wish: Wish, order: Order) -> None:
    """Hold a debrief at the keyboard, new or gone on with, and tell what it left behind."""
    candidate = desk.candidate(wanted)
    refuse_blind(desk, candidate, desk.me)
    desk.need_terminal(
        "A debrief needs a terminal.", f"Give the answers in a file: scorecard debrief {candidate.id} --answers FILE"
    )
    plain = speaks_plainly(asked=wish.plain)
    room = Room(asker(plain=plain), plain)
    try:
        by = desk.me or person(room.ask.text("Who runs this debrief? Your name or short id"))
    except KeyboardInterrupt:
        talk("Nothing was begun.")
        raise typer.Exit(INTERRUPTED) from None
    found = opened(desk, convened(desk, candidate, order.rubric, by, again=wish.again))
    if _held(desk, found, by, wish, room) is Ending.SUBMIT:
        tell_finished(candidate, hint=not order.output)
        if order.output:
            print_minutes(desk, candidate.id, order)


def opened(desk: Desk, found: Convened) -> Convened:
    """Write a new debrief to the store; one that is there already stays as it is."""
    if found.kept.version:
        return found
    store = desk.writable
    return Convened(store.debriefs.begin(found.kept), found.meeting, found.candidate)


def as_it_is_now(desk: Desk, found: Convened) -> Convened:
    """The debrief as the store has it by now: somebody may have gone on with it while we asked."""
    said = found.kept.debrief
    there = desk.store.debriefs.under_way(said.candidate, said.rubric)
    if there is None or there.id != found.kept.id:
        raise ConflictError(
            "This debrief was finished elsewhere meanwhile.",
            then=f"To read its minutes: scorecard debrief {said.candidate} --minutes",
        )
    return Convened(there, meeting_of(desk, found.candidate, there), found.candidate)


def _held(desk: Desk, found: Convened, by: str, wish: Wish, room: Room) -> Ending:
    with desk.writable.debriefs.hold(found.kept):
        session = KeptMeeting(desk, as_it_is_now(desk, found), by, because=wish.because, minutes=wish.minutes)
        try:
            ending = hold(session, room)
        except KeyboardInterrupt:
            _tell_kept(session, found.candidate)
            raise typer.Exit(INTERRUPTED) from None
        if ending is Ending.LEAVE:
            _tell_kept(session, found.candidate)
        return ending


def _tell_kept(session: KeptMeeting, candidate: Candidate) -> None:
    stage = session.meeting.stage
    where = "the gate is closed" if stage is Stage.GATE else f"it stands at {stage.words}"
    talk(f"The debrief on {candidate.name} is kept; {where}.")
    talk(f"To go on: scorecard debrief {candidate.id}")
