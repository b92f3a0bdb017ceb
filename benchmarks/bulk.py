"""This room fills a store with many panels at once, with the same bytes as handing in each scorecard would give."""

import hashlib
import itertools
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scorecard.core.bookmark import Bookmark
from scorecard.core.document import canonical
from scorecard.core.figure import Mark, mark, packed_levels, panel_figures
from scorecard.core.panel import Candidate
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import CandidateName, Rating, Scorecard, Vote
from scorecard.core.text import lookup_key
from scorecard.library.find import shelf
from scorecard.library.load import load_rubric
from scorecard.store.connection import connect
from scorecard.store.protocol import Draft, Material
from scorecard.store.queries import queries
from scorecard.store.row import slot
from scorecard.store.sqlite import SqliteStore
from scorecard.store.sqlite_figure import columns

CHECKOUT = Path(__file__).parents[1]
PANEL, PATTERNS, INTERVIEWERS, EVIDENCE = 5, 400, 2000, 200
AT = "2026-11-20T10:00:00Z"
SLOTS = ("sql-exercise", "data-tests", "pr-review", "incident", "conversation")
VOTES = (*Vote, Vote.YES, Vote.YES, Vote.NO)


@dataclass(frozen=True)
class Bulk:
    """The rubric of a bulk store, and panels that repeat in it with other people."""

    rubric: Rubric
    material: Material
    panels: tuple[tuple[Scorecard, ...], ...]


def bulk() -> Bulk:
    """The shipped rubric and seeded panels of five on it, some with ratings that are missing."""
    found = shelf((), CHECKOUT)
    loaded = load_rubric(found.rubric_path("associate-data-engineer"), found.exercise_ids())
    rubric, chance = loaded.value, random.Random(20261126)
    material = Material(loaded.hash, "rubric", rubric.id, rubric.version, loaded.text, canonical(rubric))
    return Bulk(rubric, material, tuple(_panel(rubric, chance) for _ in range(PATTERNS)))


def _panel(rubric: Rubric, chance: random.Random) -> tuple[Scorecard, ...]:
    middle = chance.uniform(1.8, 3.8)
    return tuple(
        Scorecard(
            scorecard=1,
            candidate=CandidateName(id="@id@", name="@name@"),
            interviewer=f"@{seat}@",
            rubric=rubric.id,
            interview=interview,
            ratings={line.id: _rating(middle, chance) for line in rubric.dimensions if chance.random() > 0.1},
            vote=chance.choice(VOTES),
        )
        for seat, interview in enumerate(SLOTS[:PANEL])
    )


def _rating(middle: float, chance: random.Random) -> Rating:
    level = min(4, max(1, round(chance.gauss(middle, 0.7))))
    return Rating(level=level, evidence=("Said what was seen. " * 20)[:EVIDENCE])


def people(number: int) -> tuple[str, str, tuple[str, ...]]:
    """The id and name of a candidate, and who interviews them."""
    seats = tuple(f"i{(number * PANEL + seat) * 7919 % INTERVIEWERS:04}" for seat in range(PANEL))
    return f"candidate-{number:06}", f"Candidate {number:06}", seats


def named(text: str, number: int) -> str:
    """A pattern with the names of one panel in it."""
    candidate, name, seats = people(number)
    text = text.replace("@id@", candidate).replace("@name@", name)
    for seat, who in enumerate(seats):
        text = text.replace(f"@{seat}@", who)
    return text


