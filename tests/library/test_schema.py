"""The JSON Schemas that editors use agree with what loading accepts."""

import json
from pathlib import Path

import pytest

from scorecard.errors import WrongUsageError
from scorecard.library.door import read
from scorecard.library.schema import schema_text
from tests.library.shelf import HERE, ROOT

GOOD = [
    *(("rubric", path) for path in sorted((ROOT / "rubrics").glob("*.yaml"))),
    *(("exercise", path) for path in sorted((ROOT / "exercises").glob("*/exercise.yaml"))),
    ("rubric", HERE / "good" / "tiny.yaml"),
    ("exercise", HERE / "good" / "task" / "exercise.yaml"),
]


@pytest.mark.parametrize(("kind", "path"), GOOD, ids=lambda part: part.parent.name if isinstance(part, Path) else part)
def test_a_good_file_fits_its_schema(kind: str, path: Path) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(schema_text(kind))

    assert [*jsonschema.Draft202012Validator(schema).iter_errors(read(path.read_bytes(), str(path)).data)] == []


@pytest.mark.parametrize("kind", ["rubric", "exercise", "scorecard"])
def test_a_schema_is_a_schema_that_knows_every_key(kind: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(schema_text(kind))

    jsonschema.Draft202012Validator.check_schema(schema)
    assert (schema["$schema"], schema["title"], schema["additionalProperties"]) == (
        "https://json-schema.org/draft/2020-12/schema",
        f"scorecard {kind}",
        False,
    )


@pytest.mark.parametrize(
    "name", ["mistyped-key", "weight-quoted", "wrong-format", "text-for-list", "example-unknown-call"]
)
def test_an_editor_finds_what_the_shape_forbids(name: str) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(schema_text("rubric"))
    bad = read((HERE / "bad" / f"{name}.yaml").read_bytes(), name).data

    assert [*jsonschema.Draft202012Validator(schema).iter_errors(bad)] != []


def test_a_kind_of_document_that_there_is_not_has_no_schema() -> None:
    with pytest.raises(WrongUsageError, match=r"^There is no schema for rubrik; did you mean rubric\?$"):
        schema_text("rubrik")
