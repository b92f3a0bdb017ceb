"""The figures beside the scorecards: what the documents say, in order, whatever happened before."""

import json
import random
import signal
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scorecard.core.assessment import Assessment, assess
from scorecard.core.document import restore
from scorecard.core.figure import fits, order
from scorecard.core.panel import Candidate
from scorecard.core.policy import STRICTEST_FIRST
from scorecard.core.pooling import Sums, spread_of
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import CandidateName, Scorecard, Vote
from scorecard.core.spread import agreement
from scorecard.core.uncertainty import interviewer_scores, pooled
from scorecard.store import connection
from scorecard.store.figure import Choice, Extent, Place, Sorting, Version
from scorecard.store.protocol import Material, Store
from scorecard.store.sqlite import SqliteStore
from tests.core.strategy import LINES, panels
from tests.factory import make_card, make_decision
from tests.store.backend import AT, JANE, make_new_draft, prepared, submitted
from tests.store.filled import HASH, NEWER, NEWER_HASH, OTHER, OTHER_HASH, RUBRIC, filled, submit
from tests.store.process import started

DATA = Version("data", HASH)
EVERYBODY = Choice(rubric="data")


def weighed(store: Store, candidate: str, rubric: Rubric = RUBRIC) -> Assessment:
    """The slow way: from the documents."""
    panel = store.panel(Candidate(candidate, candidate))
    kept = restore(Rubric, json.loads(store.material(panel.rubric_hashes[0]).document))
    assert kept == rubric
    return assess(panel, kept, panel.rubric_hashes[0], {})


@pytest.fixture
def store() -> Iterator[Store]:
    opened = SqliteStore(None)
    yield opened
    opened.close()


@settings(max_examples=40, deadline=None)
@given(st.lists(panels.filter(bool), min_size=1, max_size=6), st.permutations(range(6)))
def test_the_order_by_every_column_is_the_order_of_what_the_documents_say(
    drawn: list[tuple[Scorecard, ...]], weights: list[int]
) -> None:
    store = filled(SqliteStore(None), *drawn)
    everybody = {candidate.id: weighed(store, candidate.id) for candidate in store.candidates()}
    new = tuple(weight + 1 for weight in weights[:3])

    for column, value in VALUES.items():
        for descending in (True, False):
            _check(store, everybody, Sorting(column, descending), value)
    for at, line in enumerate(LINES):
        sorting = Sorting("dimension", dimension=at)
        _check(store, everybody, sorting, lambda one, line=line: one.tally.dimension(line).mean)
    _check(store, everybody, Sorting(weights=new), lambda one: reweighed(one, new))
    store.close()


def _check(store: Store, everybody: dict[str, Assessment], sorting: Sorting, value) -> None:  # type: ignore[no-untyped-def]
    found = store.figures.first(EVERYBODY, DATA, sorting)
    values = [value(everybody[one.candidate]) for one in found]
    rated = [one for one in values if one is not None]
    assert values == sorted(rated, reverse=sorting.descending) + [None] * (len(values) - len(rated))
    assert {one.candidate for one in found} == set(everybody)
    scores = {one: reweighed(everybody[one], sorting.weights or (50, 30, 20)) for one in everybody}
    assert {one.candidate: one.score for one in found} == {
        one: None if score is None else order(score) for one, score in scores.items()
    }
    told = [score for score in scores.values() if score is not None]
    ranks = store.figures.ranks(EVERYBODY, DATA, sorting, frozenset(map(order, told)))
    assert ranks == {order(score): 1 + sum(other > score for other in told) for score in told}


def reweighed(one: Assessment, weights: Sequence[int]) -> Fraction | None:
    rated = [(w, line.mean) for w, line in zip(weights, one.tally.dimensions, strict=True) if line.mean is not None]
    if not rated:
        return None
    return sum((w * mean for w, mean in rated), Fraction()) / sum(w for w, _ in rated)


GOOD = (Vote.STRONG_YES, Vote.YES)
BAD = (Vote.STRONG_NO, Vote.NO)
VALUES = {
    "score": lambda one: one.tally.score,
    "recommendation": lambda one: STRICTEST_FIRST.index(one.recommendation.call),
    "coverage": lambda one: one.tally.coverage,
    "agreement": lambda one: agreement(one.tally).deviation,
    "votes": lambda one: sum((vote in GOOD) - (vote in BAD) for _, vote in one.tally.votes),
    "red_flags": lambda one: len(one.tally.red_flags),
    "interviewers": lambda one: len(one.tally.interviewers),
    "candidate": lambda one: one.panel.candidate.id,
}


