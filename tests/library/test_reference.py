"""Checks that a shape cannot make go on past wrong shapes, so that everything is reported at once."""

import pytest

from scorecard.core.document import Plain
from scorecard.errors import InvalidError
from scorecard.library.door import Reading
from scorecard.library.load import rubric_from
from scorecard.library.reference import check_exercise, check_rubric, known
from tests.library.shelf import TINY


def complaints(data: Plain, check: object = None) -> list[str]:
    reading = Reading("f", data=data)
    check_exercise(reading) if check is check_exercise else check_rubric(reading, ["task"])
    return [f"{one.path}: {one.message}" for one in reading.problems]


@pytest.mark.parametrize(
    "data",
    [
        *(None, 3, "text", [], {}, {"dimensions": None}, {"dimensions": "many"}, {"dimensions": [1, "a", [], {}]}),
        *({"policy": []}, {"policy": {"rules": {}, "bands": 3}}, {"examples": [{"panel": "x"}, {"panel": [1]}]}),
        *({"interviews": [{"focus": "sql", "questions": 3}]}, {"dimensions": [{"anchors": [1, 2, 3, 4]}]}),
        *({"criteria": {}}, {"criteria": [{"anchors": "x"}]}),
    ],
)
def test_a_wrong_shape_is_left_to_the_shape_check(data: Plain) -> None:
    assert (complaints(data), complaints(data, check_exercise)) == ([], [])


def test_a_check_goes_on_past_a_wrong_shape() -> None:
    data: Plain = {
        "dimensions": [7, {"id": "sql", "weight": 50}, {"id": "sql", "weight": 49}],
        "policy": {"rules": ["x", {"id": "coverage", "floor": {"dimension": "sq"}}], "coverage": "101%"},
    }

    assert complaints(data) == [
        "dimensions: the weights must add up to 100, not 99",
        "dimensions[2].id: the id sql is there twice; first as dimensions[1]",
        "policy.rules[1].floor.dimension: there is no dimension called sq; did you mean sql?",
        "policy.rules[1].id: coverage is the name of a gate: choose another id",
        "policy.coverage: must be a share from 0% to 100%",
    ]


@pytest.mark.parametrize("weights", [(True, 99), ("60", 40), (60.0, 40), (0, 100), (None, 100)])
def test_a_sum_is_judged_only_when_every_weight_is_a_positive_whole_number(weights: tuple[Plain, Plain]) -> None:
    lines: Plain = [{"id": f"d{at}", "weight": weight} for at, weight in enumerate(weights)]

    assert complaints({"dimensions": lines}) == []


@pytest.mark.parametrize(
    ("bands", "found"),
    [
        ({"strong_yes": "3.5", "yes": "2.8", "no": 2}, []),
        ({"strong_yes": "7/2", "yes": "3.5", "no": 2}, ["strong_yes: must be above the band of yes"]),
        ({"strong_yes": "3.5", "no": "3.6"}, ["strong_yes: must be above the band of no"]),
        ({"strong_yes": 4, "yes": 2, "no": 1}, []),
        ({"strong_yes": "401%", "yes": 2, "no": "99%"}, [
            "strong_yes: must be a score from 1 to 4",
            "no: must be a score from 1 to 4",
        ]),
        ({"strong_yes": "high"}, []),
    ],
)  # fmt: skip
def test_bands_descend_and_stay_on_the_scale(bands: Plain, found: list[str]) -> None:
    assert complaints({"policy": {"bands": bands}}) == [f"policy.bands.{one}" for one in found]


def test_a_known_word_or_no_word_at_all_is_no_problem() -> None:
    reading = Reading("f", data={})
    for word in ("sql", None, 3):
        known(reading, ("x",), word, ["sql"], "dimension")

    assert reading.problems == []


def test_an_unknown_word_with_nothing_to_choose_from_gets_no_hint() -> None:
    reading = Reading("f", data={})
    known(reading, ("x",), "tap", [], "exercise")

    assert [one.message for one in reading.problems] == ["there is no exercise called tap"]


@pytest.mark.parametrize("dimension", ["vote", "review", "takeaways"])
def test_a_dimension_may_not_be_called_like_a_step_of_the_walk(dimension: str) -> None:
    said = TINY.replace(b"id: talk", b"id: " + dimension.encode())

    with pytest.raises(InvalidError) as refused:
        rubric_from(said, "f", ["task"])
    assert [(one.line, one.column, one.path) for one in refused.value.problems] == [(15, 10, "dimensions[1].id")]


def test_an_id_that_is_there_twice_says_where_the_first_one_stands_in_the_whole_file() -> None:
    lines: Plain = [{"id": at, "questions": [{"id": "why"}]} for at in ("sql", "talk")]

    assert complaints({"dimensions": lines}) == [
        "dimensions[1].questions[0].id: the id why is there twice; first as dimensions[0].questions[0]"
    ]
