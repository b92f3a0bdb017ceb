"""This room prepares drafts: new ones, ones to go on with, and ones that amend; nothing is written before `opened`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from scorecard.cli.desk import Desk, Used
from scorecard.core.exercise import Exercise
from scorecard.core.panel import Candidate
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import Scorecard
from scorecard.core.text import lookup_key
from scorecard.core.walk import Plan, Walk, begin
from scorecard.errors import ConflictError, NotFoundError, ScorecardError, WrongUsageError
from scorecard.store.identifier import new_id, now
from scorecard.store.protocol import Draft, Kept


@dataclass(frozen=True, slots=True)
class Opening:
    """A draft with the walk that it is, and what has to be kept with it; version 0: not in the store yet."""

    draft: Draft
    walk: Walk
    keep: tuple["Used[Rubric] | Used[Exercise]", ...] = ()
    notice: str = ""


def opened(desk: Desk, opening: Opening) -> Opening:
    """Write a prepared draft to the store: a new candidate, the rubric and exercises it was begun on, the draft."""
    if opening.draft.version:
        return opening
    store, named = desk.writable, opening.draft.card.candidate
    with store.together():
        if not store.matching(named.id):
            store.add_candidate(Candidate(named.id, named.name), (), now())
        for used in opening.keep:
            desk.keep(used)
        return replace(opening, draft=store.begin(opening.draft))


def new_draft(desk: Desk, card: Scorecard, rubric: "Used[Rubric]", extra: Iterable[str] = ()) -> Opening:
    """Prepare a new draft on a rubric as its file is now; `extra` names exercises beyond the slot's."""
    if rubric.value.ramp_of:
        raise _not_for_interviews(rubric.value, card)
    slot = rubric.value.interview(card.interview)
    wanted = [slot.exercise] if slot and slot.exercise else []
    exercises = {key: desk.exercise(key) for key in dict.fromkeys([*wanted, *extra])}
    walk = begin(Plan(rubric.value, slot, {key: used.value for key, used in exercises.items()}), card)
    draft = _unsaved(walk, rubric.material.hash, {key: used.material.hash for key, used in exercises.items()})
    return Opening(draft, walk, (rubric, *exercises.values()))


def _not_for_interviews(rubric: Rubric, card: Scorecard) -> WrongUsageError:
    return WrongUsageError(
        f"The rubric {rubric.id} follows people who were hired; it is not for interviews.",
        then=f"To record how a hire is doing: scorecard outcomes add {card.candidate.id}",
    )


def reopening(desk: Desk, draft: Draft) -> Opening:
    """A draft to go on with, on the rubric it was begun on; says so when the file says something else by now."""
    rubric = desk.kept_rubric(draft.rubric_hash)
    plan = Plan(rubric, rubric.interview(draft.card.interview), desk.kept_exercises(draft.exercise_hashes))
    return Opening(draft, Walk(plan, draft.card, draft.bookmark), notice=_older(desk, rubric, draft))


def as_it_is_now(desk: Desk, opening: Opening) -> Opening:
    """The draft as the store has it by now: somebody may have gone on with it while we asked."""
    there = desk.store.draft_for(opening.draft.card)
    if there is None or there.id != opening.draft.id:
        raise ConflictError(
            "This draft was submitted elsewhere meanwhile.",
            then=f"To see the panel: scorecard show {opening.draft.card.candidate.id}",
        )
    return opening if there.version == opening.draft.version else reopening(desk, there)


def _older(desk: Desk, rubric: Rubric, draft: Draft) -> str:
    try:
        newer = desk.rubric(rubric.id)
    except ScorecardError:  # gone or broken by now: the draft does not need it
        return ""
    if newer.material.hash == draft.rubric_hash:
        return ""
    return (
        f"This draft goes on with {rubric.id} version {rubric.version} as it was when it began; "
        f"the file says something else by now (version {newer.value.version})."
    )


def amendment(desk: Desk, card: Scorecard, because: str) -> Opening:
    """Prepare a draft that revises the submitted scorecard of the same person and interview."""
    if not because.strip():
        then = f"Say why: scorecard interview {card.candidate.id} --amend --because 'WHY'"
        raise WrongUsageError("An amendment needs a reason.", then=then)
    before = submitted(desk, card)
    if before is None:
        raise nothing_to_amend(card.interviewer, card.candidate.id)
    rubric = desk.kept_rubric(before.submission.rubric_hash)
    old = before.submission.card
    walk = begin(Plan(rubric, rubric.interview(old.interview), desk.kept_exercises(before.exercise_hashes)), old)
    draft = _unsaved(walk, before.submission.rubric_hash, dict(before.exercise_hashes))
    return Opening(replace(draft, amends=before.submission.id, because=because.strip()), walk)


def nothing_to_amend(interviewer: str, candidate: str) -> NotFoundError:
    """The refusal to amend what was never submitted."""
    return NotFoundError(
        f"{interviewer} has not submitted a scorecard on {candidate} that could be amended.",
        then=f"To begin one: scorecard interview {candidate}",
    )


def submitted(desk: Desk, card: Scorecard) -> Kept | None:
    """The latest revision of the same person's scorecard for the same candidate, rubric and interview."""
    mine = [kept for kept in desk.store.revisions(card.candidate.id) if _same_slot(kept.submission.card, card)]
    return mine[-1] if mine else None


def _same_slot(one: Scorecard, other: Scorecard) -> bool:
    return (lookup_key(one.interviewer), one.rubric_id, one.interview) == (
        lookup_key(other.interviewer),
        other.rubric_id,
        other.interview,
    )


def _unsaved(walk: Walk, rubric_hash: str, exercise_hashes: dict[str, str]) -> Draft:
    return Draft(
        id=new_id(),
        seq=0,
        card=walk.card,
        bookmark=walk.bookmark,
        rubric_hash=rubric_hash,
        exercise_hashes=exercise_hashes,
        version=0,
        saved_at=now(),
    )
