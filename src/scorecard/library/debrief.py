"""This room loads the answers of a debrief and checks them against the panel and the rubric they are about."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from scorecard.core.debrief.answers import DebriefAnswers, Slip
from scorecard.core.document import Plain
from scorecard.core.identity import PERSON_RULE, is_person
from scorecard.core.suggestion import did_you_mean
from scorecard.core.text import counted, lookup_key
from scorecard.errors import NotFoundError
from scorecard.library.door import PathKeys, Reading, read
from scorecard.library.reference import known
from scorecard.library.shape import checked
from scorecard.library.tree import mapping, texts


@dataclass(frozen=True, slots=True)
class Around:
    """What answers may name: the people who vote, and the ids of the rubric's dimensions."""

    people: tuple[str, ...]
    dimensions: Collection[str]


FindAround = Callable[[str, str | None], Around]
"""Finds what answers on a candidate (and a rubric) may name; NotFoundError when there is no such panel."""


@dataclass(frozen=True, slots=True)
class LoadedAnswers:
    """Answers that were checked, with the places of their parts for later complaints."""

    answers: DebriefAnswers
    reading: Reading

    def refuse(self, slips: tuple[Slip, ...]) -> None:
        """Raise InvalidError that places each slip in the document; do nothing when there is none."""
        for slip in slips:
            self.reading.report(slip.path, slip.message)
        self.reading.refuse_problems(f"The debrief {self.reading.source} cannot be held so; nothing was kept.")


def load_debrief(data: bytes, source: str, find: FindAround) -> LoadedAnswers:
    """Load the answers of a debrief; InvalidError lists every problem of them."""
    reading = read(data, source)
    answers = checked(reading, DebriefAnswers)
    raw = mapping(reading.data)
    around = _around(reading, raw, find)
    if around:
        _check(reading, raw, around)
    for path in (("gate", "by"), ("decision", "by")):
        who = mapping(raw.get(path[0])).get("by")
        if isinstance(who, str) and not is_person(who):
            reading.report(path, f"cannot name a person: {PERSON_RULE}")
    problems = counted(len(set(reading.problems)), "problem")
    reading.refuse_problems(f"The debrief {source} has {problems}; nothing was kept.")
    if answers is None:
        raise AssertionError("a document without a problem has a value")
    return LoadedAnswers(answers, reading)


def _around(reading: Reading, raw: Mapping[str, Plain], find: FindAround) -> Around | None:
    candidate, rubric = raw.get("candidate"), raw.get("rubric")
    if not isinstance(candidate, str) or not isinstance(rubric, str | None):
        return None
    try:
        return find(candidate, rubric)
    except NotFoundError as error:
        reading.report(("candidate",), error.what[0].lower() + error.what[1:].rstrip("."))
        return None


def _check(reading: Reading, raw: Mapping[str, Plain], around: Around) -> None:
    for key in ("after_reading", "final"):
        given: set[str] = set()
        for who in mapping(raw.get(key)):
            _person(reading, (key, who), who, around, given, key=True)
    named: set[str] = set()
    for place, who in texts(mapping(raw.get("gate")).get("order")):
        _person(reading, ("gate", "order", place), who, around, named)
    for dimension in mapping(raw.get("agenda")):
        known(reading, ("agenda", dimension), dimension, around.dimensions, "dimension", key=True)


def _person(reading: Reading, path: PathKeys, who: str, around: Around, given: set[str], *, key: bool = False) -> None:
    if lookup_key(who) not in {lookup_key(one) for one in around.people}:
        hint = did_you_mean(who, around.people)
        reading.report(path, f"{who} has no scorecard in this debrief; {hint}", key=key)
    elif lookup_key(who) in given:
        reading.report(path, f"{who} is named twice", key=key)
    given.add(lookup_key(who))
