"""This room holds a debrief from a document instead of a keyboard: all of its answers are kept, or none."""

import sys
from pathlib import Path

from scorecard.cli.debriefing.meeting import Convened, KeptMeeting, convened, refuse_blind, with_later
from scorecard.cli.debriefing.minutes import Order, print_minutes, tell_finished
from scorecard.cli.debriefing.talk import opened
from scorecard.cli.desk import Desk
from scorecard.cli.speak import say, talk
from scorecard.core.debrief.answers import DebriefAnswers, Later, conduct
from scorecard.core.debrief.ledger import later_by_now, told
from scorecard.core.debrief.meeting import Meeting, Stage
from scorecard.core.panel import Candidate
from scorecard.core.text import listed, lookup_key, safe_line, shell_word
from scorecard.errors import ConflictError, InvalidError
from scorecard.library.debrief import Around, LoadedAnswers, load_debrief
from scorecard.library.door import MAX_BYTES, read_bytes
from scorecard.store.identifier import now


def fill(desk: Desk, wanted: str, file: str, order: Order, *, again: bool) -> None:
    """Run a debrief from a document as far as it leads; every refusal comes before anything is kept."""
    candidate = desk.candidate(wanted)
    refuse_blind(desk, candidate, desk.me)
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if file == "-" else read_bytes(Path(file))
    source = "stdin" if file == "-" else file

    def around(named: str, rubric: str | None) -> Around:
        _refuse_another(source, named, candidate)
        return _around(convened(desk, candidate, rubric or order.rubric, desk.me, again=again).meeting)

    loaded = load_debrief(data, source, around)
    answers = loaded.answers
    by = desk.me or answers.gate.by.strip()
    for who in filter(None, (by, answers.gate.by.strip())):
        refuse_blind(desk, candidate, who)
    found = convened(desk, candidate, answers.rubric or order.rubric, by, again=again)
    after = _conducted(found, loaded, by)
    with desk.writable.together():
        found = opened(desk, found)
        with desk.writable.debriefs.hold(found.kept):
            KeptMeeting(desk, found, by).keep(after)
    _tell(after, candidate, hint=not order.output)
    if order.output:
        print_minutes(desk, candidate.id, order)


def _refuse_another(source: str, named: str, candidate: Candidate) -> None:
    if lookup_key(named) not in (lookup_key(candidate.id), lookup_key(candidate.name)):
        raise InvalidError(
            f"The document {source} is about {named}, not {candidate.id}; nothing was kept.",
            then=f"To hold that one: scorecard debrief {shell_word(named)} --answers {shell_word(source)}",
        )


def _around(meeting: Meeting) -> Around:
    """What answers may name: everybody who votes, also if scorecards that came in later are taken in."""
    found = [one.card.interviewer for one in later_by_now(meeting)]
    people = {lookup_key(who): who for who in (*meeting.voters, *found)}
    return Around(tuple(people.values()), tuple(meeting.assessment.rubric.by_id))


def _conducted(found: Convened, loaded: LoadedAnswers, by: str) -> Meeting:
    meeting = _with_later(found.meeting, loaded.answers, by)
    conducted = conduct(meeting, loaded.answers, by=by, at=now())
    loaded.refuse(conducted.slips)
    return conducted.meeting


def _with_later(meeting: Meeting, answers: DebriefAnswers, by: str) -> Meeting:
    later = later_by_now(meeting)
    if not later or meeting.stage is Stage.GATE:
        return meeting
    if answers.later is None:
        raise ConflictError(
            f"Since the gate opened, {told(later)}.",
            why="Taking it in means reading again and voting anew; that is for a person to say.",
            then="Say so in the document: later: take_in, or later: leave_out",
        )
    return with_later(meeting, by=by, at=now(), taken=answers.later is Later.TAKE_IN)


def _tell(meeting: Meeting, candidate: Candidate, *, hint: bool) -> None:
    if meeting.stage is Stage.DONE:
        tell_finished(candidate, hint=hint)
        return
    waiting = f"; still to vote: {listed(meeting.to_vote)}" if meeting.to_vote else ""
    say(safe_line(f"Kept: the debrief on {candidate.name} stands at {meeting.stage.words}{waiting}."))
    talk(f"To go on: scorecard debrief {candidate.id}")
