"""The kind `sql` as a whole: a pack, a checkup, and a kit that proves itself."""

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from scorecard.core.checkup import Checkup, Outcome
from scorecard.errors import InvalidError, WrongUsageError
from scorecard.kits import sql
from scorecard.kits.kind import Case
from tests.kits.sql.corpus import FOLDER, RIGHT, VALIDATIONS, WRONG, read_yaml, shipped_kit, shipped_material

CASE = Case(FOLDER, "sql-transform", "jane-doe", 4_100_000_002)
OTHER = Case(FOLDER, "sql-transform", "john-roe", 4_100_000_003)


def checked(place: Path, dialect: str = "") -> Checkup:
    return sql.check(CASE, place, dialect=dialect, read_yaml=read_yaml)


def packed(case: Case) -> Mapping[str, bytes]:
    return sql.pack(case, read_yaml=read_yaml)


def written(folder: Path, text: str | bytes) -> Path:
    place = folder / "answer.sql"
    place.write_bytes(text.encode() if isinstance(text, str) else text)
    return place


@pytest.mark.parametrize("name", ["snowflake", "bigquery", "postgres", "dbt_model", "long_form", "lateral"])
def test_a_right_answer_is_right_whatever_it_is_written_in(name: str) -> None:
    checkup = checked(RIGHT[name])

    assert checkup.outcome is Outcome.RIGHT
    assert {fact.id for fact in checkup.facts} <= {"steps", "select_star", "nesting", "dialect_division"}


@pytest.mark.parametrize("name", ["history_join", "utc_date", "versions_filtered_first", "flag_not", "refund_join"])
def test_a_wrong_answer_is_told_by_its_trap(name: str) -> None:
    checkup = checked(WRONG[name])

    assert checkup.outcome is Outcome.WRONG
    assert f"-- trap: {checkup.facts[0].trap}" == WRONG[name].read_text().splitlines()[0]
    assert checkup.facts[0].examples


def test_an_answer_that_leaves_a_tie_open_depends_on_the_order_of_rows() -> None:
    found = {fact.id for fact in checked(WRONG["versions_tie_left_open"]).facts}

    assert {"order_of_rows", "versions_tie"} <= found


@pytest.mark.parametrize(
    ("text", "outcome", "fact"),
    [
        ("SELECT * FROM read_csv('/etc/passwd')", Outcome.REFUSED, "refused"),
        ("SELECT a FROM raw_orders WHERE (", Outcome.DOES_NOT_RUN, "stopped"),
        ("SELECT no_such_column FROM raw_orders", Outcome.DOES_NOT_RUN, "stopped"),
        ("SELECT * FROM raw_order", Outcome.DOES_NOT_RUN, "table_absent"),
        ("SELECT * FROM raw_order, read_csv('/etc/passwd')", Outcome.REFUSED, "refused"),
        (b"\xff\xfe", Outcome.REFUSED, "refused"),
        ("", Outcome.REFUSED, "refused"),
        ("SELECT 1 AS a", Outcome.WRONG, "columns_missing"),
        ("SELECT a.order_id FROM raw_orders AS a, raw_orders", Outcome.WRONG, "stopped"),
    ],
)
def test_every_text_has_an_outcome(tmp_path: Path, text: str | bytes, outcome: Outcome, fact: str) -> None:
    checkup = checked(written(tmp_path, text))

    assert (checkup.outcome, checkup.facts[0].id) == (outcome, fact)


@pytest.mark.parametrize(
    "text", ["SELECT 1 AS a", "SELECT no_such_column FROM raw_orders", "COPY raw_orders TO 'x'", ""]
)
def test_every_fact_stands_beside_a_criterion(tmp_path: Path, text: str) -> None:
    checkup = checked(written(tmp_path, text))

    assert checkup.facts
    assert all(fact.criteria for fact in checkup.facts)


def test_a_mistake_is_told_with_its_line_and_without_the_engines_arrow(tmp_path: Path) -> None:
    found = checked(written(tmp_path, "SELECT order_id,\n    no_such\nFROM raw_orders")).facts[0].sentence

    assert found.endswith(" Line 2: no_such")
    assert "^" not in found


def test_how_a_refused_answer_reads_is_no_matter(tmp_path: Path) -> None:
    assert [fact.id for fact in checked(written(tmp_path, "COPY (SELECT * FROM raw_orders) TO 'x'")).facts] == [
        "refused"
    ]


def test_what_a_reader_stumbles_over_has_its_line_where_lines_are_those_of_the_answer(tmp_path: Path) -> None:
    text = "SELECT a FROM (\n    SELECT *, 1 AS a\n    FROM raw_orders\n) AS b"
    own, other = (
        {fact.id: fact.examples for fact in checked(written(tmp_path, text), dialect).facts}["select_star"][0]
        for dialect in ("duckdb", "postgres")
    )

    assert own == f"line 2: {other}"


@pytest.mark.parametrize("spoken", ["duckdb", "tsql"])
def test_a_cause_shows_the_line_that_was_handed_in(tmp_path: Path, spoken: str) -> None:
    text = (
        WRONG["status_lower_only"].read_text().replace("FROM raw_orders", "FROM {{ source(\n'shop', 'raw_orders') }}")
    )
    line = next(number for number, line in enumerate(text.splitlines(), 1) if line.endswith("-- here"))
    first = checked(written(tmp_path, text), spoken).facts[0]

    assert (first.id, len(first.examples)) == ("status_as_typed", 5)
    assert first.examples[0] == f"line {line}: WHERE rn = 1 AND LOWER(status) = 'completed'  -- here"


