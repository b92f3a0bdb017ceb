"""What a candidate hands in becomes tests, or cannot be read."""

from pathlib import Path

import pytest

from scorecard.errors import InvalidError
from tests.kits.datatest.sample import schema, suite_of


@pytest.mark.parametrize(
    "text",
    ["models: [", "models: *all", "models: !!python/object:os.system {}", "a: 1\na: 2", "", "--- 1\n--- 2", "\x00"],
)
def test_malformed_yaml_cannot_be_read(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidError):
        suite_of(tmp_path, {"schema.yml": text})


def test_a_data_test_is_named_once(tmp_path: Path) -> None:
    suite = suite_of(tmp_path, {"a/same.sql": "select 1", "b/same.sql": "select 2"})

    assert [test.name for test in suite.tests] == ["same", "same (2)"]


def test_only_so_many_tests_are_tried(tmp_path: Path) -> None:
    many = schema("amount", ", ".join(["not_null"] * 32))

    suite = suite_of(tmp_path, {"schema.yml": many})

    assert len(suite.tests) == 30
    assert [(left.name, left.why) for left in suite.left] == [
        (f"not_null: fct_orders.amount ({number})", "only the first 30 tests are tried.") for number in (31, 32)
    ]
