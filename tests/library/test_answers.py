"""Scorecard documents, checked against the rubric they name."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.scorecard import (
    Absence,
    CandidateName,
    ExerciseRating,
    Fact,
    RaisedFlag,
    Rating,
    Scorecard,
    Vote,
)
from scorecard.core.walk import Gap, Plan, begin, gaps
from scorecard.errors import InvalidError
from scorecard.library.answers import Answers, load_answers
from scorecard.library.door import read
from scorecard.library.load import load_exercise, load_rubric, rubric_from
from tests.library.shelf import ROOT, TINY, complaints, examples, expected, find_exercise, find_rubric
from tests.library.spoil import SCRAPS, places, problems, spoiled

GOOD = """\
scorecard: 1
candidate: {id: jane-doe, name: Jane Doe}
interviewer: ana
rubric: tiny@1
interview: chat
conducted_at: 2026-11-20T10:00:00Z
ratings:
  sql: {level: 4, evidence: "Counted first", signals: [counts-rows]}
  talk: {absent: not_asked}
exercises:
  task:
    criteria: {grain: {level: 3}}
    facts: [{id: fan-out, sentence: Three rows too many, severity: high, criteria: [grain]}]
red_flags:
  - {id: pii, evidence: Sent a dump}
vote: yes
takeaways: |
  Quick.
  Kind.
"""
CARD = Scorecard(
    scorecard=1,
    candidate=CandidateName(id="jane-doe", name="Jane Doe"),
    interviewer="ana",
    rubric="tiny@1",
    interview="chat",
    conducted_at="2026-11-20T10:00:00Z",
    ratings={
        "sql": Rating(level=4, evidence="Counted first", signals=("counts-rows",)),
        "talk": Rating(absent=Absence.NOT_ASKED),
    },
    exercises={
        "task": ExerciseRating(
            criteria={"grain": Rating(level=3)},
            facts=(Fact(id="fan-out", sentence="Three rows too many", severity="high", criteria=("grain",)),),
        )
    },
    red_flags=(RaisedFlag(id="pii", evidence="Sent a dump"),),
    vote=Vote.YES,
    takeaways="Quick.\nKind.\n",
)


def load(text: str, source: str = "f.yaml") -> Answers:
    return load_answers(text.encode(), source, find_rubric, find_exercise)


def test_a_document_is_the_scorecard_it_describes() -> None:
    assert load(GOOD).card == CARD


def test_the_same_document_as_json_is_the_same_scorecard() -> None:
    assert load(json.dumps(read(GOOD.encode(), "f.yaml").data)).card == CARD


def test_a_document_may_say_as_little_as_who_rated_whom_on_what() -> None:
    least = "scorecard: 1\ncandidate: {id: j}\ninterviewer: ana\nrubric: tiny\n"

    assert load(least).card == Scorecard(scorecard=1, candidate=CandidateName(id="j"), interviewer="ana", rubric="tiny")


@pytest.mark.parametrize("path", examples("bad_scorecards"))
def test_a_bad_document_is_refused_with_every_problem(path: Path) -> None:
    with pytest.raises(InvalidError) as refused:
        load_answers(path.read_bytes(), str(path), find_rubric, find_exercise)

    assert complaints(refused.value) == expected(path)


def test_a_refusal_says_that_nothing_was_kept() -> None:
    with pytest.raises(InvalidError) as refused:
        load(GOOD.replace("vote: yes", "vote: hire"))

    assert refused.value.lines == (
        "f.yaml:16:7: vote: the text 'hire' is not known; choose one of: strong_yes, yes, no, strong_no, no_decision",
        "The scorecard f.yaml has 1 problem; nothing was kept.",
    )


def test_a_json_document_is_placed_by_line_and_column_as_well() -> None:
    said = json.dumps(read(GOOD.replace("level: 4", "level: 5").encode(), "f").data, indent=2)

    with pytest.raises(InvalidError) as refused:
        load(said, "f.json")
    assert complaints(refused.value) == ["f.json:13:16: ratings.sql.level: must be 1, 2, 3 or 4, not 5"]


def test_a_key_that_is_there_twice_in_json_is_refused() -> None:
    said = (
        '{"scorecard": 1, "candidate": {"id": "j"}, "interviewer": "a", "rubric": "tiny",\n"vote": "no", "vote": "yes"}'
    )

    with pytest.raises(InvalidError) as refused:
        load(said)
    assert complaints(refused.value) == ["f.yaml:2:15: vote: the key is there twice; first on line 2"]


def test_text_in_json_survives_with_its_escapes() -> None:
    text = 'quote " slash \\ tab \t emoji \U0001f600 line\u2028break \\ud83d'
    said = json.dumps(
        {"scorecard": 1, "candidate": {"id": "j"}, "interviewer": "a", "rubric": "tiny", "takeaways": text}
    )

    assert load(said).card.takeaways == text


def test_signals_on_a_criterion_are_refused_where_they_stand() -> None:
    with pytest.raises(InvalidError) as refused:
        load(GOOD.replace("{level: 3}", "{level: 3, signals: [counts-rows]}"))

    assert [(one.line, one.path) for one in refused.value.problems] == [
        (12, "exercises.task.criteria.grain.signals[0]")
    ]


def test_what_is_missing_for_a_submission_is_placed_in_the_document() -> None:
    answers = load(GOOD.replace(', evidence: "Counted first"', "").replace("vote: yes\n", ""))

    with pytest.raises(InvalidError) as refused:
        answers.refuse(
            (
                Gap("sql", ("ratings", "sql", "evidence"), "level 4 needs evidence"),
                Gap("vote", ("vote",), "a vote is needed to submit"),
            )
        )
    assert refused.value.lines == (
        "f.yaml:1:1: vote: a vote is needed to submit",
        "f.yaml:8:3: ratings.sql.evidence: level 4 needs evidence",
        "The scorecard f.yaml cannot be submitted; nothing was kept.",
    )


def test_a_document_without_gaps_is_not_refused() -> None:
    load(GOOD).refuse(())


def test_a_red_flag_without_evidence_is_placed_at_that_flag_whatever_its_order() -> None:
    tiny = TINY.decode()
    two = tiny.replace("text: Leaks}\n", "text: Leaks}\n  - {id: rude, text: Is rude}\n")
    rubric = rubric_from(two.encode(), "tiny.yaml", ["task"]).value
    said = GOOD.replace("red_flags:\n", 'red_flags:\n  - {id: rude, evidence: ""}\n')
    answers = load_answers(said.encode(), "f.yaml", lambda _: rubric, find_exercise)
    flags = {flag.id: flag for flag in answers.card.red_flags}
    card = Scorecard(
        scorecard=1,
        candidate=CARD.candidate,
        interviewer="ana",
        rubric="tiny",
        ratings=CARD.ratings,
        red_flags=(flags["pii"], flags["rude"]),
        vote=Vote.YES,
    )

    with pytest.raises(InvalidError) as refused:
        answers.refuse(gaps(begin(Plan(rubric, rubric.interview("chat")), card)))
    assert [one.line for one in refused.value.problems] == [15]


def test_the_shipped_rubric_takes_a_whole_document_in_the_published_form() -> None:
    said = """\
