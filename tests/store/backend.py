"""This room holds the stores that the contract runs against, and short ways to fill one."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from scorecard.core.bookmark import Bookmark
from scorecard.core.document import canonical, content_hash
from scorecard.core.panel import Candidate
from scorecard.core.scorecard import Scorecard
from scorecard.store.protocol import Draft, Material, Store
from scorecard.store.sqlite import SqliteStore
from tests.factory import make_card, make_rubric

JANE = Candidate("jane-doe", "Jane Doe")
RUBRIC = make_rubric()
ON = content_hash(RUBRIC)
MATERIAL = Material(ON, "rubric", "data", "1.0", "rubric: 1\n# a comment\n", canonical(RUBRIC))
AT = "2026-11-20T10:00:00Z"


class Backend(Protocol):
    """A place for a store that can be opened more than once, as from several terminals."""

    def open(self) -> Store:
        """A store on that place, made when there is none yet."""


@dataclass(frozen=True)
class SqliteBackend:
    """A SQLite file."""

    path: Path

    def open(self) -> Store:
        """A connection of its own."""
        return SqliteStore(self.path)


def prepared(store: Store, *candidates: Candidate) -> Store:
    """The store with the candidates (Jane without any) and the rubric in it."""
    for candidate in candidates or (JANE,):
        store.add_candidate(candidate, (), AT)
    store.keep(MATERIAL, "source-1")
    return store


def make_new_draft(card: Scorecard, draft_id: str = "", *, amends: str = "", because: str = "") -> Draft:
    """A draft that is not in a store yet."""
    return Draft(
        id=draft_id or f"draft-{card.candidate.id}-{card.interviewer}-{card.interview}",
        seq=0,
        card=card,
        bookmark=Bookmark(),
        rubric_hash=ON,
        exercise_hashes={},
        version=0,
        saved_at=AT,
        amends=amends,
        because=because,
    )


def submitted(store: Store, card: Scorecard, scorecard_id: str = "") -> str:
    """Submit a scorecard and return its id."""
    identity = scorecard_id or f"card-{card.interviewer}-{card.interview}"
    store.submit(store.begin(make_new_draft(card)), identity, AT)
    return identity


def amendment(store: Store, card: Scorecard, amends: str, because: str = "I misread my notes") -> Draft:
    """Open a draft that revises a scorecard."""
    return store.begin(make_new_draft(card, f"again-{amends}", amends=amends, because=because))


def touched(draft: Draft, text: str) -> Draft:
    """The draft with other takeaways and bookmark, ready to be saved."""
    return replace(draft, card=replace(draft.card, takeaways=text), bookmark=Bookmark(at="sql", seconds=9), saved_at=AT)


ANA = make_card("ana", {"sql": 4, "modeling": 3})
BOB = make_card("bob", {"sql": 3})
