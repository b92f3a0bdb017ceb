"""What the checker of data tests reports: of the sample suites, and of what cannot be interpreted or run."""

import time
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from scorecard.core.checkup import Outcome
from scorecard.core.scorecard import FactSource
from scorecard.errors import InvalidError
from scorecard.kits.datatest import kind as datatest
from scorecard.kits.datatest import proof
from scorecard.kits.datatest.finding import facts
from scorecard.kits.datatest.ground import Ground, build
from scorecard.kits.datatest.kit import DataKit, read_kit
from scorecard.kits.datatest.proof import earned
from scorecard.kits.datatest.result import Result, observe
from scorecard.kits.datatest.spoken import checklist
from scorecard.kits.datatest.suite import Suite, read_suite
from scorecard.kits.datatest.threshold import Condition, Level, Threshold
from scorecard.kits.datatest.trial import Test as DataTest
from scorecard.kits.datatest.trial import boxed, trusted, try_one
from scorecard.kits.kind import Case
from scorecard.library import door

FOLDER = Path(__file__).parents[2] / "exercises" / "data-tests"
CASE = Case(FOLDER, "data-tests", "jane-doe", 4711)


def read_yaml(data: bytes, source: str) -> object:
    reading = door.read(data, source)
    reading.refuse_problems(f"{source} cannot be read.")
    return reading.data


KIT = read_kit(FOLDER, read_yaml)


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return build(KIT, CASE.seed, tmp_path_factory.mktemp("ground"))


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """Eight rows that tell the predicates apart: repeats, empty values, unknown parents."""
    file = tmp_path_factory.mktemp("golden") / "kit.duckdb"
    with duckdb.connect(str(file)) as connection:
        connection.execute("""
            CREATE SCHEMA ordinary_1; USE ordinary_1;
            CREATE TABLE dim_customers AS SELECT * FROM (VALUES (1), (2), (NULL)) AS rows (customer_id);
            CREATE TABLE fct_orders AS SELECT * FROM (VALUES
                (1, 1, 'a'), (2, 2, 'a'), (2, 3, 'b'), (2, 3, 'x'), (3, NULL, 'x'), (3, 1, 'y'), (NULL, 4, NULL),
                (NULL, 1, 'a')
            ) AS rows (order_id, customer_id, status)
        """)
    return Ground(file, ("ordinary_1",), {}, {}, {})


def suite_of(folder: Path, files: dict[str, str]) -> Suite:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return read_suite(KIT, folder, "duckdb", read_yaml)


def observed(ground: Ground, folder: Path, files: dict[str, str]) -> Result:
    return observe(KIT, ground, suite_of(folder, files), (), boxed(ground, KIT.tables))


def schema(column: str, test: str) -> str:
    return f"models: [{{name: fct_orders, columns: [{{name: {column}, data_tests: [{test}]}}]}}]"


# The counts are what `dbt test` reports as failures on these rows: repeated values, not repeated rows; no empty ones.
@pytest.mark.parametrize(
    ("column", "test", "failures"),
    [
        ("order_id", "not_null", 2),
        ("order_id", "unique", 2),
        ("status", "accepted_values: {values: [a, b]}", 2),
        ("status", "accepted_values: {arguments: {values: [a, b, x, y]}}", 0),
        ("order_id", "accepted_values: {values: [1, 2], quote: false}", 1),
        ("customer_id", "relationships: {to: ref('dim_customers'), field: customer_id}", 3),
        ("customer_id", "relationships: {arguments: {to: ref('dim_customers'), field: customer_id}}", 3),
        ("customer_id", "relationships: {to: \"source('shop', 'dim_customers')\", field: customer_id}", 3),
        ("order_id", "not_null: {where: \"status = 'a'\"}", 1),
        ("order_id", "unique: {config: {where: customer_id <> 3}}", 0),
        ("order_id", "unique: {config: {limit: 1}}", 1),
    ],
)
def test_a_generic_test_counts_what_dbt_counts(
    golden: Ground, tmp_path: Path, column: str, test: str, failures: int
) -> None:
    written = f"{{{test}}}" if ":" in test else test
    suite = suite_of(tmp_path, {"schema.yml": schema(column, written)})

    trial = try_one(suite.tests[0], golden.ordinary, trusted(golden))

    assert (trial.trouble, trial.counts) == (None, {"ordinary_1": failures})


