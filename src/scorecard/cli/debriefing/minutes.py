"""This room hands out what was kept of a debrief: minutes to the screen or a file, or an answer for programs."""

import sys
from dataclasses import dataclass
from pathlib import Path

from scorecard.cli.debriefing.meeting import last_held, latest, refuse_blind
from scorecard.cli.desk import Desk
from scorecard.cli.file import write_file
from scorecard.cli.speak import say, say_json, talk
from scorecard.cli.weighing.assess import weigh
from scorecard.core.panel import Candidate
from scorecard.core.text import safe_line
from scorecard.errors import NotFoundError
from scorecard.report.debrief import debrief_json
from scorecard.report.minutes import markdown_minutes

SCREEN = "-"


@dataclass(frozen=True, slots=True)
class Order:
    """Where minutes go: a file, or `-` or nothing for the screen; and on which rubric the debrief is."""

    output: str
    force: bool
    rubric: str | None


def print_kept(desk: Desk, wanted: str, order: Order, *, json: bool) -> None:
    """Print the minutes of the last debrief, or for programs where it stands: if not begun yet, at its gate."""
    if json:
        say_json(debrief_json(latest(desk, desk.candidate(wanted), order.rubric)))
    else:
        print_minutes(desk, wanted, order)


def print_minutes(desk: Desk, wanted: str, order: Order) -> None:
    """Print the minutes of the last debrief on a candidate, finished or not."""
    candidate = desk.candidate(wanted)
    refuse_blind(desk, candidate, desk.me)
    rubric = weigh(desk, candidate, order.rubric).rubric.id
    meeting = last_held(desk, candidate, rubric)
    if meeting is None:
        raise NotFoundError(
            f"There was no debrief on {candidate.name} yet.", then=f"To hold it: scorecard debrief {candidate.id}"
        )
    text = markdown_minutes(meeting)
    if order.output in ("", SCREEN):
        sys.stdout.write(text)
        return
    write_file(Path(order.output), text, force=order.force)
    say(safe_line(f"Wrote {order.output}"))


def tell_finished(candidate: Candidate, *, hint: bool) -> None:
    """Tell that a debrief is done, and how to get its minutes."""
    say(safe_line(f"The debrief on {candidate.name} is done; the decision is recorded."))
    if hint:
        talk(f"To write its minutes: scorecard debrief {candidate.id} --minutes -o minutes.md")
