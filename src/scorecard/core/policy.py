"""This room turns a panel's figures into a recommendation with its reasons: gates, bands, then rules that only cap."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from scorecard.core.document import about, document
from scorecard.core.number import Exact, shown_percent
from scorecard.core.rule import Rule
from scorecard.core.scorecard import ASCENDING, Vote
from scorecard.core.scoring import Tally
from scorecard.core.text import counted, listed

STRICTEST_FIRST = (Vote.STRONG_NO, Vote.NO, Vote.NO_DECISION, Vote.YES, Vote.STRONG_YES)


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
    return Check(rule.id, rule.cap, rule.kind.fires(tally), rule.kind.saw(tally), rule.because)
