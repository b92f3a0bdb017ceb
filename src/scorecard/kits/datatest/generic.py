"""This room reads dbt's `schema.yml` and writes the four generic tests as the SQL that dbt compiles them to."""

# ruff: noqa: S608  names are plain and values quoted; a stranger's `where` runs in the sandbox only

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from scorecard.kits.datatest.kit import DataKit
from scorecard.kits.datatest.singular import NAME, jinja, one_query, with_tables
from scorecard.kits.datatest.threshold import read_threshold
from scorecard.kits.datatest.trial import Left, Test

CONFIG = ("severity", "error_if", "warn_if", "where", "limit", "fail_calc", "enabled", "tags", "meta", "store_failures")
IGNORED = frozenset({"enabled", "tags", "meta", "store_failures", "name", "description"})
VALUES = 1000

Plain = Mapping[str, object]


def read_schema(kit: DataKit, file: str, said: object) -> Iterator[Test | Left]:
    """Read the tests of a `schema.yml`, of its models and its sources; what is not understood is left."""
    if not isinstance(said, Mapping):
        yield Left(file, "it is not a dbt file of models or sources.")
        return
    tables = [*_list(said, "models"), *_list(said, "seeds"), *_list(said, "snapshots")]
    for source in _list(said, "sources"):
        tables += _list(source, "tables")
    if not tables:
        yield Left(file, "it names no model or source to test.")
    for table in tables:
        yield from _of_table(kit, file, table)


def _list(said: object, key: str) -> Sequence[object]:
    found = said.get(key) if isinstance(said, Mapping) else None
    return found if isinstance(found, list) else ()


def _of_table(kit: DataKit, file: str, table: object) -> Iterator[Test | Left]:
    name = str(table.get("name", "")) if isinstance(table, Mapping) else ""
    if name.lower() not in kit.tables:
        yield Left(f"{file}: {name[:60]}", "the exercise has no table of that name.")
        return
    for said in _tests(table):
        yield _read(kit, file, name.lower(), "", said)
    for column in _list(table, "columns"):
        label = str(column.get("name", "")) if isinstance(column, Mapping) else ""
        for said in _tests(column):
            yield _read(kit, file, name.lower(), label, said)


def _tests(said: object) -> Sequence[object]:
    return (*_list(said, "data_tests"), *_list(said, "tests"))


def _read(kit: DataKit, file: str, table: str, column: str, said: object) -> Test | Left:
    kind, given = _kind(said)
    config, arguments = _sorted(given)
    column = str(arguments.pop("column_name", column))
    label = str(given.get("name") or f"{kind}: {table}{column and '.'}{column}")[:80]
    place = f"{file}: {label}"
    unread = set(config) - {"severity", "error_if", "warn_if", "where", "limit"} - IGNORED
    if kind not in PREDICATES:
        return Left(place, "it is not one of dbt's own four tests.")
    if unread or not NAME.fullmatch(column):
        return Left(place, f"it sets {min(unread)}." if unread else "its column is not a plain name.")
    threshold = read_threshold(config)
    if isinstance(threshold, str):
        return Left(place, threshold)
    where = str(config.get("where", ""))
    if unknown := jinja(where):
        return Left(place, f"its where uses Jinja: {unknown}")
    written = PREDICATES[kind](kit, _rows(table, where), column, arguments)
    if isinstance(written, Left):
        return Left(place, written.why)
    limit = config.get("limit")
    return Test(label, written, threshold, own=not where, limit=limit if isinstance(limit, int) else None)


def _kind(said: object) -> tuple[str, Plain]:
    if isinstance(said, str):
        return said, {}
    if not isinstance(said, Mapping) or not said:
        return "?", {}
    if "test_name" in said:
        return str(said["test_name"]), said
    kind = next((key for key in said if key not in {"name", "description", "config"}), "?")
    inner = said[kind] if isinstance(said.get(kind), Mapping) else {}
    return str(kind), {**{key: value for key, value in said.items() if key != kind}, **cast("Plain", inner)}


def _sorted(given: Plain) -> tuple[dict[str, object], dict[str, object]]:
    """Part the configuration from the arguments; both may stand at the top or under a key of their own."""
    config = {key: given[key] for key in CONFIG if key in given}
    arguments = {key: value for key, value in given.items() if key not in {*CONFIG, *IGNORED, "config", "arguments"}}
    for key, into in (("config", config), ("arguments", arguments)):
        if isinstance(inner := given.get(key), Mapping):
            into.update({str(name): value for name, value in inner.items()})
    return config, arguments


def _rows(table: str, where: str) -> str:
    if not where:
        return table
    query = one_query(f"select * from {table} where {where}", "duckdb")
    return f"({query}\n) as dbt_subquery"


def _not_null(_kit: DataKit, rows: str, column: str, _arguments: Plain) -> str | Left:
    return f"select {column} from {rows} where {column} is null"


def _unique(_kit: DataKit, rows: str, column: str, _arguments: Plain) -> str | Left:
    return (
        f"select {column} as unique_field, count(*) as n_records from {rows}"
        f" where {column} is not null group by {column} having count(*) > 1"
    )


def _accepted_values(_kit: DataKit, rows: str, column: str, arguments: Plain) -> str | Left:
    values = arguments.get("values")
    if not isinstance(values, list) or not 0 < len(values) <= VALUES:
        return Left("", "it names no values.")
    if arguments.get("quote", True) is False and not all(str(value).lstrip("-").isdecimal() for value in values):
        return Left("", "its values are SQL, with quote: false.")
    quoted = arguments.get("quote", True) is not False
    listed = ", ".join("'{}'".format(str(value).replace("'", "''")) if quoted else str(value) for value in values)
    return (
        f"with all_values as (select {column} as value_field, count(*) as n_records from {rows} group by {column})"
        f" select * from all_values where value_field not in ({listed})"
    )


def _relationships(kit: DataKit, rows: str, column: str, arguments: Plain) -> str | Left:
    parent = with_tables("{{ " + str(arguments.get("to", "")) + " }}").lower()
    field = str(arguments.get("field", ""))
    if parent not in kit.tables or not NAME.fullmatch(field):
        return Left("", "its to and field do not name a column of a table of the exercise.")
    return (
        f"with child as (select {column} as from_field from {rows} where {column} is not null),"
        f" parent as (select {field} as to_field from {parent})"
        " select from_field from child left join parent on child.from_field = parent.to_field"
        " where parent.to_field is null"
    )


PREDICATES = {
    "not_null": _not_null,
    "unique": _unique,
    "accepted_values": _accepted_values,
    "relationships": _relationships,
}
