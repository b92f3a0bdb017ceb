"""What a scorecard and its parts answer about themselves."""

import pytest

from scorecard.core.scorecard import Absence, Rating, Vote
from tests.factory import make_card


@pytest.mark.parametrize(
    ("rating", "settled", "lacks"),
    [
        (Rating(), False, False),
        (Rating(evidence="Began"), False, False),
        (Rating(absent=Absence.RAN_OUT_OF_TIME), True, False),
        (Rating(level=2), True, False),
        (Rating(level=3), True, False),
        (Rating(level=1), True, True),
        (Rating(level=4), True, True),
        (Rating(level=4, evidence=" \n\t"), True, True),
        (Rating(level=1, evidence="Guessed"), True, False),
    ],
)
def test_a_rating_is_settled_by_a_level_or_a_reason_and_the_ends_of_the_scale_need_evidence(
    rating: Rating, settled: bool, lacks: bool
) -> None:
    assert (rating.settled, rating.lacks_evidence) == (settled, lacks)


def test_votes_and_absences_have_words_for_people() -> None:
    assert [vote.words for vote in Vote] == ["Strong yes", "Yes", "No", "Strong no", "No decision"]
    assert [reason.words for reason in Absence] == ["not asked", "ran out of time", "insufficient evidence"]


@pytest.mark.parametrize("rubric", ["data", "data@1.0", "data@"])
def test_the_rubric_of_a_scorecard_is_known_without_its_version(rubric: str) -> None:
    assert make_card(rubric=rubric).rubric_id == "data"
