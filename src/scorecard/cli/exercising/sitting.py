"""This room keeps runs of exercises: their clock, and the hints and checks that are stamped, also from elsewhere."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from scorecard.cli.desk import Desk
from scorecard.cli.exercising.case import case_of, read_yaml
from scorecard.cli.exercising.check import check
from scorecard.cli.speak import talk
from scorecard.core.checkup import Checkup, Outcome
from scorecard.core.document import canonical, restore
from scorecard.core.exercise import Exercise
from scorecard.core.ladder import verdict
from scorecard.core.run import Check, Checked, Event, Put, Run, Rung, StampKind, Tell, put
from scorecard.kits.label import in_short, labels
from scorecard.store.identifier import now
from scorecard.store.protocol import Seat, Store

VERDICTS = (Outcome.RIGHT, Outcome.WRONG)
BLINDING = ("plain", "columns_missing")
"""Facts about an answer that is wrong on ordinary rows: what else is wrong may not be told beside them."""

FORGOTTEN = 2
"""After how many time boxes a run that was never left counts as left."""


class KeptRun:
    """A run whose state is in the store; each change is read, made and written at once, so that two can't collide."""

    def __init__(self, desk: Desk, seat: Seat, exercise: Exercise, *, unrated: int) -> None:
        self.minutes = exercise.minutes
        self.unrated = unrated
        self._desk, self._seat = desk, seat
        self.run = kept_run(desk.store, seat)
        self._began = time.monotonic() - self.run.seconds
        self.keep()

    @property
    def seconds(self) -> int:
        """Seconds used, up to this moment."""
        return int(time.monotonic() - self._began)

    def hint(self, rung: Rung | None, text: str) -> None:
        """Stamp a hint; durable when this returns."""
        self._change(lambda: Put(StampKind.HINT, self.seconds, text, rung))

    def note(self, text: str) -> None:
        """Stamp a note; durable when this returns."""
        self._change(lambda: Put(StampKind.NOTE, self.seconds, text))

    def check(self, path: str) -> tuple[str, ...]:
        """Check the submission, stamp what was found, and say it. InvalidError when it cannot be read."""
        second, submission = self.seconds, Path(path or self.run.submission).expanduser()
        found = check(self._desk, self._seat.exercise, submission, self._seat.candidate, "")
        seen = check_of(self._desk, self._seat, found)
        self._change(lambda: Checked(second, str(submission.resolve()), seen))
        return verdict(self.run)

    def keep(self) -> None:
        """Keep the clock."""
        self._change(lambda: Tell(self.seconds, now()))

    def leave(self) -> None:
        """Keep the clock, and stop it."""
        self._change(lambda: Tell(self.seconds, ""))

    def _change(self, event: Callable[[], Event]) -> None:
        self.run = changed(self._desk.writable, self._seat, event())


def kept_run(store: Store, seat: Seat) -> Run:
    """The run as it is kept; a new one when there is none."""
    kept = store.sitting(seat)
    return restore(Run, json.loads(kept)) if kept else Run()


def changed(store: Store, seat: Seat, event: Event) -> Run:
    """Let something happen to a run as it is kept by now; durable when this returns."""
    with store.together():
        run = put(kept_run(store, seat), event)
        store.keep_sitting(seat, canonical(run), now())
    return run


def check_of(desk: Desk, seat: Seat, found: Checkup) -> Check:
    """What a report means for a run: everything that was wrong, in plain words."""
    case, _ = case_of(desk, seat.exercise, seat.candidate)
    words = labels(case.folder, read_yaml)
    wrong = [fact for fact in found.facts if fact.severity != "info"]
    return Check(
        submission=found.submission_hash,
        outcome=str(found.outcome),
        whole=found.outcome in VERDICTS and not any(fact.id in BLINDING for fact in wrong),
        wrong={fact.trap or fact.id: in_short(fact, words) for fact in wrong},
    )


def join(desk: Desk, submission: Path, found: Checkup) -> None:
    """Let a check that was made elsewhere join the asking person's run that is open, if there is one."""
    seat = Seat(found.candidate, desk.me, found.exercise)
    described = desk.exercise(found.exercise).value
    if not desk.me or described.kind == "incident":
        return
    run = kept_run(desk.store, seat)
    passed = _passed(run)
    if passed is None or passed > FORGOTTEN * described.minutes * 60:
        return
    second = run.seconds + passed
    changed(desk.writable, seat, Checked(second, str(submission.resolve()), check_of(desk, seat, found)))
    talk(f"This check joins the run that is open, at minute {second // 60}.")


def _passed(run: Run) -> int | None:
    """Seconds since the clock of an open run was read; None when nobody runs it."""
    if not run.since:
        return None
    return max(int((datetime.now(UTC) - datetime.fromisoformat(run.since)).total_seconds()), 0)
