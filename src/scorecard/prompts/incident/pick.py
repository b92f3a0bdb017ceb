"""This room finds out which card, action, explanation or person somebody's words mean, and asks when in doubt."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from scorecard.core.incident.likeness import Askable, likely
from scorecard.core.incident.material import Role
from scorecard.core.suggestion import nearest
from scorecard.prompts.incident.page import wrapped
from scorecard.prompts.line import ask_line, tell
from scorecard.prompts.plain.answer import numbered

A = TypeVar("A", bound=Askable)


SURE = 0.8
"""How like a name a word must be to stand for it unasked: a slip of the finger, not somebody else."""


class InsteadSaid(Exception):  # noqa: N818  nothing went wrong
    """Something else was typed than a choice: the next question or command."""

    def __init__(self, words: str) -> None:
        self.words = words


@dataclass(frozen=True, slots=True)
class Picked(Generic[A]):
    """What was meant: one of the things, something beyond them, or nothing after all."""

    thing: A | None = None
    off_card: bool = False


def pick(
    words: str, things: Sequence[A], label: Callable[[Iterable[A]], Iterable[str]], *, may_be_off_card: bool = False
) -> Picked[A]:
    """Propose what the words most likely mean; Enter takes the first. InsteadSaid when something else is typed."""
    offered: Sequence[A] = likely(words, things)
    first = bool(offered)
    for line in label(offered) if offered else ["  Nothing is near that."]:
        tell(line)
    while True:
        typed = ask_line(_question(len(offered), first=first, may_be_off_card=may_be_off_card)).strip()
        said = typed.lower()
        if said == "l":
            offered, first = things, False
            for line in label(offered):
                tell(line)
        elif said == "x" and may_be_off_card:
            return Picked(off_card=True)
        elif said in ("", "-"):
            return Picked(offered[0]) if first and not said else Picked()
        elif (chosen := numbered(said, len(offered))) is not None:
            return Picked(offered[chosen])
        else:
            _refuse(typed)


def _refuse(typed: str) -> None:
    """Tell that it is no choice; InsteadSaid where it was not meant as one."""
    if _is_more(typed):
        raise InsteadSaid(typed)
    tell("Please type one of these.")


def _is_more(typed: str) -> bool:
    """Whether it is a command or several words, and no slip on a key."""
    return len(typed) > 1 and (typed.startswith("/") or " " in typed)


def _question(offered: int, *, first: bool, may_be_off_card: bool) -> str:
    takes = ["Enter takes 1"] if first else ["Enter: nothing"]
    takes += ["a number another" if first else "a number one of these"] if offered > first else []
    takes += ["l lists all"]
    takes += ["x off-card"] if may_be_off_card else []
    takes += ["- nothing"] if first else []
    return f"{', '.join(takes)}: "


def pick_role(words: str, roles: Sequence[Role]) -> tuple[Role | None, str]:
    """Who is meant by the first word, and the words after it; asks when it names nobody."""
    word, _, rest = words.partition(" ")
    known = {name.casefold(): role for role in roles for name in (role.name.partition(" ")[0], role.id)}
    meant = nearest(word.rstrip(":,").casefold(), known, likeness=SURE) if word else ""
    if meant:
        return known[meant], rest.strip()
    for line in wrapped((f"  {number}. {role.name}: {role.who}" for number, role in enumerate(roles, 1))):
        tell(line)
    said = ask_line("Who? Number, or Enter for nobody: ").strip()
    if _is_more(said):
        raise InsteadSaid(said)
    chosen = numbered(said, len(roles))
    return (None, "") if chosen is None else (roles[chosen], words.strip())
