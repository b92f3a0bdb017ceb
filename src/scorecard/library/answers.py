"""This room loads scorecard documents and checks them against the rubric they name."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from scorecard.core.document import Plain
from scorecard.core.exercise import Exercise
from scorecard.core.identity import ID_RULE, PERSON_RULE, is_candidate_id, is_person
from scorecard.core.rubric import Rubric
from scorecard.core.scorecard import CandidateName, Scorecard
from scorecard.core.text import counted
from scorecard.core.walk import Gap
from scorecard.errors import NotFoundError
from scorecard.library.door import PathKeys, Reading, read
from scorecard.library.reference import known
from scorecard.library.shape import checked
from scorecard.library.tree import entries, mapping, texts

FindRubric = Callable[[str], Rubric]
FindExercise = Callable[[str], Exercise]


@dataclass(frozen=True, slots=True)
class Answers:
    """A scorecard document that was checked, with the places of its parts for later complaints."""

    card: Scorecard
    reading: Reading

    def refuse(self, missing: tuple[Gap, ...]) -> None:
        """Raise InvalidError that places each gap in the document; do nothing when there is none."""
        for gap in missing:
            self.reading.report(self._placed(gap.path), gap.message)
        self.reading.refuse_problems(f"The scorecard {self.reading.source} cannot be submitted; nothing was kept.")

    def _placed(self, path: tuple[str, ...]) -> PathKeys:
        if path[0] != "red_flags":
            return path
        flags = entries(mapping(self.reading.data).get("red_flags"))
        return next((("red_flags", place, *path[2:]) for place, flag in flags if flag.get("id") == path[1]), path[:1])


def identity(data: bytes, source: str) -> Scorecard | None:
    """Whose scorecard a document is, and of which interview, read without checking the rest; None when it is unsaid."""
    raw = mapping(read(data, source).data)
    named = (mapping(raw.get("candidate")).get("id"), raw.get("interviewer"), raw.get("rubric"))
    slot = raw.get("interview")
    if not all(isinstance(one, str) for one in named) or not isinstance(slot, str | None):
        return None
    candidate, interviewer, rubric = map(str, named)
    return Scorecard(
        scorecard=1,
        candidate=CandidateName(id=candidate),
        interviewer=interviewer,
        rubric=rubric,
        interview=slot,
    )


def load_answers(data: bytes, source: str, rubric: FindRubric, exercise: FindExercise) -> Answers:
    """Load a scorecard document; `rubric` and `exercise` find what it names. InvalidError lists every problem."""
    reading = read(data, source)
    card = checked(reading, Scorecard)
    raw = mapping(reading.data)
    _names(reading, raw)
    found = _rubric(reading, raw, rubric)
    if found:
        _check(reading, raw, found)
    for exercise_id, rated in mapping(raw.get("exercises")).items():
        _exercise(reading, exercise_id, mapping(rated), exercise)
    found_problems = counted(len(set(reading.problems)), "problem")
    reading.refuse_problems(f"The scorecard {source} has {found_problems}; nothing was kept.")
    if card is None:
        raise AssertionError("a document without a problem has a value")
    return Answers(card, reading)


def _names(reading: Reading, raw: Mapping[str, Plain]) -> None:
    identity, interviewer = mapping(raw.get("candidate")).get("id"), raw.get("interviewer")
    if isinstance(identity, str) and not is_candidate_id(identity):
        reading.report(("candidate", "id"), f"cannot be an id: {ID_RULE}")
    if isinstance(interviewer, str) and not is_person(interviewer):
        reading.report(("interviewer",), f"cannot name an interviewer: {PERSON_RULE}")
    when = raw.get("conducted_at")
    if isinstance(when, str) and not _is_time(when):
        reading.report(("conducted_at",), "must be a time such as 2026-11-20T10:00:00Z")


def _is_time(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _rubric(reading: Reading, raw: Mapping[str, Plain], find: FindRubric) -> Rubric | None:
    named = raw.get("rubric")
    if not isinstance(named, str):
        return None
    rubric_id, _, version = named.partition("@")
    try:
        found = find(rubric_id)
    except NotFoundError as error:
        reading.report(("rubric",), error.what[0].lower() + error.what[1:].rstrip("."))
        return None
    if found.id != rubric_id:
        reading.report(("rubric",), f"must be the rubric's id, {found.id}, not the place of a file")
    if version and version != found.version:
        reading.report(("rubric",), f"the rubric {rubric_id} is at version {found.version}, not {version}")
    return found


def _check(reading: Reading, raw: Mapping[str, Plain], rubric: Rubric) -> None:
    slots = [slot.id for slot in rubric.interviews]
    known(reading, ("interview",), raw.get("interview"), slots, "interview")
    signals = {line.id: [signal.id for signal in line.signals.all] for line in rubric.dimensions}
    for dimension_id, rating in mapping(raw.get("ratings")).items():
        path: PathKeys = ("ratings", dimension_id)
        known(reading, path, dimension_id, tuple(rubric.by_id), "dimension", key=True)
        _rating(reading, path, mapping(rating), signals.get(dimension_id))
    raised: set[Plain] = set()
    for place, flag in entries(raw.get("red_flags")):
        here: PathKeys = ("red_flags", place, "id")
        known(reading, here, flag.get("id"), [one.id for one in rubric.red_flags], "red flag")
        if isinstance(flag.get("id"), str) and flag["id"] in raised:
            reading.report(here, f"the red flag {flag['id']} is raised twice")
        raised.add(str(flag.get("id")))


def _rating(reading: Reading, path: PathKeys, rating: Mapping[str, Plain], signals: list[str] | None) -> None:
    if ("level" in rating) == ("absent" in rating):
        reading.report(path, "needs either a level or an absence (absent: not_asked), not both", key=True)
    for place, signal in texts(rating.get("signals") if signals is not None else None):
        known(reading, (*path, "signals", place), signal, signals or (), "signal")


def _exercise(reading: Reading, exercise_id: str, rated: Mapping[str, Plain], find: FindExercise) -> None:
    path: PathKeys = ("exercises", exercise_id)
    try:
        found = find(exercise_id)
    except NotFoundError as error:
        reading.report(path, error.what[0].lower() + error.what[1:].rstrip("."), key=True)
        return
    criteria = [line.id for line in found.criteria]
    for criterion_id, rating in mapping(rated.get("criteria")).items():
        here: PathKeys = (*path, "criteria", criterion_id)
        known(reading, here, criterion_id, criteria, "criterion", key=True)
        _rating(reading, here, mapping(rating), [])
