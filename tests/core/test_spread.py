"""How far a panel is apart."""

from fractions import Fraction

import pytest
from hypothesis import given

from scorecard.core.scoring import tally
from scorecard.core.spread import ACCEPTABLE, LineAgreement, agreement
from tests.core.strategy import LINES, panels
from tests.factory import make_card, make_dimension

DIMENSIONS = tuple(make_dimension(key, 1) for key in LINES)


def agreed(*levels: int) -> LineAgreement:
    cards = [make_card(f"i{at}", {"sql": level}) for at, level in enumerate(levels)]
    return agreement(tally(DIMENSIONS[:1], cards)).lines[0]


@pytest.mark.parametrize(
    ("levels", "distance", "deviation"),
    [
        ((3, 3), "0", "0"),
        ((4, 2, 3), "2", "2/3"),  # mean 3: (1 + 1 + 0) / 3
        ((4, 3, 3, 2), "2", "1/2"),  # mean 3: (1 + 0 + 0 + 1) / 4
        ((4, 1), "3", "3/2"),  # mean 5/2: (3/2 + 3/2) / 2
    ],
)
def test_a_dimension_has_a_range_and_an_average_deviation(
    levels: tuple[int, ...], distance: str, deviation: str
) -> None:
    assert agreed(*levels) == LineAgreement(
        "sql", "SQL", Fraction(distance), Fraction(deviation), apart=Fraction(deviation) > Fraction(2, 3)
    )


@pytest.mark.parametrize("levels", [(), (4,)])
def test_fewer_than_two_raters_neither_agree_nor_differ(levels: tuple[int, ...]) -> None:
    assert agreed(*levels) == LineAgreement("sql", "SQL", None, None, apart=False)


def test_a_deviation_of_two_thirds_is_still_acceptable_and_more_is_not() -> None:
    assert (ACCEPTABLE, agreed(4, 2, 3).apart, agreed(4, 2).apart) == (Fraction(2, 3), False, True)


def test_the_panel_has_the_widest_range_and_the_mean_deviation() -> None:
    cards = [make_card("ana", {"sql": 4, "modeling": 3, "testing": 1}), make_card("bob", {"sql": 1, "modeling": 3})]

    panel = agreement(tally(DIMENSIONS, cards))

    assert (panel.range, panel.deviation, [line.id for line in panel.apart]) == (3, Fraction(3, 4), ["sql"])


def test_a_panel_without_shared_dimensions_has_neither() -> None:
    cards = [make_card("ana", {"sql": 4}), make_card("bob", {"modeling": 3})]

    panel = agreement(tally(DIMENSIONS, cards))

    assert (panel.range, panel.deviation, panel.apart) == (None, None, ())


@given(panels)
def test_the_order_of_the_scorecards_does_not_matter_to_agreement(cards: tuple) -> None:  # type: ignore[type-arg]
    one, other = (agreement(tally(DIMENSIONS, some)) for some in (cards, cards[::-1]))

    assert one == other
