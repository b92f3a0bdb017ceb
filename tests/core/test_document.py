"""Documents: to plain data and back, one text for equal ones, and what Pydantic makes of them."""

import json
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, replace
from enum import StrEnum
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from scorecard.core.bookmark import Bookmark
from scorecard.core.document import about, canonical, content_hash, document, plain, restore
from scorecard.core.exercise import Exercise
from scorecard.core.number import Exact
from scorecard.core.rubric import Example, ExampleCard, Rubric
from scorecard.core.scorecard import Absence, CandidateName, RaisedFlag, Rating, Scorecard, Vote
from tests.core.strategy import scorecards
from tests.factory import make_card, make_exercise, make_rubric

EXAMPLE = Example(
    id="close-call",
    why="It is close",
    panel=(ExampleCard(interviewer="ana", levels={"sql": 3}, vote=Vote.YES, red_flags=("careless-pii",)),),
    expect=Vote.NO,
    fires=(),
)
RUBRIC = make_rubric(examples=(EXAMPLE, replace(EXAMPLE, id="open", fires=None)))
EXERCISE = make_exercise("task", criteria={"grain": 60, "nulls": 40})
HASH = "e724ccfba9ad36818406f8bdca061707a90469ecb5d5655ec229d0235b4be169"
whole = settings(max_examples=40, deadline=None)


def test_a_document_becomes_the_plain_data_a_file_would_hold() -> None:
    card = Scorecard(
        scorecard=1,
        candidate=CandidateName(id="jane-doe", name="Jane Doe"),
        interviewer="ana",
        rubric="data",
        ratings={
            "sql": Rating(level=4, evidence="Fan-out", signals=("cte-naming",)),
            "modeling": Rating(absent=Absence.NOT_ASKED),
        },
        red_flags=(RaisedFlag(id="careless-pii"),),
        vote=Vote.YES,
    )

    assert plain(card) == {
        "scorecard": 1,
        "candidate": {"id": "jane-doe", "name": "Jane Doe"},
        "interviewer": "ana",
        "rubric": "data",
        "ratings": {
            "sql": {"level": 4, "evidence": "Fan-out", "signals": ["cte-naming"]},
            "modeling": {"absent": "not_asked"},
        },
        "red_flags": [{"id": "careless-pii"}],
        "vote": "yes",
    }


def test_an_exact_number_is_written_as_text() -> None:
    bands = RUBRIC.policy.bands

    assert plain(bands) == {"strong_yes": "7/2", "yes": "14/5", "no": "2"}
    assert restore(type(bands), plain(bands)) == bands


def test_a_restored_exact_number_is_one_again() -> None:
    assert type(restore(type(RUBRIC.policy), plain(RUBRIC.policy)).coverage) is Exact


@pytest.mark.parametrize("value", [RUBRIC, EXERCISE, Bookmark(), Bookmark(at="sql", requested=("testing",), seconds=9)])
def test_what_was_kept_as_json_is_restored_equal(value: object) -> None:
    assert restore(type(value), json.loads(canonical(value))) == value


@whole
@given(scorecards)
def test_any_scorecard_kept_as_json_is_restored_equal(card: Scorecard) -> None:
    assert restore(Scorecard, json.loads(canonical(card))) == card


@whole
@given(scorecards)
def test_pydantic_reads_a_scorecard_as_it_is_restored(card: Scorecard) -> None:
    assert TypeAdapter(Scorecard).validate_json(canonical(card)) == restore(Scorecard, plain(card))


@pytest.mark.parametrize("value", [RUBRIC, EXERCISE])
def test_pydantic_reads_a_rubric_or_exercise_as_it_is_restored(value: Rubric | Exercise) -> None:
    assert TypeAdapter(type(value)).validate_json(canonical(value)) == value


@whole
@given(scorecards, st.randoms(use_true_random=False))
def test_equal_documents_share_one_text_and_one_hash(card: Scorecard, chance: object) -> None:
    keys = list(card.ratings)
    chance.shuffle(keys)  # type: ignore[attr-defined]
    twin = replace(card, ratings={key: card.ratings[key] for key in keys})

    assert (canonical(twin), content_hash(twin)) == (canonical(card), content_hash(card))


@whole
@given(scorecards)
def test_documents_that_differ_have_texts_that_differ(card: Scorecard) -> None:
    other = replace(card, note_to_next=card.note_to_next + "!")

    assert (canonical(other) == canonical(card), content_hash(other) == content_hash(card)) == (False, False)


def test_the_canonical_text_has_sorted_keys_and_no_spaces() -> None:
    card = make_card("ana", {"sql": 3}, vote=None, interview=None, conducted_at=None, rubric="dáta")

    assert canonical(card) == (
        '{"candidate":{"id":"jane-doe","name":"Jane Doe"},"interviewer":"ana",'
        '"ratings":{"sql":{"level":3}},"rubric":"dáta","scorecard":1}'
    )


def test_the_hash_is_the_sha256_of_the_canonical_text() -> None:
    # printf '{"at":"sql"}' | sha256sum
    assert content_hash(Bookmark(at="sql")) == HASH


def test_a_lone_surrogate_has_a_hash_as_well() -> None:
    assert len(content_hash(Bookmark(at="\ud800"))) == 64


def test_a_document_does_not_change() -> None:
    with pytest.raises(FrozenInstanceError):
        RUBRIC.title = "Other"  # type: ignore[misc]


@pytest.mark.parametrize(
    "said",
    [
        '{"level": true}',
        '{"level": 3.0}',
        '{"level": "3"}',
        '{"level": 0}',
        '{"level": 5}',
        '{"levle": 3}',
        '{"absent": "no"}',
        '{"signals": "x"}',
        "[]",
        "3",
    ],
)
def test_a_check_converts_nothing_and_refuses_unknown_keys(said: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Rating).validate_json(said)


class Colour(StrEnum):
    """A closed set."""

    RED = "red"


@document
class Inner:
    """A part."""

    size: Exact = about("A size.", default=Exact(1))


@document
class Outer:
    """A whole with every kind of field."""

    many: tuple[Inner, ...] = ()
    by_name: Mapping[str, Inner] = about("Parts by name.")
    colour: Colour | None = about("A colour.", default=None)
    flag: bool = about("A switch.", default=False)


def test_every_kind_of_field_survives() -> None:
    value = Outer(many=(Inner(), Inner(size=Exact(1, 3))), by_name={"a": Inner()}, colour=Colour.RED, flag=True)

    assert plain(value) == {"many": [{}, {"size": "1/3"}], "by_name": {"a": {}}, "colour": "red", "flag": True}
    assert restore(Outer, plain(value)) == value


@given(st.fractions(min_value=0, max_value=9, max_denominator=999))
def test_any_fraction_survives(number: Fraction) -> None:
    assert restore(Inner, plain(Inner(size=Exact(number)))).size == number
