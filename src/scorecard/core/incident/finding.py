"""This room makes facts of what was observed: one sentence, its weight, and the moments that show it."""

from collections.abc import Callable, Iterable, Iterator

from scorecard.core.incident.material import Named
from scorecard.core.incident.measure import FactRule, Severity
from scorecard.core.incident.play import Play
from scorecard.core.incident.timeline import said
from scorecard.core.incident.transcript import Moment
from scorecard.core.scorecard import Fact

MOST_EXAMPLES = 5

Observer = Callable[[Play, FactRule], Iterator[Fact]]
"""What finds the facts of one kind in a play."""


def fact(rule: FactRule, sentence: str, *, amiss: bool, examples: Iterable[str] = (), about: str = "") -> Fact:
    """A fact of a kind; nothing amiss makes it information. `about` names the action when there can be several."""
    return Fact(
        id=f"{rule.kind}-{about}" if about else str(rule.kind),
        sentence=sentence,
        severity=str(rule.severity if amiss else Severity.INFO),
        criteria=rule.criteria,
        examples=tuple(examples)[:MOST_EXAMPLES],
    )


def when(play: Play, minute: int) -> str:
    """A moment as it stands in a sentence: `07:42 (minute 22)`."""
    return f"{play.incident.kit.clock.shows(minute)} (minute {minute})"


def quoted(thing: Named) -> str:
    """What something is called, set off from the sentence around it."""
    return f'"{thing.name}"'


def lines(play: Play, moments: Iterable[Moment]) -> Iterator[str]:
    """Moments as examples: `07:42 asked for the run history`."""
    return (f"{play.incident.kit.clock.shows(moment.at)} {said(play, moment)}" for moment in moments)


def names(play: Play, ids: Iterable[str]) -> list[str]:
    """What things are called."""
    return [play.incident.names[one] for one in ids]
