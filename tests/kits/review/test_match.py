"""What a comment is about: its words, or the line it stands on."""

import pytest

from scorecard.kits.review.change import changed, picked
from scorecard.kits.review.form import Comment, Mark, Review
from scorecard.kits.review.match import By, matches, targets
from tests.kits.review.sample import KIT, MODEL, PROJECT, SEEDS


def found_by(comment: Comment, seed: int = SEEDS["moved"]) -> list[tuple[str, By]]:
    change = changed(KIT, PROJECT, *picked(KIT, seed))
    return [(one.target.planted.id, one.by) for one in matches(Review((comment,)), targets(KIT, change))]


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        (Comment("odd", MODEL, 52), [("join_key", By.LINE)]),
        (Comment("odd", MODEL, 55), [("join_key", By.LINE)]),
        (Comment("odd", MODEL, 56), []),
        (Comment("odd", "customer_days.sql", 52), [("join_key", By.LINE)]),
        (Comment("odd", "b/" + MODEL, 52), [("join_key", By.LINE)]),
        (Comment("odd", "other.sql", 52), []),
        (Comment("this is utc now", MODEL, 29), [("utc_date", By.BOTH)]),
        (Comment("this is UTC now"), [("utc_date", By.WORDS)]),
        (Comment("this is utc now", "other.sql", 29), [("utc_date", By.WORDS)]),
        (Comment("this is utc now", "profiles.yml", 3), [("utc_date", By.WORDS)]),
        (Comment("nice, utc", MODEL, 29, Mark.PRAISE), []),
        (Comment("odd", MODEL, 38), [("is_not_true", By.LINE)]),
        (Comment("odd", MODEL, 39), []),
        (Comment("utc date, and a hard-coded month"), [("utc_date", By.WORDS), ("fixed_date", By.WORDS)]),
    ],
)
def test_a_comment_is_about_what_its_words_or_line_say(comment: Comment, expected: list[tuple[str, By]]) -> None:
    assert found_by(comment) == expected
