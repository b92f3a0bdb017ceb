"""A calibration as plain data: all that may be seen, and nothing else."""

import json
from math import isfinite
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.core.calibration.calibration import calibrate
from scorecard.core.calibration.observation import Observation
from scorecard.core.calibration.outlook import for_interviewer, for_leads
from scorecard.report.calibration import calibration_json
from tests.core.calibration.test_calibration import RUBRIC, SHIFTS, panels
from tests.core.rated import drawn


def numbers(answer: object) -> list[float]:
    """Every number in plain data."""
    if isinstance(answer, dict):
        return [number for value in answer.values() for number in numbers(value)]
    if isinstance(answer, list | tuple):
        return [number for value in answer for number in numbers(value)]
    return [answer] if isinstance(answer, int | float) else []


@settings(deadline=None, max_examples=60)
@given(panels, st.sampled_from(["ana", "zed", ""]))
def test_every_number_is_a_number(cards: list[Observation], me: str) -> None:
    found = calibrate(cards, RUBRIC, Random(1), me)

    for outlook in (for_leads(found, me, 0), for_interviewer(found, me, 2)):
        answer = calibration_json(outlook, seed=1)
        assert all(isfinite(number) for number in numbers(answer))
        assert json.loads(json.dumps(answer, allow_nan=False))["left_out"] == outlook.owed


def test_an_interviewer_gets_their_own_line_and_the_others_without_names() -> None:
    found = calibrate(drawn(30, shifts=SHIFTS), RUBRIC, Random(1))

    answer = calibration_json(for_interviewer(found, "ana", 0), seed=1)

    told = json.dumps(answer)
    assert [who for who in SHIFTS if f'"{who}"' in told] == ["ana"]
    assert (answer["interviewers"], answer["groups"]) == (5, [])


def test_a_lead_gets_every_line_with_what_it_is_made_of() -> None:
    found = calibrate(drawn(30, shifts=SHIFTS), RUBRIC, Random(1))

    answer = json.loads(json.dumps(calibration_json(for_leads(found, "lea", 0), seed=7)))

    assert ([line["interviewer"] for line in answer["lines"]], answer["others"]) == (sorted(SHIFTS), None)
    assert (answer["seed"], answer["groups"], answer["scorecards"]) == (7, [sorted(SHIFTS)], 90)
    ana = found.severities.lines[0]
    assert answer["lines"][0]["severity"] == {
        "shared_ratings": ana.ratings,
        "candidates": ana.candidates,
        "difference": ana.difference.value,
        "standard_error": ana.difference.error,
        "interval": [ana.difference.likely.low, ana.difference.likely.high],
        "stands_out": ana.difference.stands_out,
        "plain_difference": ana.naive,
        "why": "",
    }


def test_what_cannot_be_said_is_null_beside_the_reason() -> None:
    found = calibrate([Observation("c1", "ana", {"sql": 3})], RUBRIC, Random(1))

    answer = calibration_json(for_leads(found, "", 0), seed=1)

    assert answer["agreement"]["overall"] == {
        "candidates": 0,
        "pairs": None,
        "identical": None,
        "within_one": None,
        "alpha": None,
        "alpha_interval": None,
        "icc1": None,
        "why": "needs 10 more candidates with two interviewers",
    }
    assert answer["agreement"]["panel"] is None
