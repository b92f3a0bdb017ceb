"""What a kit of reviews is made of; that the shipped one holds what it says is tried by the command."""

from pathlib import Path

import pytest

from scorecard.errors import InvalidError, NotFoundError
from scorecard.kits.review.kit import ReviewKit, read_kit
from scorecard.library.door import read
from scorecard.library.load import load_exercise
from scorecard.library.shape import checked
from tests.kits.review.sample import FOLDER, KIT, read_yaml


def test_the_kit_is_what_its_document_asks_for() -> None:
    reading = read((FOLDER / "kit.yaml").read_bytes(), "kit.yaml")

    assert checked(reading, ReviewKit) == KIT
    assert reading.problems == []


def test_every_criterion_that_a_fact_names_is_one_of_the_exercise() -> None:
    known = {criterion.id for criterion in load_exercise(FOLDER / "exercise.yaml").value.criteria}

    assert {criterion for one in KIT.planted for criterion in one.criteria} <= known


def test_every_variant_has_the_same_to_find() -> None:
    faults = {fault.id: fault for fault in KIT.faults}
    weights = {tuple(sorted(faults[one].importance for one in variant.faults)) for variant in KIT.variants}

    assert weights == {("high", "high", "high", "medium", "medium")}
    assert all({"join_key", "utc_date", "missing_test"} <= set(variant.faults) for variant in KIT.variants)
    assert {one for variant in KIT.variants for one in variant.faults} == set(faults)
    assert {len(variant.decoys) for variant in KIT.variants} == {3}


def test_a_kit_that_lacks_something_says_so(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="There is no file"):
        read_kit(tmp_path, read_yaml)

    (tmp_path / "kit.yaml").write_text("kit: 1\nmodel: x\n")
    with pytest.raises(InvalidError, match="not a kit of kind pr-review"):
        read_kit(tmp_path, read_yaml)
