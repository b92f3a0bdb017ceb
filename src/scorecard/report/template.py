"""This room fills templates of Markdown, in which everything that is printed is escaped on its way out."""

from functools import cache, lru_cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template, select_autoescape

from scorecard.report.escape import escape

SHORT = 80
"""Up to this length a text is likely to come again: a name, a signal, a title."""


@cache
def template(name: str) -> Template:
    """The template of that name."""
    source = files("scorecard.report").joinpath("templates", name).read_text(encoding="utf-8")
    environment = Environment(
        autoescape=select_autoescape((), default_for_string=False),
        finalize=_written,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )
    return environment.from_string(source)


def _written(value: object) -> str:
    """Escape everything the template prints, so that no field can be forgotten."""
    text = str(value)
    return _escape_again(text) if len(text) <= SHORT else escape(text)


_escape_again = lru_cache(maxsize=4096)(escape)
