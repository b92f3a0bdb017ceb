"""This room reads scorecards for calibrating from a SQLite file."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from scorecard.core.calibration.observation import Observation
from scorecard.core.panel import Candidate
from scorecard.core.scorecard import Absence, FactSource
from scorecard.core.text import lookup_key
from scorecard.store import row
from scorecard.store.statement import Statements


class SqliteObservations:
    """See `scorecard.store.observation.Observations` for what each method promises."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def rubrics(self) -> tuple[str, ...]:
        return tuple(one["rubric"] for one in self._statements.rows("rated_rubrics"))

    def of(self, rubric: str) -> Iterator[Observation]:
        return map(_observation, self._statements.each("current_scorecards", rubric=rubric))

    def owed_by(self, interviewer: str) -> tuple[Candidate, ...]:
        rows = self._statements.rows("owed_candidates", interviewer_key=lookup_key(interviewer))
        return tuple(row.candidate(one) for one in rows)


def _observation(one: sqlite3.Row) -> Observation:
    candidate, interviewer, revision, rubric_hash, submitted_at, first_at, document = one
    said = json.loads(document)
    levels, absences, evidenced = _levels(said.get("ratings", {}))
    return Observation(
        candidate=candidate,
        interviewer=interviewer,
        levels=levels,
        absences=absences,
        evidenced=evidenced,
        shifts=tuple(_shifts(said.get("exercises", {}))),
        seconds=_seconds(said.get("conducted_at"), first_at or submitted_at),
        amended=revision > 1,
        rubric_hash=rubric_hash,
    )


def _levels(ratings: Mapping[str, Any]) -> tuple[dict[str, int], dict[str, Absence], int]:
    """Levels and absences by dimension, and how many levels have written evidence."""
    levels: dict[str, int] = {}
    absences: dict[str, Absence] = {}
    evidenced = 0
    for key, rating in ratings.items():
        level = rating.get("level")
        if level is not None:
            levels[key] = level
            evidence = rating.get("evidence")
            evidenced += bool(evidence) and not evidence.isspace()
        elif "absent" in rating:
            absences[key] = Absence(rating["absent"])
    return levels, absences, evidenced


def _shifts(exercises: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    """The level before and after, of each criterion that facts were opened on; only a change was written down."""
    for exercise in exercises.values():
        sealed = (fact for fact in exercise.get("facts", ()) if fact.get("source") != FactSource.INTERVIEWER)
        opened = {key for fact in sealed for key in fact.get("criteria", ())}
        for key, rating in exercise.get("criteria", {}).items():
            if "level" in rating and (key in opened or "before_facts" in rating):
                yield rating.get("before_facts", rating["level"]), rating["level"]


def _seconds(conducted_at: str | None, submitted_at: str) -> int | None:
    """Seconds between the two; None where the first is not a moment, or after the second."""
    if not conducted_at:
        return None
    began = datetime.fromisoformat(conducted_at)
    passed = (datetime.fromisoformat(submitted_at) - began).total_seconds() if began.tzinfo else -1
    return int(passed) if passed >= 0 else None
