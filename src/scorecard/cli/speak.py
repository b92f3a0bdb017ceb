"""This room prints: results on stdout, talk on stderr, and colour only where it is wanted."""

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TextIO

from scorecard.core.text import safe, safe_line
from scorecard.errors import ScorecardError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

PIPE_WIDTH = 160


def say(text: str = "") -> None:
    """Print a line of a result."""
    sys.stdout.write(f"{text}\n")


def talk(text: str) -> None:
    """Tell the person something that is not the result."""
    sys.stdout.flush()
    _mutter(f"{safe(text)}\n")


def complain(error: ScorecardError) -> None:
    """Tell what went wrong: each problem of a file, then what failed, why, and what to run next."""
    problems = getattr(error, "problems", ())
    told = [safe_line(line) for line in error.lines]
    told[len(problems)] = f"Error: {told[len(problems)]}"
    _mutter("\n".join(told) + "\n")


def _mutter(text: str) -> None:
    with suppress(OSError):  # when nobody can be told, the exit code still says it
        sys.stderr.write(text)
        sys.stderr.flush()


def say_json(answer: Any) -> None:
    """Print an answer for programs, in ASCII: nothing in it can act on a terminal."""
    import json

    say(json.dumps(answer, indent=2))


def show(*renderables: "RenderableType", no_color: bool) -> None:
    """Print what the screen room built."""
    console = _console(no_color=no_color)
    with console.capture() as captured:
        for renderable in renderables:
            console.print(renderable)
    for line in captured.get().splitlines():
        say(line.rstrip(" "))


def _console(*, no_color: bool) -> "Console":
    from rich.console import Console

    coloured = wants_colour(sys.stdout, no_color=no_color)
    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else PIPE_WIDTH
    return Console(
        force_terminal=coloured or None,
        color_system="auto" if coloured else None,
        width=width,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=False,
    )


def wants_colour(stream: TextIO, *, no_color: bool) -> bool:
    """Whether a stream gets colour: not with --no-color or NO_COLOR; if forced; else on a capable terminal."""
    if no_color or os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "0") not in ("", "0") for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return stream.isatty() and os.environ.get("TERM") != "dumb" and os.environ.get("CLICOLOR") != "0"
