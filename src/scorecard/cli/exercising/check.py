"""This room checks a submission and tells the facts, to people or to programs."""

import os
import shutil
import sys
import textwrap
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from scorecard.cli.desk import Desk
from scorecard.cli.exercising.case import NOBODY, case_of, read_yaml
from scorecard.cli.speak import say, say_json, talk
from scorecard.core.checkup import Checkup
from scorecard.core.text import counted, safe_line
from scorecard.errors import InvalidError, WrongUsageError
from scorecard.kits.kind import Case, Kind, Look, look_of


def check(
    desk: Desk,
    exercise: str,
    submission: Path | None,
    candidate: str | None,
    dialect: str,
    looks: Sequence[str] = (),
) -> Checkup:
    """The facts about a submission, and those of closer looks; InvalidError (exit 3) when it cannot be read.

    Without a submission they are those of the play that the person who asks has kept.
    """
    if submission and not submission.exists():
        raise InvalidError(f"There is no submission {submission}.", then="Name a file or a folder that is there.")
    case, kind = case_of(desk, exercise, candidate)
    if submission is None:
        return _of_play(desk, case, kind)
    closer = [_look(kind, case.exercise, name) for name in looks]
    found = kind.check(case, submission, dialect=dialect, read_yaml=read_yaml)
    more = [fact for look in closer for fact in look(case, submission, dialect=dialect, read_yaml=read_yaml)]
    return replace(found, facts=(*found.facts, *more))


def _of_play(desk: Desk, case: Case, kind: Kind) -> Checkup:
    from scorecard.cli.exercising.incident import IncidentKind, kept_checkup

    if not isinstance(kind, IncidentKind):
        raise WrongUsageError("Nothing is named that was handed in.", then="Name a file or a folder: SUBMISSION")
    return kept_checkup(desk, kind, case)


def _look(kind: Kind, exercise: str, name: str) -> Look:
    look = look_of(kind, name)
    if look is None:
        raise WrongUsageError(f"There is no --{name} for {exercise}.", why="It looks at an answer written in SQL.")
    if name == "explain":
        talk("Looking at the cost on large data as well; the first time it is made, which takes some seconds.")
    return look


def tell_checkup(checkup: Checkup, *, json: bool) -> None:
    """Print a report: facts, never a grade."""
    if json:
        say_json(checkup_json(checkup))
        return
    outcome = str(checkup.outcome).replace("_", " ")
    _say(f"{checkup.exercise}: {outcome}, {counted(len(checkup.facts), 'fact')}")
    for fact in checkup.facts:
        trap = f" [{fact.trap}]" if fact.trap else ""
        _say(f"{fact.severity}{trap}: {fact.sentence}", 2)
        for example in fact.examples:
            _say(example, 6)
    talk("These are facts about the submission. The rating is yours.")


def _say(text: str, indent: int = 0) -> None:
    """Print a line; on a terminal, wrap it and let what follows stand further in."""
    line = " " * indent + safe_line(text)
    if not (sys.stdout.isatty() or "COLUMNS" in os.environ):
        say(line)
        return
    width, further = shutil.get_terminal_size().columns, " " * (indent + 2)
    for part in textwrap.wrap(line, max(width, 40), subsequent_indent=further, break_on_hyphens=False):
        say(part)


def checkup_json(checkup: Checkup) -> dict[str, Any]:
    """A report for programs."""
    facts = [
        {
            "id": fact.id,
            "trap": fact.trap,
            "severity": fact.severity,
            "sentence": fact.sentence,
            "criteria": list(fact.criteria),
            "examples": list(fact.examples),
        }
        for fact in checkup.facts
    ]
    return {
        "exercise": checkup.exercise,
        "candidate": None if checkup.candidate == NOBODY else checkup.candidate,
        "submission": {"hash": checkup.submission_hash},
        "outcome": str(checkup.outcome),
        "facts": facts,
        "sandbox": dict(checkup.sandbox),
    }
