"""This room shows in a line for each exercise what was observed in it, and which levels moved when the facts opened."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from scorecard.core.assessment import Assessment
from scorecard.core.scorecard import ExerciseRating, FactSource
from scorecard.core.text import counted, listed
from scorecard.screen.ink import QUIET, line, listing, prose, section

WORDS = {FactSource.CHECKER: "by the checker", FactSource.RUN: "during the run", FactSource.INTERVIEWER: "ticked"}


def exercises(assessment: Assessment) -> Iterator[RenderableType]:
    """Show the exercises in which something was observed or a level moved; nothing where that is none."""
    rows = [
        (line(card.interviewer), prose(_title(assessment, key)), _told(assessment, key, rated))
        for card in assessment.panel.cards
        for key, rated in card.exercises.items()
        if rated.facts or any(rating.before_facts for rating in rated.criteria.values())
    ]
    if rows:
        yield section("Exercises", listing(*rows))


def _title(assessment: Assessment, key: str) -> str:
    exercise = assessment.exercises.get(key)
    return exercise.title if exercise else key


def _told(assessment: Assessment, key: str, rated: ExerciseRating) -> Text:
    counts = [(source, sum(fact.source is source for fact in rated.facts)) for source in FactSource]
    facts = [f"{count} {WORDS[source]}" for source, count in counts if count]
    said = f"{counted(len(rated.facts), 'fact')}: {listed(facts)}" if facts else "no facts"
    moved = tuple(_moved(assessment, key, rated))
    return prose(said, (f"; {'; '.join(moved)}" if moved else "", QUIET))


def _moved(assessment: Assessment, key: str, rated: ExerciseRating) -> Iterator[str]:
    exercise = assessment.exercises.get(key)
    names = {criterion.id: criterion.name for criterion in exercise.criteria} if exercise else {}
    for criterion_id, rating in rated.criteria.items():
        if rating.before_facts is not None:
            now = rating.level if rating.level is not None else rating.absent.words if rating.absent else "no level"
            yield f"{names.get(criterion_id, criterion_id)} {now}{rating.shift}"
