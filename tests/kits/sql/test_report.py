"""An answer runs in two sandboxes, and whoever asks for datasets waits for no others."""

from dataclasses import replace
from pathlib import Path

import pytest

from scorecard.errors import ScorecardError
from scorecard.kits.ran import Status
from scorecard.kits.sql.bench import Bench, bench
from scorecard.kits.sql.determinism import SHUFFLES
from scorecard.kits.sql.dialect import Rendering
from scorecard.kits.sql.report import Runs
from tests.kits.sql.corpus import FOLDER, SEED, read_yaml


@pytest.fixture(scope="module")
def at() -> Bench:
    return bench(FOLDER, SEED, read_yaml)


def test_every_dataset_can_be_asked_for_in_any_order(at: Bench) -> None:
    schemas = (*SHUFFLES, *at.datasets.single.values(), at.datasets.plain, *at.datasets.hidden)

    with Runs(at, Rendering("SELECT count(*) AS n FROM raw_orders")) as runs:
        last = runs(schemas[-2:])
        every = runs(schemas)

    assert list(last) == list(schemas[-2:])
    assert {schema: ran.status for schema, ran in every.items()} == dict.fromkeys(schemas, Status.OK)
    assert last.items() <= every.items()


def test_a_sandbox_that_does_not_start_is_an_error_and_no_wait(at: Bench, tmp_path: Path) -> None:
    nowhere = replace(at, place=tmp_path)

    with Runs(nowhere, Rendering("SELECT 1")) as runs, pytest.raises(ScorecardError, match="did not start"):
        runs(at.datasets.hidden)
