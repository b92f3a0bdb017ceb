"""This room fills stores with many people quickly, for the tests of what is said about all of them."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from scorecard.core.bookmark import Bookmark
from scorecard.core.document import canonical, content_hash
from scorecard.core.outcome import KeptOutcome, Outcome
from scorecard.core.panel import Candidate, Decision
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import CandidateName, Rating, Scorecard, Vote
from scorecard.library.load import load_rubric
from scorecard.store.protocol import Draft, Material
from scorecard.store.sqlite import SqliteStore

ROOT = Path(__file__).parents[1]
AT = "2026-11-20T10:00:00Z"
KITS = [path.parent.name for path in (ROOT / "exercises").glob("*/exercise.yaml")]


def shipped(name: str) -> Rubric:
    """A rubric that ships with the program."""
    return load_rubric(ROOT / "rubrics" / f"{name}.yaml", KITS).value


class Crowd:
    """A store to put many people into, in one transaction."""

    def __init__(self, path: Path) -> None:
        self.store = SqliteStore(path)
        self.rubric, self.ramp = shipped("associate-data-engineer"), shipped("ramp-associate-data-engineer")
        self._count = 0
        for rubric in (self.rubric, self.ramp):
            material = Material(content_hash(rubric), "rubric", rubric.id, rubric.version, "", canonical(rubric))
            self.store.keep(material, f"source of {rubric.id}")

    def add(
        self,
        identity: str,
        decision: Vote | None = None,
        *,
        levels: Mapping[str, int] | int | None = None,
        interviewers: Sequence[str] = ("ana", "bob"),
        members: tuple[str, ...] = (),
    ) -> str:
        """Add somebody; a number stands for that level on every dimension, None for no scorecard."""
        self.store.add_candidate(Candidate(identity, f"Person {identity}"), members, AT)
        if levels is not None:
            given = dict.fromkeys(self.rubric.weights, levels) if isinstance(levels, int) else levels
            for who in interviewers:
                self.submit(identity, who, given)
        if decision is not None:
            self.store.decide(identity, Decision(decision, "lea", "As the panel said", AT))
        return identity

    def submit(self, identity: str, who: str, levels: Mapping[str, int]) -> None:
        """Hand in a scorecard on somebody who was added."""
        self._count += 1
        card = Scorecard(
            scorecard=1,
            candidate=CandidateName(id=identity),
            interviewer=who,
            rubric=self.rubric.id,
            ratings={key: Rating(level=level, evidence="Seen") for key, level in levels.items()},
            vote=Vote.YES,
        )
        on = content_hash(self.rubric)
        draft = self.store.begin(Draft(f"draft-{self._count}", 0, card, Bookmark(), on, {}, 0, AT))
        self.store.submit(draft, f"card-{self._count}", AT)

    def follow(
        self, identity: str, levels: Sequence[int], *, at: str = "90d", by: str = "lea", seen: bool = False
    ) -> None:
        """Record an outcome: a level for each milestone of the check-in, in order."""
        slot = self.ramp.interview(at)
        assert slot is not None
        self._count += 1
        ratings = {
            key: Rating(level=level, evidence="Delivered") for key, level in zip(slot.focus, levels, strict=False)
        }
        said = Outcome(
            outcome=1,
            candidate=CandidateName(id=identity),
            at=at,
            by=by,
            seen_scorecards=seen,
            rubric=self.ramp.id,
            ratings=ratings,
        )
        self.store.outcomes.record(KeptOutcome(f"outcome-{self._count}", said, content_hash(self.ramp), 1, AT))


def groups_csv(header: str, rows: Iterable[tuple[str, ...]]) -> str:
    """A CSV file of groups."""
    return "\n".join([header, *(",".join(row) for row in rows)]) + "\n"
