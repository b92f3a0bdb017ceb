"""The whole numbers that stand for a panel."""

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.document import canonical
from scorecard.core.figure import (
    LARGEST_DENOMINATOR,
    MEAN_BITS,
    MEANS_A_WORD,
    Mark,
    mark,
    mark_of_document,
    order,
    packed_levels,
    panel_figures,
    tally_of,
    unpacked_levels,
)
from scorecard.core.policy import STRICTEST_FIRST, recommend
from scorecard.core.scorecard import Scorecard, Vote
from scorecard.core.scoring import tally
from tests.core.strategy import LINES, panels, scorecards
from tests.factory import make_card, make_policy, make_rubric

AT = "2026-11-20T10:00:00Z"
RUBRIC = make_rubric(dict(zip(LINES, (50, 30, 20), strict=True)))
fractions = st.builds(Fraction, st.integers(0, 4 * LARGEST_DENOMINATOR), st.integers(1, LARGEST_DENOMINATOR))


def marked(cards: tuple[Scorecard, ...]) -> tuple[Mark, ...]:
    return tuple(mark(card, "v1", AT) for card in cards)


@given(fractions, fractions)
def test_order_numbers_sort_as_the_fractions_do_and_tie_only_when_they_are_equal(
    one: Fraction, other: Fraction
) -> None:
    assert (order(one) < order(other), order(one) == order(other)) == (one < other, one == other)


def test_the_closest_fractions_there_can_be_are_told_apart() -> None:
    most = LARGEST_DENOMINATOR
    one, other = Fraction(4 * most - 1, most), Fraction(4 * (most - 1) - 1, most - 1)

    assert (one - other, order(one) > order(other)) == (Fraction(1, most * (most - 1)), True)


@given(scorecards)
def test_a_mark_is_the_same_from_a_scorecard_and_from_its_document(card: Scorecard) -> None:
    assert mark_of_document(json.loads(canonical(card)), "v1", AT) == mark(card, "v1", AT)


@given(panels)
def test_a_tally_of_marks_has_the_figures_of_a_tally_of_scorecards(cards: tuple[Scorecard, ...]) -> None:
    one, other = tally_of(RUBRIC.dimensions, marked(cards)), tally(RUBRIC.dimensions, cards)

    assert (one.score, one.coverage, one.scorecards, sorted(one.interviewers)) == (
        other.score,
        other.coverage,
        other.scorecards,
        sorted(other.interviewers),
    )
    assert [line.mean for line in one.dimensions] == [line.mean for line in other.dimensions]
    assert recommend(RUBRIC.policy, one).call is recommend(RUBRIC.policy, other).call


@given(panels.filter(bool))
def test_the_figures_of_a_panel_are_those_of_its_tally(cards: tuple[Scorecard, ...]) -> None:
    figures, whole = panel_figures(marked(cards), RUBRIC), tally(RUBRIC.dimensions, cards)

    means = [line.mean for line in whole.dimensions]
    packed = [figures.means[0] >> MEAN_BITS * at & (1 << MEAN_BITS) - 1 for at in range(len(means))]
    assert packed == [0 if mean is None else mean * figures.scale for mean in means]
    assert figures.score == (None if whole.score is None else order(whole.score))
    assert STRICTEST_FIRST[figures.call] is recommend(RUBRIC.policy, whole).call
    assert (figures.scorecards, figures.interviewers) == (whole.scorecards, len(whole.interviewers))
    assert (Fraction(figures.covered, 100), figures.red_flags) == (whole.coverage, len(whole.red_flags))


def test_an_interviewer_of_two_interviews_counts_once_in_the_packed_means() -> None:
    cards = (
        make_card("ana", {"sql": 4}),
        make_card("ana", {"sql": 1}, interview="second"),
        make_card("bob", {"sql": 2}),
    )

    figures = panel_figures(marked(cards), RUBRIC)

    # ana 5/2, bob 2: mean 9/4
    assert (figures.scale, figures.means, figures.score) == (4, (9, 0, 0, 0), order(Fraction(9, 4)))
    assert (figures.scorecards, figures.interviewers, figures.interviews) == (3, 2, "first second")


def test_votes_are_counted_by_kind() -> None:
    cards = tuple(
        make_card(who, vote=vote) for who, vote in zip("abcd", (Vote.YES, Vote.YES, Vote.NO, None), strict=True)
    )

    figures = panel_figures(marked(cards), RUBRIC)

    assert [figures.votes >> 12 * at & 4095 for at in range(5)] == [0, 2, 1, 0, 0]


def test_a_panel_on_two_versions_is_mixed_and_counts_on_the_first() -> None:
    cards = [mark(make_card("ana"), "v1", AT), mark(make_card("bob"), "v2", "2026-11-21T10:00:00Z")]

    figures = panel_figures(cards, RUBRIC)

    assert (figures.rubric_hash, figures.mixed, figures.last_at) == ("v1", True, "2026-11-21T10:00:00Z")


@pytest.mark.parametrize("many", [10, 13])
def test_numbers_that_have_no_room_are_left_to_the_documents(many: int) -> None:
    # Panels of up to 10 people fit whoever rated what: 2520 = lcm(1..10). Means of 13, 11, 9 and 8 people do not.
    sizes = (10, 9, 8, 7) if many == 10 else (13, 11, 9, 8)
    rubric = make_rubric(dict(zip("abcd", (25, 25, 25, 25), strict=True)), policy=make_policy(rules=()))
    cards = tuple(
        make_card(f"i{who}", {key: 1 if who else 2 for key, size in zip("abcd", sizes, strict=True) if who < size})
        for who in range(many)
    )

    figures = panel_figures(marked(cards), rubric)

    assert (figures.scale, any(figures.means)) == ((2520, True) if many == 10 else (0, False))


def test_more_dimensions_than_there_is_room_for_are_left_to_the_documents() -> None:
    rubric = make_rubric({f"d{at}": 1 for at in range(4 * MEANS_A_WORD + 1)}, policy=make_policy(rules=()))

    assert panel_figures([mark(make_card("ana", {"d0": 3}), "v1", AT)], rubric).scale == 0


def test_levels_are_packed_in_the_order_of_the_rubric() -> None:
    packed = packed_levels({"testing": 2, "sql": 4, "unknown": 1}, RUBRIC.dimensions)

    assert (packed, unpacked_levels(packed, RUBRIC.dimensions)) == (bytes([4, 0, 2]), {"sql": 4, "testing": 2})
