"""The two candidates of a comparison, side by side."""

from dataclasses import replace
from fractions import Fraction

from scorecard.core.assessment import assess
from scorecard.core.comparison import Compared, Ranking, compared
from scorecard.core.pair import pair
from scorecard.core.panel import Candidate, Panel
from scorecard.core.rubric import Rubric
from tests.factory import make_card, make_policy, make_rubric, make_submission

OLD = make_rubric({"sql": 60, "modeling": 40}, policy=make_policy(rules=()))
NEW = make_rubric({"sql": 20, "modeling": 80}, policy=make_policy(rules=()), version="2.0")


def row(name: str, rank: int | None, rubric: Rubric, sql: int, modeling: int) -> Compared:
    cards = [make_submission(make_card(who, {"sql": sql, "modeling": modeling})) for who in ("ana", "bob")]
    panel = Panel(Candidate(name.lower(), name), (), tuple(cards), (), None)
    return replace(compared(assess(panel, rubric, rubric.version, {}), None), rank=rank)


def test_the_one_ranked_first_comes_first() -> None:
    rows = (row("Lou", 2, OLD, 3, 3), row("Kim", 1, OLD, 4, 3))

    found = pair(Ranking(OLD, ("1.0",), rows, 2, None))

    assert found
    assert [one.name for one in found.rows] == ["Kim", "Lou"]
    assert found.sayings[0].sentence == "Kim 3.60 and Lou 3.00: Kim is ahead by 0.60."


# By the old weights 0.6 x 4 + 0.4 x 3 = 3.6 against 3; by the new ones 0.2 x 4 + 0.8 x 3 = 3.2 against 3.
def test_on_two_versions_both_are_weighed_by_the_newer() -> None:
    rows = (row("Kim", 1, OLD, 4, 3), row("Lou", 2, NEW, 3, 3))

    found = pair(Ranking(NEW, ("1.0", "2.0"), rows, 2, None))

    assert found
    assert found.found
    assert [(one.share, one.part) for one in found.found.lines] == [
        (Fraction(1, 5), Fraction(1, 5)),
        (Fraction(4, 5), Fraction(0)),
    ]
    assert found.sayings[0].sentence == "Kim 3.20 and Lou 3.00: Kim is ahead by 0.20."


def test_only_two_who_are_ranked_together_are_a_pair() -> None:
    kim, lou = row("Kim", 1, OLD, 4, 3), row("Lou", None, OLD, 3, 3)

    assert pair(Ranking(OLD, ("1.0",), (kim, lou), 2, None)) is None
    assert pair(Ranking(OLD, ("1.0",), (kim,), 1, None)) is None
