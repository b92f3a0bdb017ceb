"""This room says in a few words what facts are about: what is planted, as the kit.yaml lists it, and the rest."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from scorecard.core.scorecard import Fact

ReadYaml = Callable[[bytes, str], object]

LISTS = {"traps": "where {}", "faults": "{}", "decoys": "a comment on a harmless line ({})"}
"""The lists of a kit.yaml whose entries have an id and say in `what` what they are."""

IN_SHORT = {
    "decision": "the decision",
    "credited": "less than half of the weight caught",
    "missed": "faults that pass every test",
    "carried": "one test that carries the suite",
    "false_alarm_": "a test that stops the pipeline on ordinary days",
    "odd_alarm_": "a test that stops the pipeline on days that are odd but right",
    "warns_": "a test that warns on ordinary days",
    "does_not_run_": "a test that does not run",
    "refused_": "a test that is refused",
    "too_slow_": "a test that takes too long",
}
"""Facts about nothing planted, by their ids; those about one of several tests end in its number."""

NUMBER = re.compile(r"(?<=_)\d+$")


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


def in_short(fact: Fact, planted: Mapping[str, str]) -> str:
    """A fact in a few words that stand in a list: those for what is planted, or as much of the sentence as it needs."""
    return planted.get(fact.trap or "") or IN_SHORT.get(NUMBER.sub("", fact.id)) or fact.sentence.removesuffix(".")


def _entries(said: object, name: str) -> list[Mapping[str, object]]:
    listed = said.get(name) if isinstance(said, Mapping) else None
    return [one for one in listed if isinstance(one, Mapping)] if isinstance(listed, list | tuple) else []
