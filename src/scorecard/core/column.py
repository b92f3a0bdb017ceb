"""This room holds the columns that a comparison can be sorted and grouped by."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from scorecard.core.comparison import Compared
from scorecard.core.firmness import Verdict
from scorecard.core.number import shown, shown_percent
from scorecard.core.policy import STRICTEST_FIRST
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import Vote
from scorecard.core.text import counted, lookup_key

Comparable = str | int | Fraction | None
FOR, AGAINST = (Vote.STRONG_YES, Vote.YES), (Vote.NO, Vote.STRONG_NO)
ALSO = {"rank": "score", "deviation": "agreement", "name": "candidate"}
SUREST_LAST = (Verdict.TOO_CLOSE, Verdict.LEANING, Verdict.FIRM)


@dataclass(frozen=True, slots=True)
class Column:
    """Something to sort and group by: the value of a row, how a group of equal ones is headed, and which end is first.

    `kept` says that a store can sort by it without reading the documents.
    """

    id: str
    value: Callable[[Compared], Comparable]
    heading: Callable[[Compared], str]
    descending: bool = True
    kept: bool = True


def in_favour(row: Compared) -> int:
    """The votes for a hire minus those against."""
    votes = [vote for _, vote in row.assessment.tally.votes]
    return sum((vote in FOR) - (vote in AGAINST) for vote in votes)


def _interviewers(row: Compared) -> int:
    return len(row.assessment.tally.interviewers)


def _flags(row: Compared) -> int:
    return len(row.assessment.tally.red_flags)


def _decision(row: Compared) -> Vote | None:
    decided = row.assessment.panel.decision
    return decided.decision if decided else None


def _decided(row: Compared) -> int | None:
    vote = _decision(row)
    return None if vote is None else STRICTEST_FIRST.index(vote)


def _decision_words(row: Compared) -> str:
    vote = _decision(row)
    return vote.words if vote else "Not decided"


def _number(value: Fraction | None) -> str:
    return "Not rated" if value is None else shown(value)


def _deviation(row: Compared) -> str:
    deviation = row.agreement.deviation
    return "Fewer than two raters" if deviation is None else f"Deviation {shown(deviation)}"


def _range(row: Compared) -> str:
    widest = row.agreement.range
    return "Fewer than two raters" if widest is None else f"Range {shown(widest)}"


def _verdict(row: Compared) -> int | None:
    return None if row.firmness.verdict is None else SUREST_LAST.index(row.firmness.verdict)


def _firmness_words(row: Compared) -> str:
    return row.firmness.verdict.words if row.firmness.verdict else "No call to be firm about"


COLUMNS = (
    Column("score", lambda row: row.score, lambda row: _number(row.score)),
    Column(
        "recommendation",
        lambda row: STRICTEST_FIRST.index(row.assessment.recommendation.call),
        lambda row: row.assessment.recommendation.call.words,
    ),
    Column(
        "coverage",
        lambda row: row.assessment.tally.coverage,
        lambda row: f"Coverage {shown_percent(row.assessment.tally.coverage)}",
    ),
    Column("agreement", lambda row: row.agreement.deviation, _deviation, descending=False),
    Column("range", lambda row: row.agreement.range, _range, descending=False, kept=False),
    Column("votes", in_favour, lambda row: f"Votes for minus against: {in_favour(row):+d}"),
    Column("red_flags", _flags, lambda row: counted(_flags(row), "red flag"), descending=False),
    Column("firmness", _verdict, _firmness_words, kept=False),
    Column("decision", _decided, _decision_words),
    Column("interviewers", _interviewers, lambda row: counted(_interviewers(row), "interviewer")),
    Column("date", lambda row: row.last_at, lambda row: row.last_at[:10]),
    Column("candidate", lambda row: lookup_key(row.name), lambda row: row.name, descending=False),
)


def column(name: str, rubric: Rubric) -> Column | None:
    """The column of that name: one of `COLUMNS`, also as tables head it, or a dimension of the rubric by id."""
    if name in rubric.by_id:
        title = rubric.by_id[name].name
        return Column(name, lambda row: _mean(row, name), lambda row: f"{title} {_number(_mean(row, name))}")
    return {one.id: one for one in COLUMNS}.get(ALSO.get(name, name.replace("-", "_")))


def _mean(row: Compared, dimension: str) -> Fraction | None:
    return row.means.get(dimension)


def ordered(rows: Sequence[Compared], by: Sequence[tuple[Column, bool]]) -> tuple[Compared, ...]:
    """Sort rows by columns, each descending or not; rows without a value last, equal ones by score, then by id."""
    found = sorted(rows, key=lambda row: (row.score is None, -(row.score or Fraction()), row.candidate.id))
    for one, descending in reversed(by):
        with_value = [row for row in found if one.value(row) is not None]
        without = [row for row in found if one.value(row) is None]
        found = sorted(with_value, key=one.value, reverse=descending) + without  # type: ignore[arg-type]
    return tuple(found)
