"""This room reads what somebody wants to try, finds the panels, and has it tried."""

from dataclasses import dataclass
from fractions import Fraction

from scorecard.cli.desk import Desk
from scorecard.cli.weighing.assess import assessment, not_yet, usual_spread
from scorecard.cli.weighing.weights import THEN as WEIGHTS
from scorecard.cli.weighing.weights import by_dimension, dimension_id, points
from scorecard.core.assessment import Assessment
from scorecard.core.number import Exact
from scorecard.core.robustness.answer import Answer, answer
from scorecard.core.robustness.trial import Setting, Trial, TrialError
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import LEVELS
from scorecard.core.suggestion import did_you_mean
from scorecard.core.text import lookup_key, shell_word
from scorecard.errors import NotFoundError, WrongUsageError

NOTHING = "none"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for, as it was typed."""

    candidate: str
    rival: str | None
    settings: tuple[str, ...]
    weights: tuple[str, ...]
    bar: str | None
    rubric: str | None


def look_into(desk: Desk, wanted: Wanted) -> Answer:
    """Try what is wanted on what the person who asks may see.

    NotAllowedError for a member of either panel whose own scorecard is not in; NotFoundError, with a suggestion, for
    a name that is not there; WrongUsageError for a level, weight or bar that has no meaning.
    """
    weighed = _seen(desk, wanted.candidate, wanted.rubric)
    other = _other(desk, weighed, wanted) if wanted.rival else None
    trial = Trial(
        _settings(weighed, wanted.settings), by_dimension(weighed.rubric, points(wanted.weights)), _bar(wanted.bar)
    )
    try:
        return answer(weighed, trial, other, usual_spread(desk, weighed.rubric.id))
    except TrialError as error:
        raise WrongUsageError(str(error), then=WEIGHTS) from None


def _seen(desk: Desk, candidate: str, rubric: str | None) -> Assessment:
    weighed = assessment(desk, candidate, rubric)
    if weighed.panel.blind:
        raise not_yet(weighed.panel)
    return weighed


def _other(desk: Desk, weighed: Assessment, wanted: Wanted) -> Assessment:
    other = _seen(desk, wanted.rival or "", wanted.rubric or weighed.rubric.id)
    mine, theirs = weighed.panel.candidate, other.panel.candidate
    if mine.id == theirs.id:
        raise WrongUsageError(f"{mine.id} cannot be their own rival.", then="Name another candidate after --rival.")
    if other.rubric_hash != weighed.rubric_hash:
        raise WrongUsageError(
            f"{mine.id} and {theirs.id} were rated on different versions of the rubric {weighed.rubric.id}.",
            why="What was measured is not the same, so their scores are not put side by side.",
            then=f"To look at each: scorecard whatif {shell_word(theirs.id)}",
        )
    return other


def _settings(weighed: Assessment, typed: tuple[str, ...]) -> tuple[Setting, ...]:
    people = (*weighed.tally.interviewers, *weighed.panel.waiting_for)
    return tuple(_setting(weighed.rubric, people, one) for one in typed)


def _setting(rubric: Rubric, people: tuple[str, ...], typed: str) -> Setting:
    where, equals, level = typed.rpartition("=")
    who, dot, dimension = where.strip().rpartition(".")
    if not (equals and dot and who):
        raise WrongUsageError(f"--set {typed} is not a rating.", then="Write it as --set ana.sql=3")
    known = {lookup_key(one): one for one in people}
    if lookup_key(who) not in known:
        hint = did_you_mean(who, people) or "nobody is on this panel."
        raise NotFoundError(f"There is no interviewer called {who} on this panel; {hint}")
    return Setting(known[lookup_key(who)], dimension_id(rubric, dimension), _level(typed, level.strip()))


def _level(typed: str, level: str) -> int | None:
    if level == NOTHING:
        return None
    if level not in map(str, LEVELS):
        raise WrongUsageError(f"--set {typed}: {level or 'nothing'} is not a level.", then="Levels are 1, 2, 3 and 4.")
    return int(level)


def _bar(typed: str | None) -> Fraction | None:
    if typed is None:
        return None
    try:
        bar = Fraction(Exact.parse(typed.strip()))
    except ValueError:
        bar = Fraction()
    if not min(LEVELS) <= bar <= max(LEVELS):
        raise WrongUsageError(f"--bar {typed} is not a score.", then="Scores go from 1 to 4: --bar 3.2")
    return bar
