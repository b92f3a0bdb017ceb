"""This room plays incidents: the scenario is told step by step, every moment is kept, and facts come of it."""

import json
import time

from scorecard.cli.desk import Desk
from scorecard.cli.exercising.attach import hand_over, seat_of
from scorecard.cli.exercising.case import case_of
from scorecard.cli.exercising.incident import IncidentKind
from scorecard.cli.speak import talk
from scorecard.core.document import canonical, restore
from scorecard.core.incident.event import Elapse
from scorecard.core.incident.fact import facts
from scorecard.core.incident.play import Event, Play, begin, step
from scorecard.core.incident.transcript import Transcript
from scorecard.core.scorecard import FactSource
from scorecard.errors import WrongUsageError
from scorecard.kits.kind import Case
from scorecard.prompts.face import Ending
from scorecard.prompts.incident import play as play_at_the_table
from scorecard.store.identifier import now
from scorecard.store.protocol import Seat, Store


class KeptPlay:
    """A play whose transcript is in the store."""

    def __init__(self, store: Store, seat: Seat, play: Play, notice: str) -> None:
        self.play = play
        self.notice = notice
        self._store, self._seat = store, seat
        self._since = time.monotonic()

    @property
    def seconds(self) -> int:
        """Seconds used, up to this moment."""
        return self.play.transcript.seconds + int(time.monotonic() - self._since)

    def record(self, event: Event) -> None:
        """Apply an event and save it; durable when this returns."""
        passed = int(time.monotonic() - self._since)
        after = step(step(self.play, Elapse(passed)), event)
        self._store.keep_sitting(self._seat, canonical(after.transcript), now())
        self.play = after
        self._since += passed


def play(desk: Desk, exercise: str, candidate: str) -> None:
    """Play an incident with a candidate, or go on with the play that was begun."""
    desk.need_terminal("A play needs a terminal.", f"To read the guide: scorecard exercise guide {exercise}")
    case, kind = case_of(desk, exercise, candidate)
    if not isinstance(kind, IncidentKind):
        raise WrongUsageError(f"The exercise {exercise} is not played.", then=f"scorecard exercise guide {exercise}")
    seat = seat_of(desk, case.exercise, candidate)
    session = _session(desk, case, kind, seat)
    ending = Ending.LEAVE
    try:
        ending = play_at_the_table(session)
    except KeyboardInterrupt:
        talk("")
    if session.play.transcript.moments:
        hand_over(desk, seat, FactSource.CHECKER, facts(session.play))
    then = "To go on: scorecard exercise play"
    if ending is Ending.SUBMIT:
        then = "To see its facts, once you have rated: scorecard exercise check"
    talk(f"Kept. {then} {exercise} --candidate {seat.candidate}")


def _session(desk: Desk, case: Case, kind: IncidentKind, seat: Seat) -> KeptPlay:
    incidents = kind.incidents(case)
    kept = desk.store.sitting(seat)
    if not kept:
        return KeptPlay(desk.writable, seat, begin(incidents.incident(incidents.variant(case.seed))), "")
    transcript = restore(Transcript, json.loads(kept))
    going_on = Play(incidents.incident(transcript.scenario), transcript)
    return KeptPlay(desk.writable, seat, going_on, "This goes on with the play that was begun.")
