"""This room audits impact: how often each group was selected and scored above the middle, in aggregates only."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import median

from scorecard.core.decision import HIRES
from scorecard.core.impact.group import UNKNOWN, Groups, Label, part
from scorecard.core.impact.rate import (
    Rate,
    below_four_fifths,
    fisher,
    least_expected,
    one_person_reverses,
    ratio,
    ratio_interval,
)
from scorecard.core.impact.suppression import LEAST, uncounted, withheld
from scorecard.core.scorecard import Vote

LIKELY = Fraction(1, 20)
FEW_EXPECTED = 5


class Measure(StrEnum):
    """What a rate is a rate of."""

    SELECTION = "selection"
    SCORING = "scoring"


class Verdict(StrEnum):
    """What may be said of a group beside the one with the highest rate."""

    HIGHEST = "highest"
    FLAG = "flag"
    WATCH = "watch"
    REVERSIBLE = "reversible"
    TOO_FEW = "too_few"
    NO_FLAG = "no_flag"
    WITHHELD = "withheld"
    EXCLUDED = "excluded"


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody in the audit: no id and no name, only their groups, what was decided and their score."""

    label: Label
    decision: Vote | None
    score: Fraction | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A group's rate beside the highest one of its table."""

    ratio: Fraction
    chance: Fraction
    reversible: bool
    least_expected: Fraction
    interval: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Line:
    """A group in a table. `rate` is None where it is withheld; `beside` None where nothing is compared."""

    label: Label
    rate: Rate | None
    verdict: Verdict
    beside: Comparison | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """One measure by one column, or by the intersection of two; the highest rate first, what is withheld last.

    `unknown` counts who is in none of its groups; None where that would give the size of a small group away.
    """

    measure: Measure
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    unknown: int | None

    @property
    def highest(self) -> Line | None:
        """The line that the others are compared with; None when no rate can be shown or nobody made it."""
        return next((line for line in self.lines if line.verdict is Verdict.HIGHEST), None)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people a measure is of, and how many of them made it; `uncounted` says that a few are in no figure."""

    of: int
    made: int
    uncounted: bool


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit of impact found.

    `middle` is the median score, None where it would show the scores of a few; `ties` counts those exactly on it.
    """

    tallies: Mapping[Measure, Tally]
    undecided: int
    middle: Fraction | None
    ties: int
    tables: tuple[Table, ...]
    justification: str


Made = Sequence[tuple[Label, bool]]


def audit(people: Sequence[Applicant], groups: Groups, *, justification: str = "") -> Audit:
    """Audit the people by their groups; with a justification, groups of less than 2 % are not compared."""
    decided = [one for one in people if one.decision not in (None, Vote.NO_DECISION)]
    scored = [(one.label, one.score) for one in people if one.score is not None]
    middle = median(score for _, score in scored) if scored else Fraction(0)
    made = {
        Measure.SELECTION: [(one.label, one.decision in HIRES) for one in decided],
        Measure.SCORING: [(label, score > middle) for label, score in scored],
    }
    excuse = justification.strip()
    tallies, tables = {}, list[Table]()
    for measure in Measure:
        few = uncounted([label for label, _ in made[measure]], UNKNOWN)
        counted = [(label, success) for label, success in made[measure] if not _of(label, few)]
        tallies[measure] = Tally(len(counted), sum(success for _, success in counted), bool(few))
        tables += [_table(measure, counted, groups, places, few, excluding=bool(excuse)) for places in groups.tables]
    return Audit(
        tallies=tallies,
        undecided=len(people) - len(decided),
        middle=middle if len(scored) >= LEAST else None,
        ties=sum(score == middle for _, score in scored),
        tables=tuple(tables),
        justification=excuse,
    )


def _of(label: Label, few: frozenset[tuple[int, str]]) -> bool:
    return any(one in few for one in enumerate(label))


def _table(
    measure: Measure,
    made: Made,
    groups: Groups,
    places: tuple[int, ...],
    few: frozenset[tuple[int, str]],
    *,
    excluding: bool,
) -> Table:
    rates: dict[Label, Rate] = {}
    unknown = 0
    for whole, success in made:
        label = part(whole, places)
        if label is None:
            unknown += 1
            continue
        before = rates.get(label, Rate(0, 0))
        rates[label] = Rate(before.made + success, before.of + 1)
    total = unknown + sum(rate.of for rate in rates.values())
    small = {label for label, rate in rates.items() if excluding and rate.of * 50 < total}
    lines = _lines(rates, small)
    if len(places) == 1:
        lines += [Line((name,), None, Verdict.TOO_FEW) for at, name in sorted(few) if at == places[0]]
    columns = tuple(groups.columns[place] for place in places)
    covered = sum(rates[line.label].of for line in lines if line.rate is None and line.label in rates)
    return Table(measure, columns, tuple(lines), None if 0 < covered < LEAST else unknown)


def _lines(rates: Mapping[Label, Rate], small: set[Label]) -> list[Line]:
    hidden = withheld({label: rate.of for label, rate in rates.items()})
    shown = {label: rate for label, rate in rates.items() if label not in hidden}
    compared = {label: rate for label, rate in shown.items() if label not in small}
    highest = min(compared, key=lambda label: _rank(label, compared[label]), default=None)
    lines = [_line(label, shown[label], compared.get(highest) if highest else None, small) for label in shown]
    lines.sort(key=lambda line: (line.verdict is Verdict.EXCLUDED, *_rank(line.label, rates[line.label])))
    covered = [Line(label, None, Verdict.TOO_FEW if rates[label].of < LEAST else Verdict.WITHHELD) for label in hidden]
    return [*lines, *sorted(covered, key=lambda line: line.label)]


def _rank(label: Label, rate: Rate) -> tuple[Fraction, int, Label]:
    return (-Fraction(rate.made, rate.of), -rate.of, label)


def _line(label: Label, rate: Rate, high: Rate | None, small: set[Label]) -> Line:
    if label in small:
        return Line(label, rate, Verdict.EXCLUDED)
    impact = ratio(rate, high) if high else None
    if high is None or impact is None:  # nobody made it, so there is no highest rate
        return Line(label, rate, Verdict.NO_FLAG)
    if impact == 1:
        return Line(label, rate, Verdict.HIGHEST)
    beside = Comparison(
        ratio=impact,
        chance=fisher(rate, high),
        reversible=one_person_reverses(rate, high),
        least_expected=least_expected(rate, high),
        interval=ratio_interval(rate, high),
    )
    return Line(label, rate, _verdict(rate, high, beside), beside)


def _verdict(low: Rate, high: Rate, beside: Comparison) -> Verdict:
    if min(low.of, high.of) < LEAST or beside.least_expected < FEW_EXPECTED:
        return Verdict.TOO_FEW
    if not below_four_fifths(low, high):
        return Verdict.NO_FLAG
    if beside.reversible:
        return Verdict.REVERSIBLE
    return Verdict.FLAG if beside.chance < LIKELY else Verdict.WATCH
