from dataclasses import replace

from rich.cells import cell_len

from scorecard.core.rubric import AlsoAssessed, Example, ExampleCard
from scorecard.core.rule import Rule, Span
from scorecard.core.scorecard import Vote
from scorecard.screen.rubric import exercise_view, rubric_view
from tests.factory import RULES, make_exercise, make_policy, make_rubric
from tests.screen.paper import kept, printed


def test_a_rubric_is_shown_whole() -> None:
    votes = Rule(id="split-votes", span=Span(votes=2), cap=Vote.NO_DECISION, because="Talk first")
    panel = (
        ExampleCard(interviewer="ana", levels={"sql": 3}, vote=Vote.YES, red_flags=("careless-pii",)),
        ExampleCard(interviewer="bob", levels={"modeling": 2}),
    )
    rubric = make_rubric(
        policy=make_policy(rules=(*RULES, votes)),
        exercise="task",
        summary="For people who look after tables.",
        also_assessed=(AlsoAssessed(name="Operations", dimensions=("sql", "modeling"), note="In both"),),
        examples=(
            Example(id="flagged", why="A flag stops", panel=panel, expect=Vote.NO, fires=("red-flag",)),
            Example(id="quiet", why="Nothing fires", panel=panel[1:], expect=Vote.NO, fires=()),
            Example(id="open", why="Whatever fires", panel=panel[1:], expect=Vote.NO),
        ),
    )

    assert printed(rubric_view(rubric)) == kept("rubric")


def test_a_small_rubric_has_no_empty_headings() -> None:
    rubric = make_rubric(red_flags=(), interviews=())
    titles = [line for line in printed(rubric_view(rubric)).splitlines() if line and not line.startswith(" ")]

    assert titles == [
        "Data Engineer   data, version 1.0",
        "Scale",
        "SQL (sql, weight 60)",
        "Data modeling (modeling, weight 40)",
        "Policy",
    ]


def test_an_exercise_is_shown_whole() -> None:
    exercise = replace(make_exercise(criteria={"grain": 60, "nulls": 40}), source="Page 7")

    assert printed(exercise_view(exercise)) == kept("exercise")


def test_long_words_fit_in_80_columns() -> None:
    exercise = make_exercise(criteria={"x" * 60: 100})
    rubric = make_rubric({"y" * 60: 100}, summary="z" * 200)

    for view in (exercise_view(exercise), rubric_view(rubric)):
        assert max(map(cell_len, printed(view).splitlines())) <= 80
