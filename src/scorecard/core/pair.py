"""This room sets the two candidates of a comparison side by side, both by the same weights."""

from dataclasses import dataclass

from scorecard.core.comparison import Compared, Ranking
from scorecard.core.robustness.case import Case, case, case_of
from scorecard.core.robustness.order import comparison
from scorecard.core.robustness.rivalry import Rivalry, rivalry
from scorecard.core.robustness.saying import Saying


@dataclass(frozen=True, slots=True)
class Pair:
    """Two candidates in the order of their ranks, what was found about them, and that in sentences."""

    rows: tuple[Compared, Compared]
    found: Rivalry | None
    sayings: tuple[Saying, ...]


def pair(ranking: Ranking) -> Pair | None:
    """The two candidates of a ranking; None where they are not two that were ranked together.

    Panels on several versions of a rubric are both weighed by the one that the ranking names, the newest.
    """
    if len(ranking.rows) != 2 or any(row.rank is None for row in ranking.rows):
        return None
    first, second = sorted(ranking.rows, key=lambda row: (row.rank or 0, row.candidate.id))
    one, other = _case(first, ranking), _case(second, ranking)
    found = rivalry(one, other, ranking.spread)
    return Pair((first, second), found, comparison(one, found, first.name, second.name))


def _case(row: Compared, ranking: Ranking) -> Case:
    if len(ranking.rubric_hashes) == 1:
        return case_of(row.assessment)
    return case(ranking.rubric, row.assessment.panel.cards)
