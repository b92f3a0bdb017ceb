"""Debrief documents, checked against the panel and the rubric they are about."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.debrief.answers import (
    DebriefAnswers,
    DecisionAnswer,
    GateAnswer,
    Later,
    ReadingAnswer,
    Slip,
    TopicAnswer,
    VoteAnswer,
)
from scorecard.core.scorecard import Vote
from scorecard.errors import InvalidError, NotFoundError
from scorecard.library.debrief import Around, load_debrief
from scorecard.library.door import read
from tests.library.shelf import complaints, examples, expected
from tests.library.spoil import SCRAPS, places, problems, spoiled

GOOD = """\
debrief: 1
candidate: jane-doe
rubric: tiny
gate: {by: lea, because: Dan is ill, order: [bob, ana]}
later: leave_out
reading: {minutes: 5}
after_reading:
  ana: {vote: yes}
  bob: {vote: no, because: Ana's rows}
agenda:
  sql: {notes: ["ana: the join"], consensus: 3}
  talk: {}
final:
  ANA: {vote: yes}
decision: {decision: yes, by: lea, because: Ready, override: Said so}
"""
ANSWERS = DebriefAnswers(
    debrief=1,
    candidate="jane-doe",
    rubric="tiny",
    gate=GateAnswer(by="lea", because="Dan is ill", order=("bob", "ana")),
    later=Later.LEAVE_OUT,
    reading=ReadingAnswer(minutes=5),
    after_reading={"ana": VoteAnswer(vote=Vote.YES), "bob": VoteAnswer(vote=Vote.NO, because="Ana's rows")},
    agenda={"sql": TopicAnswer(notes=("ana: the join",), consensus=3), "talk": TopicAnswer()},
    final={"ANA": VoteAnswer(vote=Vote.YES)},
    decision=DecisionAnswer(decision=Vote.YES, by="lea", because="Ready", override="Said so"),
)


def find(candidate: str, rubric: str | None) -> Around:
    """Jane's panel of two; nobody else is there."""
    if candidate != "jane-doe":
        raise NotFoundError(f"There is no candidate called {candidate}; did you mean jane-doe?")
    return Around(("ana", "bob"), ("sql", "talk"))


def test_a_document_says_what_it_says() -> None:
    assert load_debrief(GOOD.encode(), "d.yaml", find).answers == ANSWERS


def test_the_shortest_document_names_the_candidate() -> None:
    loaded = load_debrief(b"debrief: 1\ncandidate: jane-doe\n", "d.yaml", find)

    assert loaded.answers == DebriefAnswers(debrief=1, candidate="jane-doe")


def test_json_says_the_same() -> None:
    data = json.dumps(read(GOOD.encode(), "d").data).encode()

    assert load_debrief(data, "d.json", find).answers == ANSWERS


@pytest.mark.parametrize("path", examples("bad_debriefs"))
def test_a_bad_document_is_refused_with_every_problem(path: Path) -> None:
    with pytest.raises(InvalidError) as refused:
        load_debrief(path.read_bytes(), str(path), find)

    assert complaints(refused.value) == expected(path) != []


def test_a_slip_of_the_meeting_is_placed_in_the_document() -> None:
    loaded = load_debrief(GOOD.encode(), "d.yaml", find)

    with pytest.raises(InvalidError) as refused:
        loaded.refuse((Slip(("after_reading", "bob"), "bob changed a vote"), Slip(("agenda",), "not yet")))
    assert refused.value.lines == (
        "d.yaml:9:8: after_reading.bob: bob changed a vote",
        "d.yaml:11:3: agenda: not yet",
        "The debrief d.yaml cannot be held so; nothing was kept.",
    )


def test_no_slip_is_no_refusal() -> None:
    load_debrief(GOOD.encode(), "d.yaml", find).refuse(())


PLACES = places(read(GOOD.encode(), "d").data)


@given(st.sampled_from(PLACES), st.sampled_from(SCRAPS))
def test_whatever_stands_at_one_place_every_problem_has_a_place(path: tuple, scrap: object) -> None:
    data = spoiled(read(GOOD.encode(), "d").data, path, scrap)  # type: ignore[arg-type]

    for problem in problems(load_debrief, json.dumps(data).encode(), "d.json", find):
        assert problem.line >= 1
        assert problem.message
