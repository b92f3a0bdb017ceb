"""A case that is tried: levels, weights and the bar, and nothing else changes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.robustness.case import case
from scorecard.core.robustness.trial import (
    Setting,
    Trial,
    TrialError,
    attempt,
    reweighed,
    shared_out,
    sharing,
    with_bar,
)
from scorecard.core.scorecard import Vote
from tests.core.robustness.panel import SEVEN, tried
from tests.factory import make_card, make_policy, make_rubric

F = Fraction
TWO = {"sql": 60, "modeling": 40}
BOARD = {"ana": {"sql": 3, "modeling": 3}, "bob": {"sql": 3, "modeling": 3}}


def test_the_others_share_what_is_left_in_their_proportions() -> None:
    assert shared_out({"sql": 25, "modeling": 50, "testing": 25}, {"sql": F(40)}) == {
        "sql": F(40),
        "modeling": F(40),
        "testing": F(20),
    }
    assert shared_out(TWO, {"sql": F(100)}) == {"sql": F(100), "modeling": F(0)}


def test_a_rubric_is_weighed_anew_in_the_smallest_whole_numbers() -> None:
    # 30, and the other 70 as 30 to 20: 42 and 28
    rubric = make_rubric({"sql": 50, "modeling": 30, "testing": 20})

    found = reweighed(rubric, {"sql": F(30)})

    assert (dict(found.weights), found.policy) == ({"sql": 15, "modeling": 21, "testing": 14}, rubric.policy)


def test_when_all_are_given_each_counts_as_its_part() -> None:
    assert shared_out(TWO, {"sql": F(30), "modeling": F(20)}) == {"sql": F(60), "modeling": F(40)}


@given(st.dictionaries(st.sampled_from(sorted(SEVEN)), st.fractions(0, 14), min_size=1, max_size=6))
def test_shared_out_weights_add_up_to_100(given_weights: dict[str, Fraction]) -> None:
    assert sum(shared_out(SEVEN, given_weights).values()) == 100


@pytest.mark.parametrize(
    ("tried_weights", "said"),
    [
        ({"sql": F(130)}, "The weights that are tried add up to 130, which is more than 100."),
        ({"sql": F(0), "modeling": F(0)}, "The weights that are tried are all zero, so there is nothing to weigh by."),
    ],
)
def test_weights_that_leave_nothing_are_refused(tried_weights: dict[str, Fraction], said: str) -> None:
    with pytest.raises(TrialError, match=said):
        attempt(tried(BOARD, TWO), Trial(weights=tried_weights))


@pytest.mark.parametrize(
    ("weights", "tried_weights", "said"),
    [
        (
            SEVEN,
            {"sql": F(30)},
            (
                "Weights add up to 100: the other 6 dimensions share the 70 that are left in the proportions "
                "they have now."
            ),
        ),
        (TWO, {"sql": F(75)}, "Weights add up to 100: the other dimension gets the 25 that are left."),
        (
            SEVEN,
            {"sql": F(60), "testing": F(40)},
            "The weights tried make up all of the 100, so the other dimensions count nothing.",
        ),
        (TWO, {"sql": F(75), "modeling": F(25)}, "All weights are as tried."),
        (
            TWO,
            {"sql": F(75), "modeling": F(75)},
            "All weights are as tried. They add up to 150, so each counts as its part of that.",
        ),
    ],
)
def test_how_weights_come_to_100_is_said(
    weights: dict[str, int], tried_weights: dict[str, Fraction], said: str
) -> None:
    assert sharing(weights, tried_weights) == said


def test_the_bar_moves_its_neighbours_only_when_it_passes_them() -> None:
    bands = make_policy(bands=("3.5", "2.8", "2")).bands

    def edges(bar: str) -> tuple[Fraction, ...]:
        return tuple(edge for _, edge in with_bar(bands, F(bar)).descending[:-1])

    assert edges("3.2") == (F("3.5"), F("3.2"), F(2))
    assert edges("3.6") == (F("3.6"), F("3.6"), F(2))
    assert edges("1.5") == (F("3.5"), F("1.5"), F("1.5"))


# sql (2 + 3) / 2 = 5/2 with 60, modeling 3 with 40: 2.70, a no where it was 3.00, a yes.
def test_a_level_is_tried_where_it_was_given() -> None:
    now = tried(BOARD, TWO)

    then = attempt(now, Trial(settings=(Setting("ANA", "sql", 2),)))

    assert (then.tally.score, then.call) == (F(27, 10), Vote.NO)
    assert (now.tally.score, now.call) == (F(3), Vote.YES)


def test_a_level_may_be_taken_away_or_given_where_there_was_none() -> None:
    now = tried({"ana": {"sql": 3, "modeling": 3}, "bob": {"sql": 3}}, TWO)

    without = attempt(now, Trial(settings=(Setting("ana", "modeling", None),)))
    more = attempt(now, Trial(settings=(Setting("bob", "modeling", 4),)))

    assert (without.tally.coverage, without.call) == (F(3, 5), Vote.NO_DECISION)
    assert more.tally.dimension("modeling").levels == {"ana": 3, "bob": 4}


def test_somebody_who_is_not_in_yet_may_be_tried() -> None:
    now = tried({"ana": dict.fromkeys(TWO, 3)}, TWO)

    then = attempt(now, Trial(settings=(Setting("dan", "sql", 4),)))

    assert (now.call, then.call) == (Vote.NO_DECISION, Vote.YES)
    assert then.tally.interviewers == ("ana", "dan")


def test_who_rated_in_two_interviews_is_tried_in_both() -> None:
    rubric = make_rubric(TWO)
    cards = [make_card("ana", {"sql": 2}), make_card("ana", {"sql": 3}, interview="second")]

    then = attempt(case(rubric, cards), Trial(settings=(Setting("ana", "sql", 4),)))

    assert then.tally.dimension("sql").levels == {"ana": 4}


# 4 x 0.75 + 2 x 0.25 = 3.5: a yes of 3.2 becomes a strong yes.
def test_weights_and_bar_are_tried_together() -> None:
    board = {"sql": 4, "modeling": 2}
    now = tried({"ana": board, "bob": board}, TWO)

    assert attempt(now, Trial(weights={"sql": F(75)})).call is Vote.STRONG_YES
    assert attempt(now, Trial(weights={"sql": F(75)}, bar=F("3.6"))).call is Vote.NO
    assert attempt(now, Trial(bar=F("3.2"))).call is Vote.YES
    assert Trial().empty
