"""This room holds what one interviewer observed in one interview with one candidate."""

from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from scorecard.core.document import about, document

LEVELS = (1, 2, 3, 4)
EVIDENCE_LEVELS = (1, 4)
"""The levels that need written evidence: the ends of the scale."""


class Vote(StrEnum):
    """An overall call, by a person (a vote) or by the policy (a recommendation)."""

    STRONG_YES = "strong_yes"
    YES = "yes"
    NO = "no"
    STRONG_NO = "strong_no"
    NO_DECISION = "no_decision"

    @property
    def words(self) -> str:
        """The call as people say it: `Strong yes`."""
        return self.replace("_", " ").capitalize()


ASCENDING = (Vote.STRONG_NO, Vote.NO, Vote.YES, Vote.STRONG_YES)
"""The calls that decide, from the worst to the best."""


class Absence(StrEnum):
    """Why something has no level. An absence is never a low number."""

    NOT_ASKED = "not_asked"
    RAN_OUT_OF_TIME = "ran_out_of_time"
    INSUFFICIENT_EVIDENCE = "insufficient_evidence"

    @property
    def words(self) -> str:
        """The reason as people say it: `not asked`."""
        return self.replace("_", " ")


@document
class CandidateName:
    """Who was interviewed."""

    id: str = about("The candidate's id, e.g. jane-doe.")
    name: str = about("The candidate's name, as it is written.", default="")


@document
class Rating:
    """What was seen of one dimension or criterion: a level, or why there is none, and the evidence."""

    level: int | None = about("1 to 4; 1 and 4 need evidence.", default=None, ge=1, le=4)
    absent: Absence | None = about("Why there is no level.", default=None)
    evidence: str = about("What the candidate said or did, in your words.", default="")
    before_facts: int | None = about("The level given before a checker's facts opened.", default=None, ge=1, le=4)
    signals: tuple[str, ...] = about("Ids of the signals that were seen.", default=())

    @property
    def settled(self) -> bool:
        """Whether it has a level or a reason for having none."""
        return self.level is not None or self.absent is not None

    @property
    def lacks_evidence(self) -> bool:
        """Whether its level needs evidence that is not there yet."""
        return self.level in EVIDENCE_LEVELS and not self.evidence.strip()

    @property
    def shift(self) -> str:
        """The first level in brackets, where another took its place once the facts were open; else nothing."""
        return f" ({self.before_facts} before the facts opened)" if self.before_facts is not None else ""


class FactSource(StrEnum):
    """Where a fact comes from."""

    CHECKER = "checker"
    RUN = "run"
    INTERVIEWER = "interviewer"

    @property
    def words(self) -> str:
        """As people say it, before what was observed."""
        match self:
            case FactSource.CHECKER:
                return "Observed by the checker"
            case FactSource.RUN:
                return "Seen during the run"
            case FactSource.INTERVIEWER:
                return "Noted by the interviewer"


@document
class Fact:
    """Something that was observed about a submission; it never rates a person."""

    id: str = about("The fact's id.")
    sentence: str = about("What was observed, in plain words.")
    severity: str = about("How much it matters: high, medium, low or info.", default="info")
    trap: str | None = about("The planted trap it belongs to.", default=None)
    criteria: tuple[str, ...] = about("Ids of the criteria it bears on.", default=())
    examples: tuple[str, ...] = about("A few rows or lines that show it.", default=())
    source: FactSource = about("checker, run, or interviewer (ticked on the kit's list).", default=FactSource.CHECKER)

    @property
    def sealed(self) -> bool:
        """Whether it opens only with the first rating; what the interviewer saw themselves is no news to them."""
        return self.source is not FactSource.INTERVIEWER


def merged(before: tuple[Fact, ...], source: FactSource, new: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts with those of one source replaced; the checker's first, then the run's, then the interviewer's."""
    kept = tuple(fact for fact in before if fact.source is not source)
    return tuple(sorted((*kept, *new), key=lambda fact: list(FactSource).index(fact.source)))


@document
class ExerciseRating:
    """What was seen of one exercise: its criteria rated, what was ticked on the kit's list, and the facts."""

    criteria: Mapping[str, Rating] = field(default_factory=dict)
    noted: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()


@document
class RaisedFlag:
    """A red flag that an interviewer raised, with what was said or done."""

    id: str = about("The red flag's id in the rubric.")
    evidence: str = about("What the candidate said or did.", default="")


@document
class Scorecard:
    """One interviewer's record of one interview with one candidate: the scorecard document."""

    scorecard: int = about("The format's version: 1.", ge=1, le=1)
    candidate: CandidateName
    interviewer: str = about("Who rated.")
    rubric: str = about("The rubric's id, or id@version.")
    interview: str | None = about("The slot of the interview plan.", default=None)
    conducted_at: str | None = about("When, in ISO 8601: 2026-11-20T10:00:00Z.", default=None)
    ratings: Mapping[str, Rating] = field(default_factory=dict)
    exercises: Mapping[str, ExerciseRating] = field(default_factory=dict)
    red_flags: tuple[RaisedFlag, ...] = ()
    vote: Vote | None = about("The interviewer's own overall call.", default=None)
    takeaways: str = about("What to remember about the candidate.", default="")
    note_to_next: str = about("For the next interviewer.", default="")
    private_notes: str = about("Never exported.", default="")

    @property
    def rubric_id(self) -> str:
        """The rubric's id without a version."""
        return self.rubric.partition("@")[0]
