"""What a rubric answers about itself."""

from dataclasses import replace

import pytest

from scorecard.core.rubric import Interview, Question
from tests.factory import make_rubric

WHY, HOW = Question(id="why", ask="Why?"), Question(id="how", ask="How?")
PLAIN = make_rubric({"sql": 60, "modeling": 40})
SQL = replace(PLAIN.by_id["sql"], questions=(WHY, HOW))
SLOT = Interview(id="first", title="First", minutes=30, focus=("sql",))
RUBRIC = make_rubric(dimensions=(SQL, PLAIN.by_id["modeling"]), interviews=(SLOT,))


def test_dimensions_and_weights_stand_in_the_order_of_the_rubric() -> None:
    assert (list(RUBRIC.by_id), list(RUBRIC.weights.items())) == (["sql", "modeling"], [("sql", 60), ("modeling", 40)])


@pytest.mark.parametrize(("slot", "found"), [("first", SLOT), ("second", None), (None, None), ("", None)])
def test_a_slot_of_the_plan_is_found_by_its_id(slot: str | None, found: Interview | None) -> None:
    assert RUBRIC.interview(slot) == found


@pytest.mark.parametrize(
    ("picked", "asked"),
    [((), (WHY, HOW)), (("how",), (HOW,)), (("how", "why"), (WHY, HOW)), (("of-another-dimension",), (WHY, HOW))],
)
def test_a_slot_asks_the_questions_it_picks_of_a_dimension_else_all(
    picked: tuple[str, ...], asked: tuple[Question, ...]
) -> None:
    assert RUBRIC.questions_for(SQL, replace(SLOT, questions=picked)) == asked


def test_without_a_slot_every_question_is_asked() -> None:
    assert RUBRIC.questions_for(SQL, None) == (WHY, HOW)


def test_strong_signals_come_before_weak_ones() -> None:
    assert [signal.id for signal in SQL.signals.all] == ["sql-good", "sql-bad"]


def test_the_scale_has_its_four_words_unless_a_rubric_says_others() -> None:
    assert PLAIN.scale == {"1": "Well below", "2": "Below", "3": "Meets", "4": "Exceeds"}
