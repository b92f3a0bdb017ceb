"""The order in which a panel talks: disagreement x weight x power to flip, by hand and in general."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.debrief.agenda import agenda
from scorecard.core.number import Exact
from scorecard.core.policy import recommend
from scorecard.core.rule import Floor, Rule
from scorecard.core.scorecard import Scorecard, Vote
from scorecard.core.scoring import tally
from tests.core.strategy import panels
from tests.factory import make_assessment, make_card, make_policy, make_rubric

FLOOR = Rule(id="floor", floor=Floor(dimension="modeling", below=Exact(2)), cap=Vote.NO, because="Needed daily")
RUBRIC = make_rubric(
    {"testing": 10, "sql": 50, "modeling": 40},
    policy=make_policy(bands=("3.5", "2.4", "2"), coverage="1/2", rules=(FLOOR,)),
)
THREE = make_rubric({"sql": 50, "modeling": 30, "testing": 20})


def _agenda(cards: list[Scorecard], rubric: object = RUBRIC) -> list[tuple]:
    items = agenda(make_assessment(cards, rubric=rubric), ("ana", "bob"))
    return [(item.id, item.apart, item.power, item.urgency) for item in items]


def test_what_could_change_the_call_comes_before_what_weighs_more() -> None:
    # sql (4, 3): mean 7/2; modeling (3, 1): mean 2; nobody rated testing.
    # Score (50 x 7/2 + 40 x 2) / 90 = 255/90 = 2.83, the band Yes from 2.4; the floor of 2 on modeling holds.
    # sql on 3: 230/90 = 2.55, on 4: 280/90 = 3.11, both Yes: power 0 of 2.
    # modeling on 1: 215/90 = 2.38 and below the floor, No; on 3: 295/90 = 3.27, Yes: power 1 of 2.
    # modeling 2 apart x 40 x 1/2 = 40; sql 1 apart x 50 x 0 = 0.
    # testing is 0 apart, so its product is 0, and 0 x 10 is less than sql's 1 x 50.
    cards = [make_card("ana", {"sql": 4, "modeling": 3}), make_card("bob", {"sql": 3, "modeling": 1})]

    assert _agenda(cards) == [
        ("modeling", 2, Fraction(1, 2), 40),
        ("sql", 1, 0, 0),
        ("testing", 0, 0, 0),
    ]


def test_every_item_says_its_sum_and_what_agreeing_could_do() -> None:
    cards = [make_card("ana", {"sql": 4, "modeling": 3}), make_card("bob", {"sql": 3, "modeling": 1})]
    items = agenda(make_assessment(cards, rubric=RUBRIC), ("bob", "ana"))

    assert [(item.sum, item.because) for item in items] == [
        ("2 apart x weight 40 x power 1/2 = 40", "Agreeing on 1 would make it No (now Yes)."),
        (
            "1 apart x weight 50 x power 0 = 0",
            "None of the levels given, agreed on alone, would change the recommendation.",
        ),
        ("0 apart x weight 10 x power 0 = 0", "Nobody rated it. No level on it would change the recommendation."),
    ]
    assert [(item.speakers, item.silent) for item in items] == [(("bob", "ana"), ())] * 2 + [((), ("bob", "ana"))]


def test_a_split_that_hides_the_call_has_the_power_to_flip_it() -> None:
    # 4 and 2 on sql: the rule split-levels turns the call into No decision. On 2 the floor of 2.5 on sql caps it at
    # No; on 4 the score is (60 x 4 + 40 x 3) / 100 = 3.6, Strong yes. Power 2 of 2, 2 apart x 60 x 1 = 120.
    cards = [make_card("ana", {"sql": 4, "modeling": 3}, vote=Vote.STRONG_YES), make_card("bob", {"sql": 2})]
    first, second = agenda(make_assessment(cards), ("ana", "bob"))

    assert (first.id, first.urgency, second.id) == ("sql", 120, "modeling")
    assert first.because == ("Agreeing on 2 would make it No, on 4 would make it Strong yes (now No decision).")
    assert second.because == "Only one person rated it."


def test_equal_levels_are_said_to_be_equal() -> None:
    cards = [make_card("ana"), make_card("bob")]

    assert {item.because for item in agenda(make_assessment(cards), ())} == {"Everybody gave the same level."}


def test_the_three_outcomes_of_a_wide_dimension_are_shown_as_a_fraction() -> None:
    cards = [make_card(who, {"sql": level, "modeling": 3}) for who, level in (("ana", 4), ("bob", 3), ("cyd", 2))]
    item = agenda(make_assessment(cards), ())[0]

    # now: split-levels, No decision. On 2: below the sql floor, No; on 3: 3.0, Yes; on 4: 3.6 capped at Yes.
    assert item.sum == "2 apart x weight 60 x power 1 = 120"
    assert item.because == "Agreeing on 2 would make it No, on 3 or 4 would make it Yes (now No decision)."


@given(panels, st.randoms(use_true_random=False))
def test_the_agenda_does_not_depend_on_the_order_of_the_scorecards(cards: tuple, chance: object) -> None:
    rubric = make_rubric({"sql": 50, "modeling": 30, "testing": 20}, policy=make_policy(coverage="1/2"))
    shuffled = list(cards)
    chance.shuffle(shuffled)

    order = ("ana", "bob", "cyd", "dee")
    assert agenda(make_assessment(shuffled, rubric=rubric), order) == agenda(
        make_assessment(cards, rubric=rubric), order
    )


@given(panels)
def test_every_dimension_is_on_the_agenda_once_and_pressing_ones_come_first(cards: tuple) -> None:
    assessment = make_assessment(cards, rubric=THREE)
    items = agenda(assessment, ("ana", "bob", "cyd", "dee"))

    assert sorted(item.id for item in items) == ["modeling", "sql", "testing"]
    assert [item.urgency for item in items] == sorted((item.urgency for item in items), reverse=True)
    for item in items:
        assert item.urgency == item.apart * item.line.weight * item.power
        assert 0 <= item.power <= 1
        assert set(item.speakers) == set(item.line.levels)


@given(panels)
def test_an_outcome_is_what_the_policy_says_of_the_panel_that_agrees(cards: tuple) -> None:
    assessment = make_assessment(cards, rubric=THREE)

    for item in agenda(assessment, ()):
        for one in item.agreed:
            if item.line.levels and one.level.denominator == 1:
                agreed = [_agreed(card, item.id, int(one.level)) for card in assessment.panel.cards]
                assert one.call is recommend(THREE.policy, tally(THREE.dimensions, agreed)).call


def _agreed(card: Scorecard, dimension: str, level: int) -> Scorecard:
    rated = card.ratings.get(dimension)
    if rated is None or rated.level is None:
        return card
    ratings = {key: one for key, one in card.ratings.items() if key != dimension}
    return make_card(
        card.interviewer,
        {**ratings, dimension: level},
        vote=card.vote,
        interview=card.interview,
        flags={flag.id: flag.evidence for flag in card.red_flags},
    )
