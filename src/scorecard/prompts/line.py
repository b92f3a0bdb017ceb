"""This room reads and writes single lines on a terminal; everything the plain prompts say goes through it."""

import sys
from collections.abc import Iterator
from contextlib import suppress

from scorecard.core.text import safe

with suppress(ImportError):  # line editing for input(), where the system has it
    import readline

    for setting in ("input-meta on", "output-meta on", "convert-meta off"):  # letters beyond ASCII are letters
        readline.parse_and_bind(f"set {setting}")


def tell(text: str = "") -> None:
    """Write a line, with nothing in it that could act on the terminal."""
    sys.stdout.write(f"{safe(text)}\n")


def ask_line(prompt: str) -> str:
    """Ask for one line. KeyboardInterrupt at the end of input, as for Ctrl-C: both mean to leave."""
    sys.stdout.flush()
    try:
        return input(safe(prompt))
    except EOFError:
        tell()
        raise KeyboardInterrupt from None


def ask_lines(first: str) -> Iterator[str]:
    """Ask for text that may span lines: gives the whole text so far after each line; an empty line or `.` ends it."""
    lines: list[str] = []
    while (line := ask_line("  ... " if lines else first)).strip() not in ("", "."):
        lines.append(line)
        yield "\n".join(lines)
