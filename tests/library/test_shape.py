"""What is said of data that has the wrong shape."""

import pytest

from scorecard.core.document import Plain
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import Scorecard
from scorecard.library.door import Reading, read
from scorecard.library.shape import checked
from tests.library.shelf import RUBRIC, TINY

CARD: dict[str, Plain] = {"scorecard": 1, "candidate": {"id": "jane"}, "interviewer": "ana", "rubric": "tiny"}


OPTIONAL = "interview, conducted_at, ratings, exercises, red_flags, vote, takeaways, note_to_next, private_notes"


def complaints(data: Plain) -> list[str]:
    reading = Reading("f", data=data)
    assert checked(reading, Scorecard) is None
    return [f"{one.path}: {one.message}" for one in reading.problems]


def fact(part: dict[str, Plain]) -> dict[str, Plain]:
    return {"exercises": {"t": {"facts": [{"id": "f", "sentence": "S", **part}]}}}


def test_data_of_the_right_shape_is_the_document() -> None:
    assert checked(read(TINY, "f"), Rubric) == RUBRIC


def test_a_document_may_leave_out_what_has_a_default() -> None:
    card = checked(Reading("f", data=CARD), Scorecard)

    assert card is not None
    assert (card.interviewer, card.ratings, card.vote, card.private_notes) == ("ana", {}, None, "")


@pytest.mark.parametrize(
    ("part", "found"),
    [
        ({"intervewer": "bob"}, "intervewer: unknown key; did you mean interview?"),
        (
            {"mood": "x"},
            f"mood: unknown key; choose one of: {OPTIONAL}",
        ),
        ({"takeaway": "x"}, "takeaway: unknown key; did you mean takeaways?"),
        ({"candidate": {"id": "j", "nmae": "J"}}, "candidate.nmae: unknown key; did you mean name?"),
        ({"candidate": "jane"}, "candidate: must be a mapping (lines of key: value)"),
        ({"candidate": {}}, "candidate.id: is missing"),
        ({"ratings": []}, "ratings: must be a mapping (lines of key: value)"),
        ({"ratings": {"sql": {"lvl": 3}}}, "ratings.sql.lvl: unknown key; did you mean level?"),
        ({"ratings": {"sql": {"level": "3"}}}, "ratings.sql.level: must be a whole number, not the text '3'"),
        ({"ratings": {"sql": {"level": True}}}, "ratings.sql.level: must be a whole number, not true"),
        ({"ratings": {"sql": {"level": [3]}}}, "ratings.sql.level: must be a whole number, not a list"),
        ({"ratings": {"sql": {"level": 9}}}, "ratings.sql.level: must be 1, 2, 3 or 4, not 9"),
        (
            {"ratings": {"sql": {"signals": "x"}}},
            "ratings.sql.signals: must be a list (lines that begin with a hyphen)",
        ),
        ({"ratings": {"sql": {"signals": [1]}}}, "ratings.sql.signals[0]: must be text, not 1; put it in quotes"),
        (
            {"ratings": {"sql": {"absent": "asked"}}},
            "ratings.sql.absent: the text 'asked' is not known; did you mean not_asked?",
        ),
        (fact({"sevrity": "x"}), "exercises.t.facts[0].sevrity: unknown key; did you mean severity?"),
        (
            {"exercises": {"t": {"criteria": {"g": {"level": 0}}}}},
            "exercises.t.criteria.g.level: must be 1, 2, 3 or 4, not 0",
        ),
        ({"vote": True}, "vote: true is not known; choose one of: strong_yes, yes, no, strong_no, no_decision"),
        ({"takeaways": {"a": 1}}, "takeaways: must be text"),
        ({"scorecard": "1"}, "scorecard: must be a whole number, not the text '1'"),
    ],
)
def test_a_wrong_part_is_named_in_plain_words(part: dict[str, Plain], found: str) -> None:
    assert complaints({**CARD, **part}) == [found]


@pytest.mark.parametrize("data", [None, [], "text", 3, True])
def test_a_root_that_is_no_mapping_is_one_problem(data: Plain) -> None:
    assert complaints(data) == [": must be a mapping (lines of key: value)"]


def test_a_file_that_could_not_be_read_is_not_complained_about_twice() -> None:
    reading = read(b"a: [", "f")
    before = list(reading.problems)

    assert (checked(reading, Scorecard), reading.problems) == (None, before)


def test_what_a_person_typed_is_quoted_short_and_safe() -> None:
    bad = complaints({**CARD, "vote": "\x1b[31m" + "x" * 60})[0]

    assert bad.startswith("vote: the text '^[[31m" + "x" * 33 + "…' is not known; choose one of: ")


def test_nothing_but_the_typed_value_of_that_place_is_repeated() -> None:
    secret: dict[str, Plain] = {
        **CARD,
        "takeaways": ["salary 120k"],
        "ratings": {"sql": {"evidence": ["salary 120k"], "level": {"k": "salary"}}},
    }

    assert [one for one in complaints(secret) if "salary" in one] == []
