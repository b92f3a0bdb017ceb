"""The datasets of the shipped kit of data tests: made once, since they take a second or two."""

import pytest

from scorecard.kits.datatest.ground import Ground, build
from tests.kits.datatest.sample import CASE, KIT


@pytest.fixture(scope="session")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return build(KIT, CASE.seed, tmp_path_factory.mktemp("ground"))
