"""This room turns a panel's figures into a recommendation with its reasons: gates, bands, then rules that only cap."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Protocol

from scorecard.core.document import ID, about, document
from scorecard.core.number import Exact, shown, shown_percent
from scorecard.core.scorecard import Vote
from scorecard.core.scoring import Tally
from scorecard.core.text import counted, listed

ASCENDING = (Vote.STRONG_NO, Vote.NO, Vote.YES, Vote.STRONG_YES)
STRICTEST_FIRST = (Vote.STRONG_NO, Vote.NO, Vote.NO_DECISION, Vote.YES, Vote.STRONG_YES)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule saw on a panel: whether it fires, and the figures in a sentence."""

    fired: bool
    saw: str


class Kind(Protocol):
    """A kind of rule: looks at a panel's figures and says whether it fires."""

    def check(self, tally: Tally) -> Finding:
        """Look at the panel."""
        ...  # pragma: no cover


@document
class RedFlags:
    """Fires when enough red flags were raised."""

    at_least: int = about("How many red flags it takes.", gt=0)

    def check(self, tally: Tally) -> Finding:
        """Count the red flags raised on the panel."""
        raised = [f"{flag.id} (by {flag.interviewer})" for flag in tally.red_flags]
        return Finding(fired=len(raised) >= self.at_least, saw=f"raised: {listed(raised)}" if raised else "none raised")


@document
class Floor:
    """Fires when the panel's mean on one dimension is below a number."""

    dimension: str = about("The dimension's id.")
    below: Exact = about("The number the mean must reach.")

    def check(self, tally: Tally) -> Finding:
        """Compare the mean; a dimension that nobody rated is for the coverage to judge."""
        line = tally.dimension(self.dimension)
        if line.mean is None:
            return Finding(fired=False, saw=f"{line.name} was not rated")
        fired = line.mean < self.below
        verdict = "below" if fired else "not below"
        return Finding(fired, f"{line.name} averages {shown(line.mean)}, {verdict} {shown(self.below)}")


@document
class Votes:
    """Fires by how many gave one vote: at least so many, or fewer than so many."""

    vote: Vote = about("The vote that is counted.")
    at_least: int | None = about("Fires from this many on.", default=None, gt=0)
    fewer_than: int | None = about("Fires below this many.", default=None, gt=0)

    def check(self, tally: Tally) -> Finding:
        """Count who gave that vote, each person once; a panel without any vote fires nothing."""
        voters = tuple(dict.fromkeys(who for who, vote in tally.votes if vote is self.vote))
        said = f"{self.vote.words} by {listed(voters)}" if voters else f"nobody voted {self.vote.words.lower()}"
        many = self.at_least is not None and len(voters) >= self.at_least
        few = self.fewer_than is not None and len(voters) < self.fewer_than
        return Finding(bool(tally.votes) and (many or few), said)


@document
class Span:
    """Fires when two interviewers' levels on one dimension, or two votes, are too far apart."""

    levels: int | None = about("Levels apart on one dimension.", default=None, gt=0, lt=4)
    votes: int | None = about("Steps between two votes.", default=None, gt=0, lt=4)

    def check(self, tally: Tally) -> Finding:
        """Find what is too far apart, else say how far the panel is at most."""
        limit, spread = (self.levels, _level_spread(tally)) if self.levels else (self.votes, _vote_spread(tally))
        apart = [name for name, distance in spread.items() if limit is not None and distance >= limit]
        if apart:
            return Finding(fired=True, saw=f"too far apart on {listed(apart)}")
        widest = max(spread.values(), default=Fraction())
        return Finding(fired=False, saw=f"at most {shown(widest)} apart")


def _level_spread(tally: Tally) -> dict[str, Fraction]:
    rated = (line for line in tally.dimensions if line.levels)
    return {line.name: max(line.levels.values()) - min(line.levels.values()) for line in rated}


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


