"""The shipped kit of kind `sql` as a document: whole, and fair to the candidate."""

import re

import pytest

from scorecard.kits.sql.dataset import HIDDEN, result
from scorecard.kits.sql.kit import PLAIN, Place, Tier, Trap
from scorecard.library.load import load_exercise
from tests.kits.sql.corpus import FOLDER, VALIDATIONS, WRONG, Desk, header, query_of, shipped_kit, shipped_material

TRAPS = {trap.id: trap for trap in shipped_kit().traps}
SIGN = re.compile(r"(?:no )?(?:error|rows (?:missing|extra|repeated)|(\w+) (?:up|down|null|changed))")


def test_there_are_enough_traps_of_both_tiers() -> None:
    tiers = [trap.tier for trap in TRAPS.values()]

    assert len(TRAPS) >= 23
    assert (tiers.count(Tier.BASE), tiers[:12]) == (12, [Tier.BASE] * 12)


def test_every_trap_has_its_file_a_wrong_answer_a_cause_and_a_hint() -> None:
    kit = shipped_kit()
    traps = set(TRAPS)

    assert set(shipped_material().traps) == traps
    assert {header(path, "trap") for path in WRONG.values()} == traps | {"none"}
    assert {cause.trap for cause in kit.causes} == traps | {None}
    assert {trap for ladder in kit.hints for trap in ladder.traps} == traps


def test_what_the_kit_names_exists() -> None:
    kit = shipped_kit()
    columns = {column.name for column in kit.columns}
    criteria = {criterion.id for criterion in load_exercise(FOLDER / "exercise.yaml").value.criteria}
    named = [criterion for one in (*kit.traps, *kit.causes) for criterion in one.criteria]
    datasets = [name for cause in kit.causes for name in (*cause.seen, *cause.passes, *cause.explains)]
    signs = [
        sign for cause in kit.causes for sign in (cause.count, *(one for all_ in cause.seen.values() for one in all_))
    ]
    read = [SIGN.fullmatch(sign) for sign in signs if sign]

    assert {
        *named,
        *kit.criteria.grain,
        *kit.criteria.result,
        *kit.criteria.validations,
        *kit.criteria.clarity,
        *kit.criteria.cost,
    } <= criteria
    assert set(datasets) <= {PLAIN, *TRAPS}
    assert all(read)
    assert {match[1] for match in read if match and match[1]} <= columns - set(kit.grain)
    assert set(kit.grain) <= columns


@pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS)
def test_a_candidate_can_discover_the_trap(trap: Trap, desk: Desk) -> None:
    if trap.discoverable is Place.QUERY:
        with_it, without = (result(desk.connection, trap.where, schema).rows for schema in (f"trap_{trap.id}", PLAIN))
        assert (bool(with_it), without) == (True, ())
    else:
        assert trap.where in (_brief() if trap.discoverable is Place.BRIEF else _dictionary())


def test_the_validations_are_silent_on_the_key_and_together_see_every_wrong_table(desk: Desk) -> None:
    result(desk.connection, "FROM raw_orders", HIDDEN[0])

    def alarms(query: str) -> list[str]:
        desk.connection.execute(f"CREATE OR REPLACE TEMP TABLE {shipped_kit().result} AS {query}")
        return [name for name, check in VALIDATIONS.items() if desk.connection.execute(check).fetchall()]

    assert alarms(shipped_material().key) == []
    assert [name for name, path in WRONG.items() if name not in UNSEEN and not alarms(query_of(path))] == []


UNSEEN = frozenset({"history_scalar_subquery", "net_missing"})
"""Wrong answers without a table that a validation could look at: one stops with an error, one lacks a column."""


def _brief() -> str:
    apart = FOLDER / "brief.md"
    brief = load_exercise(FOLDER / "exercise.yaml").value.brief + (apart.read_text() if apart.exists() else "")
    return " ".join(brief.split())


def _dictionary() -> str:
    return " ".join(re.findall(r"COMMENT ON .* IS '(.*)';", shipped_material().schema))
