"""Correlations, against published figures and by hand."""

from collections.abc import Sequence
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.validity.correlation import (
    chance,
    holm,
    interval,
    pearson,
    rank_interval,
    ranks,
    spearman,
    spread,
    unrestricted,
)

levels = st.integers(100, 400).map(lambda number: Fraction(number, 100))
some_pairs = st.lists(st.tuples(levels, levels), min_size=2, max_size=30)


def pairs(xs: Sequence[float], ys: Sequence[float]) -> list[tuple[Fraction, Fraction]]:
    return [(Fraction(str(x)), Fraction(str(y))) for x, y in zip(xs, ys, strict=True)]


def test_anscombes_quartet_has_one_correlation() -> None:
    # Anscombe (1973), The American Statistician 27, table 1: four sets with r = 0.816 (sets 1 to 3) and 0.817 (set 4)
    x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5]
    sets = [
        pairs(x, [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68]),
        pairs(x, [9.14, 8.14, 8.74, 8.77, 9.26, 8.1, 6.13, 3.1, 9.13, 7.26, 4.74]),
        pairs(x, [7.46, 6.77, 12.74, 7.11, 7.81, 8.84, 6.08, 5.39, 8.15, 6.42, 5.73]),
        pairs([8] * 7 + [19] + [8] * 3, [6.58, 5.76, 7.71, 8.84, 8.47, 7.04, 5.25, 12.5, 5.56, 7.91, 6.89]),
    ]

    assert [f"{pearson(one):.3f}" for one in sets] == ["0.816", "0.816", "0.816", "0.817"]


def test_pearson_by_hand() -> None:
    # x 1 2 3, y 1 3 2: deviations -1 0 1 and -1 1 0; products 1; squares 2 and 2; r = 1/2
    assert pearson(pairs([1, 2, 3], [1, 3, 2])) == 0.5


def test_equal_values_share_the_average_of_their_ranks() -> None:
    assert ranks([Fraction(n) for n in (30, 10, 20, 20, 20)]) == [5, 1, 3, 3, 3]
    assert ranks([Fraction(n) for n in (1, 1, 2, 2)]) == [
        Fraction(3, 2),
        Fraction(3, 2),
        Fraction(7, 2),
        Fraction(7, 2),
    ]


def test_spearman_with_ties_by_hand() -> None:
    # ranks of 1 2 2 4: 1 2.5 2.5 4; of 1 2 3 3: 1 2 3.5 3.5; means 2.5
    # products 2.25 + 0 + 0 + 1.5 = 3.75 (deviations -1.5 0 0 1.5 and -1.5 -.5 1 1); squares 4.5 each; rho = 5/6
    assert spearman(pairs([1, 2, 2, 4], [1, 2, 3, 3])) == pytest.approx(5 / 6)


def test_spearman_of_any_rising_curve_is_one() -> None:
    assert spearman(pairs([1, 2, 3, 4], [1, 10, 100, 1000])) == 1


@pytest.mark.parametrize("one", [[], [(Fraction(3), Fraction(2))], pairs([3, 3, 3], [1, 2, 3]), pairs([1, 2], [4, 4])])
def test_where_nothing_varies_there_is_no_correlation(one: list[tuple[Fraction, Fraction]]) -> None:
    assert (pearson(one), spearman(one)) == (None, None)


@pytest.mark.parametrize(
    ("r", "n", "low", "high"),
    [
        (0.30, 20, "-0.16", "0.66"),  # atanh .3 = .3095; -+ 1.96/sqrt(17) = .4754
        (0.30, 84, "0.09", "0.48"),  # -+ 1.96/sqrt(81) = .2178
        (0.654, 34, "0.41", "0.81"),  # Zar, Biostatistical Analysis: z = .782, z -+ .352
    ],
)
def test_fishers_interval(r: float, n: int, low: str, high: str) -> None:
    found = interval(r, n)

    assert found is not None
    assert (f"{found[0]:.2f}", f"{found[1]:.2f}") == (low, high)


