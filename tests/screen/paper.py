"""This room prints what the screen room builds on paper that a test can read."""

import io
import re
from pathlib import Path

from rich.console import Console, RenderableType

SGR = re.compile(r"\x1b\[[0-9;]*m")


def printed(view: RenderableType, *, width: int = 80, colour: bool = False) -> str:
    """The text as a terminal of that width gets it; spaces at the ends of lines are dropped."""
    paper = io.StringIO()
    console = Console(
        file=paper,
        width=width,
        markup=False,
        highlight=False,
        emoji=False,
        force_terminal=colour,
        color_system="standard" if colour else None,
    )
    console.print(view)
    return "".join(f"{line.rstrip()}\n" for line in paper.getvalue().splitlines())


def encoded(view: RenderableType, encoding: str) -> str:
    """The text as a terminal with that encoding gets it; a letter that the encoding lacks would raise."""
    paper = io.BytesIO()
    file = io.TextIOWrapper(paper, encoding=encoding, errors="strict", newline="\n")
    Console(file=file, width=80, markup=False, highlight=False, emoji=False).print(view)
    file.flush()
    return "".join(f"{line.rstrip()}\n" for line in paper.getvalue().decode(encoding).split("\n")[:-1])


def kept(name: str) -> str:
    """A screen as it is kept beside the tests."""
    return (Path(__file__).parent / "screens" / f"{name}.txt").read_text(encoding="utf-8")
