"""This room sets up one small interview: two dimensions in focus, one beyond, an exercise of two criteria."""

from dataclasses import replace

from scorecard.core.rubric import Interview, RedFlag
from scorecard.core.scorecard import Absence, Rating, Scorecard, Vote
from scorecard.core.walk import Plan, Walk, begin
from tests.factory import make_card, make_exercise, make_rubric

SLOT = Interview(id="first", title="First talk", minutes=45, focus=("sql", "modeling"), exercise="task")
RUBRIC = make_rubric(
    {"sql": 50, "modeling": 30, "testing": 20},
    interviews=(SLOT,),
    red_flags=(RedFlag(id="careless-pii", text="Leaks"), RedFlag(id="blames-others", text="Blames")),
)
EXERCISE = make_exercise("task", criteria={"grain": 60, "nulls": 40})
PLAN = Plan(RUBRIC, SLOT, {"task": EXERCISE})
BLANK = make_card("ana", {}, vote=None)
CLOSING = ("red_flags", "takeaways", "note_to_next", "private_notes", "vote", "review")
STEPS = ("sql", "modeling", "task/grain", "task/nulls", *CLOSING)


def walking(**parts: object) -> Walk:
    """A walk at its first step, with a scorecard that says no more than `parts`."""
    return begin(PLAN, replace(BLANK, **parts))  # type: ignore[arg-type]


def answered(**ratings: Rating | int | Absence) -> Walk:
    """A walk with those ratings, and a vote so that nothing else is missing."""
    return begin(PLAN, make_card("ana", ratings, vote=Vote.YES))


def complete() -> Scorecard:
    """A scorecard on the interview with everything filled in."""
    return make_card(
        "ana",
        {"sql": 4, "modeling": Absence.RAN_OUT_OF_TIME, "testing": 2},
        vote=Vote.NO,
        flags={"blames-others": "The old team"},
        criteria={"task": {"grain": 1, "nulls": 3}},
        takeaways="Quick",
        note_to_next="Ask about tests",
        private_notes="Late",
    )