@settings(max_examples=40, deadline=None)
@given(st.lists(panels.filter(bool), min_size=1, max_size=6))
def test_what_the_panels_come_to_is_what_the_documents_say(drawn: list[tuple[Scorecard, ...]]) -> None:
    store = filled(SqliteStore(None), *drawn)
    everybody = [weighed(store, candidate.id) for candidate in store.candidates()]

    extent, sums = store.figures.extent(EVERYBODY, DATA), store.figures.sums(EVERYBODY)

    sizes = [len(one.tally.interviewers) for one in everybody]
    held = {frozenset(card.interview for card in one.panel.cards) for one in everybody}
    calls = [one.recommendation.call for one in everybody]
    assert (extent.panels, extent.sizes) == (len(drawn), (min(sizes), max(sizes)))
    assert (extent.alike, extent.beyond) == (len(held) == 1, False)
    assert extent.calls == tuple(calls.count(call) for call in STRICTEST_FIRST)
    scores = [tuple(interviewer_scores(one.tally).values()) for one in everybody]
    spread = pooled(scores)
    assert extent.sums == sums
    told = spread_of(sums)
    assert (told is None) == (spread is None)
    if told and spread:
        assert told.df == spread.df
        for one, other in ((told.variance, spread.variance), (told.between, spread.between), (told.mean, spread.mean)):
            assert float(one) == pytest.approx(float(other), abs=1e-9)
    store.close()


def test_panels_on_two_rubrics_and_two_versions_are_told_apart(store: Store) -> None:
    filled(store, [make_card("ana")], [make_card("ana"), make_card("bob")], [make_card("ana")])
    submit(store, "c00", make_card("ana"), OTHER)
    submit(store, "c01", make_card("cyd"), NEWER)
    store.add_candidate(Candidate("new", "New"), (), AT)
    submit(store, "new", make_card("ana"), NEWER)

    versions = store.figures.versions(Choice())

    assert sorted(versions, key=repr) == sorted(
        [DATA, Version("data", NEWER_HASH), Version("data", HASH, mixed=True), Version("design", OTHER_HASH)], key=repr
    )
    found = {version: store.figures.first(Choice(), version, Sorting()) for version in versions}
    assert [[one.candidate for one in found[version]] for version in versions] == [
        [one.candidate for one in found[version]] for version in versions
    ]
    assert {version.mixed: len(found[version]) for version in versions if version.rubric_hash == HASH} == {
        False: 2,
        True: 1,
    }
    assert len(store.figures.first(Choice(), Version("data"), Sorting())) == 4


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice(interview="second"), ["c01"]),
        (Choice(interview="sec"), []),
        (Choice(since="2026-11-22"), ["c02"]),
        (Choice(until="2026-11-21"), ["c00"]),
        (Choice(since="2026-11-21", until="2026-11-22"), ["c01"]),
        (Choice(decided=True), ["c00"]),
        (Choice(decided=False), ["c01", "c02"]),
        (Choice(named=("c02", "nobody")), ["c02"]),
        (Choice(named=()), []),
        (Choice(hidden=("c00", "c02")), ["c01"]),
    ],
)
def test_panels_are_chosen_by_interview_date_decision_and_name(
    choice: Choice, expected: list[str], store: Store
) -> None:
    filled(store, [], [], [])
    submit(store, "c00", make_card("ana"), at="2026-11-20T10:00:00Z")
    submit(store, "c01", make_card("ana", interview="second"), at="2026-11-21T10:00:00Z")
    submit(store, "c02", make_card("ana"), at="2026-11-22T10:00:00Z")
    store.decide("c00", make_decision())

    found = store.figures.first(choice, DATA, Sorting("candidate", descending=False))

    assert [one.candidate for one in found] == expected
    assert store.figures.extent(choice, DATA).panels == len(expected)
    assert len(store.figures.versions(choice)) == bool(expected)


def test_no_more_than_asked_for_come_back(store: Store) -> None:
    filled(store, *([make_card("ana", {"sql": level})] for level in (2, 4, 3)))

    assert store.figures.first(EVERYBODY, DATA, Sorting(), 2) == (
        Place("c01", order(Fraction(4))),
        Place("c02", order(Fraction(3))),
    )


def test_decisions_sort_from_the_best_and_who_has_none_comes_last(store: Store) -> None:
    filled(store, *([make_card("ana")] for _ in range(6)))
    for candidate, vote in zip(("c01", "c02", "c03", "c04", "c05"), Vote, strict=True):
        store.decide(candidate, make_decision(vote))

    found = store.figures.first(EVERYBODY, DATA, Sorting("decision"))

    # in the order of Vote: strong_yes, yes, no, strong_no, no_decision
    assert [one.candidate for one in found] == ["c01", "c02", "c05", "c03", "c04", "c00"]


