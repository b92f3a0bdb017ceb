"""This room holds exercises: what a candidate is asked to do and the criteria it is rated by."""

from collections.abc import Mapping

from scorecard.core.document import ID, about, document


@document
class Criterion:
    """One rated line of an exercise's rubric."""

    id: str = about("Short and lasting, e.g. grain.", pattern=ID)
    name: str = about("As people read it.")
    weight: int = about("Points of the exercise; all criteria add up to 100.", gt=0)
    informs: tuple[str, ...] = about("Ids of the dimensions it informs.")
    assesses: str = about("What it assesses, in a sentence.")
    anchors: Mapping[str, str] = about("The observable behaviour that earns each level, 1 to 4.")
    listen_for: tuple[str, ...] = about("What to look for.", default=())


TICKED = ("pr-review", "data-tests")
"""The kinds of kit that bring a list to tick while the candidate talks."""


@document
class Exercise:
    """A task for the candidate, with its rubric."""

    exercise: int = about("The format's version: 1.", ge=1, le=1)
    id: str = about("Short and lasting, e.g. sql-transform.", pattern=ID)
    version: str = about("Raise it when what is rated changes.")
    title: str = about("As people read it.")
    minutes: int = about("How long it takes.", gt=0)
    brief: str = about("What the candidate is asked to do.")
    criteria: tuple[Criterion, ...] = about("The rated lines.")
    kind: str | None = about("The kind of kit that packs and checks it.", default=None)
    source: str = about("Where it comes from.", default="")

    @property
    def ticked(self) -> bool:
        """Whether its kit brings a list to tick while the candidate talks."""
        return self.kind in TICKED

    def criterion(self, criterion_id: str) -> Criterion:
        """The criterion of that id; KeyError when there is none."""
        return {criterion.id: criterion for criterion in self.criteria}[criterion_id]
