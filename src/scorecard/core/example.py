"""This room runs a rubric's examples: small panels with the recommendation they must get."""

from dataclasses import dataclass

from scorecard.core.policy import Recommendation, recommend
from scorecard.core.rubric import Example, ExampleCard, Rubric
from scorecard.core.scorecard import CandidateName, RaisedFlag, Rating, Scorecard
from scorecard.core.scoring import Tally, tally


@dataclass(frozen=True, slots=True)
class ExampleRun:
    """What the policy made of one example."""

    example: Example
    tally: Tally
    recommendation: Recommendation

    @property
    def fired(self) -> tuple[str, ...]:
        """Ids of the gates and rules that fired."""
        return tuple(check.rule for check in self.recommendation.reasons)

    @property
    def complaints(self) -> tuple[str, ...]:
        """What differs from what the example expects; empty when nothing does."""
        wrong = []
        if self.recommendation.call is not self.example.expect:
            wrong.append(f"expected {self.example.expect}, got {self.recommendation.call}")
        if self.example.fires is not None and set(self.example.fires) != set(self.fired):
            wrong.append(f"expected {_named(self.example.fires)} to fire, got {_named(self.fired)}")
        return tuple(wrong)


def run_examples(rubric: Rubric) -> tuple[ExampleRun, ...]:
    """Give every example of a rubric to its policy."""
    return tuple(_run(rubric, example) for example in rubric.examples)


def _run(rubric: Rubric, example: Example) -> ExampleRun:
    counted = tally(rubric.dimensions, (_scorecard(rubric, card) for card in example.panel))
    return ExampleRun(example, counted, recommend(rubric.policy, counted))


def _scorecard(rubric: Rubric, card: ExampleCard) -> Scorecard:
    return Scorecard(
        scorecard=1,
        candidate=CandidateName(id="example"),
        interviewer=card.interviewer,
        rubric=rubric.id,
        ratings={dimension: Rating(level=level) for dimension, level in card.levels.items()},
        red_flags=tuple(RaisedFlag(id=flag) for flag in card.red_flags),
        vote=card.vote,
    )


def _named(rules: tuple[str, ...]) -> str:
    return ", ".join(sorted(rules)) or "nothing"
