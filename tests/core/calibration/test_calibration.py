"""Everything together: whatever comes in, in whatever order, the same sentences and no accident."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.core.calibration.calibration import calibrate
from scorecard.core.calibration.observation import Observation
from scorecard.core.calibration.outlook import OTHERS_FROM, Others, for_interviewer, for_leads
from scorecard.core.scorecard import Absence
from scorecard.core.unsaid import Unsaid
from tests.core.rated import drawn
from tests.factory import make_rubric

RUBRIC = make_rubric()
SHIFTS = {"ana": 0.2, "bob": 0.0, "cyd": -0.4, "dan": 0.1, "eve": 0.0}

observations = st.builds(
    Observation,
    candidate=st.sampled_from([f"c{number}" for number in range(12)]),
    interviewer=st.sampled_from(["ana", "Ana", "bob", "cyd", "dan"]),
    levels=st.dictionaries(st.sampled_from(["sql", "modeling", "gone"]), st.integers(1, 4)),
    absences=st.dictionaries(st.sampled_from(["sql", "modeling"]), st.sampled_from(Absence), max_size=1),
    evidenced=st.integers(0, 2),
    shifts=st.lists(st.tuples(st.integers(1, 4), st.integers(1, 4)), max_size=2).map(tuple),
    seconds=st.none() | st.integers(0, 10**6),
    amended=st.booleans(),
    rubric_hash=st.sampled_from(["a", "b"]),
)
panels = st.lists(observations, min_size=1, max_size=60)


@settings(deadline=None, max_examples=40)
@given(panels, st.randoms(use_true_random=False))
def test_the_order_of_scorecards_and_interviewers_does_not_matter(cards: list[Observation], chance) -> None:
    mixed = chance.sample(cards, len(cards))

    assert calibrate(mixed, RUBRIC, Random(1)) == calibrate(cards, RUBRIC, Random(1))


def test_the_order_of_many_scorecards_does_not_matter() -> None:
    cards = drawn(60, shifts=SHIFTS)

    assert calibrate(Random(9).sample(cards, len(cards)), RUBRIC, Random(1)) == calibrate(cards, RUBRIC, Random(1))


def test_names_that_differ_in_case_are_one_interviewer() -> None:
    cards = drawn(12, shifts=SHIFTS)
    shouted = [replace(one, interviewer=one.interviewer.upper()) for one in cards[::2]] + cards[1::2]

    found = calibrate(shouted, RUBRIC, Random(1))

    assert found.habits == calibrate(cards, RUBRIC, Random(1)).habits


def test_a_lead_sees_every_line() -> None:
    found = calibrate(drawn(30, shifts=SHIFTS), RUBRIC, Random(1))

    assert for_leads(found, "lea", 0).calibration is found


def test_an_interviewer_sees_their_own_line_and_nobody_elses_name() -> None:
    found = calibrate(drawn(30, shifts=SHIFTS), RUBRIC, Random(1))

    seen = for_interviewer(found, "Ana", 0)

    assert list(seen.calibration.habits) == ["ana"] == [one.who for one in seen.calibration.severities.lines]
    told = repr((seen.others, seen.calibration.names, seen.calibration.habits, seen.calibration.severities))
    assert [who for who in SHIFTS if f"'{who}'" in told] == ["ana"]


def test_the_others_are_shown_in_an_order_of_their_own() -> None:
    found = calibrate(drawn(40, shifts=SHIFTS), RUBRIC, Random(1))

    others = for_interviewer(found, "ana", 0).others

    assert isinstance(others, Others)
    assert (others.people, others.scorecards) == (4, 120 - found.habits["ana"].scorecards)
    assert all(tuple(sorted(values)) == values for values in (*others.figures.values(), others.differences))
    assert len(others.differences) == 4


@pytest.mark.parametrize("people", [1, 2, 3])
def test_among_too_few_others_nothing_is_shown_of_them(people: int) -> None:
    shifts = dict(list(SHIFTS.items())[:people])
    found = calibrate(drawn(20, shifts=shifts, panel=people), RUBRIC, Random(1))

    others = for_interviewer(found, "ana", 0).others

    short = OTHERS_FROM - (people - 1)
    noun = "interviewer" if short == 1 else "interviewers"
    assert others == Unsaid(f"needs {short} more {noun}", ((short, "interviewers"),))
