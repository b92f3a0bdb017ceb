"""This room loads incident kits: the kit and all its scenarios, checked together, every problem at once."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from scorecard.core.document import content_hash
from scorecard.core.incident.kit import Incident, Kit, Scenario, chosen_variant
from scorecard.core.text import counted
from scorecard.errors import InvalidError, Problem
from scorecard.library.door import Reading, read, read_bytes
from scorecard.library.plot import check_plot
from scorecard.library.shape import checked
from scorecard.library.staging import Cast, cast, check_happenings, check_kit, check_scenario, name_each
from scorecard.library.tree import mapping


@dataclass(frozen=True, slots=True)
class Incidents:
    """An incident kit with its scenarios; `hash` names what they say together."""

    kit: Kit
    scenarios: Mapping[str, Scenario]
    hash: str

    def variant(self, seed: int) -> str:
        """The id of the scenario for a candidate's seed."""
        return chosen_variant(seed, tuple(self.scenarios))

    def incident(self, variant: str) -> Incident:
        """The incident to play; KeyError for a variant there is not."""
        return Incident(self.kit, self.scenarios[variant])


def load_incidents(folder: Path, criteria: Collection[str]) -> Incidents:
    """Load the kit in a folder; `criteria` are the exercise's. InvalidError lists every problem of every file."""
    files = [folder / "kit.yaml", *sorted((folder / "scenarios").glob("*.yaml"))]
    return incidents_from([(read_bytes(path), str(path)) for path in files], criteria)


def incidents_from(files: list[tuple[bytes, str]], criteria: Collection[str]) -> Incidents:
    """Make a kit of its files' bytes, kit.yaml first; InvalidError lists every problem of every file."""
    readings = [read(data, source) for data, source in files]
    kit_reading, *others = readings
    kit = checked(kit_reading, Kit)
    check_kit(kit_reading, criteria)
    scenarios = [checked(reading, Scenario) for reading in others]
    _check_scenarios(kit_reading, others)
    _refuse(readings)
    if kit is None:
        raise AssertionError("a document without a problem has a value")
    by_id = {scenario.id: scenario for scenario in scenarios if scenario is not None}
    return Incidents(kit, by_id, content_hash([kit, *(by_id[one] for one in sorted(by_id))]))


def _check_scenarios(kit: Reading, scenarios: list[Reading]) -> None:
    common = mapping(kit.data)
    if not scenarios:
        kit.report((), "there is no scenario beside it: a kit needs at least one file in scenarios/")
    seen: dict[str, str] = {}
    for reading in scenarios:
        if isinstance(reading.data, dict) and isinstance(kit.data, dict):
            _check_scenario(kit, reading, cast(common, reading.data))
        identity = str(mapping(reading.data).get("id"))
        first = seen.setdefault(identity, reading.source)
        if first != reading.source and identity != "None":
            reading.report(("id",), f"the scenario {identity} is there twice; first in {first}")


def _check_scenario(kit: Reading, scenario: Reading, on_stage: Cast) -> None:
    common = mapping(kit.data)
    check_scenario(scenario, common)
    check_happenings(kit, common, on_stage)
    name_each(kit, common, "checklist", "asked", on_stage.cards, "card")
    check_plot(scenario, kit)


def _refuse(readings: list[Reading]) -> None:
    """Raise InvalidError with every problem of every reading; do nothing when there is none."""
    found: list[Problem] = []
    for reading in readings:
        unique = set(reading.problems)
        found += sorted(unique, key=lambda one: (one.line, one.column, one.path, one.message))
    if found:
        number = counted(len(found), "problem")
        raise InvalidError(f"The incident kit {readings[0].source} has {number}.", problems=tuple(found))
