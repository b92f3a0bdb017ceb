"""This room keeps debriefs in a SQLite file, beside the scorecards."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from scorecard.core.debrief.record import Debrief
from scorecard.core.document import canonical, restore
from scorecard.errors import ConflictError
from scorecard.store.debrief import KeptDebrief
from scorecard.store.lock import held
from scorecard.store.statement import Statements

FIRST_PLACE = 1 << 40
"""Where the bytes of the lock file that stand for debriefs begin, far beyond those of drafts."""


class SqliteDebriefs:
    """The debriefs of one store; see `scorecard.store.debrief.Debriefs` for what each method promises."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements

    def of(self, candidate: str) -> tuple[KeptDebrief, ...]:
        return tuple(_kept(one) for one in self._statements.rows("debriefs_of", candidate=candidate))

    def under_way(self, candidate: str, rubric: str) -> KeptDebrief | None:
        rows = self._statements.rows("debrief_under_way", candidate=candidate, rubric=rubric)
        return _kept(rows[0]) if rows else None

    def begin(self, kept: KeptDebrief) -> KeptDebrief:
        said = kept.debrief
        with self._statements.together():
            if self._statements.rows("debrief_under_way", candidate=said.candidate, rubric=said.rubric):
                raise ConflictError("A debrief on this candidate is under way.", then=_again(said))
            self._statements.run(
                "begin_debrief",
                id=kept.id,
                candidate=said.candidate,
                rubric=said.rubric,
                rubric_hash=said.rubric_hash,
                document=canonical(said),
                saved_at=kept.saved_at,
            )
            return _kept(self._statements.rows("debrief_by_id", id=kept.id)[0])

    def save(self, kept: KeptDebrief) -> KeptDebrief:
        with self._statements.together():
            saved = self._statements.run(
                "save_debrief",
                id=kept.id,
                version=kept.version,
                document=canonical(kept.debrief),
                saved_at=kept.saved_at,
                finished_at=kept.finished_at,
            )
            if not saved:
                raise ConflictError("This debrief was changed elsewhere meanwhile.", then=_again(kept.debrief))
        return replace(kept, version=kept.version + 1)

    def hold(self, kept: KeptDebrief) -> AbstractContextManager[None]:
        path = self._statements.path
        if path is None:
            return nullcontext()
        return held(path.with_name(f"{path.name}-lock"), FIRST_PLACE + kept.seq, "debrief")

    def finished(self) -> tuple[Debrief, ...]:
        return tuple(_debrief(one) for one in self._statements.rows("finished_debriefs"))

    def experience(self, candidate: str) -> Mapping[str, int]:
        rows = self._statements.rows("experience", candidate=candidate)
        return {one["interviewer_key"]: one["submitted"] for one in rows}


def _kept(row: sqlite3.Row) -> KeptDebrief:
    return KeptDebrief(row["id"], row["seq"], _debrief(row), row["version"], row["saved_at"], row["finished_at"])


def _debrief(row: sqlite3.Row) -> Debrief:
    return restore(Debrief, json.loads(row["document"]))


def _again(debrief: Debrief) -> str:
    return f"To go on from what is there now: scorecard debrief {debrief.candidate}"