scorecard: 1                       # format version
candidate: {id: jane-doe, name: Jane Doe}
interviewer: ana
rubric: associate-data-engineer    # id, or id@version
interview: sql-exercise            # optional
conducted_at: 2026-11-20T10:00:00Z # optional
ratings:
  sql: {level: 4, evidence: "Forecast the row count of the join", signals: [cte-naming]}
  modeling: {level: 3}
  debugging: {absent: not_asked}
exercises:
  sql-transform: {criteria: {grain: {level: 3, evidence: "..."}, nulls: {level: 2}}, facts: []}
red_flags:
  - {id: careless-pii, evidence: "Wanted real rows in a chat"}
vote: yes
takeaways: "..."
note_to_next: "..."
private_notes: "..."
"""
    rubric = load_rubric(
        ROOT / "rubrics" / "associate-data-engineer.yaml",
        ["sql-transform", "pipeline-incident", "data-tests", "pr-review"],
    )
    exercise = load_exercise(ROOT / "exercises" / "sql-transform" / "exercise.yaml")

    card = load_answers(said.encode(), "f.yaml", lambda _: rubric.value, lambda _: exercise.value).card

    assert card == Scorecard(
        scorecard=1,
        candidate=CandidateName(id="jane-doe", name="Jane Doe"),
        interviewer="ana",
        rubric="associate-data-engineer",
        interview="sql-exercise",
        conducted_at="2026-11-20T10:00:00Z",
        ratings={
            "sql": Rating(level=4, evidence="Forecast the row count of the join", signals=("cte-naming",)),
            "modeling": Rating(level=3),
            "debugging": Rating(absent=Absence.NOT_ASKED),
        },
        exercises={
            "sql-transform": ExerciseRating(
                criteria={"grain": Rating(level=3, evidence="..."), "nulls": Rating(level=2)}
            )
        },
        red_flags=(RaisedFlag(id="careless-pii", evidence="Wanted real rows in a chat"),),
        vote=Vote.YES,
        takeaways="...",
        note_to_next="...",
        private_notes="...",
    )


@given(st.data())
def test_whatever_is_spoiled_a_document_is_either_good_or_refused_with_places(data: st.DataObject) -> None:
    whole = read(GOOD.encode(), "f").data
    path, scrap = data.draw(st.sampled_from(places(whole))), data.draw(st.sampled_from(SCRAPS))

    found = problems(load, json.dumps(spoiled(whole, path, scrap), indent=1))

    assert [one for one in found if one.line < 1 or "is not right" in one.message] == []
