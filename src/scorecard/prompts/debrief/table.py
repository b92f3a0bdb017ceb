"""This room leads a debrief from stage to stage; every answer is saved before the next prompt."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from scorecard.core.debrief.closing import Decide, Propose, goes_against
from scorecard.core.debrief.event import Arrange, OpenGate, SayWhy, gate_closed
from scorecard.core.debrief.ledger import told
from scorecard.core.debrief.meeting import UNDER_WAY, Stage
from scorecard.core.debrief.record import Proposal
from scorecard.core.identity import PERSON_RULE, is_person, person
from scorecard.core.panel import Decision
from scorecard.core.scorecard import Vote
from scorecard.core.text import listed, safe_line
from scorecard.errors import InvalidError, NotAllowedError
from scorecard.prompts.ask import Choice
from scorecard.prompts.debrief import page
from scorecard.prompts.debrief.face import Room, Session
from scorecard.prompts.debrief.read import read_silently
from scorecard.prompts.debrief.talk import talk
from scorecard.prompts.debrief.vote import vote
from scorecard.prompts.face import Ending
from scorecard.prompts.line import ask_line, tell


def hold(session: Session, room: Room) -> Ending:
    """Hold the debrief until it is done or left. NotAllowedError when the gate stays closed."""
    if session.meeting.stage in UNDER_WAY:
        tell(f"This goes on with the debrief begun on {session.meeting.debrief.begun_at[:10]}.")
    while session.meeting.stage is not Stage.DONE:
        _look_again(session, room)
        if not STAGES[session.meeting.stage](session, room):
            return Ending.LEAVE
    return Ending.SUBMIT


def _look_again(session: Session, room: Room) -> None:
    """Take scorecards that came in meanwhile in or leave them out, as a named person says."""
    later = session.look_again()
    if not later:
        return
    tell(f"Since the gate opened, {safe_line(told(later))}.")
    room.say(["Taken in, everybody reads again and votes after reading anew; notes and levels agreed on stay."])
    taken = room.ask.confirm("Take it into this debrief?", default=False)
    by = _person(room, "Who says so?", session.convener)
    session.take_later(by, taken=taken)


def _person(room: Room, question: str, default: str) -> str:
    while True:
        said = room.ask.text(question, default=default)
        if is_person(said.strip()):
            return person(said)
        tell(f"A name is needed: {PERSON_RULE}.")


def _gate(session: Session, room: Room) -> bool:
    room.say(page.gate(session.meeting))
    tell()
    _arrange(session, room)
    by = session.convener
    if session.meeting.missing:
        by = _go_on_without(session, room)
    session.record(OpenGate(by, session.time))
    tell("The scorecards are open.")
    return True


def _go_on_without(session: Session, room: Room) -> str:
    """Take the reason to go on without those who are missing; returns who stands for it."""
    missing = session.meeting.missing
    names = listed([safe_line(who) for who in missing])
    tell(f"The others' scorecards stay closed until {names} {'has' if len(missing) == 1 else 'have'} submitted.")
    because = session.because or session.meeting.debrief.gate.because
    if because:
        room.say([f"Going on all the same, because: {because}"])
    else:
        because = ask_line("To go on all the same, say why (Enter waits): ").strip()
    if not because:
        raise gate_closed(session.meeting)
    session.record(SayWhy(because))
    return session.convener if session.because else _person(room, "Who says so?", session.convener)


def _arrange(session: Session, room: Room) -> None:
    if len(session.meeting.voters) < 2:
        return
    room.say([page.order(session.meeting)])
    while said := ask_line("Enter keeps it; or type the names, least senior first: ").strip():
        words = said.split(",") if "," in said else said.split()
        try:
            session.record(Arrange(tuple(word.strip() for word in words)))
        except InvalidError as error:
            tell(error.what)
            continue
        room.say([page.order(session.meeting)])
        return


def _decision(session: Session, room: Room) -> bool:
    meeting = session.meeting
    room.turn()
    tell(f"The decision. The recommendation is {meeting.assessment.recommendation.call.words}; it is advice.")
    room.say(page.votes(meeting))
    proposal = _proposal(session, room)
    said = f"Record {proposal.decision.words if proposal.decision else ''}, decided by {safe_line(proposal.by)}?"
    if proposal.decision is None or not room.ask.confirm(f"{said} It ends the debrief.", default=True):
        session.record(Propose(Proposal()))
        return True
    made = Decision(proposal.decision, proposal.by, proposal.because, session.time, proposal.override)
    try:
        session.record(Decide(made))
    except NotAllowedError as error:
        tell(error.what)
        session.record(Propose(Proposal()))
    return True


def _proposal(session: Session, room: Room) -> Proposal:
    """Ask for what is not written down yet; each piece is saved before the next question."""
    said = session.meeting.debrief.proposal
    said = said if said.by else _kept(session, replace(said, by=_person(room, "Who decides?", session.convener)))
    if said.decision is None:
        choices = [Choice(str(call), call.words) for call in reversed(tuple(Vote))]  # a stray Enter decides nothing
        said = _kept(session, replace(said, decision=Vote(room.ask.choose("What was decided?", choices))))
    else:
        tell(f"{said.decision.words}, by {safe_line(said.by)}")
    said = said if said.because else _kept(session, replace(said, because=_sentence(room, "Why?")))
    against = goes_against(session.meeting, said.decision) if said.decision else ""
    if against and not said.override:
        room.say([f"{against} Deciding otherwise needs one more sentence."])
        said = _kept(session, replace(said, override=_sentence(room, "Why is it decided otherwise?")))
    return said


def _kept(session: Session, proposal: Proposal) -> Proposal:
    session.record(Propose(proposal))
    return proposal


def _sentence(room: Room, question: str) -> str:
    while True:
        said = room.ask.text(question).strip()
        if said:
            return said
        tell("A sentence is needed; Ctrl-C leaves, and all is kept.")


STAGES: Mapping[Stage, Callable[[Session, Room], bool]] = {
    Stage.GATE: _gate,
    Stage.READING: read_silently,
    Stage.SECOND_VOTE: vote,
    Stage.AGENDA: talk,
    Stage.FINAL_VOTE: vote,
    Stage.DECISION: _decision,
}
