"""This room picks the few signs of the screen by what the terminal can show."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Symbols:
    """Signs that are nice to have; none of them carries meaning alone."""

    rule: str
    dot: str
    ellipsis: str


DRAWN = Symbols(rule="─", dot="·", ellipsis="…")
ASCII = Symbols(rule="-", dot="|", ellipsis="...")


def symbols_for(encoding: str | None) -> Symbols:
    """The drawn signs where the encoding has them, else plain ASCII."""
    try:
        "─·…".encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ASCII
    return DRAWN
