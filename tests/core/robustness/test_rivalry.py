"""Two candidates side by side."""

from dataclasses import replace
from fractions import Fraction

from scorecard.core.robustness.order import comparison
from scorecard.core.robustness.rivalry import Line, rivalry
from scorecard.core.robustness.saying import points
from scorecard.core.robustness.transfer import Move
from scorecard.core.uncertainty import Spread
from tests.core.robustness.panel import tried

F = Fraction
THREE = {"sql": 50, "modeling": 30, "testing": 20}


def both(levels: tuple[int, ...]) -> object:
    board = {key: level for key, level in zip(THREE, levels, strict=True) if level}
    return tried({"ana": board, "bob": board}, THREE)


def said(one: object, other: object, spread: Spread | None = None) -> list[str]:
    found = rivalry(one, other, spread)  # type: ignore[arg-type]
    return [saying.sentence for saying in comparison(one, found, "Kim", "Lou")]  # type: ignore[arg-type]


KIM, LOU = both((4, 3, 2)), both((3, 3, 3))


# Kim 4, 3, 2: 2 + 0.9 + 0.4 = 3.3; Lou 3. d = 1, 0, -1; parts 0.5, 0, -0.2. sql at share t: the rest of the weight
# has (0 x 30 - 1 x 20) / 50 = -2/5: t - 2/5 (1 - t) = 0 at t = 2/7. testing at t: the rest (50 + 0) / 80 = 5/8:
# 5/8 (1 - t) - t = 0 at t = 5/13. Moving a point from sql to testing costs 2: 0.3 / 2 = 15 points.
def test_everything_about_two_candidates() -> None:
    found = rivalry(KIM, LOU)  # type: ignore[arg-type]

    assert found is not None
    assert (found.swapped, found.scores, found.equal_weights) == (False, (F(33, 10), F(3)), (F(3), F(3)))
    assert found.lines == (
        Line("sql", F(1, 2), F(4), F(3)),
        Line("modeling", F(3, 10), F(3), F(3)),
        Line("testing", F(1, 5), F(2), F(3)),
    )
    assert [(one.low, one.high) for one in found.leads] == [(F(2, 7), None), (None, None), (None, F(5, 13))]
    assert found.moves == (Move("sql", "testing", F(3, 20)),)
    assert (found.about_equal, found.sure, found.separates) == (False, None, Line("sql", F(1, 2), F(4), F(3)))


def test_it_reads_like_a_debrief() -> None:
    expected = [
        "Kim 3.30 and Lou 3.00: Kim is ahead by 0.30.",
        "What separates them most is SQL: 4.00 against 3.00, which makes 0.50 of the difference.",
        (
            "Kim stays ahead unless Testing counts for more than 38.4% (now 20%), or 15 points of weight move from "
            "SQL to Testing."
        ),
        "If all dimensions counted the same: Kim 3.00, Lou 3.00, tied.",
    ]

    assert said(KIM, LOU) == expected
    # Asked the other way round, the one ahead is the same.
    assert said(LOU, KIM)[0] == "Lou 3.30 and Kim 3.00: Lou is ahead by 0.30."


def test_a_tie_is_said_to_be_one() -> None:
    assert said(LOU, LOU) == [
        "Kim and Lou are tied at 3.00.",
        "If all dimensions counted the same: Kim 3.00, Lou 3.00, still tied.",
    ]


def test_who_is_better_nowhere_never_catches_up() -> None:
    assert said(both((4, 4, 4)), LOU)[2] == "Kim stays ahead whatever the weights: Lou is better on nothing."


def test_what_only_one_was_rated_on_is_left_out_and_said() -> None:
    found = said(both((4, 2, 0)), LOU)

    # (4 x 50 + 2 x 30) / 80 = 3.25 against 3; with testing at 1 it would be 2.8 of 100.
    order = "Kim 3.25 and Lou 3.00: Kim is ahead by 0.25. Counted on what both were rated on, so without Testing."
    assert (found[0], found[-1]) == (order, "The missing ratings could change the order.")


def test_bounds_may_be_enough_to_be_sure() -> None:
    # (4 x 50 + 3 x 30 + 1 x 20) / 100 = 3.1 at the lowest.
    assert said(both((4, 3, 0)), LOU)[-1] == "The missing ratings cannot change the order."


def test_nothing_in_common_is_a_sentence() -> None:
    assert said(both((4, 0, 0)), both((0, 3, 3))) == [
        "Nobody rated Kim and Lou on the same dimension, so they cannot be put side by side."
    ]


# v = 1/10 and vb = 1/10 with two interviewers: rho = 2/3, u = 1/30 each; (2/3 x 3/10) / sqrt(1/15) = 0.7746 -> 0.7807.
def test_the_chance_of_the_better_one_is_told_once_enough_is_known() -> None:
    known = Spread(F(1, 10), 12, F(1, 10), F(3))

    assert said(KIM, LOU, known)[1] == (
        "Given how much our interviewers usually differ, Kim is the better one with a chance of 78%."
    )
    assert said(LOU, KIM, known)[1].endswith("Lou is the better one with a chance of 78%.")
    assert said(KIM, LOU, replace(known, between=F(0)))[1] == (
        "Our interviewers differ so much that the interviews do not separate these candidates."
    )
    assert said(KIM, LOU, replace(known, df=9)) == said(KIM, LOU)
    assert said(KIM, both((4, 3, 0)), known) == said(KIM, both((4, 3, 0)))


def test_a_chance_about_whole_panels_is_not_told_of_a_part_of_them() -> None:
    known = Spread(F(1, 10), 12, F(1, 10), F(3))
    whole, part = rivalry(KIM, LOU, known), rivalry(KIM, both((4, 3, 0)), known)  # type: ignore[arg-type]

    assert whole is not None
    assert part is not None
    assert (whole.chance is None, part.left_out, part.chance) == (False, ("testing",), None)


def test_points_are_rounded_up_so_that_they_are_enough() -> None:
    assert [points(F(share)) for share in ("1/100", "1/10", "111/1000", "1/7")] == [
        "1 point",
        "10 points",
        "11.1 points",
        "14.3 points",
    ]