def test_nothing_chosen_comes_to_nothing(store: Store) -> None:
    assert store.figures.versions(Choice()) == ()
    assert store.figures.extent(EVERYBODY, DATA) == Extent(0, (0, 0), True, (0,) * 5, 1, False, NO_SUMS)
    assert store.figures.sums(EVERYBODY) == NO_SUMS


def test_whoever_is_waited_for_on_a_panel_is_hidden_from_it(store: Store) -> None:
    filled(store, [make_card("ana")], [make_card("ana")], [make_card("bob")], [make_card("ana")])
    store.set_members("c00", ("Ana", "bob"))
    store.set_members("c03", ("cyd",))
    store.begin(replace(make_new_draft(make_card("BOB", candidate=CandidateName(id="c01"))), rubric_hash=HASH))
    store.begin(
        replace(make_new_draft(make_card("bob", candidate=CandidateName(id="c02")), amends="x"), rubric_hash=HASH)
    )

    hidden = {who: store.figures.hidden_from(who) for who in ("bob", "ana", "CYD", "")}

    assert hidden == {"bob": ("c00", "c01"), "ana": (), "CYD": ("c03",), "": ()}


def test_an_amendment_replaces_what_it_amends(store: Store) -> None:
    filled(store, [make_card("ana", {"sql": 2}), make_card("bob", {"sql": 4})])
    card = make_card("ana", {"sql": 4}, candidate=CandidateName(id="c00"))
    again = store.begin(replace(make_new_draft(card, "again", amends="c00-ana"), rubric_hash=HASH))
    store.submit(again, "again", AT)

    assert store.figures.first(EVERYBODY, DATA, Sorting()) == (Place("c00", order(Fraction(4))),)
    assert store.figures.examine().problems == ()


def test_forgetting_somebody_takes_their_figures(tmp_path: Path) -> None:
    store = filled(SqliteStore(tmp_path / "store.db"), [make_card("ana")], [make_card("ana")])
    store.forget("c00")
    store.close()

    left = sqlite3.connect(tmp_path / "store.db")
    counts = [left.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in TABLES]
    left.close()
    assert counts == [1, 1]


NO_SUMS = Sums(0, 0, 0, 0.0, 0.0, 0.0)
TABLES = ("panel_figure", "scorecard_figure")
TAMPER = {
    "a score": "UPDATE panel_figure SET score = score + 1 WHERE candidate = 'c01'",
    "a call": "UPDATE panel_figure SET call = (call + 1) % 5 WHERE candidate = 'c01'",
    "a mean": "UPDATE panel_figure SET means0 = means0 + 1 WHERE candidate = 'c01'",
    "a version": f"UPDATE panel_figure SET rubric_hash = '{NEWER_HASH}' WHERE candidate = 'c01'",
    "a row that is gone": "DELETE FROM panel_figure WHERE candidate = 'c01'",
    "the levels of a scorecard": "UPDATE scorecard_figure SET levels = x'010101' WHERE scorecard = 2",
    "a scorecard that is not counted": "DELETE FROM scorecard_figure WHERE scorecard = 2",
    "a panel that nobody rated": f"UPDATE panel_figure SET rubric = 'x{'y' * 9}' WHERE candidate = 'c01'",
}


