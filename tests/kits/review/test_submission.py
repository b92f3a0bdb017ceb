"""A review is found in what was handed in."""

from pathlib import Path

import pytest

from scorecard.core.checkup import Outcome
from scorecard.errors import InvalidError
from scorecard.kits.review.submission import BLANK
from tests.kits.review.sample import check


def test_a_folder_must_hold_one_review(tmp_path: Path) -> None:
    with pytest.raises(InvalidError, match="no review in it"):
        check(1, tmp_path)

    (tmp_path / "review.csv").write_text("file,line,comment\ndecision,,approve\n")
    assert check(1, tmp_path).outcome is Outcome.WRONG

    (tmp_path / "review.md").write_text(BLANK)
    assert check(1, tmp_path).outcome is Outcome.WRONG

    (tmp_path / "review.md").write_text("decision: approve\n")
    with pytest.raises(InvalidError, match="2 reviews in it"):
        check(1, tmp_path)


def test_a_review_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InvalidError, match="cannot be read"):
        check(1, tmp_path / "review.md")
