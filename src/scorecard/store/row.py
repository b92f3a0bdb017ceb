"""This room turns values into what a query takes, and rows back into values."""

import json
import sqlite3
from collections.abc import Mapping

from scorecard.core.bookmark import Bookmark
from scorecard.core.document import canonical, restore
from scorecard.core.panel import Candidate, Submission
from scorecard.core.scorecard import Scorecard
from scorecard.core.text import lookup_key
from scorecard.store.protocol import Draft, Seat

Value = str | int | float | bytes | None
Row = sqlite3.Row


def storable(values: Mapping[str, Value]) -> dict[str, Value]:
    """The values with nothing in them that a database cannot hold: half a character becomes a question mark."""
    return {
        name: value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
        for name, value in values.items()
    }


def slot(card: Scorecard) -> dict[str, Value]:
    """The values that name a scorecard: one person, one candidate, one rubric, one interview."""
    return {
        "candidate": card.candidate.id,
        "interviewer_key": lookup_key(card.interviewer),
        "rubric": card.rubric_id,
        "interview": card.interview or "",
    }


def seat(one: Seat) -> dict[str, Value]:
    """The values that name an exercise under way."""
    return {
        "candidate": one.candidate,
        "interviewer_key": lookup_key(one.interviewer),
        "exercise": one.exercise,
    }


def progress(one: Draft) -> dict[str, Value]:
    """The values that change while a draft is worked on."""
    return {"card": canonical(one.card), "bookmark": canonical(one.bookmark), "saved_at": one.saved_at}


def candidate(row: sqlite3.Row) -> Candidate:
    """A candidate from their row."""
    return Candidate(row["id"], row["name"])


def draft(row: sqlite3.Row) -> Draft:
    """A draft from its row."""
    return Draft(
        id=row["id"],
        seq=row["seq"],
        card=restore(Scorecard, json.loads(row["card"])),
        bookmark=restore(Bookmark, json.loads(row["bookmark"])),
        rubric_hash=row["rubric_hash"],
        exercise_hashes=json.loads(row["exercise_hashes"]),
        version=row["version"],
        saved_at=row["saved_at"],
        amends=row["amends"],
        because=row["because"],
    )


def submission(row: sqlite3.Row) -> Submission:
    """A submitted scorecard from its row and its document's."""
    return Submission(
        id=row["id"],
        card=restore(Scorecard, json.loads(row["document"])),
        rubric_hash=row["rubric_hash"],
        revision=row["revision"],
        submitted_at=row["submitted_at"],
        because=row["because"],
    )
