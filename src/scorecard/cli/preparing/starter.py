"""This room writes a rubric to start from, and the schema that it names."""

from pathlib import Path

from scorecard.cli.file import write_file
from scorecard.cli.speak import say, talk
from scorecard.core.text import safe_line
from scorecard.errors import NotFoundError
from scorecard.library.schema import schema_text
from scorecard.library.starter import starter

HOME = Path("rubrics")


def write_starter(rubric_id: str, output: Path | None, *, force: bool) -> None:
    """Write a starter rubric, and the schema it names beside it."""
    text = starter(rubric_id)
    if output == Path("-"):
        say(text.rstrip("\n"))
        return
    if output is None:
        HOME.mkdir(exist_ok=True)
    path = output or HOME / f"{rubric_id}.yaml"
    if not path.parent.is_dir():
        raise NotFoundError(f"There is no folder {path.parent}.", then=f"Make it: mkdir -p {path.parent}")
    write_file(path, text, force=force)
    beside = path.parent / "rubric.schema.json"
    if not beside.exists():
        write_file(beside, schema_text("rubric"), force=False)
    say(safe_line(f"Wrote {path}"))
    talk(f"Edit it, then: scorecard rubric validate {path} && scorecard rubric test {path}")
