"""What was observed in exercises, at a glance: counts by source, and levels that moved when the facts opened."""

from dataclasses import replace

from rich.console import Group

from scorecard.core.scorecard import Absence, ExerciseRating, Fact, FactSource, Rating
from scorecard.screen.observed import exercises
from tests.factory import make_assessment, make_card
from tests.screen.paper import printed


def fact(number: int, source: FactSource) -> Fact:
    return Fact(id=f"f{number}", sentence="[red]S[/red]", source=source)


def test_counts_by_source_and_moved_levels_stand_in_one_line_for_each_exercise() -> None:
    sources = (FactSource.CHECKER, FactSource.CHECKER, FactSource.RUN, FactSource.INTERVIEWER)
    moved = {
        "grain": Rating(level=2, before_facts=3),
        "nulls": Rating(absent=Absence.INSUFFICIENT_EVIDENCE, before_facts=1),
        "dates": Rating(level=3),
    }
    rated = ExerciseRating(criteria=moved, facts=tuple(fact(number, one) for number, one in enumerate(sources)))
    quiet = ExerciseRating(criteria={"grain": Rating(level=2)})
    cards = [replace(make_card("ana"), exercises={"task": rated}), replace(make_card("bob"), exercises={"task": quiet})]

    assert printed(Group(*exercises(make_assessment(cards))), width=80) == (
        "\n"
        "Exercises\n"
        "  ana  task  4 facts: 2 by the checker, 1 during the run and 1 ticked; grain 2\n"
        "             (3 before the facts opened); nulls insufficient evidence (1 before\n"
        "             the facts opened)\n"
    )


def test_exercises_in_which_nothing_was_observed_take_no_room() -> None:
    assert list(exercises(make_assessment([make_card("ana", criteria={"task": {"grain": 3}})]))) == []
