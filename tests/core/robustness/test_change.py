"""One point on one rating: the policy is asked again."""

from fractions import Fraction

from hypothesis import given

from scorecard.core.number import Exact
from scorecard.core.robustness.case import Given, case
from scorecard.core.robustness.change import Change, Flip, single_flips
from scorecard.core.rule import Floor, Rule, Span
from scorecard.core.scorecard import Scorecard, Vote
from tests.core.robustness.panel import call_of, neighbours, tried
from tests.core.robustness.test_case import RULES, WEIGHTS
from tests.core.strategy import panels
from tests.factory import make_card, make_policy, make_rubric

HALVES = {"sql": 50, "modeling": 50}


# sql (3 + 3) / 2 = 3, modeling (3 + 2) / 2 = 5/2: 11/4 = 2.75, a no, 1/20 short of 2.8. A point moves the score by
# 50 / 100 / 2 = 1/4, so any point more makes 3.00, a yes; a point less makes 2.50, still a no.
def test_every_point_more_makes_it_a_yes() -> None:
    panel = tried({"ana": {"sql": 3, "modeling": 3}, "bob": {"sql": 3, "modeling": 2}}, HALVES)

    assert single_flips(panel) == tuple(
        Flip((Change(Given(who, "first", dimension, level), level + 1),), Fraction(3), Vote.YES, ())
        for dimension, who, level in (
            ("sql", "ana", 3),
            ("sql", "bob", 3),
            ("modeling", "ana", 3),
            ("modeling", "bob", 2),
        )
    )


# 3.00 is 0.2 above the edge and a point moves 0.25: down is a no by the band; sql down is a no by its floor as well.
def test_a_flip_names_the_rule_that_then_decides() -> None:
    floor = Rule(id="floor", floor=Floor(dimension="sql", below=Exact(3)), cap=Vote.STRONG_NO, because="Daily work")
    panel = tried({"ana": dict.fromkeys(HALVES, 3), "bob": dict.fromkeys(HALVES, 3)}, HALVES, rules=(floor,))

    found = {(one.changes[0].given.dimension, one.call, one.deciding) for one in single_flips(panel)}

    assert found == {("sql", Vote.STRONG_NO, ("floor",)), ("modeling", Vote.NO, ())}


def test_a_point_that_splits_the_panel_is_a_flip_although_the_score_stays_in_its_band() -> None:
    split = Rule(id="split", span=Span(levels=2), cap=Vote.NO_DECISION, because="Opposite things")
    panel = tried({"ana": {"sql": 4, "modeling": 3}, "bob": {"sql": 3, "modeling": 3}}, HALVES, rules=(split,))

    first = next(one for one in single_flips(panel) if one.call is Vote.NO_DECISION)

    assert first == Flip((Change(Given("bob", "first", "sql", 3), 2),), Fraction(3), Vote.NO_DECISION, ("split",))


def test_who_rated_in_two_interviews_moves_their_mean_by_half_a_point() -> None:
    rubric = make_rubric(HALVES, policy=make_policy(rules=(), bands=("4", "25/8", "1")))
    cards = [
        make_card("ana", {"sql": 3, "modeling": 3}),
        make_card("ana", {"sql": 3}, interview="second"),
        make_card("bob", {"sql": 3, "modeling": 3}),
    ]

    # ana's half point makes sql 13/4 and the score 25/8 = 3.125, on the edge; bob's whole point makes it 13/4.
    found = [(one.changes[0].given.interviewer, one.score) for one in single_flips(case(rubric, cards))][:3]

    assert found == [("ana", Fraction(25, 8)), ("ana", Fraction(25, 8)), ("bob", Fraction(13, 4))]


@given(panels)
def test_the_flips_are_all_there_are(cards: tuple[Scorecard, ...]) -> None:
    rubric = make_rubric(WEIGHTS, policy=make_policy(rules=RULES, interviewers=1))
    panel = case(rubric, cards)

    others = [call_of(rubric, changed) for changed in neighbours(panel.cards, 1)] if len(panel.given) < 7 else None

    if others is not None:
        assert sorted(one.call for one in single_flips(panel)) == sorted(one for one in others if one is not panel.call)
