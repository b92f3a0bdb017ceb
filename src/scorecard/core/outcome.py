"""This room holds how a hire is doing: what a named person saw of each milestone at a check-in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from scorecard.core.document import about, document
from scorecard.core.rubric import Dimension, Rubric
from scorecard.core.scorecard import CandidateName, Rating, Scorecard
from scorecard.core.scoring import Tally, tally


@document
class Outcome:
    """One person's record of one check-in with one hire: the outcome document."""

    outcome: int = about("The format's version: 1.", ge=1, le=1)
    candidate: CandidateName
    at: str = about("The check-in, a slot of the ramp rubric: 30d, 60d, 90d, 6m or 12m.")
    by: str = about("Who rates: a named person.")
    seen_scorecards: bool | None = about("Whether they had seen the interview scorecards.", default=None)
    rubric: str = about("The ramp rubric's id.", default="")
    ratings: Mapping[str, Rating] = field(default_factory=dict)
    note: str = about("What else to remember.", default="")

    def rating(self, milestone: str) -> Rating:
        """What was said of a milestone; an empty rating when nothing was."""
        return self.ratings.get(milestone, Rating())


@dataclass(frozen=True, slots=True)
class KeptOutcome:
    """An outcome as it was recorded; `revision` counts from 1, `entered_by` is set when another person typed it."""

    id: str
    outcome: Outcome
    rubric_hash: str
    revision: int
    recorded_at: str
    because: str = ""
    entered_by: str = ""


@dataclass(frozen=True, slots=True)
class Lack:
    """Something an outcome lacks before it can be recorded, where, in a sentence's end."""

    path: tuple[str, ...]
    message: str


def check_ins(rubric: Rubric) -> tuple[str, ...]:
    """The ids of the check-ins, in order."""
    return tuple(slot.id for slot in rubric.interviews)


def milestones(rubric: Rubric, at: str) -> tuple[Dimension, ...]:
    """The milestones of a check-in; none for a check-in that the rubric does not have."""
    slot = rubric.interview(at)
    return tuple(rubric.by_id[key] for key in slot.focus) if slot else ()


def lacks(rubric: Rubric, said: Outcome) -> Iterator[Lack]:
    """Everything that an outcome lacks: a level somewhere, evidence for the ends of the scale, who had seen what."""
    if said.seen_scorecards is None:
        yield Lack(("seen_scorecards",), "say whether the rater had seen the interview scorecards: true or false")
    rated = [line for line in milestones(rubric, said.at) if said.rating(line.id).level is not None]
    if not rated:
        yield Lack(("ratings",), "at least one milestone needs a level")
    for line in rated:
        if said.rating(line.id).lacks_evidence:
            level = said.rating(line.id).level
            yield Lack(("ratings", line.id), f"level {level} needs evidence: what was delivered or seen")


def measured(rubric: Rubric, at: str, outcomes: Iterable[Outcome]) -> Tally:
    """The figures of one hire's check-in over everybody who rated it."""
    return tally(milestones(rubric, at), [_card(one) for one in outcomes])


def _card(one: Outcome) -> Scorecard:
    return Scorecard(
        scorecard=1,
        candidate=one.candidate,
        interviewer=one.by,
        rubric=one.rubric,
        interview=one.at,
        ratings=one.ratings,
    )
