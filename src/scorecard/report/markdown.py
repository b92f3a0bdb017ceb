"""This room writes a candidate's summary as Markdown that can be pasted anywhere."""

from functools import cache, lru_cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template, select_autoescape

from scorecard.core.assessment import Assessment
from scorecard.report.escape import escape
from scorecard.report.summary import summarise

SHORT = 80
"""Up to this length a text is likely to come again: a name, a signal, a title."""


def markdown_summary(assessment: Assessment, *, on: str) -> str:
    """Write what is said of a candidate, recommendation first; `on` is the day it is written: 2026-11-23.

    A blind viewer's summary holds their own draft only and says so.
    """
    return _template().render(summary=summarise(assessment, on=on))


@cache
def _template() -> Template:
    source = files("scorecard.report").joinpath("templates", "summary.md.j2").read_text(encoding="utf-8")
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
