"""This room is `scorecard exercise run`: an exercise against the clock, kept for the scorecard."""

import json
import time
from dataclasses import replace

from scorecard.cli.desk import Desk
from scorecard.cli.kit import attach_facts, open_drafts
from scorecard.cli.speak import say, talk
from scorecard.core.document import canonical, restore
from scorecard.core.exercise import Exercise
from scorecard.core.run import Put, Run, StampKind, clock, hint_facts, put
from scorecard.core.text import counted, safe_line
from scorecard.errors import WrongUsageError
from scorecard.prompts.exercise import run_exercise
from scorecard.store.identifier import now
from scorecard.store.protocol import Seat, Store


class KeptRun:
    """A run whose state is in the store."""

    def __init__(self, store: Store, seat: Seat, exercise: Exercise) -> None:
        kept = store.sitting(seat)
        self.run = restore(Run, json.loads(kept)) if kept else Run()
        self.minutes = exercise.minutes
        self._store, self._seat = store, seat
        self._began = time.monotonic() - self.run.seconds

    @property
    def seconds(self) -> int:
        """Seconds used, up to this moment."""
        return int(time.monotonic() - self._began)

    def stamp(self, kind: StampKind, text: str) -> None:
        """Stamp a hint or a note; durable when this returns."""
        self.run = put(self.run, Put(kind, self.seconds, text))
        self.keep()

    def keep(self) -> None:
        """Keep the clock."""
        self.run = replace(self.run, seconds=max(self.run.seconds, self.seconds))
        self._store.keep_sitting(self._seat, canonical(self.run), now())


def run(desk: Desk, exercise: str, candidate: str) -> None:
    """Run an exercise against the clock; the hints join the facts of an open scorecard."""
    desk.need_terminal("A run needs a terminal.", f"To read the guide: scorecard exercise guide {exercise}")
    described = desk.exercise(exercise).value
    seat = seat_of(desk, described.id, candidate)
    session = KeptRun(desk.writable, seat, described)
    try:
        run_exercise(session, f"{described.title}: {described.minutes} minutes.")
    except KeyboardInterrupt:
        session.keep()
    hints = hint_facts(session.run)
    say(safe_line(f"Kept: {clock(session.run.seconds)} used, {counted(len(hints), 'hint')} on {seat.candidate}."))
    if hints and open_drafts(desk, seat.candidate, seat.exercise):
        attach_facts(desk, seat.candidate, seat.exercise, hints)
        talk("The hints stand with your open scorecard.")


def seat_of(desk: Desk, exercise: str, candidate: str) -> Seat:
    """Who runs which exercise with whom."""
    if not desk.me:
        raise WrongUsageError("Nobody is named who runs the exercise.", then="Say who: --as NAME")
    return Seat(desk.candidate(candidate).id, desk.me, exercise)
