"""What is looked at, in an order of its own."""

from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.calibration.observation import Observation, Ratings, Unit, one_spelling, ratings, usual_rubric
from tests.core.rated import drawn

WEIGHTS = {"sql": 60, "modeling": 40}


def test_levels_are_put_in_order_by_candidate_dimension_and_interviewer() -> None:
    cards = [
        Observation("kim", "bob", {"modeling": 2, "sql": 3}),
        Observation("jane", "ana", {"modeling": 4}),
        Observation("kim", "ana", {"sql": 4, "unknown": 1}),
    ]

    assert ratings(cards, WEIGHTS) == Ratings(
        parts=1,
        units=(
            Unit("jane", "modeling", {"ana": 4}),
            Unit("kim", "sql", {"ana": 4, "bob": 3}),
            Unit("kim", "modeling", {"bob": 2}),
        ),
        # bob: (60 * 3 + 40 * 2) / 100 = 2.6; a score is over what was rated.
        scores=(Unit("jane", "", {"ana": 4_000_000}), Unit("kim", "", {"ana": 4_000_000, "bob": 2_600_000})),
    )


def test_two_interviews_by_one_person_count_once_with_their_mean() -> None:
    cards = [Observation("kim", who, {"sql": level}) for who, level in (("ana", 2), ("Ana", 3), ("bob", 4))]

    found = ratings(cards, WEIGHTS)

    # 2.5 and 4, in halves of a level.
    assert (found.parts, found.units) == (2, (Unit("kim", "sql", {"ana": 5, "bob": 8}),))


def test_only_what_two_interviewers_rated_is_shared() -> None:
    cards = [Observation("kim", "ana", {"sql": 2, "modeling": 2}), Observation("kim", "bob", {"sql": 3})]

    assert ratings(cards, WEIGHTS).shared == (Unit("kim", "sql", {"ana": 2, "bob": 3}),)


def test_a_scorecard_without_levels_says_nothing() -> None:
    assert ratings([Observation("kim", "ana", {})], WEIGHTS) == Ratings(1, (), (Unit("kim", "", {}),))


def test_a_name_goes_by_one_spelling() -> None:
    cards = [Observation("kim", name, {}) for name in ("ana", "Ana", "ＡＮＡ", "Bob")]

    assert one_spelling(cards) == {"ana": "Ana", "bob": "Bob"}


def test_the_version_that_most_were_rated_on_is_the_usual_one() -> None:
    cards = [Observation("kim", "ana", {}, rubric_hash=version) for version in ("b", "c", "b", "a", "c")]

    assert usual_rubric(cards) == "b"


@given(st.randoms(use_true_random=False))
def test_the_order_of_scorecards_does_not_matter(chance) -> None:
    cards = drawn(6, shifts={"ana": 0.3, "bob": 0, "cyd": -0.2}, panel=2)

    assert ratings(chance.sample(cards, len(cards)), WEIGHTS) == ratings(cards, WEIGHTS)
