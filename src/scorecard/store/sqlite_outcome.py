"""This room keeps outcomes in a SQLite file, beside the scorecards."""

import json
import sqlite3
from dataclasses import replace

from scorecard.core.document import canonical, restore
from scorecard.core.outcome import KeptOutcome, Outcome
from scorecard.core.text import lookup_key
from scorecard.store.outcome import already_recorded
from scorecard.store.row import Value
from scorecard.store.statement import Statements


class SqliteOutcomes:
    """Outcomes in a SQLite file; see `scorecard.store.outcome.Outcomes` for what each method promises."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def record(self, kept: KeptOutcome) -> KeptOutcome:
        """Record an outcome for good."""
        said = kept.outcome
        with self._statements.together():
            revision = 1 + int(self._statements.rows("last_outcome_revision", **_slot(said))[0]["revision"])
            if revision > 1 and not kept.because.strip():
                raise already_recorded(said)
            self._statements.run(
                "record_outcome",
                id=kept.id,
                revision=revision,
                rubric_hash=kept.rubric_hash,
                document=canonical(said),
                because=kept.because,
                entered_by=kept.entered_by,
                recorded_at=kept.recorded_at,
                **_slot(said),
            )
            self._statements.run("drop_outcome_draft", **_slot(said))
        return replace(kept, revision=revision)

    def of(self, candidate: str) -> tuple[KeptOutcome, ...]:
        """Every revision of a candidate's outcomes."""
        return tuple(_kept(one) for one in self._statements.rows("outcomes_of", candidate=candidate))

    def latest(self) -> tuple[KeptOutcome, ...]:
        """The latest revisions of everybody's outcomes."""
        return tuple(_kept(one) for one in self._statements.rows("latest_outcomes"))

    def keep_draft(self, said: Outcome, at: str) -> None:
        """Keep what is typed in so far."""
        with self._statements.together():
            self._statements.run("keep_outcome_draft", document=canonical(said), saved_at=at, **_slot(said))

    def draft(self, said: Outcome) -> Outcome | None:
        """What was typed in so far."""
        rows = self._statements.rows("outcome_draft", **_slot(said))
        return restore(Outcome, json.loads(rows[0]["document"])) if rows else None


def _slot(said: Outcome) -> dict[str, Value]:
    return {
        "candidate": said.candidate.id,
        "rater_key": lookup_key(said.by),
        "rubric": said.rubric,
        "check_in": said.at,
    }


def _kept(row: sqlite3.Row) -> KeptOutcome:
    return KeptOutcome(
        id=row["id"],
        outcome=restore(Outcome, json.loads(row["document"])),
        rubric_hash=row["rubric_hash"],
        revision=row["revision"],
        recorded_at=row["recorded_at"],
        because=row["because"],
        entered_by=row["entered_by"],
    )
