"""What every store promises about debriefs, whichever database is behind it."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from scorecard.core.debrief.record import Debrief, Topic
from scorecard.core.panel import Candidate, Decision
from scorecard.core.scorecard import Vote
from scorecard.errors import ConflictError
from scorecard.store.debrief import KeptDebrief
from scorecard.store.protocol import Store
from tests.factory import make_card
from tests.store.backend import ANA, AT, BOB, JANE, ON, Backend, SqliteBackend, prepared, submitted

KIM = Candidate("kim", "Kim Lee")
LATER = "2026-11-25T10:00:00Z"
DONE = Decision(Vote.YES, "lea", "Quote ' and \x00 and 😀", AT)


def made(debrief_id: str = "d-1", *, candidate: str = "jane-doe", rubric: str = "data") -> KeptDebrief:
    """A debrief that is not in a store yet."""
    said = Debrief(
        candidate=candidate,
        rubric=rubric,
        rubric_hash=ON,
        convened_by="lea",
        begun_at=AT,
        read=("card-ana-first",),
        order=("ana", "bob"),
    )
    return KeptDebrief(debrief_id, 0, said, 0, AT)


def noted(kept: KeptDebrief, note: str) -> KeptDebrief:
    """The debrief with a note, ready to be saved."""
    return replace(kept, debrief=replace(kept.debrief, topics={"sql": Topic(notes=(note,))}), saved_at=LATER)


def finished(store: Store, debrief_id: str = "d-1", *, candidate: str = "jane-doe") -> KeptDebrief:
    """A debrief that was begun and finished."""
    kept = store.debriefs.begin(made(debrief_id, candidate=candidate))
    done = replace(kept, debrief=replace(kept.debrief, decision=DONE), finished_at=LATER)
    return store.debriefs.save(done)


def test_a_store_without_debriefs_says_so(store: Store) -> None:
    debriefs = store.debriefs

    assert (debriefs.of("jane-doe"), debriefs.under_way("jane-doe", "data"), debriefs.finished()) == ((), None, ())


def test_a_debrief_that_was_begun_is_there_for_everybody(store: Store, backend: Backend) -> None:
    kept = store.debriefs.begin(made())
    other = backend.open()
    found = other.debriefs.under_way("jane-doe", "data")
    other.close()

    assert kept == replace(made(), seq=kept.seq, version=1)
    assert found == kept
    assert store.debriefs.of("jane-doe") == (kept,)


def test_every_save_is_there_for_everybody_at_once(store: Store, backend: Backend) -> None:
    saved = store.debriefs.save(noted(store.debriefs.begin(made()), "odd ' \x1b \u202e 😀\n"))
    other = backend.open()

    assert other.debriefs.of("jane-doe") == (saved,)
    assert saved.version == 2
    other.close()


def test_one_debrief_at_a_time_for_a_candidate_and_a_rubric(store: Store) -> None:
    first = store.debriefs.begin(made())

    with pytest.raises(ConflictError) as refused:
        store.debriefs.begin(made("d-2"))
    other = store.debriefs.begin(made("d-3", rubric="other"))
    assert refused.value.lines == (
        "A debrief on this candidate is under way.",
        "To go on from what is there now: scorecard debrief jane-doe",
    )
    assert store.debriefs.of("jane-doe") == (first, other)


def test_after_one_is_finished_another_can_begin(store: Store) -> None:
    first = finished(store)
    second = store.debriefs.begin(made("d-2"))

    assert store.debriefs.under_way("jane-doe", "data") == second
    assert store.debriefs.of("jane-doe") == (first, second)


def test_a_save_from_an_old_version_is_a_conflict_and_loses_nothing(store: Store) -> None:
    begun = store.debriefs.begin(made())
    there = store.debriefs.save(noted(begun, "first"))

    with pytest.raises(ConflictError) as refused:
        store.debriefs.save(noted(begun, "second"))
    assert refused.value.what == "This debrief was changed elsewhere meanwhile."
    assert store.debriefs.of("jane-doe") == (there,)


def test_two_processes_cannot_hold_one_debrief(tmp_path: Path) -> None:
    place = tmp_path / "store.db"
    store = prepared(SqliteBackend(place).open())
    kept = store.debriefs.begin(made())
    with store.debriefs.hold(kept):
        taken = _elsewhere(place)
    assert (taken, _elsewhere(place)) == ("This debrief is open in another terminal.", "held")
    store.close()


HOLD = """
import sys
from pathlib import Path
from scorecard.errors import ConflictError
from scorecard.store.sqlite import SqliteStore

debriefs = SqliteStore(Path(sys.argv[1])).debriefs
try:
    with debriefs.hold(debriefs.under_way("jane-doe", "data")):
        print("held")
except ConflictError as error:
    print(error.what)
"""


def _elsewhere(place: Path) -> str:
    words = [sys.executable, "-c", HOLD, str(place)]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


def test_a_finished_debrief_is_never_changed(store: Store, backend: Backend) -> None:
    done = finished(store)

    assert isinstance(backend, SqliteBackend)
    with closing(sqlite3.connect(backend.path)) as database, pytest.raises(sqlite3.IntegrityError) as refused:
        database.execute("UPDATE debrief SET document = '{}'")
    assert str(refused.value) == "a finished debrief is immutable"
    assert store.debriefs.of("jane-doe") == (done,)


def test_all_finished_debriefs_are_found_in_the_order_they_began(empty: Store) -> None:
    store = prepared(empty, JANE, KIM)
    kim = finished(store, "d-9", candidate="kim")
    store.debriefs.begin(made("d-5", candidate="kim"))
    jane = finished(store, "d-1")

    assert store.debriefs.finished() == (kim.debrief, jane.debrief)


def test_experience_counts_first_submissions_on_other_candidates(empty: Store) -> None:
    store = prepared(empty, JANE, KIM)
    for card in (ANA, BOB, make_card("Ana", interview="second")):
        submitted(store, card)
    on_kim = replace(make_card("ana"), candidate=replace(ANA.candidate, id="kim", name="Kim Lee"))
    submitted(store, on_kim, "card-kim")

    assert dict(store.debriefs.experience("kim")) == {"ana": 2, "bob": 1}
    assert dict(store.debriefs.experience("jane-doe")) == {"ana": 1}


@pytest.mark.parametrize("held", [lambda store: store.debriefs.begin(made()), finished])
def test_forgetting_a_candidate_erases_their_debriefs_from_the_bytes(
    held: Callable[[Store], KeptDebrief], store: Store, backend: Backend
) -> None:
    assert isinstance(backend, SqliteBackend)
    kept = held(store)
    if not kept.finished_at:
        store.debriefs.save(noted(kept, "Unmistakable sentence"))

    store.forget("jane-doe")

    files = [path.read_bytes() for path in backend.path.parent.iterdir()]
    assert (store.debriefs.of("jane-doe"), store.debriefs.finished()) == ((), ())
    assert not any(b"Unmistakable sentence" in data or b"card-ana-first" in data for data in files)


def test_a_debrief_on_a_forgotten_candidate_cannot_be_saved(store: Store) -> None:
    kept = store.debriefs.begin(made())
    store.forget("jane-doe")

    with pytest.raises(ConflictError):
        store.debriefs.save(noted(kept, "late"))
