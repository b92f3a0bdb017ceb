"""This room puts together what a candidate gets of a kit of kind `sql`: the brief, data of their own, forms."""

import hashlib
import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import duckdb

from scorecard.core.seed import commitment, derived_seed
from scorecard.kits import engine
from scorecard.kits.kind import Case, ReadYaml
from scorecard.kits.sql import dataset
from scorecard.kits.sql.bench import read_kit, version
from scorecard.kits.sql.dataset import Recipe
from scorecard.kits.sql.kit import SqlKit, read_material

VISIBLE = "visible"
NOTES = b"# Notes\n\n## What one row stands for\n\n## Assumptions\n\n## What would break it\n\n## What to watch\n"


def handout(case: Case, read_yaml: ReadYaml) -> Mapping[str, bytes]:
    """The files of a candidate by their paths; the same bytes each time, and nothing of the key."""
    kit, material = read_kit(case.folder, read_yaml), read_material(case.folder)
    files = {
        "brief.md": (case.folder / "brief.md").read_bytes(),
        "schema.sql": material.schema.encode(),
        "load.sql": _loading(kit).encode(),
        "answer.sql": _form(kit).encode(),
        "NOTES.md": NOTES,
        "validations/README.md": _of_validations(kit).encode(),
    }
    with engine.opened() as connection, tempfile.TemporaryDirectory() as folder:
        traps = tuple(trap.id for trap in kit.traps)
        dataset.plant(connection, kit, material, Recipe(VISIBLE, derived_seed(case.seed, VISIBLE), traps))
        for table in kit.tables:
            files[f"data/{table}.csv"] = _rows(connection, table, Path(folder) / "rows.csv")
    files["MANIFEST.json"] = _manifest(case, version(kit, material), files)
    return dict(sorted(files.items()))


def _rows(connection: duckdb.DuckDBPyConnection, table: str, path: Path) -> bytes:
    """The rows of a table as CSV, in an order that does not show which were planted."""
    connection.execute(f"COPY (FROM {VISIBLE}.{table} ORDER BY ALL) TO '{path}' (FORMAT csv, HEADER)")
    return path.read_bytes()


def _form(kit: SqlKit) -> str:
    return f"-- dialect: {kit.dialects[0]}\n-- One SELECT, a CREATE TABLE {kit.result} AS, or a model.\n"


def _loading(kit: SqlKit) -> str:
    lines = [f"COPY {table} FROM 'data/{table}.csv' (FORMAT csv, HEADER);" for table in kit.tables]
    return "\n".join(("-- After schema.sql, from the folder of this file: duckdb work.duckdb", *lines, ""))


def _of_validations(kit: SqlKit) -> str:
    return (
        "Put each validation query into a file of its own here, for example `keys.sql`.\n\n"
        f"A query reads `{kit.result}` and the raw tables. It returns no row if the table is right, and the\n"
        "offending rows if it is not.\n"
    )


def _manifest(case: Case, made_from: str, files: Mapping[str, bytes]) -> bytes:
    told = {
        "exercise": case.exercise,
        "kit_version": made_from[:16],
        "engine": f"duckdb {duckdb.__version__}",
        "seed_commitment": commitment(case.seed),
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())},
    }
    return json.dumps(told, indent=2).encode() + b"\n"
