"""This room puts the report on an answer together: what it did on data with traps, how it reads, what lies beside."""

import re
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from threading import Condition
from typing import Self

from scorecard.core.checkup import Checkup, Outcome
from scorecard.core.scorecard import Fact
from scorecard.core.text import safe_line
from scorecard.kits import sandbox
from scorecard.kits.kind import Case, ReadYaml
from scorecard.kits.ran import Ran, Status
from scorecard.kits.sql import determinism, dialect, submission
from scorecard.kits.sql.bench import Bench, bench
from scorecard.kits.sql.diagnose import SEVERITIES, LineOf, diagnose, no_line
from scorecard.kits.sql.dialect import Rendering
from scorecard.kits.sql.sight import look
from scorecard.kits.sql.submission import Submission


def report(case: Case, place: Path, asked: str, read_yaml: ReadYaml) -> Checkup:
    """The facts about what lies in a place, the most important first. InvalidError when it cannot be read."""
    return _report(bench(case.folder, case.seed, read_yaml), case, submission.read(place), asked)


def _report(at: Bench, case: Case, handed_in: Submission, asked: str) -> Checkup:
    spoken = dialect.chosen(at.kit.dialects, asked, handed_in.answer)
    rendering = dialect.render(handed_in.answer, spoken)
    with Runs(at, rendering) as runs, ThreadPoolExecutor(1) as meanwhile:
        reading = meanwhile.submit(_read, at, rendering, dialect.without_dbt(handed_in.answer), spoken)
        outcome, facts = _answer(at, rendering, runs, lambda spots: reading.result().line_of(spots))
        read = reading.result() if outcome is not Outcome.REFUSED else Reading()
    found = (*rendering.facts, *read.quirks, *facts, *read.clarity, *_papers(at, handed_in, spoken))
    told = (fact if fact.criteria else replace(fact, criteria=at.kit.criteria.result) for fact in found)
    ordered = sorted(told, key=lambda fact: SEVERITIES.index(fact.severity))
    return Checkup(case.exercise, case.candidate, handed_in.hash, outcome, tuple(ordered), runs.guards)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the text of an answer tells: the engine's quirks in it, what meets a reader's eye, and where things are."""

    quirks: tuple[Fact, ...] = ()
    clarity: tuple[Fact, ...] = ()
    line_of: LineOf = no_line


def _read(at: Bench, rendering: Rendering, text: str, spoken: str) -> Reading:
    """Read the text of an answer while it runs."""
    from scorecard.kits.sql import quirk, readability, spot

    quirks = tuple(quirk.facts(rendering.sql)) if rendering.understood else ()
    clarity = readability.facts(rendering.sql, at.kit.criteria.clarity, numbered=rendering.numbered)
    return Reading(quirks, clarity, partial(spot.line_of, spot.read(text, spoken)))


class Runs:
    """Runs an answer on every dataset in two sandboxes at once, the hidden ones and other orders of rows first.

    Whoever asks for datasets waits until these are there. When nothing more is asked for, the sandboxes end.
    """

    def __init__(self, at: Bench, rendering: Rendering) -> None:
        self._at, self._sql = at, rendering.sql
        self._done: dict[str, Ran] = {}
        self._news = Condition()
        self._wanted, self._broken = True, False
        self._pool = ThreadPoolExecutor(2)
        self._streams: list[Future[None]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._wanted = False
        self._pool.shutdown()

    def __call__(self, schemas: Sequence[str]) -> Mapping[str, Ran]:
        """What came of it on these schemas."""
        self._streams = self._streams or [self._pool.submit(self._run, batch) for batch in self._batches()]
        with self._news:
            self._news.wait_for(lambda: self._broken or self._done.keys() >= set(schemas))
        if self._broken:
            self._wanted = False
            for stream in self._streams:
                stream.result()  # one of them raises
        return {schema: self._done[schema] for schema in schemas}

    def _batches(self) -> tuple[Sequence[str], Sequence[str]]:
        """What every answer runs on stands first, so that both sandboxes are through with it at the same time."""
        datasets, (first, *others) = self._at.datasets, determinism.SHUFFLES
        later = (datasets.plain, *datasets.single.values())
        half = len(later) // 2
        return (*datasets.hidden, first, *later[:half]), (*others, *later[half:])

    def _run(self, schemas: Sequence[str]) -> None:
        tables = self._at.kit.tables
        stream = sandbox.stream(self._sql, self._at.database, schemas, tables=tables, wanted=lambda: self._wanted)
        whole = False
        try:
            for schema, ran in stream:
                with self._news:
                    self._done[schema] = ran
                    self._news.notify_all()
            whole = True
        finally:
            with self._news:
                self._broken = self._broken or not whole
                self._news.notify_all()

    @property
    def guards(self) -> Mapping[str, str | int | bool]:
        """Under which limits it ran."""
        return next((ran.guards for ran in self._done.values() if ran.guards), {})


def _answer(at: Bench, rendering: Rendering, runs: Runs, line_of: LineOf) -> tuple[Outcome, tuple[Fact, ...]]:
    if not rendering.understood:
        return Outcome.REFUSED, ()
    hidden = runs(at.datasets.hidden)
    if stopped := _stopped(hidden, numbered=rendering.numbered):
        return stopped[0], (stopped[1],)
    sight = look(at.kit, at.datasets, runs)
    ran = sight.runs or any(one.status is Status.TRUNCATED for one in hidden.values())
    outcome = Outcome.RIGHT if sight.right else Outcome.WRONG if ran else Outcome.DOES_NOT_RUN
    loose = determinism.facts(at.kit, runs) if sight.runs else ()
    return outcome, (*diagnose(at.kit, sight, line_of), *loose)


STOPS = {
    Status.REFUSED: (Outcome.REFUSED, "refused", "The answer was not run: {}"),
    Status.ABSENT: (Outcome.DOES_NOT_RUN, "table_absent", "The answer brings no result: {}"),
    Status.TIMEOUT: (Outcome.TOO_SLOW, "too_slow", "The answer takes too long: {}"),
    Status.KILLED: (Outcome.TOO_SLOW, "too_much", "The answer needs too much: {}"),
}


LINE = re.compile(r"^Line \d+: ")


def _stopped(hidden: Mapping[str, Ran], *, numbered: bool) -> tuple[Outcome, Fact] | None:
    """Why nothing more can be said; the first dataset that was not run to its end tells it.

    Where the lines are not those of the answer, none is told.
    """
    ran = next((ran for ran in hidden.values() if ran.status in STOPS), None)
    if ran is None:
        return None
    outcome, name, sentence = STOPS[ran.status]
    said = safe_line(ran.message if numbered else LINE.sub("", ran.message))
    return outcome, Fact(id=name, sentence=sentence.format(said), severity="high")


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
