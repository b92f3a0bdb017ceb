"""This room lets a kit prove itself: every fault is caught, nothing cries wolf, and all seeds are alike."""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from scorecard.core.seed import derived_seed
from scorecard.core.text import counted
from scorecard.kits.datatest.credit import best, union
from scorecard.kits.datatest.ground import build
from scorecard.kits.datatest.kit import DataKit, ReadYaml, read_kit
from scorecard.kits.datatest.result import Result, observe, read_pool
from scorecard.kits.datatest.suite import Suite, read_suite
from scorecard.kits.datatest.trial import trusted
from scorecard.kits.kind import Case, Figure

POOL = ""
OTHER_SEEDS = ("proof_1", "proof_2")


def prove(case: Case, read_yaml: ReadYaml) -> Iterator[Figure]:
    """The figures of a kit, on the case's own seed and on two more."""
    kit = read_kit(case.folder, read_yaml)
    results = _observe(kit, case.folder, case.seed, read_yaml)
    yield from _pool(kit, results[POOL])
    for name in kit.suites:
        found = earned(results[name])
        told = f"{found[0]} of {len(kit.faults)} faults; false alarms: {found[1]} ordinary, {found[2]} odd"
        told += "" if found == kit.suites[name] else f"; kit.yaml says {', '.join(map(str, kit.suites[name]))}"
        yield Figure(f"the sample suite {name}", found == kit.suites[name], told)
    yield _spoken(kit, results)
    alike = all(
        _everything(_observe(kit, case.folder, derived_seed(case.seed, other), read_yaml)) == _everything(results)
        for other in OTHER_SEEDS
    )
    told = f"all tests say the same on {len(OTHER_SEEDS)} other seeds"
    yield Figure("no seed is harder than another", alike, told if alike else f"not {told}")


def earned(result: Result) -> tuple[int, int, int]:
    """How many faults a suite catches, and on how many ordinary and odd datasets it raises a false alarm."""
    ordinary = {schema for one in result.earned for schema in one.alarms}
    odd = {name for one in result.earned for name in one.odd}
    return len(union(result.earned)), len(ordinary), len(odd)


def _observe(kit: DataKit, folder: Path, seed: int, read_yaml: ReadYaml) -> Mapping[str, Result]:
    """What each sample suite does, and under an empty name what all the kit's own tests do."""
    suites = {name: read_suite(kit, folder / "suites" / name, "duckdb", read_yaml) for name in kit.suites}
    suites[POOL] = Suite(read_pool(kit, folder, read_yaml), (), (), "")
    with tempfile.TemporaryDirectory() as place:
        ground = build(kit, seed, Path(place))
        return {name: observe(kit, ground, suite, trusted(ground)) for name, suite in suites.items()}


def _pool(kit: DataKit, result: Result) -> Iterator[Figure]:
    caught = union(result.earned)
    missed = ", ".join(fault.id for fault in kit.faults if fault.id not in caught)
    told = f"{len(caught)} of {len(kit.faults)}{': not ' + missed if missed else ''}"
    yield Figure("every fault is caught by a test of the kit", not missed, told)
    loud = [trial.test.name for trial in result.stuck]
    loud += [one.trial.test.name for one in result.earned if one.alarms or one.warnings or one.odd]
    told = (
        f"{len(result.tried)} tests on {len(result.ground.ordinary)} ordinary and {len(result.ground.odd)} odd datasets"
    )
    yield Figure("the kit's own tests cry wolf nowhere", not loud, f"{told}{': ' if loud else ''}{', '.join(loud)}")
    chosen = best(kit, result.earned, kit.asked)
    five, names = union(chosen), tuple(one.trial.test.name for one in chosen)
    told = f"{len(five)} of {len(kit.faults)}, {kit.weigh(five)} of {kit.weight} by weight"
    said = tuple(one.test for one in kit.best)
    told += "" if names == said else f": {', '.join(names)}, and kit.yaml names others"
    yield Figure("the best five of them", names == said, told)


def _spoken(kit: DataKit, results: Mapping[str, Result]) -> Figure:
    """What tests in plain words are taken to catch is what their like in SQL do catch."""
    found = {(name, one.trial.test.name): one for name, result in results.items() for one in result.earned}
    wrong = []
    for spoken in kit.spoken:
        one = found.get((spoken.suite, spoken.test))
        if one is None or (one.kills, bool(one.alarms)) != (spoken.catches, spoken.alarms):
            wrong.append(spoken.id)
    told = f"{counted(len(kit.spoken), 'test')}{': not ' if wrong else ''}{', '.join(wrong)}"
    return Figure("tests in plain words catch what their SQL does", not wrong, told)


def _everything(results: Mapping[str, Result]) -> Mapping[str, object]:
    """What every test of every suite earns; one that cries wolf earns nothing, whatever else it says."""
    return {
        f"{name} {one.trial.test.name}": (one.kills, bool(one.alarms), bool(one.alarms) or one.odd)
        for name, result in results.items()
        for one in result.earned
    }
