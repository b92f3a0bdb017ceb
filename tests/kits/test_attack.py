import contextlib
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from scorecard.kits import gate, sandbox
from scorecard.kits.ran import Limits, Ran
from tests.kits.ground import ATTACKS, TABLES, Attack, Ground, attacks, ground

GROUPS = sorted(path.stem for path in ATTACKS.glob("*.yaml"))
SHORT = Limits(seconds=0.2, grace=0.2, wall_seconds=2, text_bytes=16 * 2**20)
SLOWEST = 10  # a machine with much else to do

# The path belongs to the one dataset; logs and bars, which DuckDB 1 lets a statement switch on, end in the box.
SETTINGS = """
SELECT name, value FROM duckdb_settings()
WHERE name NOT IN ('search_path', 'schema') AND NOT regexp_matches(name, '_log|logging|progress') ORDER BY name
"""


@pytest.fixture(scope="module")
def field() -> Iterator[Ground]:
    with ground() as made:
        yield made


@pytest.mark.parametrize("group", GROUPS)
def test_nothing_gets_out_of_the_box(group: str, field: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCORECARD_CANARY", field.secret)
    before = field.snapshot()
    home = _home()

    with ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda attack: _let_loose(attack, field), attacks(group))
        escapes = {attack.tries: escape for attack, escape in zip(attacks(group), found, strict=True) if escape}

    assert escapes == {}
    assert field.snapshot() == before
    assert not field.was_called()
    assert _home() == home


def _let_loose(attack: Attack, field: Ground) -> str:
    began = time.monotonic()
    ran = sandbox.run(attack.text(field.places), field.kit, ["d1"], limits=SHORT)["d1"]
    if time.monotonic() - began > SLOWEST:
        return "it hung"
    told = f"{ran.message} {ran.columns} {ran.rows}"
    if field.secret in told:
        return f"it read: {told}"
    return "it showed a traceback" if "Traceback" in told else ""


def _home() -> list[str]:
    with contextlib.suppress(FileNotFoundError):
        return sorted(str(path) for path in (Path.home() / ".duckdb").rglob("*"))
    return []


def test_what_an_attack_sets_is_as_it_was(field: Ground) -> None:
    clean = _settings("", field)

    with ThreadPoolExecutor(2) as pool:
        results = pool.map(lambda attack: _settings(attack.text(field.places), field), attacks("config"))
        changed = [
            attack.tries
            for attack, ran in zip(attacks("config"), results, strict=True)
            if ran.status == "ok" and ran.rows != clean.rows
        ]

    assert clean.status == "ok"
    assert changed == []


def _settings(text: str, field: Ground) -> Ran:
    return sandbox.run([text, SETTINGS], field.kit, ["d1"], limits=SHORT)["d1"]


@pytest.mark.parametrize("group", sorted({*GROUPS} - {"dos", "text"}))
def test_the_gate_has_a_word_for_every_attack_that_wants_more_than_data(group: str, field: Ground) -> None:
    let_through = [one.tries for one in attacks(group) if not gate.refusal(one.text(field.places), TABLES)]

    assert let_through == []


@pytest.mark.parametrize("group", ["dos", "text"])
def test_the_gate_is_quick_whatever_it_is_shown(group: str, field: Ground) -> None:
    slow = {}
    for attack in attacks(group):
        began = time.process_time()
        gate.refusal(attack.text(field.places), TABLES)
        if time.process_time() - began > 3:
            slow[attack.tries] = time.process_time() - began

    assert slow == {}


def test_there_are_more_attacks_than_were_ever_promised() -> None:
    assert sum(len(attacks(group)) for group in GROUPS) >= 120
