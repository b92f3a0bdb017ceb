"""This room packs and checks tests that a candidate proposes, and tests such a kit."""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from scorecard.core.checkup import Checkup
from scorecard.kits.datatest.finding import facts
from scorecard.kits.datatest.ground import build
from scorecard.kits.datatest.kit import ReadYaml, read_kit
from scorecard.kits.datatest.proof import prove
from scorecard.kits.datatest.result import observe
from scorecard.kits.datatest.suite import read_suite
from scorecard.kits.datatest.trial import boxed
from scorecard.kits.file import kit_bytes
from scorecard.kits.kind import Case, Figure

GIVEN = ("brief.md", "schema.sql", "template/schema.yml", "template/NOTES.md")
"""What a candidate gets: the same for all, since the brief tells all there is to know of the data."""


def pack(case: Case, *, read_yaml: ReadYaml | None = None) -> Mapping[str, bytes]:  # noqa: ARG001
    """What the candidate gets: the brief, the tables' columns, and files to write the tests into."""
    return {name.removeprefix("template/"): kit_bytes(case.folder / name) for name in GIVEN}


def check(case: Case, submission: Path, *, dialect: str = "duckdb", read_yaml: ReadYaml) -> Checkup:
    """The facts about a folder of tests or a single file; InvalidError when it cannot be read."""
    kit = read_kit(case.folder, read_yaml)
    suite = read_suite(kit, submission, dialect or "duckdb", read_yaml)
    with tempfile.TemporaryDirectory() as folder:
        ground = build(kit, case.seed, Path(folder))
        result = observe(kit, ground, suite, boxed(ground, kit.tables))
    guards = next((trial.guards for trial in result.tried if trial.guards), {})
    return Checkup(case.exercise, case.candidate, suite.hash, result.outcome, facts(result), {**guards})


def test(case: Case, *, read_yaml: ReadYaml) -> Iterator[Figure]:
    """Check the kit itself: its own tests catch every fault, and the sample suites earn what they must."""
    yield from prove(case, read_yaml)
