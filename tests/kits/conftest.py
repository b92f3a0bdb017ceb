"""What the tests of kits share: one candidate's datasets, and the marker for runs that take minutes."""

from collections.abc import Iterator

import pytest

from tests.kits.corpus import Desk, opened_desk


@pytest.fixture(scope="session")
def shared_desk() -> Iterator[Desk]:
    with opened_desk() as desk:
        yield desk


@pytest.fixture
def desk(shared_desk: Desk) -> Desk:
    """One candidate's datasets; nobody may change what is in them."""
    shared_desk.asked.clear()
    return shared_desk


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "full: every known answer on every seed; run with -m full")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if "full" in config.option.markexpr:
        return
    left_out = [item for item in items if item.get_closest_marker("full")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]
