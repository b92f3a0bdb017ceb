"""The walk: its steps, where it stands, and what stands between it and its submission."""

from dataclasses import replace

import pytest

from scorecard.core.bookmark import Bookmark
from scorecard.core.event import Rate
from scorecard.core.rubric import Interview
from scorecard.core.scorecard import Absence, RaisedFlag, Rating
from scorecard.core.walk import Gap, Plan, Step, StepKind, Walk, begin, gaps, step
from scorecard.errors import InvalidError
from tests.core.interview import BLANK, CLOSING, EXERCISE, PLAN, RUBRIC, STEPS, answered, complete, walking
from tests.factory import make_card


def keys(walk: Walk) -> tuple[str, ...]:
    return tuple(one.key for one in walk.steps)


def test_the_focus_comes_first_then_the_exercise_then_the_closing_steps() -> None:
    assert keys(walking()) == STEPS


def test_without_a_slot_every_dimension_is_asked() -> None:
    assert keys(begin(Plan(RUBRIC), BLANK)) == ("sql", "modeling", "testing", *CLOSING)


def test_a_dimension_that_was_asked_for_or_rated_joins_after_the_focus() -> None:
    asked = replace(walking(), bookmark=Bookmark(at="sql", requested=("testing",)))

    assert keys(asked)[:3] == ("sql", "modeling", "testing")
    assert keys(walking(ratings={"testing": Rating(level=3)}))[:3] == ("sql", "modeling", "testing")


def test_a_rated_dimension_that_the_rubric_lacks_is_not_a_step() -> None:
    assert keys(walking(ratings={"tap-dance": Rating(level=3)})) == STEPS


def test_what_is_not_part_of_the_walk_can_be_asked_for() -> None:
    assert [line.id for line in walking().others] == ["testing"]


def test_a_walk_begins_at_its_first_step() -> None:
    assert (walking().here, walking().position) == (Step(StepKind.DIMENSION, "sql", "SQL"), 0)


def test_a_bookmark_of_a_step_that_is_gone_stands_at_the_first_one() -> None:
    assert replace(walking(), bookmark=Bookmark(at="gone")).here.key == "sql"


def test_a_walk_without_dimensions_begins_at_the_red_flags() -> None:
    plan = Plan(RUBRIC, Interview(id="chat", title="Chat", minutes=5, focus=()))

    assert begin(plan, BLANK).here.key == "red_flags"


def test_a_criterion_is_named_with_its_exercise() -> None:
    assert walking().find("task/grain") == Step(StepKind.CRITERION, "task/grain", "The task: Grain")


def test_a_step_that_is_not_there_is_refused() -> None:
    with pytest.raises(InvalidError, match=r"^This interview has no step called task/tap\.$"):
        walking().find("task/tap")


def test_a_step_knows_the_line_it_rates() -> None:
    lines = (walking().rated_line("sql"), walking().rated_line("task/nulls"))

    assert lines == (RUBRIC.by_id["sql"], EXERCISE.criterion("nulls"))


@pytest.mark.parametrize(
    ("rating", "settled"),
    [
        (Rating(), False),
        (Rating(evidence="Talked about keys"), False),
        (Rating(absent=Absence.NOT_ASKED), True),
        (Rating(level=2), True),
        (Rating(level=3), True),
        (Rating(level=1), False),
        (Rating(level=4, evidence=" \n"), False),
        (Rating(level=4, evidence="Named the fan-out"), True),
    ],
)
@pytest.mark.parametrize("key", ["sql", "task/grain"])
def test_a_rated_step_is_settled_with_a_level_and_the_evidence_it_needs_or_a_reason(
    key: str, rating: Rating, settled: bool
) -> None:
    walk = walking().with_rating(key, rating)

    assert walk.settled(walk.find(key)) is settled


def test_a_closing_step_is_settled_once_something_is_there_and_the_review_never_is() -> None:
    blank, full = walking(), begin(PLAN, complete())

    assert [full.settled(full.find(key)) for key in CLOSING] == [True, True, True, True, True, False]
    assert [blank.settled(blank.find(key)) for key in CLOSING] == [False] * 6


@pytest.mark.parametrize(
    ("ratings", "may"),
    [
        ({}, False),
        ({"sql": 3}, False),
        ({"sql": 3, "modeling": Absence.NOT_ASKED}, True),
        ({"sql": 1, "modeling": 2}, True),
        ({"sql": 3, "modeling": 3, "testing": Rating(evidence="Began")}, False),
    ],
)
def test_a_vote_may_be_given_once_every_dimension_of_the_walk_is_settled(
    ratings: dict[str, int | Absence | Rating], may: bool
) -> None:
    assert begin(PLAN, make_card("ana", ratings, vote=None)).may_vote is may


def test_the_gaps_name_everything_that_is_missing_in_the_order_of_the_steps() -> None:
    walk = walking(
        ratings={"sql": Rating(level=4), "modeling": Rating(evidence="Began")},
        red_flags=(RaisedFlag(id="careless-pii", evidence="A dump"), RaisedFlag(id="blames-others", evidence=" ")),
    ).with_rating("task/nulls", Rating(level=1))

    assert gaps(walk) == (
        Gap("sql", ("ratings", "sql", "evidence"), "level 4 needs evidence"),
        Gap("modeling", ("ratings", "modeling"), "Data modeling needs a level, or a reason for having none"),
        Gap("task/nulls", ("exercises", "task", "criteria", "nulls", "evidence"), "level 1 needs evidence"),
        Gap(
            "red_flags",
            ("red_flags", "blames-others", "evidence"),
            "the red flag blames-others needs evidence: what was said or done",
        ),
        Gap("vote", ("vote",), "a vote is needed to submit"),
    )


def test_a_complete_walk_has_no_gaps_and_needs_no_criterion() -> None:
    assert (gaps(begin(PLAN, complete())), gaps(answered(sql=3, modeling=2))) == ((), ())


def test_an_event_that_cannot_happen_leaves_the_walk_as_it_was() -> None:
    walk = answered(sql=3)

    with pytest.raises(InvalidError):
        step(walk, Rate("sql", 5))
    assert walk == answered(sql=3)
