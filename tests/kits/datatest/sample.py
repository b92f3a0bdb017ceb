"""The shipped kit of data tests, and suites written for a test."""

from pathlib import Path

from scorecard.kits.datatest.ground import Ground
from scorecard.kits.datatest.kit import read_kit
from scorecard.kits.datatest.result import Result, observe
from scorecard.kits.datatest.suite import Suite, read_suite
from scorecard.kits.datatest.trial import boxed
from scorecard.kits.kind import Case
from scorecard.library import door

FOLDER = Path(__file__).parents[3] / "exercises" / "data-tests"
CASE = Case(FOLDER, "data-tests", "jane-doe", 4711)


def read_yaml(data: bytes, source: str) -> object:
    reading = door.read(data, source)
    reading.refuse_problems(f"{source} cannot be read.")
    return reading.data


KIT = read_kit(FOLDER, read_yaml)


def suite_of(folder: Path, files: dict[str, str]) -> Suite:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return read_suite(KIT, folder, "duckdb", read_yaml)


def observed(ground: Ground, folder: Path, files: dict[str, str]) -> Result:
    return observe(KIT, ground, suite_of(folder, files), boxed(ground, KIT.tables))


def schema(column: str, test: str) -> str:
    return f"models: [{{name: fct_orders, columns: [{{name: {column}, data_tests: [{test}]}}]}}]"
