"""This room records outcomes: how a hire is doing at a check-in, from options, a document or the keyboard."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from scorecard.cli.desk import Desk
from scorecard.cli.learning.hire import Hire, hired
from scorecard.cli.learning.milestone import ask_hire, complete
from scorecard.cli.speak import say, talk
from scorecard.core.identity import person
from scorecard.core.number import shown
from scorecard.core.outcome import KeptOutcome, Outcome, check_ins, measured, milestones
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import Absence, CandidateName, Rating
from scorecard.core.suggestion import did_you_mean
from scorecard.core.text import lookup_key, safe_line
from scorecard.errors import InvalidError, NotFoundError, WrongUsageError
from scorecard.library.door import MAX_BYTES, read_bytes
from scorecard.library.outcome import load_outcome
from scorecard.store.identifier import new_id, now
from scorecard.store.outcome import already_recorded


@dataclass(frozen=True, slots=True)
class Entry:
    """What the command line says of an outcome; what it leaves empty is asked for at a terminal."""

    candidate: str
    at: str
    by: str
    seen: bool | None
    levels: tuple[str, ...]
    evidence: tuple[str, ...]
    note: str
    rubric: str
    answers: str
    amend: bool
    because: str
    plain: bool


def record(desk: Desk, entry: Entry) -> None:
    """Record an outcome for good and tell what to run next; every refusal comes before anything is kept."""
    hire, said = _document(desk, entry) if entry.answers else _words(desk, entry)
    if hire.knows(said.by) and not said.seen_scorecards:
        talk(f"{said.by} wrote a scorecard on {hire.candidate.name}, so this counts as rated after seeing one.")
        said = replace(said, seen_scorecards=True)
    entered_by = desk.me if lookup_key(desk.me) != lookup_key(said.by) else ""
    store = desk.writable
    with store.together():
        desk.keep(hire.ramp)
        kept = store.outcomes.record(
            KeptOutcome(new_id(), said, hire.ramp.material.hash, 1, now(), entry.because.strip(), entered_by)
        )
    _tell(hire, kept)


def _document(desk: Desk, entry: Entry) -> tuple[Hire, Outcome]:
    if any((entry.at, entry.by, entry.levels, entry.evidence, entry.note, entry.rubric)) or entry.seen is not None:
        raise WrongUsageError("--answers takes no other answers: the document says them.")
    source = "stdin" if entry.answers == "-" else entry.answers
    data = sys.stdin.buffer.read(MAX_BYTES + 1) if entry.answers == "-" else read_bytes(Path(entry.answers))
    found: list[Hire] = []

    def ramp(candidate: str, rubric: str, by: str) -> Rubric:
        found.append(hired(desk, candidate, rubric, desk.me or by))
        return found[-1].ramp.value

    said = load_outcome(data, source, ramp).said
    hire = found[-1]
    if entry.candidate and desk.candidate(entry.candidate).id != hire.candidate.id:
        raise InvalidError(
            f"The document {source} is about {hire.candidate.id}, not {entry.candidate}; nothing was kept."
        )
    said = replace(said, candidate=_name(hire), rubric=hire.ramp.value.id, by=person(said.by))
    _before(desk, said, entry)
    return hire, said


def _words(desk: Desk, entry: Entry) -> tuple[Hire, Outcome]:
    by = person(entry.by) if entry.by else desk.me
    _refuse_vague(entry, by)
    wanted = entry.candidate or ask_hire(desk, plain=entry.plain)
    hire = hired(desk, wanted, entry.rubric, desk.me or by)
    ramp = hire.ramp.value
    if entry.at and entry.at not in check_ins(ramp):
        known = check_ins(ramp)
        raise WrongUsageError(f"There is no check-in called {entry.at}; {did_you_mean(entry.at, known)}")
    named = Outcome(
        outcome=1,
        candidate=_name(hire),
        at=entry.at,
        by=by,
        seen_scorecards=entry.seen,
        rubric=ramp.id,
        note=entry.note,
    )
    before = _before(desk, named, entry) if by and entry.at else None
    if before and not (entry.levels or entry.evidence or entry.note) and entry.seen is None:
        raise WrongUsageError(
            "The amendment changes nothing.", then="Say what: --level MILESTONE=LEVEL, --answers FILE"
        )
    start = replace(before.outcome, seen_scorecards=_either(entry.seen, before)) if before else named
    rated = _rated(ramp, replace(start, note=entry.note or start.note), entry)
    return hire, complete(desk, hire, rated, ask_all=not entry.levels and before is None, plain=entry.plain)


def _refuse_vague(entry: Entry, by: str) -> None:
    if (entry.levels or entry.evidence) and not entry.at:
        raise WrongUsageError("Levels belong to a check-in.", then="Say which: --at 30d")
    if entry.amend and not (entry.at and by):
        raise WrongUsageError("An amendment needs to know whose and which.", then="Say it: --by NAME --at 30d")


def _either(seen: bool | None, before: KeptOutcome) -> bool | None:
    return before.outcome.seen_scorecards if seen is None else seen


def _name(hire: Hire) -> CandidateName:
    return CandidateName(id=hire.candidate.id, name=hire.candidate.name)


def _before(desk: Desk, said: Outcome, entry: Entry) -> KeptOutcome | None:
    """The outcome to amend. ConflictError when there is one and it is not amended; NotFoundError when there is none."""
    key = (lookup_key(said.by), said.at, said.rubric)
    mine = [
        one
        for one in desk.store.outcomes.of(said.candidate.id)
        if (lookup_key(one.outcome.by), one.outcome.at, one.outcome.rubric) == key
    ]
    if mine and not entry.amend:
        raise already_recorded(said)
    if entry.amend and not mine:
        raise NotFoundError(f"{said.by} has not recorded an outcome of {said.candidate.id} at {said.at} to amend.")
    if entry.amend and not entry.because.strip():
        raise WrongUsageError("An amendment needs a reason.", then="Say why: --because 'WHY'")
    return mine[-1] if mine else None


def _rated(ramp: Rubric, said: Outcome, entry: Entry) -> Outcome:
    ratings = dict(said.ratings)
    asked = [line.id for line in milestones(ramp, said.at)]
    for milestone, level in _pairs("--level", entry.levels, asked):
        ratings[milestone] = _leveled(ratings.get(milestone, Rating()), milestone, level)
    for milestone, text in _pairs("--evidence", entry.evidence, asked):
        ratings[milestone] = replace(ratings.get(milestone, Rating()), evidence=text)
    bare = [milestone for milestone, rating in ratings.items() if not rating.settled]
    if bare and (entry.levels or entry.amend):
        raise WrongUsageError(f"There is evidence for {bare[0]} and no level.", then=f"Say it: --level {bare[0]}=3")
    return replace(said, ratings=ratings)


def _pairs(flag: str, words: tuple[str, ...], asked: list[str]) -> Iterator[tuple[str, str]]:
    for word in words:
        milestone, equals, value = word.partition("=")
        if not equals or not value.strip():
            raise WrongUsageError(f"{flag} {word} says nothing.", then=f"The form is: {flag} {asked[0]}=…")
        if milestone.strip() not in asked:
            hint = did_you_mean(milestone.strip(), asked)
            raise WrongUsageError(f"There is no milestone called {milestone.strip()} here; {hint}")
        yield milestone.strip(), value.strip()


def _leveled(before: Rating, milestone: str, level: str) -> Rating:
    if level in ("1", "2", "3", "4"):
        return Rating(level=int(level), evidence=before.evidence)
    if level in list(Absence):
        return Rating(absent=Absence(level))
    raise WrongUsageError(
        f"--level {milestone}={level} is no level; {did_you_mean(level, ['1', '2', '3', '4', *Absence])}"
    )


def _tell(hire: Hire, kept: KeptOutcome) -> None:
    said = kept.outcome
    figures = measured(hire.ramp.value, said.at, [said])
    score = f" {shown(figures.score)} of 4" if figures.score is not None else ""
    revision = f", revision {kept.revision}" if kept.revision > 1 else ""
    say(safe_line(f"Recorded: {hire.candidate.name} at {said.at},{score} by {said.by}{revision}."))
    if said.seen_scorecards:
        talk("Contaminated criterion: the rater had seen the interview scorecards. Reports will say so.")
    talk("To lay outcomes beside the scores: scorecard outcomes report")
