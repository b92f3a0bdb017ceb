"""This room puts together what is said of a candidate: the panel somebody may see, weighed by its rubric."""

from collections.abc import Mapping
from dataclasses import dataclass

from scorecard.core.exercise import Exercise
from scorecard.core.panel import Panel, with_one_spelling
from scorecard.core.policy import Recommendation, recommend
from scorecard.core.rubric import Rubric
from scorecard.core.scoring import Tally, tally


@dataclass(frozen=True, slots=True)
class Assessment:
    """A panel, the rubric it is weighed by, the figures and the recommendation.

    A panel is weighed by the version of the rubric it began with; `mixed` says that later scorecards were rated on
    another one (their ratings count by dimension id).
    """

    panel: Panel
    rubric: Rubric
    rubric_hash: str
    exercises: Mapping[str, Exercise]
    tally: Tally
    recommendation: Recommendation

    @property
    def mixed(self) -> bool:
        """Whether the panel was rated on more than one version of the rubric."""
        return len(self.panel.rubric_hashes) > 1

    @property
    def interviewers(self) -> tuple[str, ...]:
        """Who rated, in the order of first submission."""
        return tuple(dict.fromkeys(card.interviewer for card in self.panel.cards))


def assess(panel: Panel, rubric: Rubric, rubric_hash: str, exercises: Mapping[str, Exercise]) -> Assessment:
    """Weigh a panel by a rubric; each interviewer goes by one spelling of their name."""
    named = with_one_spelling(panel)
    figures = tally(rubric.dimensions, named.cards)
    return Assessment(named, rubric, rubric_hash, exercises, figures, recommend(rubric.policy, figures))
