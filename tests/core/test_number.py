"""Exact numbers: what may be written, and that showing them never flatters."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.number import Exact, exact_and_shown, exact_text, shown, shown_percent, shown_signed

FRACTIONS = st.fractions(min_value=-10, max_value=10, max_denominator=10_000)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (3, Fraction(3)),
        (0, Fraction(0)),
        ("3", Fraction(3)),
        ("007", Fraction(7)),
        ("3.2", Fraction(16, 5)),
        ("2.50", Fraction(5, 2)),
        ("80%", Fraction(4, 5)),
        ("66.6%", Fraction(333, 500)),
        ("7/2", Fraction(7, 2)),
        ("0/5", Fraction(0)),
        ("8/010", Fraction(4, 5)),
        ("999999999.999999999", Fraction(999999999999999999, 10**9)),
    ],
)
def test_a_written_number_is_read_exactly(written: object, value: Fraction) -> None:
    assert Exact.parse(written) == value


@pytest.mark.parametrize(
    "written",
    [
        *(True, False, None, 3.0, 2.5, Fraction(1, 2), [3], {"3": 3}),
        *("", " 3", "3 ", "3\n", "3.", ".5", "3..2", "3,2", "3.2.1", "1 000", "1_000"),
        *("-1", "+1", "--1", "1e3", "1E3", "0x10", "NaN", "nan", "inf", "Infinity", "three"),
        *(
            "٣",
            "\uff13",
            "²",
            "½",
            "3٪",
            "80 %",
            "%",
            "80%%",
            "1/2%",
            "1//2",
            "/2",
            "1/",
            "7/0",
            "7/000",
            "7/-2",
            "7 / 2",
        ),
        *("1234567890", 1234567890, -3, "1.1234567890", "1/1234567890", 10**30),
    ],
)
def test_anything_else_is_not_a_number(written: object) -> None:
    with pytest.raises(ValueError, match=r"^must be a number such as 3, 2\.5, 7/2 or 80%$"):
        Exact.parse(written)


@given(FRACTIONS)
def test_a_shown_number_never_exceeds_the_number_and_is_less_than_a_hundredth_off(value: Fraction) -> None:
    assert 0 <= value - Fraction(shown(value)) < Fraction(1, 100)


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Fraction(3), "3.00"),
        (Fraction(31, 10), "3.10"),
        (Fraction(2799999, 1000000), "2.79"),
        (Fraction(8, 3), "2.66"),
        (Fraction(1, 1000), "0.00"),
        (Fraction(-1, 1000), "-0.01"),
        (Fraction(-5, 4), "-1.25"),
    ],
)
def test_a_number_is_shown_with_two_decimals_rounded_down(value: Fraction, written: str) -> None:
    assert shown(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Fraction(5, 24), "+0.20"),
        (Fraction(-5, 24), "-0.20"),
        (Fraction(-1, 1000), "-0.00"),
        (Fraction(0), "0.00"),
    ],
)
def test_a_difference_has_its_sign_and_both_signs_round_alike(value: Fraction, written: str) -> None:
    assert shown_signed(value) == written


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (Fraction(1), "100%"),
        (Fraction(4, 5), "80%"),
        (Fraction(799, 1000), "79%"),
        (Fraction(2, 3), "66%"),
        (Fraction(0), "0%"),
    ],
)
def test_a_share_is_shown_in_whole_per_cent_rounded_down(share: Fraction, written: str) -> None:
    assert shown_percent(share) == written


@pytest.mark.parametrize(
    ("value", "written"), [(Fraction(31, 10), "31/10"), (Fraction(6, 2), "3"), (Exact.parse("80%"), "4/5")]
)
def test_an_exact_text_is_a_whole_number_or_a_reduced_fraction(value: Fraction, written: str) -> None:
    assert exact_text(value) == written


@given(st.integers(0, 999_999_999), st.integers(1, 999_999_999))
def test_an_exact_text_reads_back_as_the_same_number(over: int, under: int) -> None:
    assert Exact.parse(exact_text(Fraction(over, under))) == Fraction(over, under)


@pytest.mark.parametrize(
    ("value", "pair"),
    [
        (Fraction(31, 10), {"exact": "31/10", "shown": "3.10"}),
        (Fraction(3), {"exact": "3", "shown": "3.00"}),
        (None, None),
    ],
)
def test_an_answer_for_programs_pairs_the_exact_number_with_the_shown_one(
    value: Fraction | None, pair: dict[str, str] | None
) -> None:
    assert exact_and_shown(value) == pair
