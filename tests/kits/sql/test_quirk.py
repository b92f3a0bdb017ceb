"""The engine's quirks are named, and nothing else is."""

import pytest

from scorecard.kits.sql import quirk


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("SELECT a AS b, sum(c) FROM t GROUP BY ALL HAVING b > 1", ["quirk_group_by_all"]),
        ("SELECT a, sum(c) FROM t GROUP BY ALL HAVING sum(c) > 1", []),
        ("SELECT a, sum(c) FROM t GROUP BY a HAVING a > 1", []),
        ("SELECT FROM WHERE ((", []),
    ],
)
def test_group_by_all_with_having_is_named_as_a_quirk_of_the_engine(sql: str, found: list[str]) -> None:
    assert [fact.id for fact in quirk.facts(sql)] == found
