"""An invented quarter of interviews: 60 candidates, each met by four of eight interviewers, and a few debriefs.

Habits are put in on purpose, so that every part of `scorecard calibrate` has something to tell. To look around in it:
python docs/quarter.py quarter.db && scorecard --store quarter.db calibrate --leads
"""

import random
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from scorecard.core.bookmark import Bookmark
from scorecard.core.debrief.record import Ballot, Debrief, Gate
from scorecard.core.document import canonical
from scorecard.core.panel import Candidate, Decision
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import Absence, CandidateName, ExerciseRating, Fact, Rating, Scorecard, Vote
from scorecard.library.find import shelf
from scorecard.library.load import Loaded, load_rubric
from scorecard.store.debrief import KeptDebrief
from scorecard.store.protocol import Draft, Material
from scorecard.store.sqlite import SqliteStore

ROOT = Path(__file__).resolve().parents[1]
CANDIDATES, PANEL, DEBRIEFS = 60, 4, 6
BEGAN = datetime(2026, 8, 3, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Habit:
    """How somebody rates: how much higher, how much dimensions differ to them, how soon, how often with evidence."""

    apart: float = 0.0
    contrast: float = 1.0
    hours: int = 2
    evidence: float = 0.7


PEOPLE = {
    "ana": Habit(),
    "bob": Habit(apart=0.2, evidence=0.9),
    "cyd": Habit(hours=70),
    "dan": Habit(apart=-0.6),
    "eva": Habit(evidence=1.0, hours=1),
    "fay": Habit(apart=0.5, contrast=0.7),
    "gus": Habit(contrast=0.0),
    "hal": Habit(apart=-0.1, evidence=0.3),
}
MET_SQL = ("ana", "eva")
"""Who runs the SQL exercise, where facts open after the first rating."""


def fill(path: Path) -> None:
    """Fill a new store; each time with the same."""
    found, chance = shelf((), ROOT), random.Random(60)
    rubric = load_rubric(found.rubric_path("associate-data-engineer"), found.exercise_ids())
    store = SqliteStore(path)
    with store.together():
        store.keep(_material(rubric), rubric.hash)
        for number in range(1, CANDIDATES + 1):
            candidate = Candidate(f"candidate-{number:02}", f"Candidate {number:02}")
            met_at = BEGAN + timedelta(days=number + number // 2)
            store.add_candidate(candidate, (), _text(met_at))
            for card in _cards(rubric.value, candidate, met_at, chance):
                draft = _draft(card, rubric.hash)
                handed_in = met_at + timedelta(hours=PEOPLE[card.interviewer].hours, minutes=chance.randrange(90))
                store.submit(store.begin(draft), draft.id, _text(handed_in))
            if number % (CANDIDATES // DEBRIEFS) == 0:
                _debrief(store, rubric, candidate, met_at + timedelta(days=5), moved=number < CANDIDATES)
    store.close()


def _material(rubric: Loaded[Rubric]) -> Material:
    said = rubric.value
    return Material(rubric.hash, "rubric", said.id, said.version, rubric.text, canonical(said))


def _cards(rubric: Rubric, candidate: Candidate, at: datetime, chance: random.Random) -> Iterator[Scorecard]:
    """One panel: what is there is drawn once, how each sees it for each anew."""
    whole = chance.gauss(2.7, 0.6)
    there = {one: whole + chance.gauss(0, 0.5) for one in rubric.weights}
    for who in sorted(chance.sample(sorted(PEOPLE), PANEL)):
        seen = _seen(PEOPLE[who], whole, there, chance)
        yield Scorecard(
            scorecard=1,
            candidate=CandidateName(id=candidate.id, name=candidate.name),
            interviewer=who,
            rubric=rubric.id,
            conducted_at=_text(at),
            ratings=seen,
            exercises=_exercise(seen["sql"], chance) if who in MET_SQL else {},
            vote=Vote.YES if whole + PEOPLE[who].apart > 2.6 else Vote.NO,
        )


def _seen(habit: Habit, whole: float, there: Mapping[str, float], chance: random.Random) -> dict[str, Rating]:
    drift = chance.gauss(0, 0.2)
    found = {}
    for dimension, true in there.items():
        blurred = true + chance.gauss(0, 0.4)
        level = round(whole + habit.contrast * (blurred - whole) + habit.apart + drift)
        found[dimension] = _rating(min(4, max(1, level)), habit, chance)
    found["learning"] = _rating(3 if chance.random() < 0.97 else 4, habit, chance)
    if habit.contrast:
        missed = chance.choice(sorted(there))
        found[missed] = Rating(absent=chance.choice(list(Absence)))
    return found


def _rating(level: int, habit: Habit, chance: random.Random) -> Rating:
    written = level in (1, 4) or chance.random() < habit.evidence
    return Rating(level=level, evidence="What was said and done." if written else "")


def _exercise(seen: Rating, chance: random.Random) -> dict[str, ExerciseRating]:
    """A criterion of the SQL exercise on which facts were opened; now and then they bring the level down."""
    level = seen.level or 2
    before = level + 1 if level < 4 and chance.random() < 0.3 else None
    rated = Rating(level=level, evidence="What was said and done.", before_facts=before)
    fact = Fact(id="grain", sentence="One row for each customer.", criteria=("grain",))
    return {"sql-transform": ExerciseRating(criteria={"grain": rated}, facts=(fact,))}


def _draft(card: Scorecard, rubric_hash: str) -> Draft:
    key = f"{card.candidate.id}-{card.interviewer}"
    return Draft(key, 0, card, Bookmark(), rubric_hash, {}, 0, card.conducted_at or "")


def _debrief(store: SqliteStore, rubric: Loaded[Rubric], candidate: Candidate, at: datetime, *, moved: bool) -> None:
    """A debrief in which the second speaker comes round to the first, or, once, somebody away from them."""
    first, second, *others = (one.card.interviewer for one in store.panel(candidate).submissions)
    now, whom = _text(at), others[0] if not moved else second
    before = {first: Vote.YES, **dict.fromkeys((second, *others), Vote.NO if moved else Vote.YES)}
    after = {**before, whom: Vote.YES if moved else Vote.NO}
    said = Debrief(
        candidate=candidate.id,
        rubric=rubric.value.id,
        rubric_hash=rubric.hash,
        convened_by="lea",
        begun_at=now,
        read=(),
        order=tuple(before),
        gate=Gate(opened_by="lea", opened_at=now),
        after_reading={who: Ballot(vote=vote, at=now) for who, vote in before.items()},
        final={who: Ballot(vote=vote, because="Talked it over", at=now) for who, vote in after.items()},
        first_speaker=first,
        decision=Decision(Vote.YES, "lea", "Most would hire", now),
    )
    begun = store.debriefs.begin(KeptDebrief(f"{candidate.id}-debrief", 0, said, 0, now))
    store.debriefs.save(KeptDebrief(begun.id, begun.seq, said, begun.version, now, now))


def _text(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")


if __name__ == "__main__":
    fill(Path(sys.argv[1]))
