"""This room keeps scorecards in a SQLite file: every method is one transaction, durable when it returns."""

import json
import sqlite3
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from scorecard.core.document import canonical, text_hash
from scorecard.core.panel import Candidate, Decision, OpenDraft, Panel, Submission
from scorecard.core.scorecard import Scorecard, Vote
from scorecard.core.text import lookup_key
from scorecard.errors import ConflictError, NotFoundError
from scorecard.store import row
from scorecard.store.lock import held
from scorecard.store.protocol import Draft, Kept, Material, Seat, Standing, already_submitted
from scorecard.store.sqlite_part import SqliteParts


class SqliteStore(SqliteParts):
    """A store in one file; see `scorecard.store.protocol.Store` for what each method promises."""

    def close(self) -> None:
        self._statements.close()

    def together(self) -> AbstractContextManager[None]:
        return self._statements.together()

    def candidates(self) -> tuple[Candidate, ...]:
        return tuple(row.candidate(one) for one in self._statements.rows("candidates"))

    def standings(self) -> tuple[Standing, ...]:
        return tuple(
            Standing(row.candidate(one), one["submitted"], one["drafts"], one["decision"] or "")
            for one in self._statements.rows("standings")
        )

    def matching(self, wanted: str) -> tuple[Candidate, ...]:
        key = lookup_key(wanted)
        rows = self._statements.rows("candidate_by_id", key=key) or self._statements.rows("candidates_by_name", key=key)
        return tuple(row.candidate(one) for one in rows)

    def add_candidate(self, candidate: Candidate, members: tuple[str, ...], at: str) -> None:
        keys = {"id_key": lookup_key(candidate.id), "name_key": lookup_key(candidate.name)}
        try:
            with self.together():
                self._statements.run("add_candidate", id=candidate.id, name=candidate.name, at=at, **keys)
                self._add_members(candidate.id, members)
        except sqlite3.IntegrityError:
            raise ConflictError(
                f"There is already a candidate with the id {candidate.id}.",
                then=f"To see who that is: scorecard candidate show {candidate.id}",
            ) from None

    def _add_members(self, candidate: str, members: tuple[str, ...]) -> None:
        for who in members:
            self._statements.run("add_member", candidate=candidate, interviewer=who, interviewer_key=lookup_key(who))

    def set_members(self, candidate: str, members: tuple[str, ...]) -> None:
        with self.together():
            self._statements.run("remove_members", candidate=candidate)
            self._add_members(candidate, members)

    def forget(self, candidate: str) -> None:
        with self.together():
            self._statements.run("forget_candidate", id=candidate)
        self._statements.clean()

    def panel(self, candidate: Candidate) -> Panel:
        current: dict[tuple[str, str, str], Submission] = {}
        for kept in self.revisions(candidate.id):
            card = kept.submission.card
            current[lookup_key(card.interviewer), card.rubric_id, card.interview or ""] = kept.submission
        drafts = (row.draft(one) for one in self._statements.rows("drafts", candidate=candidate.id))
        decisions = self.decisions(candidate.id)
        return Panel(
            candidate=candidate,
            members=tuple(one["interviewer"] for one in self._statements.rows("members", candidate=candidate.id)),
            submissions=tuple(current.values()),
            drafts=tuple(OpenDraft(one.id, one.card, one.rubric_hash, one.saved_at, one.amends) for one in drafts),
            decision=decisions[-1] if decisions else None,
        )

    def revisions(self, candidate: str) -> tuple[Kept, ...]:
        return tuple(
            Kept(row.submission(one), json.loads(one["exercise_hashes"]))
            for one in self._statements.rows("revisions", candidate=candidate)
        )

    def keep(self, material: Material, source_hash: str) -> None:
        with self.together():
            self._statements.run(
                "keep_material",
                hash=material.hash,
                kind=material.kind,
                id=material.id,
                version=material.version,
                text=material.text,
                document=material.document,
            )
            self._statements.run("keep_source", source_hash=source_hash, hash=material.hash)

    def material(self, content_hash: str) -> Material:
        for one in self._statements.rows("material", hash=content_hash):
            return Material(**dict(one))
        raise NotFoundError(f"The store holds no rubric or exercise with the hash {content_hash[:12]}.")

    def material_of(self, source_hash: str) -> Material | None:
        rows = self._statements.rows("material_of_source", source_hash=source_hash)
        return Material(**dict(rows[0])) if rows else None

    def draft_for(self, card: Scorecard) -> Draft | None:
        rows = self._statements.rows("draft_for", **row.slot(card))
        return row.draft(rows[0]) if rows else None

    def drafts_of(self, interviewer: str) -> tuple[Draft, ...]:
        rows = self._statements.rows("drafts_of", interviewer_key=lookup_key(interviewer))
        return tuple(row.draft(one) for one in rows)

    def begin(self, draft: Draft) -> Draft:
        with self.together():
            if self._statements.rows("draft_for", **row.slot(draft.card)):
                raise ConflictError("There is already an open draft for this interview.")
            self._statements.run(
                "begin_draft",
                id=draft.id,
                interviewer=draft.card.interviewer,
                rubric_hash=draft.rubric_hash,
                exercise_hashes=json.dumps(dict(draft.exercise_hashes)),
                amends=draft.amends,
                because=draft.because,
                **row.slot(draft.card),
                **row.progress(draft),
            )
            return row.draft(self._statements.rows("draft_by_id", id=draft.id)[0])

    def save(self, draft: Draft) -> Draft:
        with self.together():
            if not self._statements.run("save_draft", id=draft.id, version=draft.version, **row.progress(draft)):
                raise _changed_elsewhere()
        return replace(draft, version=draft.version + 1)

    def drop(self, draft: Draft) -> None:
        with self.together():
            self._statements.run("drop_draft", id=draft.id)

    def hold(self, draft: Draft) -> AbstractContextManager[None]:
        if self.path is None:
            return nullcontext()
        return held(self.path.with_name(f"{self.path.name}-lock"), draft.seq)

    def submit(self, draft: Draft, scorecard_id: str, at: str) -> Submission:
        card = draft.card
        document = canonical(card)
        with self.together():
            revision = 1 + (self._statements.rows("last_revision", **row.slot(card))[0]["revision"] or 0)
            if revision > 1 and not draft.amends:
                raise already_submitted(card)
            if not self._statements.run("drop_draft_as_saved", id=draft.id, version=draft.version):
                raise _changed_elsewhere()
            self._statements.run(
                "submit",
                id=scorecard_id,
                interviewer=card.interviewer,
                revision=revision,
                rubric_hash=draft.rubric_hash,
                submitted_at=at,
                **row.slot(card),
            )
            self._statements.run(
                "submit_document",
                id=scorecard_id,
                hash=text_hash(document),
                document=document,
                exercise_hashes=json.dumps(dict(draft.exercise_hashes)),
                because=draft.because,
            )
            self.figures.add(scorecard_id, card, draft.rubric_hash, at)
        return Submission(scorecard_id, card, draft.rubric_hash, revision, at, draft.because)

    def decide(self, candidate: str, decision: Decision) -> None:
        with self.together():
            self._statements.run(
                "decide",
                candidate=candidate,
                decision=str(decision.decision),
                decided_by=decision.by,
                because=decision.because,
                override=decision.override,
                decided_at=decision.decided_at,
            )

    def decisions(self, candidate: str) -> tuple[Decision, ...]:
        return tuple(
            Decision(Vote(one["decision"]), one["decided_by"], one["because"], one["decided_at"], one["override"])
            for one in self._statements.rows("decisions", candidate=candidate)
        )

    def keep_sitting(self, seat: Seat, state: str, at: str) -> None:
        with self.together():
            self._statements.run("keep_sitting", state=state, saved_at=at, **row.seat(seat))

    def sitting(self, seat: Seat) -> str:
        rows = self._statements.rows("sitting", **row.seat(seat))
        return str(rows[0]["state"]) if rows else ""

    def remember(self, name: str, value: str) -> None:
        with self.together():
            self._statements.run("remember", name=name, value=value)

    def remembered(self, name: str) -> str:
        rows = self._statements.rows("remembered", name=name)
        return str(rows[0]["value"]) if rows else ""


def _changed_elsewhere() -> ConflictError:
    return ConflictError(
        "This draft was changed or submitted elsewhere meanwhile.",
        then="Run scorecard interview again to go on from what is there now.",
    )
