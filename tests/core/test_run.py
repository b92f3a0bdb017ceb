"""A run of an exercise: its clock, and what is stamped on it."""

from hypothesis import given
from hypothesis import strategies as st

from scorecard.core.document import plain, restore
from scorecard.core.run import Check, Checked, Event, Put, Run, Rung, Stamp, StampKind, Tell, clock, put

SEEN = Check(submission="abc", outcome="wrong", whole=True, wrong={"cust_history": "where a customer moved"})

seconds = st.integers(0, 9000)
events = st.one_of(
    st.builds(
        Put,
        st.sampled_from([StampKind.HINT, StampKind.NOTE]),
        seconds,
        st.text(max_size=9),
        st.none() | st.sampled_from(Rung),
    ),
    st.builds(Checked, seconds, st.just("answer.sql"), st.just(SEEN)),
    st.builds(Tell, seconds, st.sampled_from(["", "2026-11-20T10:00:00Z"])),
)


def after(*happened: Event) -> Run:
    run = Run()
    for event in happened:
        run = put(run, event)
    return run


def test_a_hint_is_stamped_with_its_second_and_its_rung() -> None:
    run = after(Put(StampKind.HINT, 750, "Look at the customers", Rung.DATASET), Put(StampKind.NOTE, 800, "Quick"))

    assert run == Run(
        seconds=800,
        stamps=(
            Stamp(kind=StampKind.HINT, second=750, text="Look at the customers", rung=Rung.DATASET),
            Stamp(kind=StampKind.NOTE, second=800, text="Quick"),
        ),
    )


def test_a_check_is_stamped_and_the_submission_remembered() -> None:
    run = after(Checked(60, "answer.sql", SEEN))

    stamp = Stamp(kind=StampKind.CHECK, second=60, text="answer.sql", check=SEEN)
    assert run == Run(seconds=60, submission="answer.sql", stamps=(stamp,))


def test_a_run_that_is_left_has_no_clock_that_goes_on() -> None:
    assert after(Tell(5, "2026-11-20T10:00:00Z")).since == "2026-11-20T10:00:00Z"
    assert after(Tell(5, "2026-11-20T10:00:00Z"), Tell(9, "")) == Run(seconds=9)


@given(st.lists(events))
def test_a_run_keeps_every_stamp_its_clock_never_runs_backwards_and_it_comes_back_as_it_was(
    happened: list[Event],
) -> None:
    run, latest = Run(), 0
    for event in happened:
        before, run = run, put(run, event)
        assert run.seconds >= before.seconds
        assert run.stamps[: len(before.stamps)] == before.stamps
        latest = max(latest, event.second)

    assert run.seconds == latest
    assert restore(Run, plain(run)) == run


def test_the_clock_is_written_in_minutes_and_seconds() -> None:
    assert (clock(0), clock(61), clock(3600)) == ("0:00", "1:01", "60:00")
