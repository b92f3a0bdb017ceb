"""When a decision goes against a red flag or the recommendation."""

import pytest

from scorecard.core.decision import overrides
from scorecard.core.scorecard import Vote
from tests.factory import make_assessment, make_card, make_policy, make_rubric

OPEN = make_rubric(policy=make_policy(rules=()))
HIRE = [Vote.YES, Vote.STRONG_YES]
STOP = [Vote.NO, Vote.STRONG_NO]
AGAINST_FLAG = "A red flag was raised on this candidate."


def deciding(level: int, decision: Vote, *, people: int = 2, flagged: bool = False) -> str:
    """What a decision overrides on a panel that gave everything one level."""
    flags = {"careless-pii": "A dump"} if flagged else {}
    cards = [make_card(who, {"sql": level, "modeling": level}, flags=flags) for who in ("ana", "bob")[:people]]
    return overrides(make_assessment(cards, rubric=OPEN), decision)


@pytest.mark.parametrize(
    ("level", "decisions", "against"),
    [
        (4, [*HIRE, Vote.NO_DECISION], ""),
        (4, STOP, "The recommendation is strong yes."),
        (3, HIRE, ""),
        (3, STOP, "The recommendation is yes."),
        (2, [*STOP, Vote.NO_DECISION], ""),
        (2, HIRE, "The recommendation is no."),
        (1, HIRE, "The recommendation is strong no."),
    ],
)
def test_deciding_otherwise_than_recommended_is_an_override(level: int, decisions: list[Vote], against: str) -> None:
    assert [deciding(level, decision) for decision in decisions] == [against] * len(decisions)


@pytest.mark.parametrize("decision", Vote)
def test_where_nothing_is_recommended_nothing_is_overridden(decision: Vote) -> None:
    assert deciding(3, decision, people=1) == ""


@pytest.mark.parametrize("people", [1, 2])
def test_hiring_against_a_red_flag_is_an_override_whatever_is_recommended(people: int) -> None:
    said = [deciding(4, decision, people=people, flagged=True) for decision in HIRE]

    assert said == [AGAINST_FLAG, AGAINST_FLAG]


def test_not_hiring_somebody_with_a_red_flag_overrides_no_flag() -> None:
    assert deciding(2, Vote.NO, flagged=True) == ""
