"""A kit that lacks something, or whose own SQL fails, says so: whoever writes one reads it."""

import shutil
from pathlib import Path

import pytest

from scorecard.errors import InvalidError, NotFoundError
from scorecard.kits import engine
from scorecard.kits.datatest import kind as datatest
from scorecard.kits.datatest.ground import build
from scorecard.kits.datatest.kit import read_kit
from scorecard.kits.file import kit_text
from scorecard.kits.kind import Case
from tests.kits.datatest.sample import FOLDER, read_yaml


@pytest.fixture
def spoiled(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "my-tests"))


def test_a_file_that_is_not_there_is_named(spoiled: Path) -> None:
    (spoiled / "brief.md").unlink()
    with pytest.raises(NotFoundError, match=r"There is no file .*brief\.md"):
        datatest.pack(Case(spoiled, "my-tests", "jane-doe", 1), read_yaml=read_yaml)

    (spoiled / "clean.sql").unlink()
    with pytest.raises(NotFoundError, match=r"There is no file .*clean\.sql"):
        read_kit(spoiled, read_yaml)


def test_a_file_that_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "brief.md").write_bytes(b"\xff")

    with pytest.raises(InvalidError, match=r"brief\.md is not text in UTF-8"):
        kit_text(tmp_path / "brief.md")


def test_a_script_that_does_not_run_is_named(spoiled: Path, tmp_path: Path) -> None:
    script = spoiled / "faults" / "key_empty.sql"
    script.write_text(script.read_text() + "selec 1")

    with pytest.raises(InvalidError, match=r"The script key_empty\.sql of the exercise does not run"):
        build(read_kit(spoiled, read_yaml), 1, tmp_path)


def test_any_other_sql_of_a_kit_that_does_not_run_is_quoted() -> None:
    with pytest.raises(InvalidError) as refused, engine.opened() as connection:
        connection.execute("selec 1")

    assert refused.value.lines == (
        "What the exercise is made from does not run.",
        'Parser Error: syntax error at or near "selec" Line 1: selec 1',
    )
