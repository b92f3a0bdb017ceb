"""This room takes votes in secret: one person after the other, nothing echoed, nothing left on the screen."""

import getpass
import warnings
from contextlib import suppress

from scorecard.core.debrief.event import CastVote, Choose, differs, previous_vote
from scorecard.core.debrief.meeting import Stage
from scorecard.core.scorecard import Vote
from scorecard.core.text import safe_line
from scorecard.errors import WrongUsageError
from scorecard.prompts.ballot import VOTE_KEYS
from scorecard.prompts.debrief import page
from scorecard.prompts.debrief.face import Room, Session
from scorecard.prompts.line import ask_line, tell

TITLES = {
    Stage.SECOND_VOTE: "The vote after reading",
    Stage.FINAL_VOTE: "The final vote",
}


def vote(session: Session, room: Room) -> bool:
    """Take the votes that are missing in the round that is on; whether to go on."""
    stage = session.meeting.stage
    room.turn()
    room.say([f"{TITLES[stage]}. Each votes alone at the keyboard; votes open when all are in."])
    while session.meeting.stage is stage:
        room.say([page.waiting(session.meeting)])
        who = session.meeting.to_vote[0]
        said = ask_line(f"Hand the keyboard to {safe_line(who)}, who presses Enter alone (q leaves): ").strip().lower()
        if said in ("q", "quit"):
            return False
        if not said:
            with room.curtain():
                _cast(session, who)
            tell(f"{safe_line(who)} has voted.")
    room.turn()
    tell("All votes are in.")
    room.say(page.votes(session.meeting))
    return ask_line("Enter goes on, q leaves: ").strip().lower() not in ("q", "quit")


def _cast(session: Session, who: str) -> None:
    before = previous_vote(session.meeting, who)
    tell(f"{safe_line(who)}, your own call on {safe_line(session.meeting.assessment.panel.candidate.name)}:")
    for key, one in VOTE_KEYS.items():
        tell(f"  {key}. {one.words}")
    tell(f"Your vote before: {before.words if before else 'none'}. What you type is not shown.")
    chosen = _chosen(session.meeting.debrief.chosen.get(who))
    session.record(Choose(who, chosen))
    because = _reason(needed=differs(session.meeting, who, chosen))
    session.record(CastVote(session.meeting.stage, who, chosen, because, session.time))
    _forget_typed()


def _chosen(before: Vote | None) -> Vote:
    """A number that is not shown; `before` was chosen and not cast when the debrief was cut short."""
    if before is not None:
        tell("You chose a vote when this was cut short.")
        if _keeps(before):
            return before
    while True:
        chosen = VOTE_KEYS.get(_hidden("Number, 0 to 4: ").strip())
        if chosen is None:
            tell("Please type a number from 0 to 4.")
        elif _keeps(chosen):
            return chosen


def _keeps(chosen: Vote) -> bool:
    said = ask_line("Enter keeps it, s shows it, c changes it: ").strip().lower()
    if said == "s":
        said = ask_line(f"{chosen.words}. Enter keeps it, c changes it: ").strip().lower()
    return not said


def _reason(*, needed: bool) -> str:
    """The same question to everybody, so that it does not tell who changed."""
    while True:
        said = ask_line("If it differs from your vote before, why? (Enter when it does not) ").strip()
        if said or not needed:
            return said if needed else ""
        tell("It differs, and a changed vote needs a reason.")


def _hidden(prompt: str) -> str:
    """A line that is not echoed, from this terminal."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)  # rather no vote than one that everybody sees
            return getpass.getpass(prompt)
    except EOFError:
        tell()
        raise KeyboardInterrupt from None
    except getpass.GetPassWarning:
        raise WrongUsageError(
            "This terminal cannot hide what is typed, so nobody votes here.",
            then="Use another terminal, or give the votes in a file: scorecard debrief CANDIDATE --answers FILE",
        ) from None


def _forget_typed() -> None:
    """Leave nothing for the arrow keys of the next voter."""
    with suppress(ImportError):
        import readline

        readline.clear_history()
