import contextlib

import duckdb
import pytest

from scorecard.kits import box
from tests.kits.ground import attacks, ground


@pytest.mark.parametrize("group", ["config", "net", "read", "write"])
def test_the_engines_locks_hold_without_the_systems(group: str) -> None:
    with ground() as field:
        before = field.snapshot()
        escapes = [one.tries for one in attacks(group) if field.secret in _told(one.text(field.places), str(field.kit))]

        assert escapes == []
        assert field.snapshot() == before
        assert not field.was_called()


def _told(text: str, kit: str) -> str:
    with box.locked(kit, 256) as engine, contextlib.suppress(duckdb.Error, RuntimeError, ValueError):
        engine.execute("SET search_path = 'memory.main,kit.d1'")
        return str(engine.execute(text).fetchall())
    return ""