@document
class Bands:
    """The score from which each call holds; below the lowest it is strong_no."""

    strong_yes: Exact = about("The score from which the call is strong_yes.")
    yes: Exact = about("The score from which the call is yes.")
    no: Exact = about("The score from which the call is no, not strong_no.")

    @property
    def descending(self) -> tuple[tuple[Vote, Fraction], ...]:
        """Each call with the score from which it holds, best first."""
        return (
            (Vote.STRONG_YES, self.strong_yes),
            (Vote.YES, self.yes),
            (Vote.NO, self.no),
            (Vote.STRONG_NO, Fraction(1)),
        )

    def call(self, score: Fraction) -> Vote:
        """The band in which a score falls; a score that equals a band is in it."""
        return next((call for call, least in self.descending if score >= least), Vote.STRONG_NO)

    def nearest(self, score: Fraction) -> tuple[Vote, Fraction]:
        """The band whose number is closest to the score, with that number."""
        numbered = self.descending[:-1]
        return min(numbered, key=lambda band: (abs(score - band[1]), -band[1]))


@document
class Policy:
    """How a panel becomes a recommendation."""

    interviewers: int = about("Fewer interviewers than this: no_decision.", gt=0)
    coverage: Exact = about("Less of the weight rated than this: no_decision.")
    bands: Bands = about("The score from which each call holds.")
    rules: tuple[Rule, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Check:
    """One gate or rule as it was looked at: fired or not, what it saw, what it does and why."""

    rule: str
    outcome: Vote
    fired: bool
    saw: str
    because: str


@dataclass(frozen=True, slots=True)
class Recommendation:
    """What the policy computes for a panel. It is advice: a named person decides."""

    call: Vote
    band: Vote | None
    gates: tuple[Check, ...]
    rules: tuple[Check, ...]

    @property
    def checks(self) -> tuple[Check, ...]:
        """Every gate and rule as it was looked at, gates first."""
        return self.gates + self.rules

    @property
    def deciding(self) -> tuple[Check, ...]:
        """The gates or rules that made the call what it is; none when it is what the band says."""
        shut = tuple(gate for gate in self.gates if gate.fired)
        if shut or self.call is self.band:
            return shut
        return tuple(rule for rule in self.rules if rule.fired and rule.outcome is self.call)

    @property
    def reasons(self) -> tuple[Check, ...]:
        """The gates and rules that fired, gates first."""
        return tuple(check for check in self.checks if check.fired)


def recommend(policy: Policy, tally: Tally) -> Recommendation:
    """Apply gates, bands and rules, in that order; every gate and rule is looked at and reported.

    Without enough signal the answer is `no_decision`,
    whatever the rules say; among rules that fired the strictest wins, and a cap never raises the call.
    """
    gates = tuple(_gates(policy, tally))
    rules = tuple(_looked_at(rule, tally) for rule in policy.rules)
    band = None if tally.score is None else policy.bands.call(tally.score)
    if band is None or any(gate.fired for gate in gates):
        return Recommendation(Vote.NO_DECISION, band, gates, rules)
    outcomes = [check.outcome for check in rules if check.fired]
    return Recommendation(capped(band, outcomes), band, gates, rules)


def capped(band: Vote, outcomes: Collection[Vote]) -> Vote:
    """The call of a band after the outcomes of the rules that fired: the strictest counts, and none raises it."""
    strictest = min(outcomes, key=STRICTEST_FIRST.index, default=Vote.STRONG_YES)
    if strictest is Vote.NO_DECISION:
        return strictest
    return min(band, strictest, key=ASCENDING.index)


def _gates(policy: Policy, tally: Tally) -> Iterator[Check]:
    people, needed = len(tally.interviewers), policy.interviewers
    yield Check(
        "interviewers",
        Vote.NO_DECISION,
        people < needed,
        f"{counted(people, 'interviewer')} submitted, {needed} needed",
        f"The policy asks for {counted(needed, 'interviewer')}; {people} submitted a scorecard",
    )
    rated, share = shown_percent(tally.coverage), shown_percent(policy.coverage)
    missing = f"; nobody rated {listed(tally.uncovered)}" if tally.uncovered else ""
    yield Check(
        "coverage",
        Vote.NO_DECISION,
        tally.coverage < policy.coverage,
        f"{rated} of the weight rated",
        f"The policy asks for {share} of the weight; {rated} was rated{missing}",
    )


def _looked_at(rule: Rule, tally: Tally) -> Check:
    finding = rule.kind.check(tally)
    return Check(rule.id, rule.cap, finding.fired, finding.saw, rule.because)
