import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from scorecard.kits import cage
from tests.kits.ground import ground

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform != "linux", reason="Landlock is Linux's")
def test_the_systems_locks_hold_without_the_engines() -> None:
    with ground() as field:
        places = field.places
        words = [sys.executable, "-m", "tests.kits.caged", places["kit"], places["canary"], places["port"]]
        environment = {**os.environ, "PYTHONPATH": str(Path(cage.__file__).parents[2])}
        told = json.loads(subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, check=True).stdout)

    if told["guards"]["os_guard"] != "landlock":
        pytest.skip("this kernel has no Landlock")
    assert told["got_through"] == []
    assert told["rows"] == [[300]]
    assert told["guards"] == {
        "os_guard": "landlock",
        "landlock_version": told["guards"]["landlock_version"],
        "file_bytes": 0,
        "cpu_seconds": 20,
        "address_mb": 2048,
    }


def test_a_system_without_any_locks_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cage, "resource", None)
    monkeypatch.setattr(cage.sys, "platform", "win32")

    assert cage.confine("kit.duckdb", cpu_seconds=20, address_mb=1024) == {"os_guard": "none"}
    assert cage.drop(None) == {"user": "own"}


def test_a_system_that_refuses_some_limits_says_which_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    class Resource:
        RLIM_INFINITY = -1
        RLIMIT_CPU = 0
        RLIMIT_AS = 1

        def getrlimit(self, which: int) -> tuple[int, int]:
            return -1, -1

        def setrlimit(self, which: int, limits: tuple[int, int]) -> None:
            if which == self.RLIMIT_AS:
                raise ValueError

    monkeypatch.setattr(cage, "resource", Resource())
    monkeypatch.setattr(cage.sys, "platform", "darwin")

    assert cage.confine("kit.duckdb", cpu_seconds=20, address_mb=1024) == {"os_guard": "rlimit", "cpu_seconds": 20}
