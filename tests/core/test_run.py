"""A run of an exercise: its clock, its hints, and how they stand beside a report."""

from scorecard.core.run import Put, Run, StampKind, clock, hint_facts, merged, put
from scorecard.core.scorecard import Fact

REPORT = (Fact(id="grain", sentence="Two rows for one key"),)


def test_a_hint_is_stamped_and_becomes_a_fact_with_its_time() -> None:
    run = put(put(Run(), Put(StampKind.HINT, 750, "Look at the customers")), Put(StampKind.NOTE, 800, "Quick"))

    assert run.seconds == 800
    assert [fact.sentence for fact in hint_facts(run)] == ["Hint after 12:30: Look at the customers"]


def test_the_clock_of_a_run_never_runs_backwards() -> None:
    assert put(Run(seconds=900), Put(StampKind.NOTE, 30, "Late")).seconds == 900


def test_hints_and_a_report_replace_their_own_kind_only() -> None:
    hints = hint_facts(put(Run(), Put(StampKind.HINT, 5, "Count the rows")))
    again = (Fact(id="rows", sentence="Three rows are missing"),)

    assert merged(merged(REPORT, hints), again) == (*again, *hints)
    assert merged((*REPORT, *hints), hints) == (*REPORT, *hints)


def test_the_clock_is_written_in_minutes_and_seconds() -> None:
    assert (clock(0), clock(61), clock(3600)) == ("0:00", "1:01", "60:00")
