"""This room asks how a hire is doing, milestone by milestone: the anchors in sight, a level typed and never preset."""

from textwrap import wrap

from scorecard.core.rubric import Dimension
from scorecard.core.scorecard import LEVELS, Absence, Rating
from scorecard.prompts.ask import Asker
from scorecard.prompts.line import tell

WIDTH = 78
SKIP = "s"


def ask_milestone(ask: Asker, line: Dimension, place: str, before: Rating) -> Rating:
    """A milestone's rating; `place` says how far along it is, `before` what was answered in an earlier sitting."""
    tell()
    _told(f"[{place}] {line.name}")
    _told(line.assesses)
    for number in LEVELS:
        _told(line.anchors[str(number)], first=f"  {number}  ")
    level = _level(ask)
    if level is None:
        return Rating(absent=Absence.INSUFFICIENT_EVIDENCE)
    return with_evidence(ask, line, Rating(level=level, evidence=before.evidence))


def with_evidence(ask: Asker, line: Dimension, rating: Rating) -> Rating:
    """The rating with what was delivered or seen; levels 1 and 4 are asked until there is some."""
    while True:
        said = ask.text(f"{line.name}: what was delivered or seen?", default=rating.evidence).strip()
        rated = Rating(level=rating.level, evidence=said)
        if not rated.lacks_evidence:
            return rated
        tell(f"Level {rating.level} needs evidence.")


def _level(ask: Asker) -> int | None:
    while True:
        said = ask.text(f"Level, 1 to 4 ({SKIP}: not enough seen)").strip().lower()
        if said == SKIP:
            return None
        if said in ("1", "2", "3", "4"):
            return int(said)
        tell(f"Please type 1, 2, 3, 4 or {SKIP}.")


def _told(text: str, first: str = "") -> None:
    for line in wrap(text, WIDTH, initial_indent=first, subsequent_indent=" " * len(first)):
        tell(line)
