"""This room plays incidents: the scenario is told step by step, and the transcript becomes facts."""

import json
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from scorecard.cli.desk import Desk
from scorecard.cli.kit import case_of
from scorecard.cli.run import hand_over, seat_of
from scorecard.cli.speak import say, talk
from scorecard.core.checkup import Checkup, Outcome
from scorecard.core.document import canonical, content_hash, restore
from scorecard.core.exercise import Exercise
from scorecard.core.incident.event import Elapse
from scorecard.core.incident.fact import facts
from scorecard.core.incident.play import Event, Play, begin, step
from scorecard.core.incident.timeline import timeline
from scorecard.core.incident.transcript import Transcript
from scorecard.core.scorecard import Fact, FactSource
from scorecard.core.text import counted, safe_line
from scorecard.errors import InvalidError, NotFoundError, WrongUsageError
from scorecard.kits.kind import Case, Figure, ReadYaml
from scorecard.library.door import read_bytes
from scorecard.library.scenario import Incidents, load_incidents
from scorecard.prompts.incident import play as play_at_the_table
from scorecard.store.identifier import now
from scorecard.store.protocol import Seat, Store

HANDED_OUT = ("brief.md",)


class IncidentKind:
    """The kind of kit that is played and not handed in; a submission is the transcript of a play."""

    def __init__(self, exercise: Exercise) -> None:
        self._criteria = [line.id for line in exercise.criteria]

    def incidents(self, case: Case) -> Incidents:
        """The kit and its scenarios."""
        return load_incidents(case.folder, self._criteria)

    def pack(self, case: Case, *, read_yaml: ReadYaml) -> Mapping[str, bytes]:  # noqa: ARG002
        """The brief; everything else is told during the play."""
        return {name: read_bytes(case.folder / name) for name in HANDED_OUT}

    def check(self, case: Case, submission: Path, *, dialect: str, read_yaml: ReadYaml) -> Checkup:  # noqa: ARG002
        """The facts of a transcript (YAML or JSON); InvalidError when it is none of this kit."""
        said = read_yaml(read_bytes(submission), str(submission))
        try:
            transcript = restore(Transcript, said)
            played = Play(self.incidents(case).incident(transcript.scenario), transcript)
        except (AttributeError, KeyError, TypeError, ValueError):
            raise InvalidError(f"The file {submission} is not a transcript of this exercise.") from None
        return checkup(case, played)

    def test(self, case: Case, *, read_yaml: ReadYaml) -> Iterator[Figure]:  # noqa: ARG002
        """Load every scenario with its linter: the truth can be reached, every explanation can be ruled out."""
        loaded = self.incidents(case)
        for scenario in loaded.scenarios.values():
            told = "complete; every explanation can be ruled out, and the truth reached"
            yield Figure(f"scenario {scenario.id}", held=True, told=told)
        few = f"{counted(len(loaded.scenarios), 'variant')} for candidates to get"
        yield Figure("variants", held=len(loaded.scenarios) >= 2, told=few)


def checkup(case: Case, played: Play) -> Checkup:
    """The facts of a play; it went right when no fact is of high severity."""
    found = facts(played)
    outcome = Outcome.WRONG if any(fact.severity == "high" for fact in found) else Outcome.RIGHT
    return Checkup(case.exercise, case.candidate, content_hash(played.transcript), outcome, found, {})


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
    try:
        play_at_the_table(session)
    except KeyboardInterrupt:
        talk("")
    for line in timeline(session.play):
        say(safe_line(str(line)))
    if session.play.transcript.moments:
        hand_over(desk, seat, FactSource.CHECKER, facts(session.play))
    talk(f"Kept. To go on: scorecard exercise play {exercise} --candidate {seat.candidate}")


def play_facts(desk: Desk, exercise: Exercise, kept: str) -> tuple[Fact, ...]:
    """The facts of a play as it is kept; none where the scenario is not there any more."""
    transcript = restore(Transcript, json.loads(kept))
    try:
        folder = desk.shelf.exercise_path(exercise.id).parent
        incidents = load_incidents(folder, [line.id for line in exercise.criteria])
    except (InvalidError, NotFoundError):
        return ()
    if transcript.scenario not in incidents.scenarios:
        return ()
    return facts(Play(incidents.incident(transcript.scenario), transcript))


def _session(desk: Desk, case: Case, kind: IncidentKind, seat: Seat) -> KeptPlay:
    incidents = kind.incidents(case)
    kept = desk.store.sitting(seat)
    if not kept:
        return KeptPlay(desk.writable, seat, begin(incidents.incident(incidents.variant(case.seed))), "")
    transcript = restore(Transcript, json.loads(kept))
    going_on = Play(incidents.incident(transcript.scenario), transcript)
    return KeptPlay(desk.writable, seat, going_on, "This goes on with the play that was begun.")
