"""This room says what a store can do, in values; which database does it is nobody else's concern."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from scorecard.core.bookmark import Bookmark
from scorecard.core.panel import Candidate, Decision, Panel, Submission
from scorecard.core.scorecard import Scorecard
from scorecard.core.text import shell_word
from scorecard.errors import ConflictError

if TYPE_CHECKING:
    from scorecard.store.debrief import Debriefs
    from scorecard.store.figure import Figures
    from scorecard.store.observation import Observations
    from scorecard.store.outcome import Outcomes


@dataclass(frozen=True, slots=True)
class Material:
    """A rubric or exercise as it was when it was used: its full text and its checked document (canonical JSON).

    `kind` is `rubric` or `exercise`.
    """

    hash: str
    kind: str
    id: str
    version: str
    text: str
    document: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A scorecard under way. `version` counts its saves; `amends` is the id of the scorecard it revises."""

    id: str
    seq: int
    card: Scorecard
    bookmark: Bookmark
    rubric_hash: str
    exercise_hashes: Mapping[str, str]
    version: int
    saved_at: str
    amends: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """A candidate with what is there so far."""

    candidate: Candidate
    submitted: int
    drafts: int
    decision: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A submitted scorecard with the versions of the exercises it was rated on."""

    submission: Submission
    exercise_hashes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Seat:
    """One interviewer running one exercise with one candidate."""

    candidate: str
    interviewer: str
    exercise: str


class Store(Protocol):
    """Where scorecards are kept. Every method that writes is durable when it returns; all raise StoreError."""

    @property
    def observations(self) -> "Observations":
        """How people rated, for calibrating."""

    @property
    def outcomes(self) -> "Outcomes":
        """How the hires are doing."""

    @property
    def debriefs(self) -> "Debriefs":
        """The debriefs, kept beside the scorecards."""

    @property
    def figures(self) -> "Figures":
        """What is kept beside the scorecards for looking at many panels at once."""

    def close(self) -> None:
        """Let go of the store."""

    def together(self) -> AbstractContextManager[None]:
        """Keep all that a block writes, or nothing of it; nobody else writes in between."""

    def candidates(self) -> tuple[Candidate, ...]:
        """Everybody, by id."""

    def standings(self) -> tuple[Standing, ...]:
        """Everybody with what is there so far, by id."""

    def matching(self, wanted: str) -> tuple[Candidate, ...]:
        """Who has that id, or else that name; several for namesakes, none for nobody."""

    def add_candidate(self, candidate: Candidate, members: tuple[str, ...], at: str) -> None:
        """Add somebody with the interviewers named for them. ConflictError when the id is taken."""

    def set_members(self, candidate: str, members: tuple[str, ...]) -> None:
        """Name the interviewers of a candidate anew."""

    def forget(self, candidate: str) -> None:
        """Erase everything about a candidate, from the bytes of the files as well."""

    def panel(self, candidate: Candidate) -> Panel:
        """All that is kept about a candidate; who may see what of it is not decided here."""

    def revisions(self, candidate: str) -> tuple[Kept, ...]:
        """Every revision of every scorecard, in the order of first submission, then of revision."""

    def keep(self, material: Material, source_hash: str) -> None:
        """Keep a rubric or exercise, and that bytes with this SHA-256 say it."""

    def material(self, content_hash: str) -> Material:
        """What has that hash; NotFoundError when nothing has."""

    def material_of(self, source_hash: str) -> Material | None:
        """What the bytes with that SHA-256 said when they were checked; None when they were not."""

    def draft_for(self, card: Scorecard) -> Draft | None:
        """The open draft of the same interviewer for the same candidate, rubric and interview."""

    def drafts_of(self, interviewer: str) -> tuple[Draft, ...]:
        """All open drafts of an interviewer, the latest first."""

    def begin(self, draft: Draft) -> Draft:
        """Open a draft. ConflictError when there is one already."""

    def save(self, draft: Draft) -> Draft:
        """Save a draft's card and bookmark. ConflictError when it was changed elsewhere meanwhile."""

    def drop(self, draft: Draft) -> None:
        """Throw a draft away."""

    def hold(self, draft: Draft) -> AbstractContextManager[None]:
        """Keep everyone else out of a draft for a while, also other processes. ConflictError when it is held."""

    def submit(self, draft: Draft, scorecard_id: str, at: str) -> Submission:
        """Turn a draft into the next revision of its scorecard. ConflictError when a first one is there already."""

    def decide(self, candidate: str, decision: Decision) -> None:
        """Record a decision; earlier ones stay readable."""

    def decisions(self, candidate: str) -> tuple[Decision, ...]:
        """Every decision on a candidate, in order."""

    def keep_sitting(self, seat: Seat, state: str, at: str) -> None:
        """Keep where an exercise under way stands (JSON text)."""

    def sitting(self, seat: Seat) -> str:
        """Where an exercise under way stood; empty when none was begun."""

    def remember(self, name: str, value: str) -> None:
        """Remember a small setting, such as who is at this keyboard."""

    def remembered(self, name: str) -> str:
        """A remembered setting; empty when there is none."""


def already_submitted(card: Scorecard) -> ConflictError:
    """The refusal of a second scorecard for the same interview, which names the way to change the first."""
    where = f" for the interview {card.interview}" if card.interview else ""
    slot = f" --interview {card.interview}" if card.interview else ""
    command = f"scorecard interview {card.candidate.id}{slot} --as {shell_word(card.interviewer)}"
    return ConflictError(
        f"{card.interviewer} has already submitted a scorecard on {card.candidate.id}{where}.",
        why="A submitted scorecard is immutable.",
        then=f"To revise it: {command} --amend --because 'WHY'",
    )
