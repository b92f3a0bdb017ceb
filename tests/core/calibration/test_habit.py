"""How somebody uses a scorecard."""

from fractions import Fraction

import pytest

from scorecard.core.calibration.habit import Habit, habit, spread
from scorecard.core.calibration.observation import Observation
from scorecard.core.scorecard import Absence

LINES = ("sql", "modeling", "testing")
NOBODY = dict.fromkeys(Absence, 0)


def card(candidate: str = "kim", levels: tuple[int, ...] = (), **more: object) -> Observation:
    """A scorecard that rates the first of the lines."""
    return Observation(candidate, "ana", dict(zip(LINES, levels, strict=False)), **more)  # type: ignore[arg-type]


def test_everything_on_scorecards_is_counted() -> None:
    own = [
        card("kim", (2, 3, 4), evidenced=2, seconds=7200, shifts=((2, 3), (3, 3))),
        card("lou", (3, 3, 3), seconds=3600, amended=True, shifts=((4, 3),)),
        card("lou", (1,), absences={"modeling": Absence.RAN_OUT_OF_TIME}, evidenced=1),
    ]
    others = [card("kim", (1, 2, 3)), card("lou", (2, 2)), card("lou", (3, 3, 3))]

    found = habit(own, LINES, [spread(one, LINES) for one in others])

    assert found == Habit(
        scorecards=3,
        candidates=2,
        amended=1,
        levels={1: 1, 2: 1, 3: 4, 4: 1},
        lines=9,
        absences=NOBODY | {Absence.RAN_OUT_OF_TIME: 1, Absence.NOT_ASKED: 1},
        evidenced=3,
        several=2,
        straight=1,
        # The standard deviations of 2 3 4 and of 3 3 3 are the root of 2/3 and 0; so are those of the others.
        spread=pytest.approx((2 / 3) ** 0.5 / 2),
        colleagues=pytest.approx((2 / 3) ** 0.5 / 2),
        timed=2,
        seconds=3600,
        reviewed=3,
        moved=2,
        shift=Fraction(0),
    )
    assert (found.evidence, found.absent, found.one_level) == (Fraction(3, 7), Fraction(2, 9), Fraction(1, 2))


def test_a_scorecard_with_two_levels_is_no_straight_line() -> None:
    assert habit([card("kim", (3, 3))], LINES).several == 0


def test_levels_of_what_the_rubric_does_not_have_are_left_out() -> None:
    found = habit([Observation("kim", "ana", {"sql": 3, "charm": 1})], LINES)

    assert (found.levels, found.lines) == ({1: 0, 2: 0, 3: 1, 4: 0}, 3)


def test_of_nothing_nothing_is_shared_out() -> None:
    found = habit([], LINES)

    assert (found.evidence, found.absent, found.one_level) == (None, None, None)
    assert (found.spread, found.colleagues, found.seconds, found.shift) == (None, None, None, None)


def test_it_takes_five_scorecards_to_speak_of_a_habit() -> None:
    few, enough = habit([card()] * 2, LINES), habit([card()] * 5, LINES)

    assert few.missing is not None
    assert (few.missing.because, enough.missing) == ("needs 3 more scorecards", None)
