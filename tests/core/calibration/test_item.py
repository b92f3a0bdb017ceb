"""The rubric, seen through its ratings."""

from fractions import Fraction

import pytest

from scorecard.core.calibration.item import Twins, items
from scorecard.core.calibration.observation import Observation

NAMES = {"sql": "SQL", "modeling": "Modeling", "testing": "Testing"}


def cards(*columns: str) -> list[Observation]:
    """A scorecard for each place of the columns, which hold the levels of the dimensions; a dot is no level."""
    return [
        Observation(
            f"c{number}", "ana", {key: int(level) for key, level in zip(NAMES, levels, strict=False) if level != "."}
        )
        for number, levels in enumerate(zip(*columns, strict=True))
    ]


def test_a_dimension_with_nine_equal_levels_in_ten_hardly_separates() -> None:
    found = items(cards("3333333332", "3333333322", "1234123412"), NAMES).items

    assert [(one.usual, one.usual_share, one.separates) for one in found] == [
        (3, Fraction(9, 10), False),
        (3, Fraction(8, 10), True),
        (1, Fraction(3, 10), True),
    ]


def test_a_dimension_rated_on_few_candidates_is_not_judged() -> None:
    found = items(cards("333333333", "........."), NAMES).items

    assert [(one.separates, one.missing and one.missing.because) for one in found] == [
        (None, "needs 1 more rated candidate"),
        (None, "needs 10 more rated candidates"),
        (None, "needs 10 more rated candidates"),
    ]


def test_two_dimensions_with_the_same_levels_always_agree() -> None:
    found = items(cards("1234" * 5, "1234" * 4 + "1243", "4321" * 5), NAMES).pairs

    assert [(one.first, one.second, one.scorecards, one.equal, one.always) for one in found] == [
        ("sql", "modeling", 20, 18, True),
        ("modeling", "testing", 20, 0, False),
        ("sql", "testing", 20, 0, False),
    ]
    assert found[2].correlation == pytest.approx(-1)


def test_two_that_rise_and_fall_together_a_level_apart_always_agree() -> None:
    found = items(cards("1223" * 5, "2334" * 5), NAMES)

    assert found.pairs == (Twins("sql", "modeling", 20, 0, pytest.approx(1.0)),)
    assert found.pairs[0].always


def test_a_dimension_that_never_separates_is_nobodys_twin() -> None:
    assert items(cards("3" * 20, "3" * 20), NAMES).pairs == ()


def test_a_pair_needs_twenty_scorecards_with_both() -> None:
    found = items(cards("1234" * 5, "1234" * 4 + "...."), NAMES)

    assert found.pairs == ()
    assert found.missing is not None
    assert found.missing.because == "needs 4 more scorecards with two dimensions"


def test_without_two_dimensions_to_compare_no_pair_is_missing() -> None:
    assert items(cards("3" * 20, "1234" * 5, "3" * 20), NAMES).missing is None
