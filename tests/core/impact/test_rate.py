"""Two rates beside each other, against published tables and by hand."""

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.impact.rate import (
    Rate,
    below_four_fifths,
    false_alarm,
    fisher,
    least_expected,
    one_person_reverses,
    ratio,
    ratio_interval,
)

rates = st.integers(1, 40).flatmap(lambda of: st.builds(Rate, st.integers(0, of), st.just(of)))
WHITE, BLACK = Rate(48, 80), Rate(12, 40)
"""Uniform Guidelines, Questions and Answers (44 FR 11996, 1979), no. 12: 80 white and 40 black applicants."""


def test_the_example_of_the_uniform_guidelines_has_an_impact_ratio_of_one_half() -> None:
    # white 48/80 = 60 %, black 12/40 = 30 %; 30 % of 60 % is 50 %, less than four fifths
    assert (WHITE.share, BLACK.share) == (Fraction(3, 5), Fraction(3, 10))
    assert ratio(BLACK, WHITE) == Fraction(1, 2)
    assert below_four_fifths(BLACK, WHITE)
    assert not one_person_reverses(BLACK, WHITE)
    assert fisher(BLACK, WHITE) < Fraction(1, 20)


@pytest.mark.parametrize(
    ("low", "high"), [(Rate(3, 5), Rate(6, 8)), (Rate(4, 10), Rate(5, 10)), (Rate(48, 100), Rate(3, 5))]
)
def test_exactly_four_fifths_is_not_below(low: Rate, high: Rate) -> None:
    # 3/5 : 6/8 = 24/30 = 4/5, where binary fractions say 0.7999999999999999
    assert ratio(low, high) == Fraction(4, 5)
    assert not below_four_fifths(low, high)


def test_the_smallest_step_below_four_fifths_is_below() -> None:
    assert below_four_fifths(Rate(399, 1000), Rate(500, 1000))
    assert not below_four_fifths(Rate(400, 1000), Rate(500, 1000))


def test_one_person_reverses_the_example_of_question_21() -> None:
    # Questions and Answers, no. 21: 3 of 20 men (15 %), 1 of 10 women (10 %), ratio 2/3. One selection moved:
    # 2 of 20 men (10 %), 2 of 10 women (20 %), so the order turns round.
    men, women = Rate(3, 20), Rate(1, 10)

    assert ratio(women, men) == Fraction(2, 3)
    assert below_four_fifths(women, men)
    assert one_person_reverses(women, men)


def test_a_tie_after_moving_one_person_is_not_a_reversal() -> None:
    # 3 of 10 and 1 of 10; moved: 2 and 2
    assert not one_person_reverses(Rate(1, 10), Rate(3, 10))


def test_fishers_tea_tasting() -> None:
    # Fisher (1935), The Design of Experiments, chapter 2: 4 of 8 cups had the milk first, the lady named 3 of them.
    # One-sided 17/70 (her 16 + 1 ways of 70); both tails 34/70 = 17/35 = 0.4857. All four named: 2/70.
    assert fisher(Rate(3, 4), Rate(1, 4)) == Fraction(34, 70)
    assert f"{float(fisher(Rate(3, 4), Rate(1, 4))):.4f}" == "0.4857"
    assert fisher(Rate(4, 4), Rate(0, 4)) == Fraction(2, 70)


def test_fishers_convicts_with_twins() -> None:
    # Fisher (1935), J. R. Stat. Soc. 98: of 13 monozygotic twins of convicts 10 were convicted, of 17 dizygotic ones 2.
    # The example "Convictions" of R's fisher.test gives 0.0005367, two-sided.
    assert f"{float(fisher(Rate(10, 13), Rate(2, 17))):.7f}" == "0.0005367"


@given(rates, rates)
def test_fisher_is_a_share_of_all_tables_and_the_same_either_way_round(one: Rate, other: Rate) -> None:
    chance = fisher(one, other)

    assert 0 < chance <= 1
    assert chance == fisher(other, one) == fisher(_missed(one), _missed(other))


@given(rates, rates)
def test_fisher_agrees_with_adding_up_the_tables_one_by_one(one: Rate, other: Rate) -> None:
    made, people = one.made + other.made, one.of + other.of
    ways = [comb(one.of, a) * comb(other.of, made - a) for a in range(made + 1)]

    assert fisher(one, other) == Fraction(sum(way for way in ways if 0 < way <= ways[one.made]), comb(people, made))


@given(rates)
def test_equal_rates_are_never_far_apart(one: Rate) -> None:
    assert not below_four_fifths(one, one)
    assert fisher(one, one) == 1


@given(rates, rates)
def test_the_ratio_and_the_rule_say_the_same(low: Rate, high: Rate) -> None:
    impact = ratio(low, high)

    assert below_four_fifths(low, high) == (impact is not None and impact < Fraction(4, 5))


def test_nobody_made_it_anywhere_leaves_no_ratio() -> None:
    assert ratio(Rate(0, 5), Rate(0, 7)) is None
    assert not below_four_fifths(Rate(0, 5), Rate(0, 7))
    assert ratio_interval(Rate(0, 5), Rate(3, 7)) is None


def test_the_least_expected_count_is_that_of_the_rarer_result_in_the_smaller_group() -> None:
    # 60 of 120 made it: 40 x 60 / 120 = 20
    assert least_expected(BLACK, WHITE) == 20
    assert least_expected(Rate(10, 10), Rate(4, 10)) == 3
    assert least_expected(Rate(0, 0), Rate(0, 0)) == 0


def test_the_interval_of_a_ratio_by_hand() -> None:
    # ln 0.5 = -0.693147; 1/12 - 1/40 + 1/48 - 1/80 = 0.0666667, root 0.2581989; x 1.959964 = 0.5060605
    # exp(-1.1992076) = 0.301433, exp(-0.1870867) = 0.829372
    low, high = ratio_interval(BLACK, WHITE) or (0, 0)

    assert (f"{low:.4f}", f"{high:.4f}") == ("0.3014", "0.8294")


@pytest.mark.parametrize(
    ("one", "other", "rate", "alone", "and_one_person", "and_chance"),
    [
        (10, 10, Fraction(1, 2), "0.56", "0.50", "0.01"),
        (20, 20, Fraction(1, 2), "0.46", "0.46", "0.02"),
        (20, 20, Fraction(1, 5), "0.71", "0.55", "0.02"),
    ],
)
def test_with_no_true_difference_four_fifths_alone_is_wrong_this_often(
    one: int, other: int, rate: Fraction, alone: str, and_one_person: str, and_chance: str
) -> None:
    # Every pair of results, weighed exactly: how often each rule flags one of two groups that do not differ.
    flagged = [Fraction()] * 3
    for a in range(one + 1):
        for b in range(other + 1):
            low, high = sorted((Rate(a, one), Rate(b, other)), key=lambda rate: rate.share or 0)
            if below_four_fifths(low, high):
                ways = Fraction(comb(one, a) * comb(other, b)) * rate ** (a + b) * (1 - rate) ** (one + other - a - b)
                flagged[0] += ways
                flagged[1] += 0 if one_person_reverses(low, high) else ways
                flagged[2] += ways if fisher(low, high) < Fraction(1, 20) else 0

    assert [f"{float(share):.2f}" for share in flagged] == [alone, and_one_person, and_chance]
    assert false_alarm(one, other, rate) == pytest.approx(float(flagged[0]), abs=1e-12)


def _missed(rate: Rate) -> Rate:
    return Rate(rate.of - rate.made, rate.of)
