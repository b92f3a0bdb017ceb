"""This room says what a kit of kind `pr-review` is made of: `kit.yaml` as a value, and the files beside it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from scorecard.core.document import about, document, restore
from scorecard.core.number import Exact
from scorecard.errors import InvalidError
from scorecard.kits.file import kit_bytes, kit_text

ReadYaml = Callable[[bytes, str], object]
"""Turns YAML (its bytes, and what to call them) into plain data; InvalidError when it cannot be read."""

WORDS = ("description.md", "ci.txt")
"""What is said of the change beside its diff; the files in `words/`."""


class Importance(StrEnum):
    """How much hangs on a fault."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Changes(StrEnum):
    """What a fault changes."""

    RESULT = "result"
    TEXT = "text"


@document
class Edit:
    """A place in a file, which must be there once, and what stands there instead."""

    file: str = about("The file, from the project's folder.")
    find: str = about("The text that is there.")
    put: str = about("The text that stands there afterwards.")


@document
class Harmless:
    """Something in the change that is no fault: a decoy, or a matter of taste."""

    id: str = about("Short and lasting.")
    file: str = about("The file it is in.")
    anchor: str = about("A piece of the line it is on, there once in the changed file.")
    also: tuple[str, ...] = about("Pieces of other lines on which a comment may stand.", default=())
    what: str = about("What it is, in a line.")
    terms: tuple[str, ...] = about("Words that show a comment means it.")
    criteria: tuple[str, ...] = about("Ids of the criteria it bears on.")
    edits: tuple[Edit, ...] = about("How it is planted.")


@document
class Fault:
    """A planted fault."""

    id: str = about("Short and lasting.")
    importance: Importance = about("high, medium or low.")
    changes: Changes = about("result if the table differs by it, otherwise text.")
    file: str = about("The file it is in.")
    anchor: str = about("A piece of the line it is on, there once in the changed file.")
    also: tuple[str, ...] = about("Pieces of other lines on which a comment may stand.", default=())
    what: str = about("What is wrong, in a line.")
    consequence: str = about("What comes of it, for whom.")
    fix: str = about("What would put it right.")
    terms: tuple[str, ...] = about("Words that show a comment means it.")
    criteria: tuple[str, ...] = about("Ids of the criteria it bears on.")
    edits: tuple[Edit, ...] = about("How it is planted.")


Planted = Fault | Harmless


@document
class Variant:
    """What is planted together."""

    id: str = about("Short and lasting.")
    faults: tuple[str, ...] = about("Ids of its faults.")
    decoys: tuple[str, ...] = about("Ids of its decoys.")
    nits: tuple[str, ...] = about("Ids of its matters of taste.")


@document
class Claim:
    """Something the author may say was compared before and after."""

    id: str = about("Short and lasting.")
    query: str = about("Returns one number; run on the table before and after the change.")
    sentence: str = about("With {before} and {after}.")


@document
class ReviewKit:
    """What `kit.yaml` says of a kit of kind `pr-review`."""

    kit: int = about("The format's version: 1.", ge=1, le=1)
    model: str = about("The file of the model that is changed.")
    result: str = about("The table that the model builds.")
    data: str = about("The folder that holds data.sql, from the kit's.")
    tables: tuple[str, ...] = about("The tables that data.sql makes.")
    key: tuple[str, ...] = about("The columns that name a row of the result; the first says whose it is.")
    aliases: tuple[Mapping[str, str], ...] = about("What the aliases may be called, by what files call them.")
    faults: tuple[Fault, ...] = about("The faults there are to plant.")
    decoys: tuple[Harmless, ...] = about("What looks like a fault and is none.")
    nits: tuple[Harmless, ...] = about("Matters of taste.")
    variants: tuple[Variant, ...] = about("What is planted together; a candidate's seed picks one.")
    tolerance: Exact = about("Up to how many percent a claim's figures may differ.")
    by_hand: str = about("Returns the customers an author would look at; run on the table as it should be.")
    claims: tuple[Claim, ...] = about("What the author may say was compared, in the order of preference.")

    def named(self, ids: tuple[str, ...]) -> tuple[Planted, ...]:
        """What is planted under these ids, in their order; KeyError when there is none."""
        known = {one.id: one for one in self.planted}
        return tuple(known[one] for one in ids)

    @property
    def planted(self) -> tuple[Planted, ...]:
        """All there is to plant."""
        return self.faults + self.decoys + self.nits


@dataclass(frozen=True, slots=True)
class Project:
    """The files of a kit: the project before and after the change, what is said of it, and the SQL of the data."""

    before: Mapping[str, str]
    after: Mapping[str, str]
    words: Mapping[str, str]
    data: str
    brief: str


def read_kit(folder: Path, read_yaml: ReadYaml) -> ReviewKit:
    """Read kit.yaml; InvalidError when it is not what a kit of this kind needs."""
    path = folder / "kit.yaml"
    data = read_yaml(kit_bytes(path), str(path))
    try:
        return restore(ReviewKit, data)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise InvalidError(f"{path} is not a kit of kind pr-review.", why=f"{error}.") from None


def read_project(folder: Path, kit: ReviewKit) -> Project:
    """Read the files beside kit.yaml; NotFoundError when one is not there."""
    return Project(
        before=_tree(folder / "before"),
        after=_tree(folder / "after"),
        words={name: kit_text(folder / "words" / name) for name in WORDS},
        data=kit_text(folder / kit.data / "data.sql"),
        brief=kit_text(folder / "brief.md"),
    )


def _tree(folder: Path) -> Mapping[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): kit_text(path) for path in files}
