"""This room finds or begins the debrief on a candidate, and keeps it: every event is saved before the next."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from scorecard.cli.desk import Desk
from scorecard.cli.weighing.assess import not_yet, weigh
from scorecard.core.assessment import Assessment, assess
from scorecard.core.debrief.closing import LeaveOut, TakeIn
from scorecard.core.debrief.event import Read
from scorecard.core.debrief.ledger import later_by_now, told
from scorecard.core.debrief.meeting import Event, Meeting, Stage, at_the_gate, begin, step
from scorecard.core.debrief.record import Change
from scorecard.core.panel import Candidate, Submission, rubrics, seen_by, with_rubric
from scorecard.errors import ConflictError, NotFoundError
from scorecard.store.debrief import KeptDebrief
from scorecard.store.identifier import new_id, now


@dataclass(frozen=True, slots=True)
class Convened:
    """A debrief with its meeting; version 0: not in the store yet."""

    kept: KeptDebrief
    meeting: Meeting
    candidate: Candidate


def refuse_blind(desk: Desk, candidate: Candidate, who: str) -> None:
    """NotAllowedError when somebody is on the panel and has not submitted: the gate is closed to them, always."""
    seen = seen_by(desk.store.panel(candidate), who)
    if seen.blind:
        raise not_yet(seen)


def convened(desk: Desk, candidate: Candidate, rubric: str | None, by: str, *, again: bool) -> Convened:
    """The debrief under way on a candidate, or a new one; ConflictError when one is finished and none was asked for."""
    refuse_blind(desk, candidate, by)
    weighed = weigh(desk, candidate, rubric)
    if not weighed.panel.submissions:
        raise NotFoundError(
            f"Nobody has submitted a scorecard on {candidate.id}, so there is nothing to debrief.",
            then=f"To see who is expected: scorecard show {candidate.id}",
        )
    debriefs = desk.store.debriefs
    under_way = debriefs.under_way(candidate.id, weighed.rubric.id)
    if under_way:
        return Convened(under_way, meeting_of(desk, candidate, under_way), candidate)
    held = [one for one in debriefs.of(candidate.id) if one.debrief.rubric == weighed.rubric.id]
    if held and not again:
        raise ConflictError(
            f"A debrief on {candidate.name} was held on {held[-1].finished_at[:10]}.",
            why=f"To read its minutes: scorecard debrief {candidate.id} --minutes",
            then=f"To hold another: scorecard debrief {candidate.id} --again",
        )
    new = begin(weighed, debriefs.experience(candidate.id), by=by, at=now())
    kept = KeptDebrief(new_id(), 0, new, 0, new.begun_at)
    return Convened(kept, meeting_of(desk, candidate, kept), candidate)


def meeting_of(desk: Desk, candidate: Candidate, kept: KeptDebrief) -> Meeting:
    """A debrief with the scorecards it reads, weighed by the rubric as it was, and the panels as they are by now."""
    said = kept.debrief
    by_now = _by_now(desk, candidate)
    current = next(one for one in by_now if one.rubric.id == said.rubric)
    meeting = Meeting(_as_read(desk, candidate, current, said.read), said, by_now)
    if meeting.stage is Stage.GATE:
        return Meeting(current, at_the_gate(said, current), by_now)
    return meeting


def _by_now(desk: Desk, candidate: Candidate) -> tuple[Assessment, ...]:
    panel = desk.store.panel(candidate)
    known = tuple(dict.fromkeys(one.card.rubric_id for one in panel.submissions))
    return tuple(weigh(desk, candidate, rubric) for rubric in known or rubrics(panel))


def _as_read(desk: Desk, candidate: Candidate, current: Assessment, read: tuple[str, ...]) -> Assessment:
    if read == tuple(one.id for one in current.panel.submissions):
        return current
    whole = desk.store.panel(candidate)
    revisions = {one.submission.id: one.submission for one in desk.store.revisions(candidate.id)}
    kept = tuple(revisions[one] for one in read if one in revisions)
    panel = with_rubric(replace(whole, submissions=kept, viewer=current.panel.viewer), current.rubric.id)
    return assess(panel, current.rubric, current.rubric_hash, current.exercises)


def last_held(desk: Desk, candidate: Candidate, rubric: str) -> Meeting | None:
    """The last debrief on a candidate whose gate was opened; None when there is none."""
    kept = [
        one
        for one in desk.store.debriefs.of(candidate.id)
        if one.debrief.rubric == rubric and one.debrief.gate.opened_by
    ]
    return meeting_of(desk, candidate, kept[-1]) if kept else None


def latest(desk: Desk, candidate: Candidate, rubric: str | None) -> Meeting:
    """The last debrief on a candidate, wherever it stands; before the first, the one that would begin, not kept."""
    refuse_blind(desk, candidate, desk.me)
    wanted = weigh(desk, candidate, rubric).rubric.id
    held = [one for one in desk.store.debriefs.of(candidate.id) if one.debrief.rubric == wanted]
    if held:
        return meeting_of(desk, candidate, held[-1])
    return convened(desk, candidate, rubric, "", again=False).meeting


def held_on(desk: Desk, weighed: Assessment) -> Meeting | None:
    """The last debrief on a panel, for somebody who may see it; None when there is none."""
    panel = weighed.panel
    return None if panel.blind else last_held(desk, panel.candidate, weighed.rubric.id)


class KeptMeeting:
    """A debrief that is in the store, as the keyboard works on it."""

    def __init__(self, desk: Desk, found: Convened, by: str, *, because: str = "", minutes: int = 0) -> None:
        self.meeting = found.meeting
        self.convener = by
        self.because = because
        self.minutes = minutes
        self._desk, self._kept, self._candidate = desk, found.kept, found.candidate
        self._clock: Callable[[], float] = time.monotonic
        self._since = self._clock()

    @property
    def seconds(self) -> int:
        """Seconds of silent reading, up to this moment."""
        return self.meeting.debrief.seconds + int(self._clock() - self._since)

    @property
    def time(self) -> str:
        """The time of day, in UTC."""
        return now()

    def record(self, event: Event) -> None:
        """Apply an event and save it; durable when this returns. An error changes nothing."""
        self.keep(step(self.meeting, event))

    def keep(self, after: Meeting) -> None:
        """Save the meeting as it is after something; a decision is recorded with it."""
        done = after.stage is Stage.DONE
        saved = replace(self._kept, debrief=after.debrief, saved_at=now(), finished_at=now() if done else "")
        store = self._desk.writable
        with store.together():
            saved = store.debriefs.save(saved)
            if after.debrief.decision and done:
                store.decide(self._candidate.id, after.debrief.decision)
        if after.stage is not self.meeting.stage:
            self._since = self._clock()
        self._kept, self.meeting = saved, after

    def keep_clock(self) -> None:
        """Save the seconds of silent reading."""
        passed = int(self._clock() - self._since)
        self.record(Read(passed))
        self._since += passed

    def look_again(self) -> tuple[Submission, ...]:
        """Look at the panel as it is by now; returns the scorecards that came in since the gate opened."""
        self.meeting = meeting_of(self._desk, self._candidate, replace(self._kept, debrief=self.meeting.debrief))
        return later_by_now(self.meeting)

    def take_later(self, by: str, *, taken: bool) -> None:
        """Take the scorecards that came in later into the debrief, or leave them out; durable when this returns."""
        after = with_later(self.meeting, by=by, at=now(), taken=taken)
        if after is not self.meeting:
            self.keep(after)


def with_later(meeting: Meeting, *, by: str, at: str, taken: bool) -> Meeting:
    """The meeting with the scorecards that came in later taken in or left out; the same when there are none."""
    found = later_by_now(meeting)
    if not found:
        return meeting
    change = Change(scorecards=tuple(one.id for one in found), said=told(found), by=by, at=at)
    current = next(one for one in meeting.by_now if one.rubric.id == meeting.debrief.rubric)
    return step(meeting, TakeIn(current, change) if taken else LeaveOut(change))