@pytest.mark.parametrize(
    ("threshold", "failures", "level"),
    [
        (Threshold(), 0, Level.SILENT),
        (Threshold(), 1, Level.STOPS),
        (Threshold("warn"), 9, Level.WARNS),
        (Threshold("warn", error_if=Condition("> 5")), 9, Level.WARNS),
        (Threshold(error_if=Condition("> 5"), warn_if=Condition(">=3")), 2, Level.SILENT),
        (Threshold(error_if=Condition("> 5"), warn_if=Condition(">=3")), 3, Level.WARNS),
        (Threshold(error_if=Condition("> 5"), warn_if=Condition(">=3")), 6, Level.STOPS),
        (Threshold(error_if=Condition("between 2 and 3")), 3, Level.STOPS),
        (Threshold(error_if=Condition("between 2 and 3")), 4, Level.WARNS),
    ],
)
def test_a_threshold_is_read_as_dbt_reads_it(threshold: Threshold, failures: int, level: Level) -> None:
    assert threshold.level(failures) is level


@pytest.mark.parametrize("name", KIT.suites)
def test_a_sample_suite_earns_what_it_must(ground: Ground, name: str) -> None:
    suite = read_suite(KIT, FOLDER / "suites" / name, "duckdb", read_yaml)

    assert earned(observe(KIT, ground, suite, (), trusted(ground))) == KIT.suites[name]


def test_the_kit_holds_as_many_faults_and_oddities_as_it_promises() -> None:
    assert (len(KIT.faults) >= 28, len(KIT.odd), KIT.ordinary) == (True, 12, 20)
    assert {fault.weight for fault in KIT.faults} == {1, 2, 3}


def test_the_kit_proves_itself() -> None:
    assert [figure for figure in datatest.test(CASE, read_yaml=read_yaml) if not figure.held] == []


def test_a_good_suite_is_reported_whole() -> None:
    began = time.process_time()
    checkup = datatest.check(CASE, FOLDER / "suites" / "good", read_yaml=read_yaml)

    assert time.process_time() - began < 10
    assert checkup.outcome is Outcome.RIGHT
    assert [fact.id for fact in checkup.facts[:4]] == ["missed", "carried", "odd_alarm_2", "credited"]
    assert checkup.facts[3].sentence.startswith("The tests catch 28 of 32 faults, 73 of 81 by business weight")
    assert checkup.sandbox["os_guard"]


def test_sql_is_read_as_the_engine_reads_it_where_no_dialect_is_named(tmp_path: Path) -> None:
    test = tmp_path / "latest.sql"
    test.write_text("from {{ ref('fct_orders') }} select order_id where amount < 0")

    found = datatest.check(CASE, test, dialect="", read_yaml=read_yaml)

    assert found == datatest.check(CASE, test, read_yaml=read_yaml)
    assert found.outcome is Outcome.RIGHT


def test_tests_in_plain_words_are_counted_like_their_sql() -> None:
    listed = checklist(CASE, read_yaml)

    found = listed.facts(("customers_found", "loaded_fresh", "postcodes_filled", "postcodes_all"))

    # 4 + 3 + 2 faults, none of them twice; the heaviest of the other 23 is one of those of weight 3
    assert [(fact.severity, fact.id, fact.criteria) for fact in found] == [
        ("high", "noted_alarm_postcodes_all", ("thresholds",)),
        ("medium", "noted_credited", ("choice",)),
        ("medium", "noted_missed", ("choice",)),
        ("info", "noted_loaded_fresh", ("choice",)),
        ("info", "noted_customers_found", ("choice",)),
        ("info", "noted_postcodes_filled", ("choice",)),
    ]
    assert found[1].sentence.startswith("The tests proposed in words catch 9 of 32 faults, ")
    assert found[2].sentence.startswith("No test proposed catches 23 faults; the ")
    assert {fact.source for fact in found} == {FactSource.INTERVIEWER}
    assert listed.facts(()) == ()


def test_the_kit_notices_a_test_in_plain_words_that_catches_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    spoken = replace(KIT.spoken[0], catches=frozenset({"table_empty"}))
    monkeypatch.setattr(proof, "read_kit", lambda *_: replace(KIT, spoken=(spoken,)))

    figures = {figure.what: figure for figure in proof.prove(CASE, read_yaml)}

    wrong = figures["tests in plain words catch what their SQL does"]
    assert (wrong.held, wrong.told) == (False, "1 tests: not keys_once")


def test_a_test_that_always_fires_earns_nothing(ground: Ground, tmp_path: Path) -> None:
    result = observed(ground, tmp_path, {"always.sql": "select 1"})

    assert result.outcome is Outcome.WRONG
    assert facts(result)[0].sentence == (
        "The tests catch 0 of 32 faults, 0 of 81 by business weight, counting only tests that are silent on ordinary "
        "data. Another 32 would count if no test cried wolf."
    )


