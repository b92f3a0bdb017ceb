"""This room holds what a panel says together about a candidate, and who may see what of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from scorecard.core.scorecard import Scorecard, Vote
from scorecard.core.scoring import one_spelling, with_name
from scorecard.core.text import lookup_key


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who is interviewed."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Submission:
    """A scorecard as it was submitted; `revision` counts from 1, and an amendment says why it was made."""

    id: str
    card: Scorecard
    rubric_hash: str
    revision: int
    submitted_at: str
    because: str = ""


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """A scorecard that is not submitted yet; its content is for its interviewer alone."""

    id: str
    card: Scorecard
    rubric_hash: str
    saved_at: str
    amends: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a named person decided about a candidate, when and why."""

    decision: Vote
    by: str
    because: str
    decided_at: str
    override: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """All that is kept about a candidate, or the part of it that somebody may see.

    `members` were named as interviewers of the candidate; `submissions` holds the current revision of each
    scorecard in the order of first submission.
    """

    candidate: Candidate
    members: tuple[str, ...]
    submissions: tuple[Submission, ...]
    drafts: tuple[OpenDraft, ...]
    decision: Decision | None = None
    viewer: str = ""
    blind: bool = False

    @property
    def cards(self) -> tuple[Scorecard, ...]:
        """The submitted scorecards; for a blind viewer, their own drafts."""
        kept: Iterable[Submission | OpenDraft] = self.drafts if self.blind else self.submissions
        return tuple(one.card for one in kept)

    @property
    def rubric_hashes(self) -> tuple[str, ...]:
        """The versions of the rubric that were rated on, the one the panel began with first."""
        kept: Iterable[Submission | OpenDraft] = self.drafts if self.blind else self.submissions
        return tuple(dict.fromkeys(one.rubric_hash for one in kept))

    @property
    def waiting_for(self) -> tuple[str, ...]:
        """Who is expected and has not submitted: the named members, then those with an open draft."""
        done = {lookup_key(one.card.interviewer) for one in self.submissions}
        expected = (*self.members, *(draft.card.interviewer for draft in self.drafts if not draft.amends))
        by_key: dict[str, str] = {}
        for who in expected:
            by_key.setdefault(lookup_key(who), who)
        return tuple(who for key, who in by_key.items() if key not in done)


def seen_by(panel: Panel, viewer: str) -> Panel:
    """The part of a panel that `viewer` may see: the one rule of independence.

    Who belongs to the panel (named, or holding an open draft) and has not submitted sees only their own. Everyone
    else sees what is submitted. What a draft says is for its interviewer alone; that it exists is not hidden.
    """
    me = lookup_key(viewer)
    mine = tuple(draft for draft in panel.drafts if lookup_key(draft.card.interviewer) == me)
    if me and me in {lookup_key(who) for who in panel.waiting_for}:
        return replace(panel, submissions=(), drafts=mine, decision=None, viewer=viewer, blind=True)
    covered = (one if one in mine else _covered(one) for one in panel.drafts)
    return replace(panel, drafts=tuple(covered), viewer=viewer)


def _covered(draft: OpenDraft) -> OpenDraft:
    card = draft.card
    outside = Scorecard(
        scorecard=card.scorecard,
        candidate=card.candidate,
        interviewer=card.interviewer,
        rubric=card.rubric,
        interview=card.interview,
    )
    return replace(draft, card=outside)


def rubrics(panel: Panel) -> tuple[str, ...]:
    """Ids of the rubrics that scorecards were submitted on, the latest last; those of drafts when none was."""
    cards = [one.card for one in panel.submissions] or [one.card for one in panel.drafts]
    return tuple(dict.fromkeys(card.rubric_id for card in cards))


def with_rubric(panel: Panel, rubric_id: str) -> Panel:
    """The part of a panel that was rated on one rubric."""
    return replace(
        panel,
        submissions=tuple(one for one in panel.submissions if one.card.rubric_id == rubric_id),
        drafts=tuple(one for one in panel.drafts if one.card.rubric_id == rubric_id),
    )


def with_one_spelling(panel: Panel) -> Panel:
    """The panel with each interviewer's name as the tally spells it."""
    cards = [one.card for one in panel.submissions] + [one.card for one in panel.drafts]
    ordered = sorted(cards, key=lambda card: (card.interviewer, card.interview or ""))
    names = {lookup_key(card.interviewer): card.interviewer for card in reversed(one_spelling(ordered))}

    def named(card: Scorecard) -> Scorecard:
        return with_name(card, names[lookup_key(card.interviewer)])

    return replace(
        panel,
        submissions=tuple(replace(one, card=named(one.card)) for one in panel.submissions),
        drafts=tuple(replace(one, card=named(one.card)) for one in panel.drafts),
    )
