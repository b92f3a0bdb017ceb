"""The events of an interview, one by one and in any order."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.attachment import AttachFacts, Notice
from scorecard.core.bookmark import Bookmark
from scorecard.core.event import (
    AskAlso,
    CastVote,
    Describe,
    Elapse,
    Jot,
    Jump,
    Leave,
    Move,
    RaiseFlag,
    Rate,
    Submit,
    Tick,
    WithdrawFlag,
    Write,
)
from scorecard.core.scorecard import Absence, ExerciseRating, Fact, FactSource, RaisedFlag, Rating, Vote, merged
from scorecard.core.walk import Event, Walk, begin, gaps, step
from scorecard.errors import InvalidError
from tests.core.checklist import SmallList, fact_of
from tests.core.interview import PLAN, STEPS, answered, complete, walking

FACT = Fact(id="fan-out", sentence="Three orders are counted twice")
KEYS = ("sql", "modeling", "testing", "task/grain", "task/nulls", "vote", "tap-dance", "task/tap", "tap/grain")
SIGNALS = ("sql-good", "sql-bad", "modeling-good", "testing-bad", "tap-good")
TEXTS = st.text(max_size=5)


def after(walk: Walk, *events: Event) -> Walk:
    for event in events:
        walk = step(walk, event)
    return walk


def test_a_level_replaces_a_reason_and_keeps_the_evidence() -> None:
    walk = after(walking(), Describe("sql", "Began"), Leave("sql", Absence.NOT_ASKED), Rate("sql", 3))

    assert walk.card.ratings == {"sql": Rating(level=3, evidence="Began")}


def test_a_reason_replaces_a_level_and_keeps_the_evidence() -> None:
    walk = after(walking(), Rate("sql", 3), Describe("sql", "Began"), Leave("sql", Absence.RAN_OUT_OF_TIME))

    assert walk.card.ratings == {"sql": Rating(absent=Absence.RAN_OUT_OF_TIME, evidence="Began")}


def test_a_criterion_is_rated_like_a_dimension() -> None:
    walk = after(walking(), Rate("task/grain", 4), Describe("task/grain", "One row per day"))

    rated = {"grain": Rating(level=4, evidence="One row per day")}
    assert walk.card.exercises == {"task": ExerciseRating(criteria=rated)}


@pytest.mark.parametrize("level", [0, 5, -1, 10])
def test_a_level_outside_the_scale_is_refused(level: int) -> None:
    with pytest.raises(InvalidError, match=rf"^{level} is not a level: choose 1, 2, 3 or 4\.$"):
        step(walking(), Rate("sql", level))


@pytest.mark.parametrize("event", [Rate("vote", 3), Leave("review", Absence.NOT_ASKED), Describe("takeaways", "x")])
def test_a_closing_step_takes_no_level(event: Event) -> None:
    with pytest.raises(InvalidError, match="takes no level"):
        step(walking(), event)


@pytest.mark.parametrize("key", ["testing", "tap-dance", "task/tap", "tap/grain", ""])
def test_what_is_not_part_of_the_walk_cannot_be_rated(key: str) -> None:
    with pytest.raises(InvalidError, match=r"^This interview has no step called"):
        step(walking(), Rate(key, 3))


def test_ticking_twice_takes_the_tick_back() -> None:
    once = after(walking(), Tick("sql", "sql-good"))
    twice = after(once, Tick("sql", "sql-good"))

    assert (once.rating("sql").signals, twice.rating("sql").signals) == (("sql-good",), ())


def test_ticked_signals_stand_in_the_order_of_the_rubric() -> None:
    walk = after(walking(), Tick("sql", "sql-bad"), Tick("sql", "sql-good"))

    assert walk.rating("sql").signals == ("sql-good", "sql-bad")


@pytest.mark.parametrize("event", [Tick("sql", "modeling-good"), Tick("task/grain", "sql-good"), Tick("vote", "x")])
def test_a_signal_that_the_step_does_not_have_is_refused(event: Tick) -> None:
    with pytest.raises(InvalidError, match=f"^{event.key} has no signal called {event.signal}"):
        step(walking(), event)


def test_facts_stand_beside_the_criteria() -> None:
    walk = after(walking(), Rate("task/grain", 3), AttachFacts("task", (FACT,)), Rate("task/nulls", 2))

    rated = ExerciseRating(criteria={"grain": Rating(level=3), "nulls": Rating(level=2)}, facts=(FACT,))
    assert walk.card.exercises == {"task": rated}


def test_facts_open_with_the_first_rating_and_the_level_from_before_stays_beside_a_later_one() -> None:
    fact = Fact(id="fan-out", sentence="Three orders are counted twice", criteria=("grain",))
    closed = after(walking(), AttachFacts("task", (fact,)))
    opened = step(closed, Rate("task/grain", 4))
    moved = after(opened, Rate("task/grain", 2), Rate("task/grain", 3))

    assert (closed.facts("task/grain"), opened.facts("task/grain"), opened.facts("task/nulls")) == ((), (fact,), ())
    assert (opened.rating("task/grain").before_facts, moved.rating("task/grain").before_facts) == (None, 4)


def test_what_the_interviewer_noted_is_open_at_once_and_opens_nothing() -> None:
    noted = Fact(id="noted", sentence="Named", criteria=("grain",), source=FactSource.INTERVIEWER)
    walk = after(walking(), AttachFacts("task", (noted,), ("fan_out",)))
    moved = after(walk, Rate("task/grain", 4), Rate("task/grain", 2))

    assert walk.facts("task/grain") == (noted,)
    assert walk.card.exercises["task"].noted == ("fan_out",)
    assert moved.rating("task/grain").before_facts is None


def test_a_tick_on_the_list_of_a_kit_replaces_what_the_ticks_said_before_and_leaves_the_checker_alone() -> None:
    walk = after(walking(), AttachFacts("task", (FACT,)), Notice("task", SmallList(), "join.fix"))
    again = after(walk, Notice("task", SmallList(), "count"))
    back = after(again, Notice("task", SmallList(), "join"), Notice("task", SmallList(), "count"))

    ticks = ("join", "join.fix", "count")
    assert walk.card.exercises["task"].noted == ("join", "join.fix")
    assert again.card.exercises["task"] == ExerciseRating(noted=ticks, facts=(FACT, fact_of(*ticks)))
    assert back.card.exercises["task"] == ExerciseRating(facts=(FACT,))


def test_the_level_from_before_the_facts_opened_stays_where_it_is_taken_back_for_a_reason() -> None:
    fact = Fact(id="fan-out", sentence="Three orders are counted twice", criteria=("grain",))
    walk = after(walking(), AttachFacts("task", (fact,)), Rate("task/grain", 4))
    left = step(walk, Leave("task/grain", Absence.INSUFFICIENT_EVIDENCE))

    assert left.rating("task/grain") == Rating(absent=Absence.INSUFFICIENT_EVIDENCE, before_facts=4)


def test_facts_of_one_source_replace_their_own_kind_only() -> None:
    report, hint, noted = (Fact(id="x", sentence="S", source=source) for source in FactSource)
    again = replace(report, sentence="Again")

    assert merged((hint,), FactSource.CHECKER, (report,)) == (report, hint)
    assert merged((report, hint, noted), FactSource.CHECKER, (again,)) == (again, hint, noted)
    assert merged((report, hint, noted), FactSource.INTERVIEWER, ()) == (report, hint)


def test_raising_a_flag_again_rewrites_its_evidence_in_the_order_of_the_rubric() -> None:
    walk = after(
        walking(), RaiseFlag("blames-others", "A"), RaiseFlag("careless-pii", "B"), RaiseFlag("blames-others", "C")
    )

    raised = (RaisedFlag(id="careless-pii", evidence="B"), RaisedFlag(id="blames-others", evidence="C"))
    assert walk.card.red_flags == raised


def test_a_flag_can_be_withdrawn_and_one_that_was_not_raised_stays_so() -> None:
    walk = after(walking(), RaiseFlag("careless-pii", "A"), WithdrawFlag("careless-pii"), WithdrawFlag("blames-others"))

    assert walk == walking()


def test_a_flag_that_the_rubric_does_not_list_is_refused() -> None:
    with pytest.raises(InvalidError, match=r"^The rubric has no red flag called rude\.$"):
        step(walking(), RaiseFlag("rude", "Said so"))


@pytest.mark.parametrize("field", ["takeaways", "note_to_next", "private_notes"])
def test_a_closing_text_is_replaced(field: str) -> None:
    walk = after(walking(), Write(field, "first"), Write(field, "second"))  # type: ignore[arg-type]

    texts = [(name, getattr(walk.card, name)) for name in ("takeaways", "note_to_next", "private_notes")]
    assert [(name, text) for name, text in texts if text] == [(field, "second")]


def test_a_free_note_joins_the_private_notes_under_the_name_of_its_step() -> None:
    walk = after(walking(), Jot("asked for a break"), Jump("task/grain"), Jot("sighed"))

    assert walk.card.private_notes == "[SQL] asked for a break\n[The task: Grain] sighed"


@pytest.mark.parametrize("vote", Vote)
def test_a_vote_is_kept_once_every_dimension_is_settled(vote: Vote) -> None:
    walk = after(walking(), Rate("sql", 3), Leave("modeling", Absence.NOT_ASKED), CastVote(vote))

    assert walk.card.vote is vote


def test_a_vote_before_the_dimensions_is_refused_and_names_them() -> None:
    with pytest.raises(InvalidError, match=r"^The vote comes after the dimensions.*: SQL and Data modeling\.$"):
        step(walking(), CastVote(Vote.YES))


def test_a_dimension_asked_for_later_has_to_be_settled_before_the_vote_is_changed() -> None:
    with pytest.raises(InvalidError, match=r"^The vote comes after the dimensions.*: Testing\.$"):
        after(answered(sql=3, modeling=3), AskAlso("testing"), CastVote(Vote.NO))


def test_moving_goes_step_by_step_and_stays_at_either_end() -> None:
    walk, seen = walking(), []
    for by in (-1, *[1] * 12, -1):
        walk = step(walk, Move(by))  # type: ignore[arg-type]
        seen.append(walk.here.key)

    assert seen == ["sql", *STEPS[1:], "review", "review", "review", "vote"]


@pytest.mark.parametrize("key", STEPS)
def test_a_jump_goes_to_any_step(key: str) -> None:
    assert step(walking(), Jump(key)).bookmark == Bookmark(at=key)


def test_a_jump_to_a_step_that_is_not_there_is_refused() -> None:
    with pytest.raises(InvalidError, match=r"^This interview has no step called testing\.$"):
        step(walking(), Jump("testing"))


def test_asking_for_a_dimension_adds_it_once_and_goes_there() -> None:
    walk = after(walking(), AskAlso("testing"), Jump("vote"), AskAlso("testing"))

    assert walk.bookmark == Bookmark(at="testing", requested=("testing",))


def test_asking_for_a_dimension_the_rubric_lacks_is_refused() -> None:
    with pytest.raises(InvalidError, match=r"^The rubric has no dimension called tap-dance\.$"):
        step(walking(), AskAlso("tap-dance"))


def test_time_adds_up_and_never_runs_backwards() -> None:
    assert after(walking(), Elapse(30), Elapse(-20), Elapse(5)).bookmark.seconds == 35


def test_submitting_with_gaps_is_refused_and_names_them_all() -> None:
    walk = after(walking(), Rate("sql", 1), Rate("modeling", 3))

    with pytest.raises(
        InvalidError, match=r"^Not ready to submit: level 1 needs evidence; a vote is needed to submit\.$"
    ):
        step(walk, Submit())


def test_submitting_a_complete_walk_stands_at_the_review_and_changes_no_answer() -> None:
    walk = begin(PLAN, complete())

    assert step(walk, Submit()) == replace(walk, bookmark=replace(walk.bookmark, at="review"))


def spread(cls: type[Event], **parts: st.SearchStrategy[object]) -> st.SearchStrategy[Event]:
    return st.builds(cls, **parts)


SOMEWHERE = st.sampled_from(KEYS)
MOVES = st.one_of(
    spread(Move, by=st.sampled_from([1, -1])),
    spread(Jump, key=st.sampled_from([*STEPS, "testing", "tap-dance"])),
    spread(AskAlso, dimension=st.sampled_from(["testing", "sql", "tap-dance"])),
    spread(Elapse, seconds=st.integers(-5, 100)),
)
ANSWERS = st.one_of(
    spread(Rate, key=SOMEWHERE, level=st.integers(0, 5)),
    spread(Leave, key=SOMEWHERE, reason=st.sampled_from(Absence)),
    spread(Describe, key=SOMEWHERE, text=TEXTS),
    spread(Tick, key=SOMEWHERE, signal=st.sampled_from(SIGNALS)),
    spread(RaiseFlag, flag=st.sampled_from(["careless-pii", "blames-others", "rude"]), evidence=TEXTS),
    spread(WithdrawFlag, flag=st.sampled_from(["careless-pii", "rude"])),
    spread(Write, field=st.sampled_from(["takeaways", "note_to_next", "private_notes"]), text=TEXTS),
    spread(Jot, text=TEXTS),
    spread(
        Notice, exercise=st.just("task"), checklist=st.just(SmallList()), entry=st.sampled_from(["join", "date.fix"])
    ),
    spread(AttachFacts, exercise=st.just("task"), facts=st.just((FACT,))),
    spread(CastVote, vote=st.sampled_from(Vote)),
    spread(Submit),
)


def tried(walk: Walk, event: Event) -> Walk:
    try:
        return step(walk, event)
    except InvalidError:
        return walk


def settled(walk: Walk) -> set[str]:
    return {one.key for one in walk.steps if one.rated and walk.rating(one.key).settled}


@given(st.lists(st.one_of(MOVES, ANSWERS, ANSWERS), max_size=40))
def test_any_sequence_of_events_keeps_a_walk_valid(events: list[Event]) -> None:
    walk = walking()
    for event in events:
        before, walk = walk, tried(walk, event)

        keys = [one.key for one in walk.steps]
        assert keys[-6:] == list(STEPS[-6:])
        assert len(set(keys)) == len(keys)
        assert walk.bookmark.at in keys
        assert settled(before) <= settled(walk)
        assert walk.bookmark.seconds >= before.bookmark.seconds
        assert all(rating.level is None or rating.absent is None for rating in walk.card.ratings.values())
        assert walk.card.vote is before.card.vote or before.may_vote


@given(st.lists(ANSWERS, max_size=15), st.lists(MOVES, max_size=15))
def test_moving_about_never_changes_an_answer(answers: list[Event], moves: list[Event]) -> None:
    walk = walking()
    for event in answers:
        walk = tried(walk, event)
    moved = walk
    for event in moves:
        moved = tried(moved, event)

    assert moved.card == walk.card


@given(st.lists(st.one_of(MOVES, ANSWERS), max_size=25), st.sampled_from([walking(), begin(PLAN, complete())]))
def test_a_walk_can_be_submitted_exactly_when_it_has_no_gap(events: list[Event], walk: Walk) -> None:
    for event in events:
        walk = tried(walk, event)

    try:
        accepted = step(walk, Submit()).card == walk.card
    except InvalidError:
        accepted = False
    assert accepted is (gaps(walk) == ())


@given(st.lists(ANSWERS, max_size=25))
def test_a_walk_without_gaps_holds_everything_that_a_submission_needs(events: list[Event]) -> None:
    walk = begin(PLAN, complete())
    for event in events:
        walk = tried(walk, event)

    if not gaps(walk):
        criteria = [one for exercise in walk.card.exercises.values() for one in exercise.criteria.values()]
        needing = [one for one in (*walk.card.ratings.values(), *criteria) if one.level in (1, 4)]
        assert walk.card.vote is not None
        assert all(walk.rating(key).settled for key in ("sql", "modeling"))
        assert all(one.evidence.strip() for one in needing)
        assert all(flag.evidence.strip() for flag in walk.card.red_flags)
