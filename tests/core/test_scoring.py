"""Scores: exact, dimension first, and never moved by what nobody saw."""

from collections.abc import Mapping
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.scorecard import Absence, Rating, Scorecard, Vote
from scorecard.core.scoring import DimensionScore, RaisedBy, Tally, tally
from tests.core.strategy import LINES, panels
from tests.factory import make_card, make_dimension

SEED = {
    "sql": 25,
    "modeling": 15,
    "debugging": 15,
    "testing": 10,
    "engineering": 10,
    "communication": 15,
    "learning": 10,
}
THREE = {"sql": 50, "modeling": 30, "testing": 20}


def weigh(weights: Mapping[str, int], *cards: Scorecard) -> Tally:
    return tally([make_dimension(key, weight) for key, weight in weights.items()], cards)


def test_a_panel_is_worked_out_as_by_hand() -> None:
    # sql       ana 3, bob 4            mean 7/2   50 x 7/2 = 175
    # modeling  ana 2, bob 3, cyd 3     mean 8/3   30 x 8/3 =  80
    # testing   nobody                             20 not rated
    # score (175 + 80) / 80 = 51/16 = 3.1875; equal weights (7/2 + 8/3) / 2 = 37/12; coverage 80/100
    ana = make_card("ana", {"sql": 3, "modeling": 2, "testing": Absence.NOT_ASKED}, vote=Vote.YES)
    bob = make_card("bob", {"sql": 4, "modeling": 3}, vote=Vote.STRONG_YES)
    cyd = make_card("cyd", {"modeling": 3}, vote=None, flags={"careless-pii": "Sent a dump"})

    counted = weigh(THREE, ana, bob, cyd)

    assert counted == Tally(
        dimensions=(
            DimensionScore("sql", "SQL", 50, {"ana": Fraction(3), "bob": Fraction(4)}),
            DimensionScore(
                "modeling", "Data modeling", 30, {"ana": Fraction(2), "bob": Fraction(3), "cyd": Fraction(3)}
            ),
            DimensionScore("testing", "Testing", 20, {}),
        ),
        scorecards=3,
        interviewers=("ana", "bob", "cyd"),
        votes=(("ana", Vote.YES), ("bob", Vote.STRONG_YES)),
        red_flags=(RaisedBy("cyd", "careless-pii", "Sent a dump"),),
    )
    assert [line.mean for line in counted.dimensions] == [Fraction(7, 2), Fraction(8, 3), None]
    assert (counted.score, counted.equal_weights, counted.coverage, counted.uncovered) == (
        Fraction(51, 16),
        Fraction(37, 12),
        Fraction(4, 5),
        ("Testing",),
    )


def test_the_dimension_is_averaged_before_the_panel() -> None:
    # By dimension: sql 4, modeling (2 + 3) / 2 = 5/2, so (50 x 4 + 50 x 5/2) / 100 = 13/4.
    # By scorecard it would be ana (4 + 2) / 2 = 3, bob 3, so 3: the missing cell makes the difference.
    ana, bob = make_card("ana", {"sql": 4, "modeling": 2}), make_card("bob", {"modeling": 3})

    assert weigh({"sql": 50, "modeling": 50}, ana, bob).score == Fraction(13, 4)


def test_who_rated_a_dimension_in_two_interviews_counts_once_with_the_mean() -> None:
    # ana (2 + 3) / 2 = 5/2, bob 4: (5/2 + 4) / 2 = 13/4; as three ratings it would be 3.
    cards = [
        make_card("ana", {"sql": 2}, interview="first"),
        make_card("ana", {"sql": 3}, interview="second"),
        make_card("bob", {"sql": 4}),
    ]

    counted = weigh({"sql": 100}, *cards)

    assert counted.dimension("sql").levels == {"ana": Fraction(5, 2), "bob": Fraction(4)}
    assert (counted.score, counted.interviewers, counted.scorecards) == (Fraction(13, 4), ("ana", "bob"), 3)


def test_one_person_spelled_in_two_ways_is_one_interviewer() -> None:
    first = make_card("Ana", {"sql": 2}, interview="first", vote=None)
    second = make_card("ana", {"sql": 3}, interview="second", vote=None)

    counted = weigh({"sql": 100}, first, second, make_card("bob", {"sql": 4}, vote=None))

    assert (len(counted.interviewers), counted.score) == (2, Fraction(13, 4))