def test_a_refusal_names_no_line_where_lines_are_not_those_of_the_answer(tmp_path: Path) -> None:
    said = checked(written(tmp_path, "SELECT 1 AS a FROM nowhere"), "postgres").facts[0].sentence

    assert (
        said == 'The answer brings no result: "nowhere" is neither a table of the exercise nor made in the submission.'
    )


def test_a_table_may_be_named_with_its_schema_in_another_dialect(tmp_path: Path) -> None:
    text = "SELECT count(*) AS orders_cnt FROM `shop.raw.raw_orders`"

    assert checked(written(tmp_path, text), "bigquery").outcome is Outcome.WRONG


def test_of_a_file_that_is_no_text_only_that_is_said(tmp_path: Path) -> None:
    assert [fact.id for fact in checked(written(tmp_path, b"\xff{{\xfe")).facts] == ["refused"]


def test_an_archive_is_to_be_unpacked_first(tmp_path: Path) -> None:
    shutil.make_archive(str(tmp_path / "hers"), "zip", FOLDER / "right")

    with pytest.raises(InvalidError, match=r"hers\.zip is a ZIP file, not SQL") as refused:
        checked(tmp_path / "hers.zip")

    assert refused.value.then.endswith("-d hers")


def test_what_the_dialect_hides_is_no_judgement(tmp_path: Path) -> None:
    checkup = checked(written(tmp_path, "SELECT FROM WHERE (("), "tsql")

    assert (checkup.outcome, checkup.facts[0].id) == (Outcome.REFUSED, "dialect_not_read")


def test_a_dialect_that_is_not_known_is_refused(tmp_path: Path) -> None:
    with pytest.raises(WrongUsageError, match="did you mean"):
        checked(written(tmp_path, "SELECT 1"), "postgre")


def test_a_folder_is_checked_whole(tmp_path: Path) -> None:
    shutil.copy(RIGHT["windows"], tmp_path / "model.sql")
    (tmp_path / "validations").mkdir()
    (tmp_path / "validations" / "orders.sql").write_text(VALIDATIONS["orders_reconcile"])

    checkup = checked(tmp_path)

    assert checkup.outcome is Outcome.RIGHT
    assert {"validation_1", "notes_absent"} <= {fact.id for fact in checkup.facts}
    severities = [["high", "medium", "low", "info"].index(fact.severity) for fact in checkup.facts]
    assert severities == sorted(severities)


def test_a_folder_without_validations_says_so(tmp_path: Path) -> None:
    shutil.copy(RIGHT["windows"], tmp_path / "answer.sql")
    (tmp_path / "NOTES.md").write_text("One row per customer and day.")

    found = {fact.id for fact in checked(tmp_path).facts}

    assert "validations_absent" in found
    assert "notes_absent" not in found


def test_an_empty_folder_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InvalidError):
        checked(tmp_path)


def test_the_one_model_of_a_dbt_project_is_its_answer(tmp_path: Path) -> None:
    (tmp_path / "models/marts").mkdir(parents=True)
    model = tmp_path / "models/marts/curated.sql"
    model.write_bytes(RIGHT["dbt_model"].read_bytes())

    assert checked(tmp_path).outcome is Outcome.RIGHT

    shutil.copy(model, tmp_path / "models/other.sql")
    with pytest.raises(InvalidError, match="more than one answer"):
        checked(tmp_path)


def test_models_behind_a_link_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "models").symlink_to(RIGHT["windows"].parent)

    with pytest.raises(InvalidError, match="holds no answer"):
        checked(tmp_path)


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "answer.sql").symlink_to(RIGHT["windows"])

    with pytest.raises(InvalidError):
        checked(tmp_path)


def test_the_hash_names_what_was_handed_in(tmp_path: Path) -> None:
    text = "SELECT 1 AS a"

    assert checked(written(tmp_path, text)).submission_hash == hashlib.sha256(text.encode()).hexdigest()


def test_a_pack_is_the_same_each_time_and_another_for_another_candidate() -> None:
    mine, again, theirs = packed(CASE), packed(CASE), packed(OTHER)

    assert mine == again
    assert {name for name in mine if mine[name] != theirs[name]} == {
        "MANIFEST.json",
        "data/raw_customers.csv",
        "data/raw_events.csv",
        "data/raw_orders.csv",
    }


def test_nothing_of_the_key_is_in_a_pack() -> None:
    text = b"\n".join(packed(CASE).values()).decode()
    material = shipped_material()
    lines = "\n".join((material.key, *material.traps.values())).splitlines()

    assert not [trap.id for trap in shipped_kit().traps if trap.id in text]
    assert not [line for line in lines if len(line.strip()) > 40 and line.strip() in text]
    assert str(CASE.seed) not in text


def test_a_manifest_binds_to_the_seed_and_the_files() -> None:
    files = packed(CASE)
    told = json.loads(files["MANIFEST.json"])

    assert len(told["seed_commitment"]) == 64
    assert told["files"] == {
        name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != "MANIFEST.json"
    }


def test_what_a_pack_loads_is_what_its_schema_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import duckdb

    for name, data in packed(CASE).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(data)
    monkeypatch.chdir(tmp_path)

    with duckdb.connect() as connection:
        connection.execute((tmp_path / "schema.sql").read_text())
        connection.execute((tmp_path / "load.sql").read_text())
        found = connection.execute("SELECT count(DISTINCT order_id), count(*) FROM raw_orders").fetchone()

    assert found is not None
    assert 300 <= found[0] < found[1] < 1500


def test_the_brief_says_what_the_exercise_says() -> None:
    told = " ".join((FOLDER / "brief.md").read_text().split())
    rules = (FOLDER / "exercise.yaml").read_text().split("## What to build")[1].split("## What to hand in")[0]

    assert " ".join(rules.split()) in told
