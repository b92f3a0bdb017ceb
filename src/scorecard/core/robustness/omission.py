"""This room leaves something out, an interviewer, a dimension or a rule, and asks the policy again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from scorecard.core.number import Exact
from scorecard.core.policy import Check, Policy, recommend
from scorecard.core.robustness.case import Case, call, with_weights, without_interviewer
from scorecard.core.scorecard import Vote
from scorecard.core.scoring import Tally


@dataclass(frozen=True, slots=True)
class Without:
    """The figures and the call when `what` is left out, with the gates or rules that then decide."""

    what: str
    score: Fraction | None
    coverage: Fraction
    call: Vote
    deciding: tuple[Check, ...]


def without_each_interviewer(case: Case) -> tuple[Without, ...]:
    """Leave one interviewer out at a time; nobody, where one interviewer is all there is."""
    people = case.tally.interviewers
    if len(people) < 2:
        return ()
    return tuple(_judged(who, case.policy, without_interviewer(case.tally, who)) for who in people)


def without_each_dimension(case: Case) -> tuple[Without, ...]:
    """Leave one dimension out at a time, of those that somebody rated; never the last that weighs anything."""
    lines = case.tally.dimensions
    rated = [line.id for line in lines if line.levels]
    spare = [key for key in rated if any(line.weight and line.id != key for line in lines)]
    if len(rated) < 2:
        return ()
    return tuple(_judged(key, _without_floors(case.policy, key), _without_dimension(case.tally, key)) for key in spare)


def without_each_rule(case: Case) -> tuple[Without, ...]:
    """Switch off one rule at a time, then a gate at a time; of the gates those that are shut."""
    return tuple(_judged(name, policy, case.tally) for name, policy in _lenient(case))


def with_equal_weights(case: Case) -> Without:
    """Leave out what makes the dimensions weigh differently."""
    return _judged("weights", case.policy, with_weights(case.tally, dict.fromkeys(case.place, 1)))


def without_any_rule(case: Case) -> Vote | None:
    """What the score alone would say, without gates and rules; None when nothing was rated."""
    return None if case.tally.score is None else case.policy.bands.call(case.tally.score)


def calls_without_an_interviewer(case: Case) -> dict[str, Vote]:
    """Only the calls, for when there are many panels."""
    people = case.tally.interviewers
    return {who: call(case.policy, without_interviewer(case.tally, who)) for who in people} if len(people) > 1 else {}


def _judged(what: str, policy: Policy, figures: Tally) -> Without:
    advice = recommend(policy, figures)
    return Without(what, figures.score, figures.coverage, advice.call, advice.deciding)


def _lenient(case: Case) -> Iterator[tuple[str, Policy]]:
    policy = case.policy
    shut = [gate.rule for gate in case.advice.gates if gate.fired]
    if "interviewers" in shut:
        yield "interviewers", replace(policy, interviewers=0)
    if "coverage" in shut:
        yield "coverage", replace(policy, coverage=Exact(0))
    for rule in policy.rules:
        yield rule.id, replace(policy, rules=tuple(one for one in policy.rules if one is not rule))


def _without_dimension(figures: Tally, dimension: str) -> Tally:
    return replace(figures, dimensions=tuple(line for line in figures.dimensions if line.id != dimension))


def _without_floors(policy: Policy, dimension: str) -> Policy:
    kept = tuple(rule for rule in policy.rules if not (rule.floor and rule.floor.dimension == dimension))
    return replace(policy, rules=kept)
