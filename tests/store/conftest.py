"""The backends that the contract of a store runs against."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from scorecard.store.protocol import Store
from tests.store.backend import Backend, SqliteBackend, prepared


@pytest.fixture(params=["sqlite"])
def backend(request: pytest.FixtureRequest, tmp_path: Path) -> Backend:
    """An empty place for a store, once for each kind."""
    assert request.param == "sqlite"
    return SqliteBackend(tmp_path / "store.db")


@pytest.fixture
def empty(backend: Backend) -> Iterator[Store]:
    """A store with nothing in it."""
    store = backend.open()
    yield store
    store.close()


@pytest.fixture
def store(empty: Store) -> Store:
    """A store that knows Jane and the rubric."""
    return prepared(empty)