def test_a_warning_that_is_always_there_earns_nothing(ground: Ground, tmp_path: Path) -> None:
    suite = suite_of(tmp_path, {"always.sql": "{{ config(severity='warn') }} select 1"})

    result = observe(KIT, ground, suite, (), trusted(ground))

    assert (len(result.earned[0].warnings), result.earned[0].kills) == (20, frozenset())


@pytest.mark.parametrize(
    "text",
    ["models: [", "models: *all", "models: !!python/object:os.system {}", "a: 1\na: 2", "", "--- 1\n--- 2", "\x00"],
)
def test_malformed_yaml_cannot_be_read(tmp_path: Path, text: str) -> None:
    with pytest.raises(InvalidError):
        suite_of(tmp_path, {"schema.yml": text})


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("a.sql", "{% set x = 1 %} select {{ x }}", "it uses Jinja beyond ref, source and config: {% set x = 1 %}"),
        ("a.sql", "select {{ env_var('HOME') }}", "it uses Jinja beyond ref, source and config: {{ env_var('HOME') }}"),
        ("a.sql", "{{ config(tags=['x']) }} select 1", "its config holds more than plain text and numbers."),
        ("a.yml", schema("amount", "dbt_utils.not_constant"), "it is not one of dbt's own four tests."),
        ("a.yml", schema("amount", '{unique: {where: "{{ x }}"}}'), "its where uses Jinja: {{ x }}"),
        ("a.yml", schema("amount", "{unique: {fail_calc: sum(n)}}"), "it sets fail_calc."),
        ("a.yml", schema('"1) or (1"', "unique"), "its column is not a plain name."),
        ("a.yml", schema("amount", '{unique: {error_if: "> (select 1)"}}'), "its error_if does not compare"),
        ("a.yml", "models: [{name: pg_tables}]", "the exercise has no table of that name."),
        ("a.yml", "models: 3", "it names no model or source to test."),
        ("a.yml", "[1, 2]", "it is not a dbt file of models or sources."),
    ],
)
def test_what_is_not_interpreted_is_named_and_left(tmp_path: Path, name: str, text: str, why: str) -> None:
    suite = suite_of(tmp_path, {name: text})

    assert suite.tests == ()
    assert suite.left[0].why.startswith(why)


@pytest.mark.parametrize(
    ("sql", "outcome"),
    [
        ("select * from read_csv('/etc/passwd')", Outcome.REFUSED),
        ("copy (select 1) to '/tmp/x'", Outcome.REFUSED),
        ("select 1; drop table fct_orders", Outcome.REFUSED),
        ("select 1) as a, (select 2", Outcome.DOES_NOT_RUN),
        ("create table t as select 1", Outcome.DOES_NOT_RUN),
        ("select no_such_column from fct_orders", Outcome.DOES_NOT_RUN),
        ("select * from other_schema.fct_orders", Outcome.REFUSED),
        ("select 'a\x00b'", Outcome.REFUSED),
        ("select count(*) from range(100000000000) as a (x) where x % 7 = 8", Outcome.TOO_SLOW),
    ],
)
def test_hostile_sql_does_not_run(ground: Ground, tmp_path: Path, sql: str, outcome: Outcome) -> None:
    result = observed(ground, tmp_path, {"a.sql": sql})

    assert (result.outcome, facts(result)[0].id) == (outcome, f"{outcome.value}_1")


def test_a_hostile_where_does_not_leave_the_sandbox(ground: Ground, tmp_path: Path) -> None:
    where = "order_id in (select 1 from read_text('/etc/passwd'))"
    result = observed(ground, tmp_path, {"schema.yml": schema("order_id", f'{{not_null: {{where: "{where}"}}}}')})

    assert result.outcome is Outcome.REFUSED


def test_a_where_that_closes_the_parenthesis_is_refused(ground: Ground, tmp_path: Path) -> None:
    result = observed(
        ground, tmp_path, {"schema.yml": schema("order_id", '{not_null: {where: "true) union all (select 1"}}')}
    )

    assert result.outcome in {Outcome.REFUSED, Outcome.DOES_NOT_RUN}


def test_the_pack_holds_nothing_of_the_key() -> None:
    files = datatest.pack(CASE)
    text = b"\n".join(files.values()).decode().lower()
    told: DataKit = KIT

    assert sorted(files) == ["NOTES.md", "brief.md", "schema.sql", "schema.yml"]
    assert [script.id for script in (*told.faults, *told.odd) if script.id in text or script.what.lower() in text] == []


def test_a_data_test_is_named_once(tmp_path: Path) -> None:
    suite = suite_of(tmp_path, {"a/same.sql": "select 1", "b/same.sql": "select 2"})

    assert [test.name for test in suite.tests] == ["same", "same (2)"]
    assert all(isinstance(test, DataTest) for test in suite.tests)
