"""How firm a call is, and what speaks against it."""

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.firmness import Doubt, Firmness, Verdict, firmness, firmness_of, firmness_of_cards
from scorecard.core.robustness.case import Case
from scorecard.core.scorecard import Scorecard
from scorecard.core.uncertainty import Spread
from tests.core.robustness.panel import SEVEN, tried
from tests.core.robustness.test_case import RULES
from tests.core.strategy import panels
from tests.factory import make_assessment, make_card, make_rubric

THREE = ("ana", "bob", "cyd")


def alike(levels: Mapping[str, int], **policy: object) -> Case:
    """Three people who give the same levels."""
    return tried(dict.fromkeys(THREE, levels), SEVEN, **policy)


def doubts(found: Firmness) -> list[Doubt]:
    return [failure.doubt for failure in found.failures]


def test_three_people_far_from_the_edge_are_firm() -> None:
    assert firmness_of(alike({**dict.fromkeys(SEVEN, 3), "sql": 4})) == Firmness(Verdict.FIRM, ())


def test_becoming_a_strong_yes_does_not_turn_a_yes() -> None:
    # 3.45: one more point on sql makes 3.5333, a strong yes, which is for a hire as well.
    levels = {**dict.fromkeys(SEVEN, 4), "sql": 3, "modeling": 3, "communication": 3}

    assert firmness_of(alike(levels)).verdict is Verdict.FIRM


def test_one_thing_that_turns_it_makes_it_leaning() -> None:
    floor = tuple(rule for rule in RULES if rule.id == "floor")

    found = firmness_of(alike(dict.fromkeys(SEVEN, 3), rules=floor))

    assert (found.verdict, found.fewest, doubts(found)) == (Verdict.LEANING, 2, [Doubt.RATINGS])
    assert [failure.sentence for failure in found.failures] == ["two points on ratings turn it"]


def test_a_single_change_that_turns_it_makes_it_too_close() -> None:
    found = firmness_of(
        alike({**dict.fromkeys(SEVEN, 3), "modeling": 2, "testing": 3, "learning": 3}, bands=("4", "2.85", "2"))
    )

    assert (found.verdict, found.fewest) == (Verdict.TOO_CLOSE, 1)


def test_two_people_hang_on_each_other() -> None:
    found = firmness_of(tried(dict.fromkeys(THREE[:2], dict.fromkeys(SEVEN, 4)), SEVEN))

    assert (found.verdict, doubts(found)) == (Verdict.LEANING, [Doubt.INTERVIEWER])
    assert found.failures[0].sentence == "leaving out ana or bob turns it"


def test_one_person_may_be_enough_for_a_policy_but_is_never_firm() -> None:
    found = firmness_of(tried({"ana": dict.fromkeys(SEVEN, 4)}, SEVEN, interviewers=1))

    assert (found.verdict, doubts(found)) == (Verdict.LEANING, [Doubt.INTERVIEWER])


def test_a_margin_under_one_standard_error_is_too_close_by_itself() -> None:
    panel = alike({**dict.fromkeys(SEVEN, 3), "sql": 4})  # 3.25, 0.45 above the edge
    wide, narrow = (Spread(variance, 12, Fraction(1), Fraction(3)) for variance in (Fraction(1), Fraction(1, 2)))

    # sqrt(1 / 3) = 0.577 and sqrt(1 / 6) = 0.408
    assert (firmness_of(panel, wide).verdict, doubts(firmness_of(panel, wide))) == (Verdict.TOO_CLOSE, [Doubt.MARGIN])
    assert firmness_of(panel, narrow).verdict is Verdict.FIRM


def test_where_a_red_flag_decides_the_margin_does_not_matter() -> None:
    flagged = [make_card(who, dict.fromkeys(SEVEN, 3), flags={"careless-pii": "Said so"}) for who in THREE]
    wide = Spread(Fraction(4), 12, Fraction(1), Fraction(3))

    assert firmness_of_cards(make_rubric(SEVEN), flagged, wide) == Firmness(Verdict.FIRM, ())


@pytest.mark.parametrize("cards", [[], [make_card("ana")], [make_card("ana", {}), make_card("bob", {})]])
def test_without_evidence_there_is_no_call_to_be_firm_about(cards: list[Scorecard]) -> None:
    found = firmness(make_assessment(cards))

    assert (found, found.words) == (Firmness(None, ()), "-")


@given(panels, st.randoms(use_true_random=False))
def test_the_order_of_the_scorecards_does_not_matter(cards: tuple[Scorecard, ...], chance: object) -> None:
    rubric = make_rubric({"sql": 50, "modeling": 30, "testing": 20})
    shuffled = list(cards)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    found = firmness_of_cards(rubric, shuffled)
    assert found == firmness_of_cards(rubric, cards)
    assert (found.verdict is Verdict.FIRM) == (found.verdict is not None and not found.failures)
