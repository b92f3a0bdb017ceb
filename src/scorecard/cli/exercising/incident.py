"""This room makes played incidents a kind of kit: a submission is the transcript of a play."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from scorecard.cli.desk import Desk
from scorecard.cli.exercising.attach import seat_of
from scorecard.cli.exercising.case import NOBODY
from scorecard.core.checkup import Checkup, Outcome
from scorecard.core.document import content_hash, restore
from scorecard.core.exercise import Exercise
from scorecard.core.incident.fact import facts
from scorecard.core.incident.play import Play
from scorecard.core.incident.transcript import Transcript
from scorecard.core.scorecard import Fact
from scorecard.core.text import counted
from scorecard.errors import InvalidError, NotFoundError, WrongUsageError
from scorecard.kits.kind import Case, Figure, ReadYaml
from scorecard.library.door import read_bytes
from scorecard.library.scenario import Incidents, load_incidents

HANDED_OUT = ("brief.md",)
LEAVE_OUT = "To check the play you kept, name no file."


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
        if submission.is_dir():
            raise InvalidError(f"{submission} is a folder; a play is checked from its transcript.", then=LEAVE_OUT)
        said = read_yaml(read_bytes(submission), str(submission))
        try:
            transcript = restore(Transcript, said)
            played = Play(self.incidents(case).incident(transcript.scenario), transcript)
        except (AttributeError, KeyError, TypeError, ValueError):
            raise InvalidError(f"{submission} is not a transcript of this exercise.", then=LEAVE_OUT) from None
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


def kept_checkup(desk: Desk, kind: IncidentKind, case: Case) -> Checkup:
    """The facts of the play that the person who asks has kept with a candidate; NotFoundError when there is none."""
    if case.candidate == NOBODY:
        raise WrongUsageError("Nobody is named whose play is meant.", then="Say whose: --candidate ID")
    kept = desk.store.sitting(seat_of(desk, case.exercise, case.candidate))
    if not kept:
        then = f"Play it: scorecard exercise play {case.exercise} --candidate {case.candidate}"
        raise NotFoundError(f"You have kept no play of {case.exercise} with {case.candidate}.", then=then)
    transcript = restore(Transcript, json.loads(kept))
    return checkup(case, Play(kind.incidents(case).incident(transcript.scenario), transcript))


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
