"""This room finds rubrics and exercises: in the folders asked for, the working folder, the user's, then our own."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from scorecard.core.suggestion import did_you_mean
from scorecard.errors import NotFoundError
from scorecard.library.door import read_bytes
from scorecard.library.heading import heading

SHIPPED = Path(__file__).parents[1] / "data"
CHECKOUT = Path(__file__).parents[3]


@dataclass(frozen=True, slots=True)
class Folder:
    """A place to look in, and what it is called when its content is listed."""

    path: Path
    origin: str


@dataclass(frozen=True, slots=True)
class Found:
    """A rubric or exercise file: its id and title as the file says them, and where it was found.

    `ramp_of` is the id of the rubric whose hires a rubric follows; empty for a rubric of interviews.
    """

    id: str
    title: str
    version: str
    path: Path
    origin: str
    ramp_of: str = ""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folders that are searched, in order: the first file with an id wins."""

    rubric_folders: tuple[Folder, ...]
    exercise_folders: tuple[Folder, ...]

    def rubric_path(self, rubric_id: str) -> Path:
        """The file of the rubric with that id, or the file itself when a path is given; NotFoundError otherwise."""
        return _path_of(rubric_id, "rubric", self.rubric_folders, "{}.yaml")

    def exercise_path(self, exercise_id: str) -> Path:
        """The file of the exercise with that id, or the file itself when a path is given; NotFoundError otherwise."""
        return _path_of(exercise_id, "exercise", self.exercise_folders, "{}/exercise.yaml")

    def rubrics(self) -> tuple[Found, ...]:
        """Every rubric that can be used, by id; one that hides another stands for both."""
        return _all(self.rubric_folders, "*.yaml")

    def exercises(self) -> tuple[Found, ...]:
        """Every exercise that can be used, by id."""
        return _all(self.exercise_folders, "*/exercise.yaml")

    def exercise_ids(self) -> tuple[str, ...]:
        """The ids of the exercises that can be used."""
        return tuple(found.id for found in self.exercises())


def shelf(asked: tuple[Path, ...], working: Path) -> Shelf:
    """The folders in their order; `asked` are those given by `--rubrics`."""
    from platformdirs import user_config_path

    for path in asked:
        if not path.is_dir():
            raise NotFoundError(f"There is no folder {path} to look for rubrics in.", then="See --rubrics.")
    config = user_config_path("scorecard", appauthor=False)
    rubrics = [Folder(path, "--rubrics") for path in asked]
    exercises = [Folder(path / "exercises", "--rubrics") for path in asked]
    exercises += [Folder(path, "--rubrics") for path in asked]
    for base, origin in ((working, "working folder"), (config, "your config folder"), (_shipped(), "shipped")):
        rubrics.append(Folder(base / "rubrics", origin))
        exercises.append(Folder(base / "exercises", origin))
    return Shelf(tuple(rubrics), tuple(exercises))


def _shipped() -> Path:
    return SHIPPED if SHIPPED.is_dir() else CHECKOUT


def _path_of(wanted: str, noun: str, folders: tuple[Folder, ...], pattern: str) -> Path:
    if wanted.endswith((".yaml", ".yml")) or "/" in wanted or "\\" in wanted:
        return Path(wanted)
    for folder in folders:
        likely = folder.path / pattern.format(wanted)
        if likely.is_file() and _describe(likely, folder.origin).id == wanted:
            return likely
        for found in _in_folder(folder, pattern.format("*")):
            if found.id == wanted:
                return found.path
    known = [found.id for found in _all(folders, pattern.format("*"))]
    hint = did_you_mean(wanted, known)
    raise NotFoundError(
        f"There is no {noun} called {wanted}{'; ' + hint if hint else '.'}",
        then=f"To see them all: scorecard {noun} list",
    )


def _all(folders: tuple[Folder, ...], pattern: str) -> tuple[Found, ...]:
    by_id: dict[str, Found] = {}
    for folder in folders:
        for found in _in_folder(folder, pattern):
            by_id.setdefault(found.id, found)
    return tuple(by_id[key] for key in sorted(by_id))


def _in_folder(folder: Folder, pattern: str) -> Iterator[Found]:
    for path in sorted(folder.path.glob(pattern)):
        if path.is_file():
            yield _describe(path, folder.origin)


def _describe(path: Path, origin: str) -> Found:
    data = read_bytes(path)
    more = ("ramp_of",) if b"ramp_of" in data else ()
    said = heading(data, ("id", "title", "version", *more))
    named = path.parent.name if path.name == "exercise.yaml" else path.stem
    title, version, ramp_of = (said.get(name, "") for name in ("title", "version", "ramp_of"))
    return Found(said.get("id", named), title, version, path, origin, ramp_of)
