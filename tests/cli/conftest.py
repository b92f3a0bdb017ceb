"""Homes for the tests of the command: an empty one, and one whose store holds three samples."""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

collect_ignore_glob = ["test_*.py"] if sys.platform == "win32" else []  # no pseudo-terminals, no signals

if sys.platform != "win32":
    from tests.cli.terminal import Home


def _settled(folder: Path) -> "Home":
    home = Home(folder)
    home.work.mkdir(parents=True)
    home.reports.mkdir()
    return home


@pytest.fixture
def home(tmp_path: Path) -> "Iterator[Home]":
    """A home in which nobody has done anything yet."""
    home = _settled(tmp_path / "home")
    yield home
    for terminal in home.terminals:
        terminal.discard()


@pytest.fixture(scope="session")
def kept_four(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the panels of all four samples."""
    made = _settled(tmp_path_factory.mktemp("four") / "home")
    names = ("amira-haddad", "jonas-lindqvist", "priya-raman", "tomas-okafor")
    made.submit(*(f"{name}/{who}" for name in names for who in ("ana", "bob", "cyd")))
    return made.store


@pytest.fixture
def four(home: "Home", kept_four: Path) -> "Home":
    """A home whose store holds the panels of all four samples."""
    shutil.copyfile(kept_four, home.store)
    home.store.chmod(0o600)
    return home


@pytest.fixture(scope="session")
def kept_panel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with Priya's panel of three, and one scorecard each on Jonas and on Tomas."""
    made = _settled(tmp_path_factory.mktemp("panel") / "home")
    made.submit("priya-raman/ana", "priya-raman/bob", "priya-raman/cyd", "jonas-lindqvist/ana", "tomas-okafor/ana")
    return made.store


@pytest.fixture
def panel(home: "Home", kept_panel: Path) -> "Home":
    """A home whose store holds Priya's panel of three, and one scorecard each on Jonas and on Tomas."""
    shutil.copyfile(kept_panel, home.store)
    home.store.chmod(0o600)
    return home
