"""A panel as it is tried: the quick call is the policy's, and no order matters."""

from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.number import Exact
from scorecard.core.policy import recommend
from scorecard.core.robustness.case import Given, call, case, case_of, without_interviewer
from scorecard.core.rule import KINDS, Floor, RedFlags, Rule, Span, Votes
from scorecard.core.scorecard import Scorecard, Vote
from scorecard.core.scoring import tally
from tests.core.strategy import panels
from tests.factory import make_assessment, make_card, make_policy, make_rubric

RULES = (
    Rule(id="flag", red_flags=RedFlags(at_least=1), cap=Vote.NO, because="A flag"),
    Rule(id="floor", floor=Floor(dimension="sql", below=Exact("2.5")), cap=Vote.NO, because="Daily work"),
    Rule(id="depth", floor=Floor(dimension="modeling", below=Exact(2)), cap=Vote.STRONG_NO, because="The base"),
    Rule(id="objection", votes=Votes(vote=Vote.STRONG_NO, at_least=1), cap=Vote.NO_DECISION, because="A worry"),
    Rule(id="split", span=Span(levels=2), cap=Vote.NO_DECISION, because="Opposite things"),
    Rule(id="votes", span=Span(votes=2), cap=Vote.NO_DECISION, because="Opposite votes"),
    Rule(id="champion", votes=Votes(vote=Vote.STRONG_YES, fewer_than=1), cap=Vote.YES, because="Nobody is for it"),
)
WEIGHTS = {"sql": 50, "modeling": 30, "testing": 20}
some_rules = st.lists(st.sampled_from(RULES), unique=True).map(tuple)


def test_every_kind_of_rule_is_among_those_tried() -> None:
    # A new kind belongs into RULES, so that the tests of this folder compare it with the policy.
    assert {kind for kind in KINDS for rule in RULES if getattr(rule, kind)} == set(KINDS)


@given(panels, some_rules)
def test_the_quick_call_is_the_recommendation_of_the_policy(
    cards: tuple[Scorecard, ...], rules: tuple[Rule, ...]
) -> None:
    rubric = make_rubric(WEIGHTS, policy=make_policy(rules=rules, interviewers=1))
    figures = tally(rubric.dimensions, cards)

    assert call(rubric.policy, figures) is recommend(rubric.policy, figures).call


@given(panels)
def test_leaving_somebody_out_is_weighing_the_others(cards: tuple[Scorecard, ...]) -> None:
    rubric = make_rubric(WEIGHTS)
    figures = tally(rubric.dimensions, cards)

    for who in figures.interviewers:
        others = tally(rubric.dimensions, [card for card in cards if card.interviewer != who])
        left = without_interviewer(figures, who)
        assert (left.dimensions, left.votes, left.red_flags) == (others.dimensions, others.votes, others.red_flags)
        assert left.interviewers == others.interviewers


@given(panels, st.randoms(use_true_random=False))
def test_the_order_of_the_scorecards_does_not_matter(cards: tuple[Scorecard, ...], chance: object) -> None:
    rubric = make_rubric(WEIGHTS)
    shuffled = list(cards)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert case(rubric, shuffled) == case(rubric, cards)


def test_a_weighed_panel_is_tried_as_its_scorecards_are() -> None:
    cards = [make_card("bob", {"sql": 2}), make_card("Ana", {"sql": 3}), make_card("ana", {"sql": 4}, interview="x")]
    assessment = make_assessment(cards)

    whole = case_of(assessment)

    assert whole == case(assessment.rubric, cards)
    assert whole.given == (
        Given("Ana", "first", "sql", 3),
        Given("Ana", "x", "sql", 4),
        Given("bob", "first", "sql", 2),
    )