def fill(path: Path, scorecards: int) -> None:
    """Make a store with so many scorecards at a path, quickly."""
    source = bulk()
    store = SqliteStore(path)
    store.keep(source.material, "bulk")
    store.close()
    opened = connect(path)
    opened.execute("PRAGMA synchronous = OFF")
    numbers = iter(range(scorecards // PANEL))
    patterns = [_pattern(source, panel) for panel in source.panels]
    while batch := list(itertools.islice(numbers, 5000)):
        opened.execute("BEGIN IMMEDIATE")
        for table, rows in _rows(source, patterns, batch).items():
            opened.executemany(queries()[table], rows)
        opened.execute("COMMIT")
    opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    opened.close()


@dataclass(frozen=True)
class Pattern:
    """A panel whose figures and documents are known but for the names in them."""

    texts: tuple[str, ...]
    marks: tuple[Mark, ...]
    levels: tuple[bytes, ...]
    figures: dict[str, object]


def _pattern(source: Bulk, panel: tuple[Scorecard, ...]) -> Pattern:
    marks = tuple(mark(card, source.material.hash, AT) for card in panel)
    return Pattern(
        tuple(canonical(card) for card in panel),
        marks,
        tuple(packed_levels(one.levels, source.rubric.dimensions) for one in marks),
        dict(columns(panel_figures(marks, source.rubric))),
    )


def _rows(source: Bulk, patterns: list[Pattern], numbers: list[int]) -> dict[str, list[dict[str, object]]]:
    tables = ("add_candidate", "submit", "submit_document", "keep_scorecard_figure", "keep_panel_figure")
    rows: dict[str, list[dict[str, object]]] = {name: [] for name in tables}
    for number in numbers:
        pattern, (candidate, name, seats) = patterns[number % PATTERNS], people(number)
        keys = {"id_key": lookup_key(candidate), "name_key": lookup_key(name)}
        rows["add_candidate"].append({"id": candidate, "name": name, "at": AT, **keys})
        for seat, who in enumerate(seats):
            one, text, identity = pattern.marks[seat], named(pattern.texts[seat], number), f"{candidate}-{seat}"
            place = {"candidate": candidate, "interviewer_key": lookup_key(who), "rubric": source.rubric.id}
            when = {"revision": 1, "rubric_hash": source.material.hash, "submitted_at": AT}
            rows["submit"].append({"id": identity, "interviewer": who, "interview": one.interview, **place, **when})
            digest = hashlib.sha256(text.encode()).hexdigest()
            kept = {"hash": digest, "document": text, "exercise_hashes": "{}", "because": ""}
            rows["submit_document"].append({"id": identity, **kept})
            figure = {"levels": pattern.levels[seat], "vote": one.vote or "", "red_flags": one.red_flags}
            rows["keep_scorecard_figure"].append({"id": identity, **figure})
        rows["keep_panel_figure"].append({"candidate": candidate, "rubric": source.rubric.id, **pattern.figures})
    return rows


def hand_in(path: Path, scorecards: int) -> None:
    """Make the same store one scorecard at a time, as people do."""
    source = bulk()
    store = SqliteStore(path)
    store.keep(source.material, "bulk")
    for number in range(scorecards // PANEL):
        candidate, name, _ = people(number)
        store.add_candidate(Candidate(candidate, name), (), AT)
        for seat, card in enumerate(cards(source, number)):
            store.submit(store.begin(draft(card, source.material.hash)), f"{candidate}-{seat}", AT)
    store.close()


def cards(source: Bulk, number: int) -> Iterator[Scorecard]:
    """The scorecards of one panel."""
    from scorecard.core.document import restore

    for pattern in source.panels[number % PATTERNS]:
        yield restore(Scorecard, json.loads(named(canonical(pattern), number)))


def draft(card: Scorecard, rubric_hash: str) -> Draft:
    """A draft that is ready to be handed in."""
    identity = "-".join(str(part) for part in slot(card).values())
    return Draft(identity, 0, card, Bookmark(), rubric_hash, {}, 0, AT)


def dump(path: Path) -> list[tuple[object, ...]]:
    """Everything that both ways must give, table by table."""
    opened = connect(path)
    tables = ("candidate", "scorecard", "scorecard_document", "scorecard_figure", "panel_figure")
    rows = [tuple(row) for table in tables for row in opened.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]
    opened.close()
    return rows


def proven(folder: Path, scorecards: int = 60) -> None:
    """Make a small store both ways; AssertionError when they differ by a byte."""
    quick, slow = folder / "quick.db", folder / "slow.db"
    fill(quick, scorecards)
    hand_in(slow, scorecards)
    assert dump(quick) == dump(slow), "the bulk path is not what handing in would give"
