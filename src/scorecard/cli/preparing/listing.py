"""This room lists the rubrics or exercises that were found."""

from collections.abc import Sequence

from scorecard.cli.speak import say, say_json
from scorecard.library.find import Found
from scorecard.screen.line import columns


def say_found(found: Sequence[Found], *, json: bool) -> None:
    """Print what was found, for people or for programs."""
    if json:
        say_json([{"id": one.id, "version": one.version, "title": one.title, "path": str(one.path)} for one in found])
        return
    rows = [
        (one.id, one.version, one.title or f"not valid: scorecard rubric validate {one.path}", one.origin)
        for one in found
    ]
    for line in columns(rows, ("id", "version", "title", "found in")):
        say(line)
