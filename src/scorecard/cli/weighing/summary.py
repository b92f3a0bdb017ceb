"""This room writes summaries: to the screen, a file or a folder of files, never over what is there unasked."""

import sys
from dataclasses import dataclass
from pathlib import Path

from scorecard.cli.debriefing.meeting import held_on
from scorecard.cli.desk import Desk
from scorecard.cli.file import write_file
from scorecard.cli.speak import say, talk
from scorecard.cli.weighing.assess import assessment, weigh
from scorecard.core.assessment import Assessment
from scorecard.core.identity import file_stem
from scorecard.core.panel import Candidate
from scorecard.core.text import counted, safe_line
from scorecard.errors import NotAllowedError, NotFoundError, ScorecardError, WrongUsageError
from scorecard.report.markdown import markdown_summary
from scorecard.store.identifier import now

SCREEN = "-"


@dataclass(frozen=True, slots=True)
class Order:
    """Where summaries go: a file, a folder, `-` for the screen or nothing for the working folder."""

    output: str
    force: bool
    rubric: str | None


def write_one(desk: Desk, wanted: str, order: Order) -> None:
    """Write the summary of one candidate."""
    weighed = assessment(desk, wanted, order.rubric)
    if order.output == SCREEN:
        sys.stdout.write(_summary(desk, weighed))
        return
    target = Path(order.output)
    if order.output.endswith(("/", "\\")):
        _make(target)
    path = target / _name(weighed.panel.candidate) if target.is_dir() else target
    write_file(path, _summary(desk, weighed), force=order.force)
    say(safe_line(f"Wrote {path}"))


def write_all(desk: Desk, order: Order) -> None:
    """Write one file for each candidate there is something to say about; the others are named on stderr."""
    if order.output == SCREEN:
        raise WrongUsageError("--all writes files.", then="Name a folder: scorecard export --all -o summaries/")
    folder = Path(order.output)
    everybody = desk.store.candidates()
    if not everybody:
        raise NotFoundError("There are no candidates yet.", then="To add one: scorecard candidate add 'Jane Doe'")
    _make(folder)
    written, left = 0, list[ScorecardError]()
    for number, candidate in enumerate(everybody, 1):
        _progress(number, len(everybody))
        try:
            weighed = weigh(desk, candidate, order.rubric)
        except (NotAllowedError, NotFoundError) as error:
            left.append(error)
            continue
        write_file(folder / _name(candidate), _summary(desk, weighed), force=order.force, flush=False)
        written += 1
    if left and not written:
        raise left[0]
    for reason in left:
        talk(f"Left out: {reason.what}")
    say(safe_line(f"Wrote {counted(written, 'summary', 'summaries')} to {folder}{'/' if str(folder) != '.' else ''}"))


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        then = "Name a folder: scorecard export --all -o summaries/"
        raise WrongUsageError(f"{folder} cannot be made a folder: {error.strerror}.", then=then) from None


def _summary(desk: Desk, weighed: Assessment) -> str:
    return markdown_summary(weighed, on=now()[:10], debrief=held_on(desk, weighed))


def _name(candidate: Candidate) -> str:
    return f"{file_stem(candidate.id, candidate.name)}.md"


def _progress(number: int, total: int) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{number} of {total}{chr(10) if number == total else ''}")
        sys.stderr.flush()
