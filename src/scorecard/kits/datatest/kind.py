"""This room packs and checks tests that a candidate proposes, and tests such a kit."""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from scorecard.core.checkup import Checkup
from scorecard.kits.datatest.finding import facts
from scorecard.kits.datatest.ground import build, sample
from scorecard.kits.datatest.kit import ReadYaml, read_kit
from scorecard.kits.datatest.proof import prove
from scorecard.kits.datatest.result import observe
from scorecard.kits.datatest.suite import as_given, read_suite
from scorecard.kits.datatest.trial import boxed
from scorecard.kits.file import kit_bytes
from scorecard.kits.kind import Case, Figure

GIVEN = ("brief.md", "schema.sql", "template/schema.yml", "template/NOTES.md")
"""What every candidate gets, beside a month of data of their own."""


def pack(case: Case, *, read_yaml: ReadYaml) -> Mapping[str, bytes]:
    """What the candidate gets: the brief, the tables with an ordinary month in them, and files for the tests."""
    kit = read_kit(case.folder, read_yaml)
    with tempfile.TemporaryDirectory() as folder:
        return {**_given(case), **sample(kit, case.seed, Path(folder))}


def _given(case: Case) -> Mapping[str, bytes]:
    return {name.removeprefix("template/"): kit_bytes(case.folder / name) for name in GIVEN}


def check(case: Case, submission: Path, *, dialect: str = "duckdb", read_yaml: ReadYaml) -> Checkup:
    """The facts about a folder of tests or a single file; InvalidError when it cannot be read."""
    kit = read_kit(case.folder, read_yaml)
    suite = read_suite(kit, submission, dialect or "duckdb", read_yaml, as_given(_given(case).values()))
    with tempfile.TemporaryDirectory() as folder:
        ground = build(kit, case.seed, Path(folder))
        result = observe(kit, ground, suite, boxed(ground, kit.tables))
    guards = next((trial.guards for trial in result.tried if trial.guards), {})
    return Checkup(case.exercise, case.candidate, suite.hash, result.outcome, facts(result), {**guards})


def test(case: Case, *, read_yaml: ReadYaml) -> Iterator[Figure]:
    """Check the kit itself: its own tests catch every fault, and the sample suites earn what they must."""
    yield from prove(case, read_yaml)
