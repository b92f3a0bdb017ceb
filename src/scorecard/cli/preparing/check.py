"""This room checks rubrics for their authors: whether they are valid, and do what their examples say."""

import sys
from pathlib import Path

import typer

from scorecard.cli.desk import Desk
from scorecard.cli.speak import complain, say
from scorecard.core.example import ExampleRun, run_examples
from scorecard.core.number import shown
from scorecard.core.text import counted, safe_line
from scorecard.errors import InvalidError, ScorecardError
from scorecard.library.door import MAX_BYTES, read, read_bytes
from scorecard.library.load import exercise_in, rubric_in
from scorecard.library.tree import mapping


def validate_files(desk: Desk, files: list[str]) -> None:
    """Check every file; each is told, and the first kind of failure gives the exit code."""
    failures = [failure for file in files if (failure := _validated(desk, file))]
    if failures:
        raise typer.Exit(failures[0].exit_code)


def _validated(desk: Desk, file: str) -> ScorecardError | None:
    try:
        say(safe_line(_verdict(desk, *_bytes(desk, file))))
    except ScorecardError as error:
        complain(error)
        return error
    return None


def _verdict(desk: Desk, source: str, data: bytes) -> str:
    reading = read(data, source)
    said = mapping(reading.data)
    if "exercise" in said and "rubric" not in said:
        exercise = exercise_in(reading).value
        size = counted(len(exercise.criteria), "criterion", "criteria")
        return f"{source}: valid, {exercise.id} {exercise.version}, {size}"
    rubric = rubric_in(reading, desk.shelf.exercise_ids()).value
    return f"{source}: valid, {rubric.id} {rubric.version}, {counted(len(rubric.dimensions), 'dimension')}"


def _bytes(desk: Desk, file: str) -> tuple[str, bytes]:
    if file == "-":
        return "stdin", sys.stdin.buffer.read(MAX_BYTES + 1)
    path = Path(file) if Path(file).is_file() else desk.shelf.rubric_path(file)
    return str(path), read_bytes(path)


def run_tests(desk: Desk, wanted: list[str]) -> None:
    """Run the examples of the rubrics asked for, or of all; a failing example makes it exit 3."""
    failed = 0
    for name in wanted or [found.id for found in desk.shelf.rubrics()]:
        runs = run_examples(desk.rubric(name).value)
        for run in runs:
            say(safe_line(_line(run)))
        held = sum(not run.complaints for run in runs)
        failed += len(runs) - held
        say(safe_line(f"{name}: {held} of {counted(len(runs), 'example')} as expected"))
    if failed:
        raise InvalidError(f"{counted(failed, 'example')} did not get the recommendation expected.")


def _line(run: ExampleRun) -> str:
    score = shown(run.tally.score) if run.tally.score is not None else "no score"
    got = f"{run.example.id}: {score}, {run.recommendation.call}"
    return f"FAIL {got}; {'; '.join(run.complaints)}" if run.complaints else f"ok   {got}"
