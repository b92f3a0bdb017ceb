"""This room lists the ids that a shell may complete; it says nothing when something cannot be read."""

import os
from pathlib import Path

from scorecard.errors import ScorecardError


def names(kind: str) -> tuple[str, ...]:
    """The ids of that kind: candidates from the store, rubrics and exercises from the shelf's file names."""
    try:
        return _candidates() if kind in ("candidate", "candidates") else _on_the_shelf(kind)
    except (ScorecardError, OSError):
        return ()


def _candidates() -> tuple[str, ...]:
    from scorecard.store.sqlite import SqliteStore

    path = Path(os.environ["SCORECARD_STORE"]) if os.environ.get("SCORECARD_STORE") else _default_store()
    return tuple(one.id for one in SqliteStore(path).candidates()) if path.exists() else ()


def _default_store() -> Path:
    from platformdirs import user_data_path

    return user_data_path("scorecard", appauthor=False) / "scorecard.db"


def _on_the_shelf(kind: str) -> tuple[str, ...]:
    from scorecard.library.find import shelf

    asked = tuple(Path(one) for one in os.environ.get("SCORECARD_RUBRICS", "").split(os.pathsep) if one)
    found = shelf(asked, Path.cwd())
    if kind.startswith("exercise"):
        return found.exercise_ids()
    return tuple(dict.fromkeys(p.stem for folder in found.rubric_folders for p in folder.path.glob("*.yaml")))