@pytest.mark.parametrize("reason", Absence)
def test_an_absence_lowers_the_coverage_and_not_the_score(reason: Absence) -> None:
    counted = weigh(THREE, make_card("ana", {"sql": 4, "modeling": 4, "testing": reason}))

    assert (counted.score, counted.coverage) == (Fraction(4), Fraction(4, 5))


def test_an_empty_rating_counts_for_nothing() -> None:
    rated = make_card("ana", {"sql": 4, "modeling": Rating(evidence="Talked about keys")})

    assert weigh({"sql": 50, "modeling": 50}, rated).coverage == Fraction(1, 2)


def test_a_panel_that_rated_nothing_has_no_score() -> None:
    counted = weigh(THREE, make_card("ana", {"sql": Absence.RAN_OUT_OF_TIME}))

    assert (counted.score, counted.equal_weights, counted.coverage) == (None, None, Fraction(0))


def test_ratings_of_unknown_dimensions_are_left_out() -> None:
    assert weigh({"sql": 100}, make_card("ana", {"sql": 3, "tap-dance": 1})).score == Fraction(3)


def test_no_panel_is_an_empty_tally() -> None:
    empty = weigh({"sql": 100})

    assert (empty.score, empty.coverage, empty.interviewers, empty.votes) == (None, Fraction(0), (), ())


def test_a_dimension_the_rubric_does_not_have_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        weigh({"sql": 100}).dimension("tap-dance")


@given(panels, st.randoms(use_true_random=False))
def test_the_order_of_the_scorecards_does_not_matter(cards: tuple[Scorecard, ...], chance: object) -> None:
    shuffled = list(cards)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert weigh(THREE, *shuffled) == weigh(THREE, *cards)


@given(panels)
def test_a_score_lies_between_the_lowest_and_the_highest_level_given(cards: tuple[Scorecard, ...]) -> None:
    given_levels = [rating.level for card in cards for rating in card.ratings.values() if rating.level]
    counted = weigh(THREE, *cards)

    if given_levels:
        assert min(given_levels) <= counted.score <= max(given_levels)  # type: ignore[operator]
        assert min(given_levels) <= counted.equal_weights <= max(given_levels)  # type: ignore[operator]
    else:
        assert counted.score is None


@given(panels)
def test_a_panel_score_agrees_with_scaled_integers(cards: tuple[Scorecard, ...]) -> None:
    # Everything times 24: each person's mean of at most 2 ratings, the mean of at most 4 people, without a fraction.
    earned = rated = 0
    for line, weight in THREE.items():
        people: dict[str, list[int]] = {}
        for card in cards:
            level = card.ratings[line].level if line in card.ratings else None
            if level:
                people.setdefault(card.interviewer, []).append(level)
        if people:
            twice = [sum(levels) * 2 // len(levels) for levels in people.values()]
            earned += weight * sum(twice) * 12 // len(twice)
            rated += weight

    counted = weigh(THREE, *cards)

    assert (counted.score, counted.coverage) == (Fraction(earned, rated * 24) if rated else None, Fraction(rated, 100))


@given(panels, st.sampled_from(LINES))
def test_raising_one_level_never_lowers_the_score(cards: tuple[Scorecard, ...], line: str) -> None:
    raised = [
        make_card(
            card.interviewer,
            {key: min(one.level + 1, 4) if one.level and key == line else one for key, one in card.ratings.items()},
            interview=card.interview,
        )
        for card in cards
    ]
    before, after = weigh(THREE, *cards).score, weigh(THREE, *raised).score

    assert before == after or before < after  # type: ignore[operator]


def test_every_pattern_of_levels_scores_what_integers_say() -> None:
    dimensions = [make_dimension(key, weight) for key, weight in SEED.items()]
    ratings = {level: Rating(level=level) for level in (1, 2, 3, 4)}
    weights = tuple(SEED.values())
    wrong = []
    for pattern in product((1, 2, 3, 4), repeat=7):
        card = make_card("ana", {key: ratings[level] for key, level in zip(SEED, pattern, strict=True)})
        score = tally(dimensions, [card]).score
        earned = sum(weight * level for weight, level in zip(weights, pattern, strict=True))
        if score is None or score.numerator * 100 != earned * score.denominator:
            wrong.append((pattern, score))

    assert wrong == []
