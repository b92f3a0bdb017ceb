"""This room reads the weights that somebody wants to try: `sql=30`, in points of 100."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from scorecard.core.number import Exact
from scorecard.core.rubric import Rubric
from scorecard.core.suggestion import did_you_mean
from scorecard.core.text import lookup_key
from scorecard.errors import NotFoundError, WrongUsageError

THEN = "Weights are points of 100: --weight sql=30 --weight testing=20"


def points(typed: Sequence[str]) -> Mapping[str, Fraction]:
    """The points by dimension, as it was typed; a later word on the same one counts. WrongUsageError if unreadable."""
    found: dict[str, Fraction] = {}
    for one in typed:
        dimension, equals, number = map(str.strip, one.rpartition("="))
        if not (equals and dimension):
            raise WrongUsageError(f"--weight {one} is not a weight.", then="Write it as --weight sql=30")
        try:
            found[dimension] = Fraction(Exact.parse(number.removesuffix("%")))
        except ValueError:
            raise WrongUsageError(f"--weight {one}: {number or 'nothing'} is not a weight.", then=THEN) from None
    return found


def by_dimension(rubric: Rubric, tried: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The points by dimension id."""
    return {dimension_id(rubric, typed): number for typed, number in tried.items()}


def dimension_id(rubric: Rubric, typed: str) -> str:
    """The id of a dimension that was named by it or by its title; NotFoundError with a suggestion."""
    wanted = lookup_key(typed)
    known = {lookup_key(text): line.id for line in rubric.dimensions for text in (line.name, line.id)}
    if wanted not in known:
        hint = did_you_mean(typed.strip(), [line.id for line in rubric.dimensions])
        raise NotFoundError(f"The rubric {rubric.id} has no dimension called {typed.strip()}; {hint}")
    return known[wanted]
