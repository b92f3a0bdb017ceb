"""This room knows the kinds of rules that a policy may have: what each looks at on a panel, and when it fires."""

from fractions import Fraction
from typing import Protocol

from scorecard.core.document import ID, about, document
from scorecard.core.number import Exact, shown
from scorecard.core.scorecard import ASCENDING, Vote
from scorecard.core.scoring import Tally
from scorecard.core.text import listed


class Kind(Protocol):
    """A kind of rule. Whether it fires is asked of many panels and many cases; what it saw only where that is read."""

    def fires(self, tally: Tally) -> bool:
        """Whether it fires on the panel."""
        ...  # pragma: no cover

    def saw(self, tally: Tally) -> str:
        """The figures behind that, in a sentence."""
        ...  # pragma: no cover


@document
class RedFlags:
    """Fires when enough red flags were raised."""

    at_least: int = about("How many red flags it takes.", gt=0)

    def fires(self, tally: Tally) -> bool:
        """Count the red flags raised on the panel."""
        return len(tally.red_flags) >= self.at_least

    def saw(self, tally: Tally) -> str:
        """Name the red flags with who raised them."""
        raised = [f"{flag.id} (by {flag.interviewer})" for flag in tally.red_flags]
        return f"raised: {listed(raised)}" if raised else "none raised"


@document
class Floor:
    """Fires when the panel's mean on one dimension is below a number."""

    dimension: str = about("The dimension's id.")
    below: Exact = about("The number the mean must reach.")

    def fires(self, tally: Tally) -> bool:
        """Compare the mean; a dimension that nobody rated is for the coverage to judge."""
        levels = tally.dimension(self.dimension).levels.values()
        return sum(levels) < self.below * len(levels)

    def saw(self, tally: Tally) -> str:
        """Say the mean and on which side of the number it is."""
        line = tally.dimension(self.dimension)
        if line.mean is None:
            return f"{line.name} was not rated"
        verdict = "below" if self.fires(tally) else "not below"
        return f"{line.name} averages {shown(line.mean)}, {verdict} {shown(self.below)}"


@document
class Votes:
    """Fires by how many gave one vote: at least so many, or fewer than so many."""

    vote: Vote = about("The vote that is counted.")
    at_least: int | None = about("Fires from this many on.", default=None, gt=0)
    fewer_than: int | None = about("Fires below this many.", default=None, gt=0)

    def fires(self, tally: Tally) -> bool:
        """Count who gave that vote, each person once; a panel without any vote fires nothing."""
        voters = len(self._voters(tally))
        many = self.at_least is not None and voters >= self.at_least
        few = self.fewer_than is not None and voters < self.fewer_than
        return bool(tally.votes) and (many or few)

    def saw(self, tally: Tally) -> str:
        """Name who gave that vote."""
        voters = tuple(self._voters(tally))
        return f"{self.vote.words} by {listed(voters)}" if voters else f"nobody voted {self.vote.words.lower()}"

    def _voters(self, tally: Tally) -> dict[str, None]:
        return dict.fromkeys([who for who, vote in tally.votes if vote is self.vote])


@document
class Span:
    """Fires when two interviewers' levels on one dimension, or two votes, are too far apart."""

    levels: int | None = about("Levels apart on one dimension.", default=None, gt=0, lt=4)
    votes: int | None = about("Steps between two votes.", default=None, gt=0, lt=4)

    def fires(self, tally: Tally) -> bool:
        """Whether anything is too far apart."""
        limit, spread = self._looked_at(tally)
        return any(distance >= limit for distance in spread.values())

    def saw(self, tally: Tally) -> str:
        """Name what is too far apart, else say how far the panel is at most."""
        limit, spread = self._looked_at(tally)
        apart = [name for name, distance in spread.items() if distance >= limit]
        if apart:
            return f"too far apart on {listed(apart)}"
        return f"at most {shown(max(spread.values(), default=Fraction()))} apart"

    def _looked_at(self, tally: Tally) -> tuple[int, dict[str, Fraction]]:
        if self.levels:
            return self.levels, _level_spread(tally)
        return self.votes or len(ASCENDING), _vote_spread(tally)


def _level_spread(tally: Tally) -> dict[str, Fraction]:
    rated = [(line.name, line.levels.values()) for line in tally.dimensions if line.levels]
    return {name: max(levels) - min(levels) for name, levels in rated}


def _vote_spread(tally: Tally) -> dict[str, Fraction]:
    steps = [ASCENDING.index(vote) for _, vote in tally.votes if vote in ASCENDING]
    return {"the votes": Fraction(max(steps) - min(steps))} if steps else {}


KINDS = ("red_flags", "floor", "votes", "span")


@document
class Rule:
    """A rule of the policy: one kind of look at the panel, and the call it caps when it fires."""

    id: str = about("Short and lasting.", pattern=ID)
    cap: Vote = about("At most this call; or no_decision, which turns the call into it.")
    because: str = about("Why, in words a candidate's file may hold.")
    red_flags: RedFlags | None = about("Red flags raised.", default=None)
    floor: Floor | None = about("A mean below a number.", default=None)
    votes: Votes | None = about("How many gave one vote.", default=None)
    span: Span | None = about("Levels or votes too far apart.", default=None)

    @property
    def kind(self) -> Kind:
        """The one kind of look this rule takes."""
        return next(kind for kind in (self.red_flags, self.floor, self.votes, self.span) if kind)

    @property
    def looks_at_levels(self) -> bool:
        """Whether it looks at the levels of one dimension at a time (a floor, a span), not at votes or red flags."""
        return self.floor is not None or (self.span is not None and self.span.levels is not None)
