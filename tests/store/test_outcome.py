"""What every store promises about the outcomes of hires."""

import sqlite3
from dataclasses import replace

import pytest

from scorecard.core.outcome import KeptOutcome, Outcome
from scorecard.core.panel import Candidate
from scorecard.core.scorecard import Absence, CandidateName, Rating
from scorecard.errors import ConflictError, ScorecardError
from scorecard.store.protocol import Store
from scorecard.store.sqlite import SqliteStore
from tests.store.backend import AT, JANE, ON, Backend, SqliteBackend, prepared

KIM = Candidate("kim", "Kim Lee")
ODD = "quote ' semicolon ; \x00 \x1b \u202e 😀 e\u0301 \n\r\n"
SAID = Outcome(
    outcome=1,
    candidate=CandidateName(id="jane-doe", name="Jane Doe"),
    at="30d",
    by="lea",
    seen_scorecards=False,
    rubric="ramp",
    ratings={"setup": Rating(level=4, evidence=ODD), "first": Rating(absent=Absence.NOT_ASKED)},
    note=ODD,
)


def kept(said: Outcome, identity: str = "o-1", because: str = "", entered_by: str = "") -> KeptOutcome:
    return KeptOutcome(identity, said, ON, 1, AT, because, entered_by)


def test_an_empty_store_holds_no_outcomes(empty: Store) -> None:
    assert (empty.outcomes.of("jane-doe"), empty.outcomes.latest(), empty.outcomes.draft(SAID)) == ((), (), None)


def test_an_outcome_is_kept_as_it_was_said_and_found_after_reopening(backend: Backend) -> None:
    first = prepared(backend.open())
    recorded = first.outcomes.record(kept(SAID, entered_by="rita"))
    first.close()

    again = backend.open()
    found = (again.outcomes.of("jane-doe"), again.outcomes.latest())
    again.close()
    assert recorded == kept(SAID, entered_by="rita")
    assert found == ((recorded,), (recorded,))


def test_a_second_outcome_of_the_same_check_in_is_a_conflict_that_names_the_way_to_amend(store: Store) -> None:
    store.outcomes.record(kept(SAID))

    with pytest.raises(ConflictError) as refused:
        store.outcomes.record(kept(replace(SAID, by="LEA ", ratings={}), "o-2"))
    assert refused.value.lines == (
        "LEA  has already recorded how jane-doe is doing at 30d.",
        "What was recorded stays.",
        "To amend it: scorecard outcomes add jane-doe --at 30d --by 'LEA ' --amend --because 'WHY'",
    )
    assert store.outcomes.of("jane-doe") == (kept(SAID),)


def test_an_amendment_is_the_next_revision_and_the_earlier_one_stays(store: Store) -> None:
    other = kept(replace(SAID, by="ben"), "o-b")
    store.outcomes.record(kept(SAID))
    store.outcomes.record(other)
    second = store.outcomes.record(kept(replace(SAID, seen_scorecards=True), "o-2", because="I had looked"))

    assert second.revision == 2
    assert store.outcomes.of("jane-doe") == (kept(SAID), other, second)
    assert store.outcomes.latest() == (other, second)


@pytest.mark.parametrize("other", [replace(SAID, at="60d"), replace(SAID, by="ben"), replace(SAID, rubric="ramp-2")])
def test_another_check_in_rater_or_rubric_is_another_outcome(other: Outcome, store: Store) -> None:
    store.outcomes.record(kept(SAID))

    assert store.outcomes.record(kept(other, "o-2")).revision == 1


def test_what_is_typed_in_is_kept_until_it_is_recorded(store: Store) -> None:
    begun = replace(SAID, ratings={})
    store.outcomes.keep_draft(begun, AT)
    store.outcomes.keep_draft(SAID, AT)

    assert store.outcomes.draft(replace(begun, by="Lea")) == SAID
    assert store.outcomes.draft(replace(begun, at="60d")) is None
    store.outcomes.record(kept(SAID))
    assert store.outcomes.draft(begun) is None


def test_forgetting_somebody_takes_their_outcomes_and_nobody_elses(store: Store) -> None:
    store.add_candidate(KIM, (), AT)
    kims = kept(replace(SAID, candidate=CandidateName(id="kim", name="Kim Lee")), "o-k")
    store.outcomes.record(kept(SAID))
    store.outcomes.record(kims)
    store.outcomes.keep_draft(replace(SAID, at="60d"), AT)

    store.forget("jane-doe")

    assert (store.outcomes.latest(), store.outcomes.of("jane-doe")) == ((kims,), ())
    assert store.outcomes.draft(replace(SAID, at="60d")) is None


def test_forgetting_somebody_clears_the_bytes_of_their_outcomes(backend: SqliteBackend) -> None:
    store = prepared(backend.open())
    store.outcomes.record(kept(replace(SAID, note="Zyxwv outcome")))
    store.outcomes.keep_draft(replace(SAID, at="60d", note="Zyxwv draft"), AT)
    store.forget(JANE.id)
    store.close()

    left = [path.name for path in backend.path.parent.iterdir() if b"Zyxwv" in path.read_bytes()]
    assert left == []


@pytest.mark.parametrize("identity", ["nobody", "jane-doe "])
def test_an_outcome_of_nobody_is_refused_in_a_sentence(identity: str, store: Store) -> None:
    with pytest.raises(ScorecardError):
        store.outcomes.record(kept(replace(SAID, candidate=CandidateName(id=identity))))


def test_a_recorded_outcome_cannot_be_changed_even_by_hand(backend: SqliteBackend) -> None:
    store = prepared(SqliteStore(backend.path))
    store.outcomes.record(kept(SAID))
    store.close()

    by_hand = sqlite3.connect(backend.path)
    with pytest.raises(sqlite3.IntegrityError, match="immutable"):
        by_hand.execute("UPDATE outcome SET document = '{}'")
    with pytest.raises(sqlite3.IntegrityError, match="immutable"):
        by_hand.execute("INSERT OR REPLACE INTO outcome SELECT * FROM outcome")
    by_hand.close()
