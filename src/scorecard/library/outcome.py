"""This room loads outcome documents and checks them against the ramp rubric of the hire they are about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scorecard.core.document import Plain
from scorecard.core.identity import PERSON_RULE, is_person
from scorecard.core.outcome import Outcome, check_ins, lacks, milestones
from scorecard.core.rubric import Rubric
from scorecard.core.suggestion import did_you_mean
from scorecard.core.text import counted
from scorecard.library.door import PathKeys, Reading, read
from scorecard.library.reference import known
from scorecard.library.shape import checked
from scorecard.library.tree import mapping

FindRamp = Callable[[str, str, str], Rubric]


@dataclass(frozen=True, slots=True)
class LoadedOutcome:
    """An outcome document that was checked."""

    said: Outcome
    source: str


def load_outcome(data: bytes, source: str, ramp: FindRamp) -> LoadedOutcome:
    """Load an outcome document; InvalidError lists every problem of it.

    `ramp` finds the ramp rubric for the ids of a candidate and of the rubric named (empty when none is) and for who
    rates; what it raises goes through.
    """
    reading = read(data, source)
    said = checked(reading, Outcome)
    raw = mapping(reading.data)
    by = raw.get("by")
    if isinstance(by, str) and not is_person(by):
        reading.report(("by",), f"cannot name a person: {PERSON_RULE}")
    candidate = mapping(raw.get("candidate")).get("id")
    if isinstance(candidate, str):
        named = raw.get("rubric")
        words = (named if isinstance(named, str) else "", by if isinstance(by, str) else "")
        _check(reading, raw, said, ramp(candidate, *words))
    reading.refuse_problems(
        f"The outcome {source} has {counted(len(set(reading.problems)), 'problem')}; nothing was kept."
    )
    if said is None:
        raise AssertionError("a document without a problem has a value")
    return LoadedOutcome(said, source)


def _check(reading: Reading, raw: Mapping[str, Plain], said: Outcome | None, ramp: Rubric) -> None:
    at = raw.get("at")
    if isinstance(at, str) and at not in check_ins(ramp):
        reading.report(("at",), f"there is no check-in called {at}; {did_you_mean(at, check_ins(ramp))}")
        return
    asked = [line.id for line in (milestones(ramp, at) if isinstance(at, str) else ramp.dimensions)]
    for key, rating in mapping(raw.get("ratings")).items():
        path: PathKeys = ("ratings", key)
        known(reading, path, key, asked, f"milestone at {at}", key=True)
        if isinstance(rating, dict) and ("level" in rating) == ("absent" in rating):
            reading.report(path, "needs either a level or an absence (absent: not_asked), not both", key=True)
    if said and not reading.problems:
        for lack in lacks(ramp, said):
            reading.report(lack.path, lack.message)