def test_the_interval_of_ranks_is_a_little_wider() -> None:
    # atanh .6 = .693147; sqrt(1.18/27) = .209055, x 1.959964 = .409740; tanh .283407 = .276055; tanh 1.102887 = .801462
    low, high = rank_interval(0.6, 30) or (0, 0)

    assert (f"{low:.4f}", f"{high:.4f}") == ("0.2761", "0.8015")


@pytest.mark.parametrize(("r", "n"), [(0.5, 3), (0.5, 0), (1.0, 30), (-1.0, 30)])
def test_too_few_points_and_points_on_a_line_have_no_interval(r: float, n: int) -> None:
    assert (interval(r, n), rank_interval(r, n)) == (None, None)


def test_the_chance_of_a_correlation_by_hand() -> None:
    # atanh .3 x sqrt(81) = 2.785668; two tails of the normal: 0.00534
    assert f"{chance(0.3, 84):.5f}" == "0.00534"
    assert (chance(0.0, 84), chance(0.9, 3), chance(-1.0, 20)) == (1.0, 1.0, 0.0)


def test_holms_example() -> None:
    # Holm (1979): 0.01, 0.02, 0.03, 0.04 of four tests: 4 x .01, then 3 x .02, 2 x .03 and .04 raised to .06
    assert holm([0.04, 0.01, 0.03, 0.02]) == pytest.approx([0.06, 0.04, 0.06, 0.06])
    assert holm([0.9, 0.8]) == [1.0, 1.0]
    assert holm([]) == []


@pytest.mark.parametrize(
    ("r", "unrestricted_sd", "restricted_sd", "corrected"),
    [
        # Cohen, Cohen, West and Aiken (2003), section 2.10.3: r = .25 where the spread is 5 instead of 12:
        # .25 x 2.4 / sqrt(1 - .0625 + .0625 x 5.76) = .6 / sqrt(1.2975) = .5267
        (0.25, 12, 5, "0.5267"),
        # The example of R's selection::caseII: r = .5, spreads 1.5 and .9: (5/6) / (sqrt(13)/3) = .6934
        (0.5, 1.5, 0.9, "0.6934"),
        (0.3, 2, 2, "0.3000"),
        (-0.25, 12, 5, "-0.5267"),
    ],
)
def test_thorndikes_second_case(r: float, unrestricted_sd: float, restricted_sd: float, corrected: str) -> None:
    assert f"{unrestricted(r, unrestricted_sd / restricted_sd):.4f}" == corrected


def test_a_narrowed_range_makes_the_correction_go_up() -> None:
    assert unrestricted(0.25, 12 / 5) > 0.25 > unrestricted(0.25, 5 / 12)


def test_the_spread_has_one_degree_less() -> None:
    # 1 2 3 4: squares 2.25 + .25 + .25 + 2.25 = 5; 5/3
    assert spread([Fraction(n) for n in (1, 2, 3, 4)]) == pytest.approx((5 / 3) ** 0.5)
    assert spread([Fraction(1)]) is None


@given(some_pairs, st.randoms(use_true_random=False))
def test_the_order_of_the_points_changes_no_digit(some: list[tuple[Fraction, Fraction]], random: object) -> None:
    mixed = list(some)
    random.shuffle(mixed)  # type: ignore[attr-defined]

    assert (pearson(mixed), spearman(mixed)) == (pearson(some), spearman(some))


@given(some_pairs)
def test_a_correlation_lies_between_minus_one_and_one_and_within_its_interval(
    some: list[tuple[Fraction, Fraction]],
) -> None:
    for r, found in ((pearson(some), interval), (spearman(some), rank_interval)):
        assert r is None or -1 <= r <= 1
        around = found(r, len(some)) if r is not None else None
        assert around is None or -1 <= around[0] <= r <= around[1] <= 1
