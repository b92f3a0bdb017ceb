"""This room says what planted things are called in plain words; every kind of kit lists them in its kit.yaml."""

from collections.abc import Callable, Mapping
from pathlib import Path

ReadYaml = Callable[[bytes, str], object]

LISTS = {"traps": "where {}", "faults": "{}"}
"""The lists of a kit.yaml whose entries have an id and say in `what` what they are."""


def labels(folder: Path, read_yaml: ReadYaml) -> Mapping[str, str]:
    """The words for each planted thing, by its id; none for a kit that lists nothing."""
    path = folder / "kit.yaml"
    said = read_yaml(path.read_bytes(), str(path)) if path.is_file() else None
    return {
        str(one["id"]): words.format(one["what"])
        for name, words in LISTS.items()
        for one in _entries(said, name)
        if "id" in one and "what" in one
    }


def _entries(said: object, name: str) -> list[Mapping[str, object]]:
    listed = said.get(name) if isinstance(said, Mapping) else None
    return [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list | tuple) else []
