"""What the tests of the kind `sql` share: one candidate's datasets."""

from collections.abc import Iterator

import pytest

from tests.kits.sql.corpus import Desk, opened_desk


@pytest.fixture(scope="session")
def shared_desk() -> Iterator[Desk]:
    with opened_desk() as desk:
        yield desk


@pytest.fixture
def desk(shared_desk: Desk) -> Desk:
    """One candidate's datasets; nobody may change what is in them."""
    shared_desk.asked.clear()
    return shared_desk
