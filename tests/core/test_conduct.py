"""A document walks an interview as a person would."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.attachment import AttachFacts
from scorecard.core.conduct import conduct
from scorecard.core.event import (
    AskAlso,
    CastVote,
    Describe,
    Jump,
    Leave,
    RaiseFlag,
    Rate,
    Submit,
    Tick,
    Write,
)
from scorecard.core.scorecard import Absence, ExerciseRating, Fact, RaisedFlag, Rating, Scorecard, Vote
from scorecard.core.walk import step
from scorecard.errors import InvalidError
from tests.core.interview import BLANK, complete, walking
from tests.factory import make_card

FACT = Fact(id="fan-out", sentence="Three orders are counted twice")
RATED = st.builds(Rating, level=st.sampled_from([1, 2, 3, 4]), evidence=st.text(max_size=5)) | st.builds(
    Rating, absent=st.sampled_from(Absence), evidence=st.text(max_size=5)
)


def ticked(line: str) -> st.SearchStrategy[Rating]:
    """Ratings of a line, with any of its signals in any order."""
    signals = st.permutations([f"{line}-good", f"{line}-bad"]).flatmap(
        lambda order: st.integers(0, 2).map(lambda many: tuple(order[:many]))
    )
    return st.builds(lambda rating, seen: replace(rating, signals=seen), RATED, signals)


documents = st.builds(
    replace,
    st.just(BLANK),
    ratings=st.fixed_dictionaries({}, optional={line: ticked(line) for line in ("sql", "modeling", "testing")}),
    exercises=st.fixed_dictionaries(
        {},
        optional={
            "task": st.builds(
                ExerciseRating,
                criteria=st.fixed_dictionaries({}, optional={"grain": RATED, "nulls": RATED}),
                facts=st.sampled_from([(), (FACT,)]),
            )
        },
    ),
    red_flags=st.lists(
        st.builds(RaisedFlag, id=st.sampled_from(["careless-pii", "blames-others"]), evidence=st.text(max_size=5)),
        max_size=2,
        unique_by=lambda flag: flag.id,
    ).map(tuple),
    vote=st.none() | st.sampled_from(Vote),
    takeaways=st.text(max_size=5),
    private_notes=st.text(max_size=5),
)


def test_a_document_does_what_the_keys_would_have_done() -> None:
    answers = replace(
        make_card(
            "ana",
            {
                "sql": Rating(level=4, evidence="Fan-out", signals=("sql-bad", "sql-good")),
                "testing": Absence.RAN_OUT_OF_TIME,
            },
            vote=Vote.YES,
            flags={"careless-pii": "A dump"},
            takeaways="Quick",
        ),
        exercises={"task": ExerciseRating(criteria={"grain": Rating(level=2)}, facts=(FACT,))},
    )

    by_hand = walking()
    for event in (
        Rate("sql", 4),
        Describe("sql", "Fan-out"),
        Tick("sql", "sql-good"),
        Tick("sql", "sql-bad"),
        AskAlso("testing"),
        Leave("testing", Absence.RAN_OUT_OF_TIME),
        Rate("task/grain", 2),
        AttachFacts("task", (FACT,)),
        RaiseFlag("careless-pii", "A dump"),
        Write("takeaways", "Quick"),
        Leave("modeling", Absence.NOT_ASKED),
        CastVote(Vote.YES),
    ):
        by_hand = step(by_hand, event)
    assert conduct(walking(), answers) == by_hand


def test_a_whole_document_ends_up_in_the_scorecard_and_can_be_submitted() -> None:
    walk = conduct(walking(), complete())

    assert step(walk, Submit()).card == complete()


def test_a_document_brings_the_level_from_before_the_facts_opened_and_what_was_noted() -> None:
    shifted = {"grain": Rating(level=2, before_facts=3), "nulls": Rating(absent=Absence.NOT_ASKED, before_facts=1)}
    told = ExerciseRating(criteria=shifted, noted=("fan_out",), facts=(FACT,))

    walk = conduct(walking(), replace(make_card("ana", {"sql": 3}, vote=None), exercises={"task": told}))

    assert walk.card.exercises == {"task": told}


def test_a_dimension_of_the_slot_that_was_left_out_counts_as_not_asked() -> None:
    walk = conduct(walking(), make_card("ana", {"sql": 3}, vote=None))

    assert walk.card.ratings == {"sql": Rating(level=3), "modeling": Rating(absent=Absence.NOT_ASKED)}


def test_what_a_document_says_replaces_and_what_it_leaves_out_stays() -> None:
    before = walking()
    for event in (Rate("sql", 2), Describe("sql", "Old"), Rate("modeling", 3), Write("takeaways", "Old"), Jump("vote")):
        before = step(before, event)

    walk = conduct(before, make_card("ana", {"sql": 4}, vote=None, note_to_next="New"))

    assert walk.card.ratings == {"sql": Rating(level=4, evidence="Seen at 4"), "modeling": Rating(level=3)}
    assert (walk.card.takeaways, walk.card.note_to_next) == ("Old", "New")


def test_signals_that_a_document_lists_replace_those_that_were_ticked() -> None:
    before = step(walking(), Tick("sql", "sql-bad"))

    walk = conduct(before, make_card("ana", {"sql": Rating(level=3, signals=("sql-good",))}, vote=None))

    assert walk.rating("sql").signals == ("sql-good",)


@pytest.mark.parametrize(
    "answers",
    [
        make_card("ana", {"tap-dance": 3}),
        make_card("ana", {}, criteria={"tap": {"grain": 3}}),
        make_card("ana", {}, flags={"rude": "Said so"}),
        make_card("ana", {"sql": Rating(level=3, signals=("tap-good",))}),
    ],
    ids=["dimension", "exercise", "red flag", "signal"],
)
def test_a_document_that_names_what_the_walk_lacks_is_refused(answers: Scorecard) -> None:
    with pytest.raises(InvalidError):
        conduct(walking(), answers)


@given(documents)
def test_conducting_a_document_twice_is_the_same_as_once(answers: Scorecard) -> None:
    once = conduct(walking(), answers)

    assert conduct(once, answers) == once


@given(documents)
def test_nothing_that_a_document_says_is_lost_or_made_up(answers: Scorecard) -> None:
    card = conduct(walking(), answers).card

    order = {"sql-good": 0, "sql-bad": 1, "modeling-good": 0, "modeling-bad": 1, "testing-good": 0, "testing-bad": 1}
    said = {
        key: replace(one, signals=tuple(sorted(one.signals, key=lambda signal: order[signal])))
        for key, one in answers.ratings.items()
    }
    focus = {key: Rating(absent=Absence.NOT_ASKED) for key in ("sql", "modeling")}
    worded = {key: one for key, one in answers.exercises.items() if one.criteria or one.facts}
    flags = tuple(sorted(answers.red_flags, key=lambda flag: flag.id != "careless-pii"))
    assert card == replace(answers, ratings={**focus, **said}, exercises=worded, red_flags=flags)
