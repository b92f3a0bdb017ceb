"""This room counts, over many debriefs, whether votes changed in the discussion moved toward who spoke first.

Only counts, and none of them feeds a recommendation. A vote moved toward the first speaker when fewer steps of the
scale (strong no, no, yes, strong yes) lie between the final vote and the first speaker's vote after reading than
lay between the person's own vote after reading and it. `No decision` is no step of the scale, so a change from or to
it is counted as changed and as neither toward nor away.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scorecard.core.debrief.record import Debrief
from scorecard.core.scorecard import ASCENDING, Vote
from scorecard.core.text import counted

LEAST_DEBRIEFS = 5
LEAST_CHANGES = 5


@dataclass(frozen=True, slots=True)
class Discussion:
    """What one finished debrief says about influence: who spoke first, and the votes before and after talking."""

    first_speaker: str
    before: Mapping[str, Vote]
    after: Mapping[str, Vote]


@dataclass(frozen=True, slots=True)
class Drift:
    """How often a vote was changed in the discussion, and how many of these moved toward the first speaker, or away.

    `debriefs` counts those in which somebody spoke first and somebody else voted too.
    """

    debriefs: int
    changed: int
    toward: int
    away: int

    @property
    def enough(self) -> bool:
        """Whether there is enough to say anything."""
        return self.debriefs >= LEAST_DEBRIEFS and self.changed >= LEAST_CHANGES

    @property
    def sentence(self) -> str:
        """What was found, with its n; or what is missing to say anything."""
        if not self.debriefs:
            return f"No debrief was held to its end yet; it takes {LEAST_DEBRIEFS}, and {LEAST_CHANGES} changed votes."
        held = f"In {counted(self.debriefs, 'debrief')}"
        if self.enough:
            return f"{held}, {self.toward} of {self.changed} changed votes moved toward the first speaker."
        short = [
            f"{counted(least - have, f'more {noun}')}"
            for have, least, noun in (
                (self.debriefs, LEAST_DEBRIEFS, "debrief"),
                (self.changed, LEAST_CHANGES, "changed vote"),
            )
            if have < least
        ]
        changed = counted(self.changed, "vote") if self.changed else "no vote"
        return f"{held}, {changed} changed in the discussion: too few to say; {' and '.join(short)} needed."


NO_DEBRIEFS = Drift(0, 0, 0, 0)


def discussion(debrief: Debrief) -> Discussion | None:
    """What a debrief says about influence; None when nobody spoke first, or votes are missing.

    Where no item was kept, the first speaker is who comes first in the order of speaking.
    """
    first = debrief.first_speaker or next(iter(debrief.order), "")
    if debrief.decision is None:
        return None
    before = {who: ballot.vote for who, ballot in debrief.after_reading.items()}
    after = {who: ballot.vote for who, ballot in debrief.final.items()}
    if first not in before or len(before) < 2:
        return None
    return Discussion(first, before, after)


def drift(debriefs: Iterable[Debrief]) -> Drift:
    """Count over finished debriefs, in whatever order they come."""
    held = [found for found in map(discussion, debriefs) if found]
    moves = [move for one in held for move in _moves(one)]
    return Drift(len(held), len(moves), moves.count(-1), moves.count(1))


def _moves(one: Discussion) -> list[int]:
    """For each changed vote of somebody else: -1 toward the first speaker, 1 away, 0 neither."""
    first = one.before[one.first_speaker]
    return [
        _direction(first, one.before[who], vote)
        for who, vote in one.after.items()
        if who != one.first_speaker and who in one.before and vote is not one.before[who]
    ]


def _direction(first: Vote, before: Vote, after: Vote) -> int:
    if not {first, before, after} <= set(ASCENDING):
        return 0
    place = ASCENDING.index(first)
    was, now = abs(ASCENDING.index(before) - place), abs(ASCENDING.index(after) - place)
    return (now > was) - (now < was)