@pytest.mark.parametrize("change", TAMPER.values(), ids=TAMPER)
def test_a_figure_that_was_tampered_with_is_noticed_and_mended(change: str, tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = filled(SqliteStore(path), [make_card("ana")], [make_card("ana", {"sql": 4}), make_card("bob", {"sql": 3})])
    sound = dump(path)
    other = sqlite3.connect(path)
    other.execute(change)
    other.commit()
    other.close()

    told = []
    noticed = store.figures.examine().problems != ()
    panels_made = store.figures.rebuild(lambda done, total: told.append((done, total)))
    mended = store.figures.examine()
    store.close()
    assert (noticed, panels_made, told) == (True, 2, [(1, 2), (2, 2)])
    assert (mended.panels, mended.looked_at, mended.problems) == (2, 2, ())
    assert dump(path) == sound


def dump(path: Path) -> list[tuple[object, ...]]:
    """Every figure as it is kept."""
    opened = sqlite3.connect(path)
    rows = [row for table in TABLES for row in opened.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]
    opened.close()
    return rows


@settings(max_examples=20, deadline=None)
@given(st.lists(panels.filter(bool), min_size=1, max_size=3))
def test_making_figures_anew_gives_what_submitting_gave(drawn: list[tuple[Scorecard, ...]]) -> None:
    store = filled(SqliteStore(None), *drawn)
    before = store.figures.first(EVERYBODY, DATA, Sorting()), store.figures.extent(EVERYBODY, DATA)

    store.figures.rebuild()

    assert (store.figures.first(EVERYBODY, DATA, Sorting()), store.figures.extent(EVERYBODY, DATA)) == before
    assert store.figures.examine().problems == ()
    store.close()


def test_a_store_from_before_figures_gets_them_when_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "store.db"
    store = filled(SqliteStore(path), [make_card("ana")], [make_card("ana"), make_card("bob")])
    store.close()
    expected = dump(path)
    old = sqlite3.connect(path)
    for table in TABLES:
        old.execute(f"DROP TABLE {table}")
    for index in ("panel_member_by_interviewer", "draft_by_interviewer"):
        old.execute(f"DROP INDEX {index}")
    old.execute("PRAGMA user_version = 1")
    old.commit()
    old.close()
    only = tmp_path / "migrations"
    only.mkdir()
    for one in sorted(connection.MIGRATIONS.glob("*.sql"))[:2]:
        (only / one.name).write_bytes(one.read_bytes())
    monkeypatch.setattr(connection, "MIGRATIONS", only)

    SqliteStore(path).close()

    assert dump(path) == expected


def test_a_submit_that_fails_at_its_figures_keeps_nothing(store: Store) -> None:
    filled(store, [])
    store.keep(Material("broken", "rubric", "data", "9", "", "{}"), "broken")
    draft = store.begin(
        replace(make_new_draft(make_card("ana", candidate=CandidateName(id="c00"))), rubric_hash="broken")
    )

    with pytest.raises(TypeError):
        store.submit(draft, "card-1", AT)
    assert (store.revisions("c00"), len(store.drafts_of("ana"))) == ((), 1)


def test_a_panel_whose_numbers_have_no_room_says_so(store: Store) -> None:
    sizes = (23, 22, 21)  # 23 x 22 x 21 = 10626 parts of a level, 100 parts of the weight: above 2**20
    filled(
        store,
        [
            make_card(f"i{who}", {line: 3 - (who > 0) for line, size in zip(LINES, sizes, strict=True) if who < size})
            for who in range(23)
        ],
        [make_card("ana")],
    )

    assert store.figures.extent(EVERYBODY, DATA).beyond
    assert not store.figures.extent(Choice(named=("c01",)), DATA).beyond
    assert store.figures.examine().problems == ()


def test_figures_are_there_for_other_terminals_at_once(tmp_path: Path) -> None:
    here = prepared(SqliteStore(tmp_path / "store.db"))
    there = SqliteStore(tmp_path / "store.db")

    submitted(here, make_card("ana", {"sql": 3, "modeling": 4}))
    found = there.figures.first(Choice(), there.figures.versions(Choice())[0], Sorting())
    here.close()
    there.close()
    # (60 x 3 + 40 x 4) / 100
    assert found == (Place(JANE.id, order(Fraction(17, 5))),)


def test_a_kill_at_any_moment_leaves_the_figures_and_the_scorecards_in_step(tmp_path: Path) -> None:
    path, chance = tmp_path / "store.db", random.Random(11)
    for round_ in range(5):
        path = tmp_path / f"store{round_}.db"
        prepared(SqliteStore(path)).close()
        with started("submit_forever", path) as child:
            assert child.stdout is not None
            for _ in range(chance.randint(1, 20)):
                child.stdout.readline()
            child.send_signal(signal.SIGKILL)
            child.wait()
        store = SqliteStore(path)
        state = store.figures.examine()
        store.close()
        assert (state.problems, state.panels > 0) == ((), True)


def test_other_weights_are_in_whole_numbers_that_fit(store: Store) -> None:
    filled(store, [make_card("ana", {"sql": 4, "modeling": 2})], [make_card("ana", {"sql": 2, "modeling": 4})])

    by_sql, by_modeling = (
        [one.candidate for one in store.figures.first(EVERYBODY, DATA, Sorting(weights=weights))]
        for weights in ((9, 1, 5), (1, 9, 5))
    )

    assert (by_sql, by_modeling) == (["c00", "c01"], ["c01", "c00"])
    assert (fits((1, 9, 5), 60), fits((10**6, 10**6), 60)) == (True, False)
