"""Hints beside checks: what came right after which hint is read off the stamps, and nothing else is."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.exercise import Criterion, Exercise
from scorecard.core.ladder import run_facts, turns, verdict
from scorecard.core.run import Check, Checked, Event, Put, Run, Rung, StampKind, put
from scorecard.core.scorecard import Fact, FactSource

HISTORY, ZONE, STATUS = "where a customer moved", "where it is late in New York", "where a status has capitals"
WORDS = {"cust_history": HISTORY, "tz_boundary": ZONE, "status_dirty": STATUS}


def line(criterion_id: str, *informs: str) -> Criterion:
    anchors = dict.fromkeys("1234", "Seen")
    return Criterion(id=criterion_id, name="Line", weight=50, informs=informs, assesses="It", anchors=anchors)


EXERCISE = Exercise(
    exercise=1,
    id="task",
    version="1",
    title="Task",
    minutes=90,
    brief="Do it",
    criteria=(line("grain", "sql"), line("hints", "learning", "communication")),
)


def hint(minute: int, rung: Rung | None = None, text: str = "Can a customer appear twice?") -> Put:
    return Put(StampKind.HINT, minute * 60, text, rung)


def check(minute: int, *wrong: str, whole: bool = True, submission: str = "") -> Checked:
    outcome = "wrong" if wrong else "right"
    seen = Check(
        submission=submission or f"at {minute}",
        outcome=outcome,
        whole=whole,
        wrong={name: WORDS[name] for name in wrong},
    )
    return Checked(minute * 60, "answer.sql", seen)


def after(*happened: Event) -> Run:
    run = Run()
    for event in happened:
        run = put(run, event)
    return run


def told(*happened: Event) -> list[str]:
    return [fact.sentence for fact in run_facts(after(*happened), EXERCISE)]


def test_what_came_right_after_which_hint_bears_on_the_criteria_of_learning() -> None:
    run = after(
        check(15, "cust_history", "tz_boundary"),
        check(18, "cust_history"),
        hint(20, Rung.QUESTION),
        hint(24, Rung.DATASET, "Count the rows by customer_id"),
        check(27),
    )

    def fact(fact_id: str, sentence: str, *examples: str) -> Fact:
        return Fact(id=fact_id, sentence=sentence, criteria=("hints",), source=FactSource.RUN, examples=examples)

    assert run_facts(run, EXERCISE) == (
        fact("hint-1", "Hint after 20:00 (question): Can a customer appear twice?"),
        fact("hint-2", "Hint after 24:00 (dataset): Count the rows by customer_id"),
        fact(
            "check-1",
            "At the first check (minute 15), before any hint, 2 things were wrong; all else that is planted was right.",
            HISTORY,
            ZONE,
        ),
        fact("check-2", f"Without a hint, this came right (check at minute 18): {ZONE}."),
        fact(
            "check-3",
            "After the first and second hints (question, minute 20; dataset, minute 24), this came right "
            f"(check at minute 27): {HISTORY}.",
        ),
        fact("check-last", "At the last check (minute 27) nothing planted was wrong any more."),
    )


def test_a_check_between_two_hints_tells_them_apart() -> None:
    lines = told(
        check(15, "cust_history", "status_dirty"),
        hint(20, Rung.QUESTION),
        check(22, "cust_history", "status_dirty"),
        hint(24, Rung.DATASET),
        check(27, "status_dirty"),
        check(40, "status_dirty"),
    )

    assert lines[3:] == [
        "After the first hint (question, minute 20), nothing more came right (check at minute 22).",
        f"After the second hint (dataset, minute 24), this came right (check at minute 27): {HISTORY}.",
        "At the last check (minute 40) 1 thing was still wrong.",
    ]


def test_what_comes_right_later_by_itself_is_told_from_what_needed_no_hint_at_all() -> None:
    lines = told(check(5, "cust_history", "tz_boundary"), hint(8), check(9, "tz_boundary"), check(12))

    assert lines[2:4] == [
        f"After the first hint (minute 8), this came right (check at minute 9): {HISTORY}.",
        f"Without a further hint, this came right (check at minute 12): {ZONE}.",
    ]


def test_an_answer_that_is_right_at_once_needed_no_hint() -> None:
    assert told(check(30)) == ["At the first check (minute 30), before any hint, nothing planted was wrong."]


def test_an_answer_that_does_not_run_shows_nothing_to_be_right() -> None:
    lines = told(check(5, "cust_history"), hint(8), check(9, whole=False), check(12, "cust_history"))

    assert lines[2:] == [
        "After the first hint (minute 8), nothing more came right (check at minute 12).",
        "At the last check (minute 12) 1 thing was still wrong.",
    ]


def test_what_comes_right_and_goes_wrong_again_did_not_come_right() -> None:
    lines = told(check(5, "cust_history"), hint(8), check(9), check(12, "cust_history"))

    assert lines[2:] == [
        "After the first hint (minute 8), nothing more came right (check at minute 9).",
        "At the last check (minute 12) 1 thing was still wrong.",
    ]


def test_a_check_of_an_unchanged_answer_says_nothing_of_the_hint_before_it() -> None:
    wrong = {"cust_history": HISTORY}
    same = (check(5, *wrong, submission="one"), hint(8), check(9, *wrong, submission="one"), check(12))

    assert told(*same)[2] == f"After the first hint (minute 8), this came right (check at minute 12): {HISTORY}."
    assert (
        verdict(after(*same[:3]))[0] == "wrong, 1 thing wrong; the submission has not changed since the check before."
    )


def test_without_a_check_there_are_the_hints_alone() -> None:
    assert told(hint(8, Rung.ROW, "Both rows of 133")) == ["Hint after 8:00 (row): Both rows of 133"]
    assert told() == []


def test_an_exercise_that_informs_no_learning_keeps_the_facts_beside_no_criterion() -> None:
    exercise = replace(EXERCISE, criteria=(line("grain", "sql"),))

    assert [fact.criteria for fact in run_facts(after(hint(8)), exercise)] == [()]


def test_the_latest_check_says_what_is_wrong_and_what_came_right() -> None:
    assert verdict(after(hint(1))) == ()
    assert verdict(after(check(5, "cust_history", "tz_boundary"), check(9, "tz_boundary"))) == (
        "wrong, 1 thing wrong.",
        f"  wrong: {ZONE}",
        f"  came right: {HISTORY}",
    )


runs = st.lists(
    st.one_of(
        st.integers(0, 99).map(hint),
        st.builds(
            lambda minute, wrong, whole: check(minute, *sorted(wrong), whole=whole),
            st.integers(0, 99),
            st.sets(st.sampled_from(sorted(WORDS))),
            st.booleans(),
        ),
    ),
    max_size=9,
).map(lambda happened: after(*happened))


@given(runs)
def test_nothing_comes_right_that_is_wrong_at_the_end_or_was_never_wrong(run: Run) -> None:
    whole = [turn.check.wrong for turn in turns(run)]

    for fact in run_facts(run, EXERCISE):
        if "came right (check" in fact.sentence and "nothing" not in fact.sentence:
            named = {name for name, words in WORDS.items() if words in fact.sentence}
            assert named
            assert all(name not in whole[-1] and any(name in wrong for wrong in whole) for name in named)


@given(runs)
def test_everything_that_was_wrong_comes_right_once_or_is_wrong_at_the_end(run: Run) -> None:
    whole = [turn.check.wrong for turn in turns(run)]
    sentences = [fact.sentence for fact in run_facts(run, EXERCISE) if "came right (check" in fact.sentence]

    for name, words in WORDS.items():
        if any(name in wrong for wrong in whole):
            assert sum(words in sentence for sentence in sentences) == (name not in whole[-1])


def test_what_is_amiss_in_an_answer_that_is_right_is_to_look_at() -> None:
    seen = Check(submission="at 5", outcome="right", whole=True, wrong={"carried": "one test that carries the suite"})

    assert verdict(after(Checked(300, "tests/", seen))) == (
        "right, 1 thing to look at.",
        "  look at: one test that carries the suite",
    )
