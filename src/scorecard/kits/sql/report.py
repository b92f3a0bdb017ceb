"""This room puts the report on an answer together: what it did on data with traps, how it reads, what lies beside."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from scorecard.core.checkup import Checkup, Outcome
from scorecard.core.scorecard import Fact
from scorecard.core.text import safe_line
from scorecard.kits import sandbox
from scorecard.kits.kind import Case, ReadYaml
from scorecard.kits.ran import Limits, Ran, Status
from scorecard.kits.sql import determinism, dialect, readability, submission
from scorecard.kits.sql.bench import Bench, bench
from scorecard.kits.sql.diagnose import SEVERITIES, diagnose
from scorecard.kits.sql.dialect import Rendering
from scorecard.kits.sql.sight import look
from scorecard.kits.sql.submission import Submission

SHUFFLE_SECONDS = 4.0
"""How long the orders of rows may take in all: they are never worth the wait that a slow answer would make of them."""

WORTH_TWO = 8
"""From how many datasets on a second sandbox saves more than its start."""


def report(case: Case, place: Path, asked: str, read_yaml: ReadYaml) -> Checkup:
    """The facts about what lies in a place, the most important first. InvalidError when it cannot be read."""
    return _report(bench(case.folder, case.seed, read_yaml), case, submission.read(place), asked)


def _report(at: Bench, case: Case, handed_in: Submission, asked: str) -> Checkup:
    spoken = dialect.chosen(at.kit.dialects, asked, handed_in.answer)
    rendering = dialect.render(handed_in.answer, spoken)
    runs = Runs(at, rendering)
    outcome, facts = _answer(at, rendering, runs)
    around = (*readability.facts(rendering.sql, at.kit.criteria.clarity), *_papers(at, handed_in, spoken))
    ordered = sorted((*facts, *around), key=lambda fact: SEVERITIES.index(fact.severity))
    return Checkup(case.exercise, case.candidate, handed_in.hash, outcome, tuple(ordered), runs.guards)


class Runs:
    """Runs an answer in sandboxes, two at a time, on each schema once; rows in other orders with the first batch."""

    def __init__(self, at: Bench, rendering: Rendering) -> None:
        self._at, self._sql = at, rendering.sql
        self._done: dict[str, Ran] = {}

    def __call__(self, schemas: Sequence[str]) -> Mapping[str, Ran]:
        """What came of it on these schemas."""
        new = [schema for schema in dict.fromkeys(schemas) if schema not in self._done]
        with ThreadPoolExecutor(2) as pool:
            for ran in pool.map(self._run, *zip(*self._batches(new), strict=True)):
                self._done |= ran
        return {schema: self._done[schema] for schema in schemas}

    def _batches(self, new: Sequence[str]) -> Sequence[tuple[Sequence[str], Limits]]:
        if not self._done:
            return (new, Limits()), (determinism.SHUFFLES, Limits(wall_seconds=SHUFFLE_SECONDS))
        half = len(new) // 2 if len(new) > WORTH_TWO else 0
        return [(batch, Limits()) for batch in (new[:half], new[half:]) if batch] or [((), Limits())]

    def _run(self, schemas: Sequence[str], limits: Limits) -> Mapping[str, Ran]:
        if not schemas:
            return {}
        return sandbox.run(self._sql, self._at.database, schemas, limits=limits, tables=self._at.kit.tables)

    @property
    def guards(self) -> Mapping[str, str | int | bool]:
        """Under which limits it ran."""
        return next((ran.guards for ran in self._done.values() if ran.guards), {})


def _answer(at: Bench, rendering: Rendering, runs: Runs) -> tuple[Outcome, tuple[Fact, ...]]:
    if not rendering.understood:
        return Outcome.REFUSED, rendering.facts
    hidden = runs(at.datasets.hidden)
    if stopped := _stopped(hidden):
        return stopped[0], (stopped[1], *rendering.facts)
    sight = look(at.kit, at.datasets, runs)
    ran = sight.runs or any(one.status is Status.TRUNCATED for one in hidden.values())
    outcome = Outcome.RIGHT if sight.right else Outcome.WRONG if ran else Outcome.DOES_NOT_RUN
    known = (*rendering.facts, *diagnose(at.kit, sight))
    return outcome, (*known, *(determinism.facts(at.kit, runs) if sight.runs else ()))


STOPS = {
    Status.REFUSED: (Outcome.REFUSED, "refused", "The answer was not run: {}"),
    Status.TIMEOUT: (Outcome.TOO_SLOW, "too_slow", "The answer takes too long: {}"),
    Status.KILLED: (Outcome.TOO_SLOW, "too_much", "The answer needs too much: {}"),
}


def _stopped(hidden: Mapping[str, Ran]) -> tuple[Outcome, Fact] | None:
    """Why nothing more can be said; the first dataset that was not run to its end tells it."""
    ran = next((ran for ran in hidden.values() if ran.status in STOPS), None)
    if ran is None:
        return None
    outcome, name, sentence = STOPS[ran.status]
    return outcome, Fact(id=name, sentence=sentence.format(safe_line(ran.message)), severity="high")


def _papers(at: Bench, handed_in: Submission, spoken: str) -> tuple[Fact, ...]:
    """The facts about what lies beside the answer; one file alone says nothing about it."""
    if not handed_in.whole:
        return ()
    from scorecard.kits.sql import validation

    absent = Fact(
        id="notes_absent", sentence="NOTES.md is absent or empty.", severity="low", criteria=at.kit.criteria.clarity
    )
    notes = () if handed_in.notes.strip() else (absent,)
    criteria = at.kit.criteria.validations
    if not handed_in.validations:
        return (validation.absent(criteria), *notes)
    judged = validation.judge(at, handed_in.validations, spoken)
    return (*validation.facts(judged, tuple(validation.mistakes(at)), criteria), *notes)
