"""This room lets kits check themselves."""

import sys

from scorecard.cli.desk import Desk
from scorecard.cli.exercising.case import case_of, read_yaml
from scorecard.cli.speak import say, talk
from scorecard.core.text import counted, safe_line
from scorecard.errors import InvalidError


def run_kit_tests(desk: Desk, wanted: list[str], candidate: str | None) -> None:
    """Let kits check themselves; a figure that does not hold makes it exit 3."""
    failed = 0
    for exercise in wanted or [found.id for found in desk.shelf.exercises()]:
        if desk.exercise(exercise).value.kind is None:
            talk(f"{exercise} has no kit; left out.")
            continue
        case, kind = case_of(desk, exercise, candidate)
        for figure in kind.test(case, read_yaml=read_yaml):
            failed += not figure.held
            say(safe_line(f"{'ok  ' if figure.held else 'FAIL'} {exercise}: {figure.what}: {figure.told}"))
            sys.stdout.flush()
    if failed:
        raise InvalidError(f"{counted(failed, 'figure')} of the kits did not hold.")
