"""This room gathers what the interviewers wrote about one thing, each note with its author and interview."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scorecard.core.assessment import Assessment
from scorecard.core.exercise import Exercise
from scorecard.core.rubric import Dimension
from scorecard.core.scorecard import Absence, Fact, FactSource, Rating, Scorecard


@dataclass(frozen=True, slots=True)
class Note:
    """What one interviewer saw of a dimension or criterion (`about`) in one interview."""

    interviewer: str
    interview: str
    about: str
    level: str
    evidence: str
    strong: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observed:
    """A fact, and who or what observed it."""

    by: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Section:
    """The notes on one dimension or exercise, and what was observed."""

    title: str
    remark: str
    notes: tuple[Note, ...]
    facts: tuple[Observed, ...] = ()


@dataclass(frozen=True, slots=True)
class Carded:
    """A scorecard with the title of the interview it is about; its id if the plan has none, or nothing."""

    card: Scorecard
    interview: str


def carded(assessment: Assessment) -> tuple[Carded, ...]:
    """The panel's scorecards, each with its interview."""
    titles = {slot.id: slot.title for slot in assessment.rubric.interviews}
    named = ((card, card.interview or "") for card in assessment.panel.cards)
    return tuple(Carded(card, titles.get(interview, interview)) for card, interview in named)


def evidence(assessment: Assessment, cards: tuple[Carded, ...]) -> Iterator[Section]:
    """What was seen of each dimension, in the rubric's order; then of dimensions that it does not have."""
    known = assessment.rubric.by_id
    strange = {key: None for one in cards for key in one.card.ratings if key not in known}
    for key, line in (*known.items(), *strange.items()):
        notes = tuple(_notes(key, line, cards))
        if notes and line:
            yield Section(line.name, f"weight {line.weight}", notes)
        elif notes:
            yield Section(key, "not in this version of the rubric and not counted", notes)


def _notes(key: str, line: Dimension | None, cards: tuple[Carded, ...]) -> Iterator[Note]:
    for one in cards:
        rating = one.card.ratings.get(key)
        if rating and (rating.level is not None or rating.evidence or rating.signals):
            strong, weak = _signals(rating, line)
            yield Note(one.card.interviewer, one.interview, "", _level(rating), rating.evidence, strong, weak)


def _signals(rating: Rating, line: Dimension | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if not rating.signals:
        return (), ()
    weak = {signal.id: signal.text for signal in line.signals.weak} if line else {}
    strong = {signal.id: signal.text for signal in line.signals.strong} if line else {}
    return (
        tuple(strong.get(signal, signal) for signal in rating.signals if signal not in weak),
        tuple(weak[signal] for signal in rating.signals if signal in weak),
    )


def _level(rating: Rating) -> str:
    if rating.level is not None:
        return f"level {rating.level}{rating.shift}{'' if rating.evidence.strip() else ', nothing written'}"
    return f"{(rating.absent or Absence.NOT_ASKED).words}{rating.shift}"


def exercises(assessment: Assessment, cards: tuple[Carded, ...]) -> Iterator[Section]:
    """What was seen of each exercise: its criteria as each interviewer rated them, and the facts."""
    for key in dict.fromkeys(key for one in cards for key in one.card.exercises):
        exercise = assessment.exercises.get(key)
        title, remark = (exercise.title, f"version {exercise.version}") if exercise else (key, "")
        facts = tuple(dict.fromkeys(_observed(key, cards)))
        yield Section(title, remark, tuple(_rated(key, exercise, cards)), facts)


def _observed(key: str, cards: tuple[Carded, ...]) -> Iterator[Observed]:
    for one in cards:
        for fact in one.card.exercises[key].facts if key in one.card.exercises else ():
            noted = fact.source is FactSource.INTERVIEWER
            yield Observed(f"Noted by {one.card.interviewer}" if noted else fact.source.words, fact)


def _rated(key: str, exercise: Exercise | None, cards: tuple[Carded, ...]) -> Iterator[Note]:
    names = {line.id: f"{line.name} (weight {line.weight})" for line in exercise.criteria} if exercise else {}
    for one in cards:
        rated = one.card.exercises.get(key)
        for name, rating in _in_order(names, rated.criteria if rated else {}):
            about = names.get(name, name)
            yield Note(one.card.interviewer, one.interview, about, _level(rating), rating.evidence)


def _in_order(names: Mapping[str, str], given: Mapping[str, Rating]) -> Iterator[tuple[str, Rating]]:
    known = [name for name in names if name in given]
    strange = [name for name in given if name not in names]
    return ((name, given[name]) for name in known + strange)
